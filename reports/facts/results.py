"""Facts about results, the rules they were computed by, and their analysis."""

from dataclasses import dataclass
from decimal import Decimal

from assessments.level_names import bare_level
from reports.facts.measures import IndicatorFacts


@dataclass(frozen=True)
class ScoreFacts:
    """คะแนน of one thing: an indicator by its number, an instrument by its code, a part as `EIT ส่วนที่ 1`."""

    code: str
    name: str
    score: Decimal | None


@dataclass(frozen=True)
class ResultFacts:
    """ผลการประเมิน of a Buddhist year: points 0–100; total, level and rank as announced, or blank.

    `computed_total` is recomputed from the indicators, `computed_level` its level where that is certain.
    """

    year: int
    total: Decimal | None
    level: str
    rank: str
    computed_total: Decimal | None = None
    computed_level: str = ""
    indicators: tuple[ScoreFacts, ...] = ()
    instruments: tuple[ScoreFacts, ...] = ()
    parts: tuple[ScoreFacts, ...] = ()

    @property
    def known_total(self) -> Decimal | None:
        """The total as announced; the recomputed one where none was."""
        return self.computed_total if self.total is None else self.total

    @property
    def known_level(self) -> str:
        """The level as announced, without the word ระดับ; the recomputed one where none was; else blank."""
        return bare_level(self.level) or self.computed_level


@dataclass(frozen=True)
class YearFacts:
    """One year of the history; None and blank where a year between two known ones is not known."""

    year: int
    total: Decimal | None = None
    level: str = ""


@dataclass(frozen=True)
class LevelFacts:
    """ระดับ by the rules of the year: bounds of the total, least score of every instrument or part."""

    name: str
    minimum: Decimal
    maximum: Decimal
    part_minimum: Decimal | None = None


@dataclass(frozen=True)
class InstrumentFacts:
    """เครื่องมือ by the rules of the year; weight in per cent, `parts` the names of parts scored alone."""

    code: str
    name: str
    weight: Decimal
    indicators: tuple[IndicatorFacts, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class FindingFacts:
    """ข้อค้นพบ: the items that show it, and the numbers of the measures that answer it."""

    codes: tuple[str, ...]
    text: str
    recommendation: str = ""
    measures: tuple[int, ...] = ()


@dataclass(frozen=True)
class IssueFacts:
    """ประเด็น: findings, or `nothing` (ไม่มี was recorded); neither where nobody looked at it."""

    number: int
    name: str
    nothing: bool = False
    findings: tuple[FindingFacts, ...] = ()

    @property
    def looked_at(self) -> bool:
        """Whether anybody analysed it."""
        return self.nothing or bool(self.findings)
