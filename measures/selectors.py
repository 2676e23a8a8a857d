"""Reading measures: the list with its filters, one measure with its neighbours, what can be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, IntegerField, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from assessments.selectors import indicators_of, issues_of, sub_indicators_of
from ita_portal import thai
from ita_portal.accounts.models import Agency, Department
from ita_portal.numbers import read_positive

from .forms.measure import Choices
from .models import EVERYBODY, Measure, MeasureQuerySet, Owner, Step

LONGEST_QUERY = 200  # characters; nobody looks for more
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True)
class Filter:
    """ตัวกรอง of the list, as the address carries it; what makes no sense there counts as not asked for."""

    state: str = ""
    indicator: int | None = None
    issue: int | None = None
    owner: str = ""
    words: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything but the state is asked for."""
        return bool(self.indicator or self.issue or self.owner or self.words)

    def query(self, **changed: str) -> str:
        """The address's query with these parameters instead; blank ones are left out."""
        values = {
            "state": self.state,
            "indicator": self.indicator,
            "issue": self.issue,
            "owner": self.owner,
            "words": self.words,
        }
        return urlencode({name: value for name, value in {**values, **changed}.items() if value})


def filter_of(query: Mapping[str, str]) -> Filter:
    """The filter that an address asks for."""
    state = query.get("state", "")
    return Filter(
        state=state if state in Measure.State.values else "",
        indicator=read_positive(query.get("indicator", ""), digits=3),
        issue=read_positive(query.get("issue", ""), digits=3),
        owner=thai.clean(query.get("owner", "")[:LONGEST_QUERY]),
        words=thai.clean(query.get("words", "")[:LONGEST_QUERY]),
    )


def filtered(measures: MeasureQuerySet, wanted: Filter) -> MeasureQuerySet:
    """The measures that fit everything but the state.

    An office finds the measures of all offices as well; words are looked for in name and steps, in either
    digits.
    """
    if wanted.indicator:
        measures = measures.filter(indicator__number=wanted.indicator)
    if wanted.issue:
        measures = measures.filter(issue__number=wanted.issue)
    if wanted.owner:
        owners = Owner.objects.filter(measure=OuterRef("pk"))
        offices = Department.objects.filter(agency=OuterRef("plan__agency"), name=wanted.owner)
        of_all = Exists(offices) & Exists(owners.filter(name__in=EVERYBODY))
        measures = measures.filter(Exists(owners.filter(name=wanted.owner)) | of_all)
    for word in wanted.words.split():
        steps = Step.objects.filter(_holds("text", word), measure=OuterRef("pk"))
        measures = measures.filter(_holds("name", word) | Exists(steps))
    return measures


def _holds(field: str, word: str) -> Q:
    arabic = thai.to_arabic(word)
    spellings = dict.fromkeys((word, arabic, arabic.translate(_TO_THAI)))
    return Q(*(Q(**{f"{field}__icontains": each}) for each in spellings), _connector=Q.OR)


def state_counts(measures: MeasureQuerySet) -> dict[str, int]:
    """How many of these measures are in each state."""
    counts = measures.order_by().values_list("state").annotate(count=Count("pk"))
    return dict.fromkeys(Measure.State.values, 0) | dict(counts)


def for_list(measures: MeasureQuerySet) -> MeasureQuerySet:
    """With what a row of the list shows, `step_count` among it, without the long texts."""
    steps = Step.objects.filter(measure=OuterRef("pk")).order_by().values("measure")
    count = Subquery(steps.annotate(count=Count("pk")).values("count"), output_field=IntegerField())
    return (
        measures.select_related("indicator")
        .prefetch_related("owners")
        .annotate(step_count=Coalesce(count, Value(0)))
        .defer("to_improve", "follow_up", "cannot_reason", "summary", "result")
    )


def owner_names(agency: Agency, year: int) -> list[str]:
    """Everybody responsible for a measure of that year: offices in their order, then the others by name."""
    rows = (
        Owner.objects.filter(
            measure__plan__agency=agency, measure__plan__fiscal_year=year, measure__deleted_at=None
        )
        .order_by()
        .values("name")
        .annotate(place=Min(F("department__order")))
        .values_list("place", "name")
    )
    ordered = sorted((place is None, place or 0, thai.sort_key(name), name) for place, name in rows)
    return [name for *_, name in ordered]


def deleted(agency: Agency, year: int) -> MeasureQuerySet:
    """The deleted measures of an agency and a year, the last deletion first."""
    return Measure.objects.filter(
        plan__agency=agency, plan__fiscal_year=year, deleted_at__isnull=False
    ).order_by("-deleted_at")


def neighbours(measure: Measure) -> tuple[Measure | None, Measure | None]:
    """The measures before and after this one in the plan's order."""
    others = Measure.objects.live().filter(plan=measure.plan_id).only("number", "name")
    before = others.filter(number__lt=measure.number).order_by("-number").first()
    after = others.filter(number__gt=measure.number).order_by("number").first()
    return before, after


def choices_for(agency: Agency, year: int) -> Choices:
    """What can be chosen for a measure of this agency and year."""
    return Choices(
        indicators=tuple(indicators_of(year)),
        sub_indicators=tuple(sub_indicators_of(year)),
        issues=tuple(issues_of(year)),
        offices=tuple(Department.objects.filter(agency=agency).values_list("name", flat=True)),
    )
