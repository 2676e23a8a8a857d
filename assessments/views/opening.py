"""What every page of scores begins with: who is there, and which result she looks at."""

from django.http import Http404, HttpRequest

from assessments.outlook import Outlook, outlook_of
from ita_portal.accounts.access import Actor, enter_here
from ita_portal.accounts.roles import May


def open_year(
    request: HttpRequest, agency_code: str, year: int, *, to: May = May.VIEW, items: bool = True
) -> tuple[Actor, Outlook]:
    """The person and the result of that year.

    Raises:
        Http404: no such agency for this person, or no rules of that year.
        PermissionDenied: her roles do not allow it.
    """
    actor = enter_here(request, agency_code, to=to)
    try:
        return actor, outlook_of(actor.agency, year, items=items)
    except KeyError as unknown:
        raise Http404 from unknown


def common_context(actor: Actor, look: Outlook) -> dict[str, object]:
    """What the tabs and headings of these pages need."""
    return {
        "agency": actor.agency,
        "year": look.year,
        "look": look,
        "may_edit": actor.may(May.EDIT_SCORES),
        "may_import": actor.may(May.IMPORT),
        "may_export": actor.may(May.EXPORT),
        "has_year_before": look.year - 1 in look.rules_by_year,
        "has_next_year": look.year + 1 in look.rules_by_year,
    }
