"""Where the documents of an agency stand: their versions with what became of each, read in two queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from ita_portal.accounts.models import Agency, User
from reports.formats import FORMATS, Format
from reports.models import Decision, Publication, Recall, Step, Version
from reports.states import Kind, State, derive

# The square of an opinion that stands beside the words of a state (components/shape.html).
SHAPES = {
    Kind.WAITING: "asked",
    Kind.RETURNED: "return",
    Kind.RECALLED: "open",
    Kind.AGREED: "agree",
    Kind.DISAGREED: "disagree",
    Kind.REPLACED: "open",
}
_NEWER = Version.objects.filter(report=OuterRef("report"), number__gt=OuterRef("number"))
DRAFT_SHAPE, DRAFT_WORDS = "open", "ร่าง ยังไม่เสนอ"


@dataclass(frozen=True)
class Standing:
    """A version with its steps, its opinions by step, its recall, and the state that follows from them."""

    version: Version
    steps: tuple[Step, ...]
    decisions: dict[int, Decision]  # by the id of their step, the lowest step first
    state: State

    @property
    def words(self) -> str:
        """The state in words."""
        return self.state.words

    @property
    def shape(self) -> str:
        """The shape beside the words."""
        return SHAPES[self.state.kind]

    @property
    def recall(self) -> Recall | None:
        """That it was taken back, by whom and why."""
        return getattr(self.version, "recall", None)

    @property
    def agreed_at(self) -> datetime | None:
        """When the last level agreed, if it did."""
        return self.state.by.at if self.state.kind is Kind.AGREED else None

    @property
    def awaits_publishing(self) -> bool:
        """Whether it was agreed to and never published; one that was taken back does not wait."""
        return self.state.kind is Kind.AGREED and not self.version.was_published

    @property
    def next_step(self) -> Step | None:
        """Who comes after the one whose turn it is; None where that one decides, or nobody's turn it is."""
        now = self.state.waiting_for
        return next((each for each in self.steps if now and each.order > now.order), None)

    @property
    def has_opinions(self) -> bool:
        """Whether anybody gave an opinion on it."""
        return bool(self.decisions)

    @property
    def last_opinion(self) -> Decision | None:
        """The opinion of the highest step that gave one."""
        return next(reversed(self.decisions.values()), None)

    def opinion_of(self, user: User) -> Decision | None:
        """What this person said of it."""
        return next((said for said in self.decisions.values() if said.person_id == user.pk), None)


def standing_of(version: Version) -> Standing:
    """Where one version stands now; two queries."""
    (standing,) = standings_of(Version.objects.filter(pk=version.pk))
    return standing


def standings_of(versions: QuerySet[Version]) -> list[Standing]:
    """These versions, the newest of each report first, without their facts; two queries however many."""
    published = Publication.objects.filter(version=OuterRef("pk"))
    rows = list(
        versions.select_related("report__agency", "recall")
        .annotate(is_old=Exists(_NEWER), was_published=Exists(published))
        .defer("facts")
        .order_by("report_id", "-number")
    )
    steps: defaultdict[int, list[Step]] = defaultdict(list)
    found = Step.objects.filter(version__in=[row.pk for row in rows]).select_related("decision")
    for step in found.order_by("order"):
        steps[step.version_id].append(step)
    return [_standing(row, steps[row.pk]) for row in rows]


@dataclass(frozen=True)
class YearDocument:
    """One document of a year, and where it stands; without a version it is a draft."""

    format: Format
    standing: Standing | None

    @property
    def shape(self) -> str:
        """The shape beside the words."""
        return self.standing.shape if self.standing else DRAFT_SHAPE

    @property
    def words(self) -> str:
        """Where it stands, in words."""
        return self.standing.words if self.standing else DRAFT_WORDS


def documents_of(agency: Agency, year: int) -> list[YearDocument]:
    """The documents of a Buddhist year in the order of the formats, by their newest version; two queries."""
    newest: dict[str, Standing] = {}
    for standing in standings_of(Version.objects.of_agency(agency).filter(report__fiscal_year=year)):
        newest.setdefault(standing.version.report.format, standing)
    return [YearDocument(format, newest.get(format.code)) for format in FORMATS]


def newest_of(agency: Agency) -> list[Standing]:
    """The newest version of each document of an agency, of all years; two queries."""
    return standings_of(Version.objects.of_agency(agency).filter(~Exists(_NEWER)))


def _standing(version: Version, steps: Iterable[Step]) -> Standing:
    steps = tuple(steps)
    decisions = {step.pk: step.decision for step in steps if hasattr(step, "decision")}
    for step in steps:
        if step.pk in decisions:
            decisions[step.pk].step = step
    state = derive(
        steps,
        tuple(decisions.values()),
        recalled=hasattr(version, "recall"),
        newer=version.is_old,
    )
    return Standing(version, steps, decisions, state)
