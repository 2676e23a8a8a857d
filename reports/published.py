"""What is published, and what could be: read for strangers, and for the agency itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery
from django.http import Http404

from assessments.models import Item
from ita_portal.accounts.models import Agency, AgencyQuerySet
from reports.models import Decision, Publication, SealedFile, Step, Version, Withdrawal


@dataclass(frozen=True)
class PublishedItem:
    """What an agency has published under one item, newest first."""

    item: Item
    publications: tuple[Publication, ...]


@dataclass(frozen=True)
class AgreedYear:
    """What an agency agreed to of one Buddhist year."""

    year: int
    versions: tuple[Version, ...]


@dataclass(frozen=True)
class PublishedYear:
    """A Buddhist year in which an agency has published something, and how much."""

    year: int
    count: int


def agreed() -> AgencyQuerySet:
    """The versions whose last level agreed: those that may be published."""
    last = Step.objects.filter(version=OuterRef("pk")).order_by("-order").values("pk")[:1]
    rows = Version.objects.annotate(last=Subquery(last)).filter(
        decisions__step=F("last"), decisions__opinion=Decision.Opinion.AGREE, recall=None
    )
    return rows.annotate(agreed_at=F("decisions__at")).select_related("report__agency")


def agreed_by_year(agency: Agency) -> list[AgreedYear]:
    """What an agency agreed to, newest year first; each version with its publications, live and withdrawn."""
    shown = Publication.objects.select_related("item", "withdrawal")
    live = Prefetch("publications", shown.live(), to_attr="live")
    gone = Prefetch("publications", shown.exclude(withdrawal=None), to_attr="withdrawn")
    rows = agreed().of_agency(agency).prefetch_related(live, gone)
    ordered = rows.order_by("-report__fiscal_year_id", "report__format", "-number")
    return [
        AgreedYear(year, tuple(each))
        for year, each in groupby(ordered, lambda row: row.report.fiscal_year_id)
    ]


def publishing_agencies() -> QuerySet[Agency]:
    """The agencies that publish something now, by name; `published` says how much."""
    live = Publication.objects.live().values("version__report__agency")
    return Agency.objects.filter(pk__in=live).order_by("name", "code")


def agency_of(code: str) -> Agency:
    """The agency whose public pages these are.

    Raises:
        Http404: there is none of this code, or it has never published anything; nobody learns which.
    """
    found = Agency.objects.filter(code=code, reports__versions__publications__isnull=False).first()
    if found is None:
        raise Http404
    return found


def years_of(agency: Agency) -> list[PublishedYear]:
    """The years of which something is published, newest first."""
    rows = Publication.objects.of_agency(agency).live().values("item__fiscal_year").order_by()
    counted = rows.annotate(count=Count("pk")).order_by("-item__fiscal_year")
    return [PublishedYear(row["item__fiscal_year"], row["count"]) for row in counted]


def items_of(agency: Agency, year: int, code: str = "") -> list[PublishedItem]:
    """What is published of a year by its items, in their order; of one item where its code is given."""
    rows = _whole(Publication.objects.of_agency(agency).live().filter(item__fiscal_year=year))
    if code:
        rows = rows.filter(item__code=code)
    ordered = rows.order_by("item__order", "-at", "-pk")
    return [PublishedItem(item, tuple(each)) for item, each in groupby(ordered, lambda row: row.item)]


def everything() -> Iterable[Publication]:
    """All that is published now, newest first, for the map of the site."""
    return _whole(Publication.objects.live()).order_by("-at", "-pk")


def find(agency: Agency, year: int, item_code: str, version_code: str) -> Publication:
    """The publication at an address: the one to be seen now, else the last one that was withdrawn.

    Raises:
        Http404: nothing was ever published there.
    """
    rows = _whole(Publication.objects.of_agency(agency)).filter(
        item__fiscal_year=year, item__code=item_code, version__code=version_code
    )
    opinions = Prefetch("version__decisions", Decision.objects.select_related("step"))
    found = list(rows.prefetch_related(opinions).order_by("-at", "-pk"))
    if not found:
        raise Http404
    return next((each for each in found if withdrawal_of(each) is None), found[0])


def places_of(version: Version) -> tuple[Publication, ...]:
    """Where a version is published now, by the order of the items."""
    rows = Publication.objects.live().filter(version=version).order_by("item__order", "pk")
    return tuple(rows.select_related("item", "version__report__agency"))


def withdrawal_of(publication: Publication) -> Withdrawal | None:
    """The withdrawal of a publication, None while it is to be seen."""
    return getattr(publication, "withdrawal", None)


def newer_than(publication: Publication) -> Publication | None:
    """The newest later version of the same report that is published under the same item, if there is one."""
    version = publication.version
    rows = Publication.objects.live().filter(
        item=publication.item, version__report=version.report_id, version__number__gt=version.number
    )
    return _whole(rows).order_by("-version__number").first()


def pdf_of(publication: Publication) -> SealedFile:
    """The sealed file with all opinions."""
    return publication.version.decided_files[0]


def _whole(rows: AgencyQuerySet) -> AgencyQuerySet:
    """With all that a page shows of each, in two queries."""
    files = Prefetch(
        "version__files",
        SealedFile.objects.filter(kind=SealedFile.Kind.DECIDED),
        to_attr="decided_files",
    )
    return rows.select_related("item", "version__report__agency", "withdrawal").prefetch_related(files)
