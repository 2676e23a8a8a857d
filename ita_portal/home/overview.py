"""ภาพรวมปี: what the page of a year shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.models import RuleList
from assessments.selectors import unverified_lists_of
from ita_portal.accounts.access import Actor
from measures.checks import RULES, Found, check_plan
from measures.checks.planned import PlannedMeasure
from measures.checks.texts import Record
from measures.cures import cure_of
from measures.drafts import draft_of
from measures.models import Measure
from measures.owners import may_edit

SHOWN = 4  # problems of one kind that stand open; the rest is folded away
ORDER = (Measure.State.DONE, Measure.State.UNDER_WAY, Measure.State.NOT_STARTED, Measure.State.CANNOT)


@dataclass(frozen=True)
class StateCount:
    """How many measures are in one state."""

    state: str
    word: str
    count: int

    @property
    def shapes(self) -> range:
        """One shape a measure, as far as they fit a line."""
        return range(min(self.count, 30))


@dataclass(frozen=True)
class Row:
    """One thing to cure, with the page of its measure."""

    message: str
    cure: str  # what the link says
    is_error: bool
    href: str


@dataclass(frozen=True)
class Kind:
    """Everything one check found: the first rows open, the others folded away."""

    rows: tuple[Row, ...]

    @property
    def first(self) -> tuple[Row, ...]:
        """What stands open."""
        return self.rows[:SHOWN]

    @property
    def rest(self) -> tuple[Row, ...]:
        """What is folded away."""
        return self.rows[SHOWN:]


@dataclass(frozen=True)
class Overview:
    """The year of an agency at a glance."""

    count: int
    states: tuple[StateCount, ...]
    kinds: tuple[Kind, ...]
    unverified: tuple[RuleList, ...]

    @property
    def checks(self) -> int:
        """How many rules were looked at."""
        return RULES

    @property
    def passed(self) -> int:
        """How many of them found nothing."""
        return RULES - len(self.kinds)


def overview_of(actor: Actor, measures: Sequence[Measure], record: Record) -> Overview:
    """What this person sees of measures read with their parts; one query, for the year's rules.

    Args:
        record: of their year, with which their texts are compared.
    """
    year = record.year
    found = check_plan((PlannedMeasure(m.number, year, draft_of(m)) for m in measures), record)
    states = [measure.state for measure in measures]
    return Overview(
        count=len(measures),
        states=tuple(StateCount(s.value, s.label, states.count(s)) for s in ORDER),
        kinds=_kinds(actor, found, {measure.number: measure for measure in measures}),
        unverified=tuple(unverified_lists_of(year)),
    )


def _kinds(actor: Actor, found: list[Found], measures: dict[int, Measure]) -> tuple[Kind, ...]:
    rows: dict[str, list[Row]] = {}
    for each in found:
        measure = measures[each.measure.number]
        rows.setdefault(each.problem.code, []).append(_row(each, measure, may_edit(actor, measure)))
    return tuple(Kind(tuple(each)) for each in rows.values())


def _row(found: Found, measure: Measure, may_cure: bool) -> Row:
    """With the way to its cure for one who may, else to the measure."""
    problem, cure, href = found.problem, "ดูมาตรการ", measure.get_absolute_url()
    if may_cure:
        cure, href = problem.cure, cure_of(measure, problem.code, found.field)
    return Row(problem.message, cure, problem.is_error, href)
