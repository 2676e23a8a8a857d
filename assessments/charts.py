"""Scores as rows of bars with their figures and words: the indicators, and what levels go by. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from assessments.bars import Bar, Scale, pass_mark, scale_of
from assessments.outlook import Outlook, Row


@dataclass(frozen=True)
class BarRow:
    """One score: `gap` says in words how far the line or the target is."""

    code: str
    name: str
    score: Decimal | None
    bar: Bar
    gap: str
    is_short: bool
    row: Row
    aim: Decimal | None = None  # what the year itself should have reached

    @property
    def is_aim_reached(self) -> bool:
        """Whether the score is there and is what the year should have reached."""
        return self.score is not None and self.aim is not None and self.score >= self.aim


@dataclass(frozen=True)
class BarTable:
    """Rows of bars on one scale."""

    scale: Scale
    rows: tuple[BarRow, ...]
    has_targets: bool = False


def indicator_bars(
    look: Outlook, targets: Mapping[int, Decimal], aims: Mapping[int, Decimal] | None = None
) -> BarTable:
    """The indicators of a year from the line that passes.

    Args:
        targets: what the next year shall reach, as marks; the gap is the one to them where there are any.
        aims: what this year should have reached.
    """
    rows = look.indicators
    scale = scale_of(pass_mark(look.rules), [*(row.score for row in rows), *targets.values()])
    drawn = [_bar_row(scale, row, str(row.number), targets.get(row.number)) for row in rows]
    if targets:
        drawn = [replace(each, gap=_gap_to(each.score, targets.get(each.row.number))) for each in drawn]
    if aims:
        drawn = [replace(each, aim=aims.get(each.row.number)) for each in drawn]
    return BarTable(scale, tuple(drawn), has_targets=bool(targets))


def instrument_bars(look: Outlook) -> BarTable:
    """What the next higher level goes by: every instrument, or its parts where their scores are known."""
    rows = list(_instrument_rows(look))
    scale = scale_of(deciding_line(look), [row.score for _, row in rows])
    return BarTable(scale, tuple(_bar_row(scale, row, code) for code, row in rows))


def deciding_line(look: Outlook) -> Decimal:
    """The least score that the next higher level asks of each instrument; on top, that of the top level."""
    names = [distance.level for distance in look.distances[:1]] or [look.level]
    for level in look.rules.levels:
        if level.name in names:
            return level.minimum if level.part_minimum is None else level.part_minimum
    return pass_mark(look.rules)


def _instrument_rows(look: Outlook) -> Iterable[tuple[str, Row]]:
    for instrument in look.instruments:
        if instrument.parts and all(part.score is not None for part in instrument.parts):
            for part in instrument.parts:
                yield instrument.rule.code, part
        else:
            yield instrument.rule.code, instrument.mean


def _bar_row(scale: Scale, row: Row, code: str, target: Decimal | None = None) -> BarRow:
    is_short = row.score is not None and row.score < scale.line
    gap = _gap_from(row.score, scale.line)
    name = row.name.removeprefix(f"{code} ")  # the code of an instrument stands in front of its parts already
    return BarRow(code, name, row.score, scale.bar(row.score, target), gap, is_short, row)


def _gap_from(score: Decimal | None, line: Decimal) -> str:
    if score is None:
        return ""
    return f"+{score - line:.2f}" if score >= line else f"ขาด {line - score:.2f}"


def _gap_to(score: Decimal | None, target: Decimal | None) -> str:
    if target is None:
        return "ไม่ได้ตั้ง"
    if score is None:
        return f"{target:.2f}"
    return "ถึงแล้ว" if score >= target else f"อีก {target - score:.2f}"
