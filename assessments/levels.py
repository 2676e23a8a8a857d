"""The level a total is given by the scheme of the year, with its conditions; what is certain without them.

A level of the later scheme asks a least score of every instrument, and where an instrument has parts, of
every part. Nobody published how the parts make the instrument, only that it is a mean of them. From that
follow three certainties where a part is unknown: an instrument below the least score has a part below it, an
instrument of 100 has parts of 100, and where every known part lies below the instrument, the one that is not
known lies above it. All else stays open, and is said to be open.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assessments.rules import InstrumentRule, LevelRule, PartKey, Result, YearRules
from assessments.scoring import STEP, compute

FULL = Decimal("100.00")


@dataclass(frozen=True)
class Condition:
    """เงื่อนไข of a level on one instrument, or on one of its parts; `met` is None where nobody can tell."""

    name: str
    instrument: str
    part: int | None
    minimum: Decimal
    score: Decimal | None
    met: bool | None

    @property
    def short(self) -> Decimal | None:
        """Points that are missing; None where the score is unknown."""
        return None if self.score is None else max(self.minimum - self.score, Decimal("0.00"))


@dataclass(frozen=True)
class Judged:
    """One level against one result."""

    level: LevelRule
    total_fits: bool
    conditions: tuple[Condition, ...]

    @property
    def holds(self) -> bool | None:
        """Whether total and conditions allow this level; None where a condition is open."""
        if not self.total_fits or any(condition.met is False for condition in self.conditions):
            return False
        return None if any(condition.met is None for condition in self.conditions) else True


@dataclass(frozen=True)
class Verdict:
    """What level a result has, or can have, and why. `judged` holds every level of the year, best first."""

    total: Decimal | None
    judged: tuple[Judged, ...]

    @property
    def possible(self) -> tuple[str, ...]:
        """Names of the levels it can have, the least first; one alone is certain."""
        open_levels = []
        for judged in self.judged:
            if judged.holds is not False:
                open_levels.insert(0, judged.level.name)
            if judged.holds:
                break
        return tuple(open_levels)

    @property
    def level(self) -> str | None:
        """The level, where it is certain."""
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the scores that would decide between the possible levels."""
        open_levels = [judged for judged in self.judged if judged.level.name in self.possible]
        conditions = (each for judged in open_levels for each in judged.conditions if each.met is None)
        return tuple(dict.fromkeys(condition.name for condition in conditions))

    @property
    def sentence(self) -> str:
        """What is certain, in Thai."""
        if self.total is None:
            return "ยังบอกระดับไม่ได้ ต้องทราบคะแนนรวม หรือคะแนนของทุกตัวชี้วัด"
        if not self.possible:
            return "ยังบอกระดับไม่ได้ เพราะเกณฑ์ของปีนี้ไม่มีระดับสำหรับคะแนนนี้"
        if self.level:
            return f"ระดับ {self.level}"
        return f"อย่างน้อย {self.possible[0]}; ต้องทราบคะแนน {write_names(self.missing)}"

    def of(self, name: str) -> Judged | None:
        """How the level of that name was judged; None when the year has no such level."""
        return next((judged for judged in self.judged if judged.level.name == name), None)


def verdict_of(rules: YearRules, result: Result) -> Verdict:
    """The level of a result by its recomputed total, or by the announced one where indicators are missing."""
    computed = compute(rules, result)
    total = result.announced_total if computed.total is None else computed.total
    return judge(rules, total, computed.instruments, result.parts)


def judge(
    rules: YearRules,
    total: Decimal | None,
    instruments: Mapping[str, Decimal | None],
    parts: Mapping[PartKey, Decimal],
) -> Verdict:
    """The verdict on a total (points, two decimals) with the scores of instruments and their parts."""
    return Verdict(
        total,
        tuple(
            Judged(
                level,
                total is not None and level.minimum <= total <= level.maximum,
                conditions_of(rules, level, instruments, parts),
            )
            for level in rules.levels
        ),
    )


def conditions_of(
    rules: YearRules,
    level: LevelRule,
    instruments: Mapping[str, Decimal | None],
    parts: Mapping[PartKey, Decimal],
) -> tuple[Condition, ...]:
    """The conditions of a level on instruments and parts, with what is known of each; often none."""
    if level.part_minimum is None:
        return ()
    return tuple(
        condition
        for rule in rules.instruments
        for condition in _conditions_on(rule, level.part_minimum, instruments.get(rule.code), parts)
    )


def _conditions_on(
    rule: InstrumentRule, minimum: Decimal, mean: Decimal | None, parts: Mapping[PartKey, Decimal]
) -> Iterator[Condition]:
    whole = Condition(rule.code, rule.code, None, minimum, mean, None if mean is None else mean >= minimum)
    unknown = [part for part in rule.parts if part.key not in parts]
    if not rule.parts or (unknown and whole.met is False):
        yield whole
    for part in rule.parts:
        score = FULL if mean == FULL and part in unknown else parts.get(part.key)
        met = None if score is None else score >= minimum
        if score is None and whole.met and _lies_above(rule, mean, parts):
            met = True
        yield Condition(part.name, rule.code, part.number, minimum, score, met)


def _lies_above(rule: InstrumentRule, mean: Decimal | None, parts: Mapping[PartKey, Decimal]) -> bool:
    """Whether one part alone is unknown and must lie above the mean: the others lie below it, and by more
    than a mean is rounded."""
    others = [parts[part.key] for part in rule.parts if part.key in parts]
    return mean is not None and len(others) == len(rule.parts) - 1 > 0 and max(others) < mean - STEP


def write_names(names: Sequence[str]) -> str:
    """Names as a Thai list; those that differ in their number alone share one: EIT ส่วนที่ 1 และ 2."""
    stems: dict[str, list[str]] = {}
    for name in names:
        stem, number = re.fullmatch(r"(.*?)(\s*\d*)", name).groups()
        stems.setdefault(stem, []).append(number)
    groups = [stem + " และ".join(numbers) for stem, numbers in stems.items()]
    return " และ ".join(part for part in (", ".join(groups[:-1]), groups[-1] if groups else "") if part)
