"""What the frame around every page shows: agency, years, sections, the person's other agencies."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from assessments.models import FiscalYear
from ita_portal.accounts.access import actors_here
from ita_portal.accounts.models import Agency
from ita_portal.accounts.roles import May
from ita_portal.thai import fiscal_year
from reports.inbox.waiting import waiting_of


@dataclass(frozen=True)
class Link:
    """One link of the frame; `current` is what aria-current says: "page", "true" or nothing."""

    words: str
    href: str
    current: str = ""


@dataclass(frozen=True)
class Frame:
    """กรอบของหน้า; `agency` and `year` are those of the address, or the person's own."""

    agency: Agency | None
    year: int | None
    agencies: tuple[Agency, ...]
    years: tuple[int, ...]
    rights: frozenset[May]
    path: str = ""
    is_operator: bool = False
    waiting: int | None = None  # so many opinions are asked of an executive; None of whoever gives none

    @property
    def year_href(self) -> str:
        """The page of the year at a glance; of the agency alone where no year's rules are known."""
        return reverse("year", args=[self.agency.code, self.year]) if self.year else reverse("home")

    @property
    def section_links(self) -> list[Link]:
        """The sections of the work, in the order of the year."""
        links = [self._link("งานของฉัน", "home")]
        if self.waiting is not None:
            words = f"รอความเห็น {self.waiting} เรื่อง" if self.waiting else "รอความเห็น"
            links.append(self._link(words, "inbox", []))
        if self.agency and self.year:
            here = [self.agency.code, self.year]
            links.append(self._link("ภาพรวมปี", "year", here))
            links.append(self._link("คะแนน", "scores", here))
            links.append(self._link("การวิเคราะห์", "analysis", here))
            links.append(self._link("มาตรการ", "measures", here))
            if May.DOWNLOAD_REPORTS in self.rights:
                links.append(self._link("รายงาน", "reports", here))
        return links

    @property
    def office_links(self) -> list[Link]:
        """What the administrator of an agency looks after, and the operator of the server."""
        links = []
        if May.IMPORT in self.rights:
            links.append(self._link("นำเข้าข้อมูล", "import", [self.agency.code]))
        if May.PUBLISH in self.rights:
            links.append(self._link("เผยแพร่", "publications", [self.agency.code]))
        if May.MANAGE_PEOPLE in self.rights:
            links.append(self._link("บุคคล", "people", [self.agency.code]))
        if May.MANAGE_SETTINGS in self.rights:
            links.append(self._link("ตั้งค่า", "settings", [self.agency.code]))
        if self.is_operator:
            links.append(self._link("นำเข้าข้อมูล", "operator_import"))
            links.append(self._link("จัดทำรายงานหลายหน่วยงาน", "operator_batch"))
        return links

    @property
    def year_links(self) -> list[Link]:
        """The years whose rules are known, newest first."""
        if not self.agency:
            return []
        code = self.agency.code
        return [
            Link(str(year), reverse("year", args=[code, year]), "true" if year == self.year else "")
            for year in self.years
        ]

    @property
    def agency_links(self) -> list[Link]:
        """The person's other agencies, in the same year."""
        others = [agency for agency in self.agencies if agency != self.agency] if self.year else []
        return [Link(each.name, reverse("year", args=[each.code, self.year])) for each in others]

    def _link(self, words: str, name: str, arguments: list[object] | None = None) -> Link:
        href = reverse(name, args=arguments or [])
        if href == self.path:
            return Link(words, href, "page")
        below = bool(arguments) and href != self.year_href and self.path.startswith(href)
        return Link(words, href, "true" if below else "")


def frame(request: HttpRequest) -> dict[str, object]:
    """Context of every template: `frame`, read from the database only where a template asks."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}


def frame_of(request: HttpRequest) -> Frame:
    """The frame of one request: two queries for a member, three more for an executive, none for a visitor."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Frame(None, None, (), (), frozenset())
    actors = actors_here(request)
    arguments = request.resolver_match.kwargs if request.resolver_match else {}
    agencies = {actor.agency.code: actor.agency for actor in actors}
    agency = agencies.get(arguments.get("agency_code", "")) or next(iter(agencies.values()), None)
    is_executive = any(actor.may(May.GIVE_OPINION) for actor in actors)
    years = _years()
    year = arguments.get("year")
    return Frame(
        agency=agency,
        year=year if year in years else current_year(years),
        agencies=tuple(agencies.values()),
        years=years,
        rights=frozenset().union(*(actor.rights for actor in actors if actor.agency == agency)),
        path=request.path,
        is_operator=user.is_superuser,
        waiting=len(waiting_of(request)) if is_executive else None,
    )


def _years() -> tuple[int, ...]:
    return tuple(FiscalYear.objects.order_by("-year").values_list("year", flat=True))


def current_year(years: tuple[int, ...]) -> int | None:
    """The fiscal year of today where its rules are known, else the newest one known."""
    today = fiscal_year(timezone.localdate())
    return today if today in years else next(iter(years), None)
