"""Who may import or export which kind of file, and where its pages stand."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse

from ita_portal.accounts.access import Actor, enter, enter_as_operator
from ita_portal.accounts.models import User
from ita_portal.accounts.roles import May
from ita_portal.imports.kinds import KINDS, Kind


@dataclass(frozen=True)
class Door:
    """A person at one kind of file, of her agency or, for the operator, of all."""

    actor: Actor
    kind: Kind

    def url(self, page: str, *more: str) -> str:
        """The address of a page of this kind: `import_file`, `import_preview` …"""
        if self.actor.agency:
            return reverse(page, args=[self.actor.agency.code, self.kind.name, *more])
        return reverse(f"operator_{page}", args=[self.kind.name, *more])

    @property
    def list_url(self) -> str:
        """The page of all kinds."""
        return list_url(self.actor)

    @property
    def upload_url(self) -> str:
        return self.url("import_file")

    @property
    def sample_url(self) -> str:
        return self.url("import_sample")


def list_url(actor: Actor) -> str:
    """The page on which one chooses what to import."""
    return reverse("import", args=[actor.agency.code]) if actor.agency else reverse("operator_import")


def enter_imports(user: User, agency_code: str | None) -> tuple[Actor, list[Kind]]:
    """Lets a person to the imports of an agency, or the operator to those of all.

    Raises:
        Http404: a stranger. PermissionDenied: a member who may not import.
    """
    if agency_code is None:
        return enter_as_operator(user), list(KINDS.values())
    actor = enter(user, agency_code, to=May.IMPORT)
    return actor, [kind for kind in KINDS.values() if kind.to_import and actor.may(kind.to_import)]


def enter_import(request: HttpRequest, kind_name: str, agency_code: str | None) -> Door:
    """Lets the person of a request to one kind of import; raises as `door_for`."""
    return door_for(request.user, kind_name, agency_code)


def door_for(user: User, kind_name: str, agency_code: str | None) -> Door:
    """Lets a person to one kind of import; raises as `enter_imports`, and 404 for a kind that is not hers."""
    actor, kinds = enter_imports(user, agency_code)
    for kind in kinds:
        if kind.name == kind_name:
            return Door(actor, kind)
    raise Http404


def enter_export(request: HttpRequest, kind_name: str, agency_code: str) -> Door:
    """Lets a member to the export of one kind.

    Raises:
        Http404: a stranger, or no such kind. PermissionDenied: a member who may not export it.
    """
    if kind_name not in KINDS:
        raise Http404
    kind = KINDS[kind_name]
    return Door(enter(request.user, agency_code, to=kind.to_export), kind)
