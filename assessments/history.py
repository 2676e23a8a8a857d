"""The totals of all years as columns of a chart, with a gap where a year is not stored. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assessments.outlook import Outlook
from assessments.rules import Result, YearRules


@dataclass(frozen=True)
class Column:
    """One year: its total and level as announced, or recomputed where that is certain; None is a gap."""

    year: int
    total: Decimal | None
    level: str
    announced: bool
    latest: bool
    scheme: str = ""  # the levels of its rules, best to worst: AA ถึง F; blank where they are not known

    @property
    def height(self) -> str:
        """The height of the column: one per cent a point."""
        return f"{self.total}%"


def columns_of(rules: Mapping[int, YearRules], results: Mapping[int, Result]) -> tuple[Column, ...]:
    """A column for every year from the first stored one to the last; none when nothing is stored."""
    looks = {year: Outlook(year, rules, {year: result}) for year, result in results.items() if year in rules}
    known = [year for year, look in looks.items() if look.total is not None]
    if not known:
        return ()
    return tuple(
        _column(year, looks.get(year), latest=year == max(known), scheme=_scheme(rules.get(year)))
        for year in range(min(known), max(known) + 1)
    )


def _column(year: int, look: Outlook | None, *, latest: bool, scheme: str) -> Column:
    if look is None or look.total is None:
        return Column(year, None, "", announced=False, latest=latest, scheme=scheme)
    announced = look.result.announced_total is not None
    return Column(year, look.total, look.level, announced=announced, latest=latest, scheme=scheme)


def _scheme(rules: YearRules | None) -> str:
    return f"{rules.levels[0].name} ถึง {rules.levels[-1].name}" if rules and rules.levels else ""
