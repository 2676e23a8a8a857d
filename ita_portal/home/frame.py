"""What the frame around every page shows: the agency, its years, the person's other agencies."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from assessments.models import FiscalYear
from ita_portal.accounts.models import Agency, Membership
from ita_portal.accounts.roles import ROLES, May
from ita_portal.thai import fiscal_year


@dataclass(frozen=True)
class Frame:
    """กรอบของหน้า; `agency` and `year` are those of the address, or the person's own."""

    agency: Agency | None
    year: int | None
    agencies: tuple[Agency, ...]
    years: tuple[int, ...]
    rights: frozenset[May]

    @property
    def may_manage_people(self) -> bool:
        """Whether the frame offers the people page."""
        return May.MANAGE_PEOPLE in self.rights

    @property
    def may_manage_settings(self) -> bool:
        """Whether the frame offers the settings page."""
        return May.MANAGE_SETTINGS in self.rights


def frame(request: HttpRequest) -> dict[str, object]:
    """Context of every template: `frame`, read from the database only where a template asks."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}


def frame_of(request: HttpRequest) -> Frame:
    """The frame of one request: two queries for a member, none for a visitor."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Frame(None, None, (), (), frozenset())
    memberships = list(Membership.objects.filter(user=user).select_related("agency").order_by("agency__name"))
    arguments = request.resolver_match.kwargs if request.resolver_match else {}
    agencies = {m.agency.code: m.agency for m in memberships}
    agency = agencies.get(arguments.get("agency_code", "")) or next(iter(agencies.values()), None)
    rights = [ROLES[m.role].may for m in memberships if m.agency == agency]
    years = _years()
    year = arguments.get("year") or current_year(years)
    return Frame(agency, year, tuple(agencies.values()), years, frozenset().union(*rights))


def _years() -> tuple[int, ...]:
    return tuple(FiscalYear.objects.order_by("-year").values_list("year", flat=True))


def current_year(years: tuple[int, ...]) -> int | None:
    """The fiscal year of today where its rules are known, else the newest one known."""
    today = fiscal_year(timezone.localdate())
    return today if today in years else next(iter(years), None)
