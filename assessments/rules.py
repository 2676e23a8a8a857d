"""The rules of one fiscal year and the result of one agency, as plain values. Pure: no database, no request.

`selectors.rules_of` and `selectors.result_of` read them from the tables; scoring, levels, distance and the
checks work on nothing else. Scores are `Decimal` points from 0 to 100.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

PartKey = tuple[str, int]  # code of the instrument and number of its part: ("EIT", 1)


@dataclass(frozen=True)
class PartRule:
    """ส่วนของเครื่องมือ that is scored on its own."""

    instrument: str
    number: int
    name: str

    @property
    def key(self) -> PartKey:
        """How its score is found in a `Result`."""
        return self.instrument, self.number


@dataclass(frozen=True)
class InstrumentRule:
    """เครื่องมือ; weight in per cent. `item_rule`: how items make an indicator ("" where nobody knows)."""

    code: str
    name: str
    weight: Decimal
    indicators: tuple[int, ...]
    parts: tuple[PartRule, ...] = ()
    item_rule: str = ""


@dataclass(frozen=True)
class IndicatorRule:
    """ตัวชี้วัด, under its name of the year."""

    number: int
    name: str
    instrument: str


@dataclass(frozen=True)
class ItemRule:
    """ข้อ; `sub_indicator` is "" where the indicator has none."""

    code: str
    name: str
    indicator: int
    sub_indicator: str = ""


@dataclass(frozen=True)
class LevelRule:
    """ระดับ: bounds of the total, and the least score of every instrument or part (None: no condition)."""

    name: str
    minimum: Decimal
    maximum: Decimal
    passes: bool
    part_minimum: Decimal | None = None


@dataclass(frozen=True)
class YearRules:
    """Everything a result of one Buddhist fiscal year is computed and checked by."""

    year: int
    instruments: tuple[InstrumentRule, ...]
    indicators: tuple[IndicatorRule, ...]
    levels: tuple[LevelRule, ...]  # best first
    items: tuple[ItemRule, ...] = ()
    issues: tuple[int, ...] = ()
    foreign_levels: frozenset[str] = frozenset()  # names of levels of years with another scheme
    unverified: frozenset[str] = frozenset()  # kinds of lists that nobody checked against the handbook

    def instrument(self, code: str) -> InstrumentRule:
        """The instrument of that code. Raises KeyError when the year has none."""
        return {rule.code: rule for rule in self.instruments}[code]

    def indicator(self, number: int) -> IndicatorRule:
        """The indicator of that number. Raises KeyError when the year has none."""
        return {rule.number: rule for rule in self.indicators}[number]

    @property
    def parts(self) -> tuple[PartRule, ...]:
        """The parts of all instruments that are scored on their own."""
        return tuple(part for instrument in self.instruments for part in instrument.parts)


@dataclass(frozen=True)
class Result:
    """ผลการประเมิน of one agency and year, as announced; what is unknown is not in the mappings."""

    indicators: Mapping[int, Decimal] = field(default_factory=dict)
    parts: Mapping[PartKey, Decimal] = field(default_factory=dict)
    items: Mapping[str, Decimal] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)  # names of indicators where a source gave them
    announced_total: Decimal | None = None
    announced_level: str = ""
    announced_rank: str = ""
