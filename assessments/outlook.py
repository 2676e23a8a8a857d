"""What the pages of scores show: one agency's result of a year beside the years before, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from assessments import figures
from assessments.checks import contradictions, observations
from assessments.checks.case import Case
from assessments.distance import Distance, distances
from assessments.level_names import bare_level
from assessments.past import results_by_year
from assessments.rules import InstrumentRule, Result, YearRules
from assessments.scoring import indicators_from_items
from assessments.selectors import rules_by_year
from ita_portal.accounts.models import Agency
from ita_portal.problems import Problem


@dataclass(frozen=True)
class Row:
    """One figure of this year and of last year; `key` is the id of its field (figures.py)."""

    key: str
    name: str
    score: Decimal | None
    last: Decimal | None
    number: int | None = None

    @property
    def change(self) -> Decimal | None:
        """Points since last year; None where one of both is unknown."""
        return None if None in (self.score, self.last) else self.score - self.last


@dataclass(frozen=True)
class InstrumentRows:
    """An instrument with its indicators and parts; `mean` is recomputed."""

    rule: InstrumentRule
    rows: tuple[Row, ...]
    parts: tuple[Row, ...]
    mean: Row


@dataclass(frozen=True)
class Outlook:
    """The result of one Buddhist year; `results` holds every year that is stored."""

    year: int
    rules_by_year: Mapping[int, YearRules]
    results: Mapping[int, Result] = field(default_factory=dict)

    @property
    def rules(self) -> YearRules:
        """The rules of the year."""
        return self.rules_by_year[self.year]

    @property
    def is_known(self) -> bool:
        """Whether anything of this year is stored."""
        return self.year in self.results

    @property
    def result(self) -> Result:
        """What is stored of the year."""
        return self.results.get(self.year, Result())

    @property
    def last(self) -> Result | None:
        """The result of the year before."""
        return self.results.get(self.year - 1)

    @cached_property
    def case(self) -> Case:
        """The result as the checks see it."""
        return Case(self.rules, self.result, self.last)

    @cached_property
    def problems(self) -> list[Problem]:
        """What contradicts itself."""
        return contradictions(self.case)

    @cached_property
    def observations(self) -> list[Problem]:
        """What is worth a look."""
        return observations(self.case)

    @cached_property
    def distances(self) -> tuple[Distance, ...]:
        """How far each higher level is, the nearest first."""
        return distances(self.rules, self.result)

    @property
    def apart(self) -> Decimal | None:
        """Points between the announced and the recomputed total; None where one is unknown."""
        both = (self.case.computed.total, self.result.announced_total)
        return None if None in both else abs(both[0] - both[1])

    @property
    def total(self) -> Decimal | None:
        """The total as announced; the recomputed one where none was."""
        announced = self.result.announced_total
        return self.case.computed.total if announced is None else announced

    @property
    def level(self) -> str:
        """The level as announced, without the word ระดับ; else the recomputed one if certain; or blank."""
        return bare_level(self.result.announced_level) or self.case.verdict.level or ""

    @cached_property
    def total_row(self) -> Row:
        """The total beside that of last year."""
        before = self._of_last_year
        return Row(figures.TOTAL, "คะแนนรวม", self.total, before.total if before else None)

    @cached_property
    def instruments(self) -> tuple[InstrumentRows, ...]:
        """Every figure of the year beside last year's, by instrument."""
        return tuple(self._instrument(rule) for rule in self.rules.instruments)

    @cached_property
    def by_items(self) -> tuple[tuple[Row, Decimal], ...]:
        """The indicators whose items are all known, each with the score that they give it."""
        found = indicators_from_items(self.rules, self.result.items)
        return tuple((row, found[row.number]) for row in self.indicators if row.number in found)

    @property
    def indicators(self) -> tuple[Row, ...]:
        """Every indicator of the year in the order of the forms."""
        return tuple(row for instrument in self.instruments for row in instrument.rows)

    @cached_property
    def _of_last_year(self) -> "Outlook | None":
        if self.last is None or self.year - 1 not in self.rules_by_year:
            return None
        return Outlook(self.year - 1, self.rules_by_year, {self.year - 1: self.last})

    def _instrument(self, rule: InstrumentRule) -> InstrumentRows:
        before, last = self._of_last_year, self.last or Result()
        names = {indicator.number: indicator.name for indicator in self.rules.indicators}
        scores = self.result.indicators
        rows = tuple(
            Row(
                figures.indicator_key(number),
                names[number],
                scores.get(number),
                last.indicators.get(number),
                number,
            )
            for number in rule.indicators
        )
        parts = tuple(
            Row(
                figures.part_key(part.key),
                part.name,
                self.result.parts.get(part.key),
                last.parts.get(part.key),
                part.number,
            )
            for part in rule.parts
        )
        then = before.case.computed.instruments.get(rule.code) if before else None
        return InstrumentRows(
            rule, rows, parts, Row(rule.code, rule.name, self.case.computed.instruments[rule.code], then)
        )


def outlook_of(agency: Agency, year: int, *, items: bool = True) -> Outlook:
    """Everything stored of an agency's results, looked at from one year.

    Args:
        items: False leaves out item scores and what only the analysis asks of the rules: four queries less.

    Raises:
        KeyError: there are no rules for that year.
    """
    rules = rules_by_year(items=items)
    if year not in rules:
        raise KeyError(year)
    return Outlook(year, rules, results_by_year(agency, items_of=year if items else None))
