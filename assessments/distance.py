"""How far each higher level is, and the cheapest ways there: which indicators, by how many points.

Every indicator of an instrument moves the total alike: by the instrument's weight, shared among them. The
smallest sum of raised points therefore lifts first what a condition of the level demands, then the instrument
whose points weigh most. How points are shared inside an instrument changes nothing: the ways give them to its
weakest indicator first. Points are counted in whole hundredths: nothing is lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import lcm

from assessments.level_names import read_levels
from assessments.levels import Condition, Judged, verdict_of, write_names
from assessments.rules import InstrumentRule, Result, YearRules
from assessments.scoring import known, total_score

FULL = 10_000  # 100.00 points, in hundredths


@dataclass(frozen=True)
class Raise:
    """One indicator on the way: from its score to its target, in points."""

    number: int
    name: str
    instrument: str
    score: Decimal
    target: Decimal

    @property
    def points(self) -> Decimal:
        """By how much it must rise."""
        return self.target - self.score


@dataclass(frozen=True)
class Way:
    """One way to a level: what to raise, and the total it gives. No raises: the scores suffice."""

    raises: tuple[Raise, ...]
    total: Decimal

    @property
    def points(self) -> Decimal:
        """Sum of the raised points: what the ways are compared by."""
        return sum((each.points for each in self.raises), Decimal("0.00"))

    @property
    def by_instrument(self) -> dict[str, Decimal]:
        """Raised points by instrument; inside one they may be shared in any other manner."""
        sums: dict[str, Decimal] = {}
        for each in self.raises:
            sums[each.instrument] = sums.get(each.instrument, Decimal("0.00")) + each.points
        return sums


@dataclass(frozen=True)
class Distance:
    """One higher level: what keeps the result from it, and the ways there, cheapest first.

    `conditions` are those that are not met, or that nobody can tell. No ways: indicators are missing.
    """

    level: str
    total_short: Decimal
    conditions: tuple[Condition, ...]
    ways: tuple[Way, ...]

    @property
    def sentence(self) -> str:
        """The cheapest way and the conditions, in Thai."""
        is_reached = bool(self.ways) and not self.ways[0].raises
        joined = (" แต่ " if is_reached else " และ ").join([self._way(), *self._conditions()[:1]])
        return " ".join([f"ถึงระดับ {self.level}:", " และ ".join([joined, *self._conditions()[1:]])])

    def _way(self) -> str:
        if not self.ways:
            short = f"คะแนนรวมขาดอีก {self.total_short} คะแนน" if self.total_short else "คะแนนรวมถึงเกณฑ์แล้ว"
            return f"{short} แต่ต้องทราบคะแนนของทุกตัวชี้วัดก่อน จึงบอกได้ว่าต้องเพิ่มที่ใด"
        raises, points = self.ways[0].raises, self.ways[0].points
        if not raises:
            return "คะแนนตัวชี้วัดถึงเกณฑ์แล้ว"
        steps = [f"ตัวชี้วัดที่ {each.number} จาก {each.score} เป็น {each.target}" for each in raises]
        if len(steps) == 1:
            return f"ต้องเพิ่มอย่างน้อย {points} คะแนน คือ {steps[0]}"
        steps = [f"{step} (+{each.points})" for step, each in zip(steps, raises, strict=True)]
        return f"ต้องเพิ่มรวมกันอย่างน้อย {points} คะแนน คือ {', '.join(steps)}"

    def _conditions(self) -> list[str]:
        parts = [each for each in self.conditions if each.part is not None]
        unknown = [each.name for each in parts if each.met is None]
        said = [
            f"{each.name} ต้องได้ไม่น้อยกว่า {each.minimum} (ได้ {each.score} ขาด {each.short})"
            for each in parts
            if each.met is False
        ]
        if unknown:
            said.append(f"{write_names(unknown)} ต้องได้ไม่น้อยกว่า {parts[0].minimum} ซึ่งยังไม่ทราบคะแนน")
        return said


def distances(rules: YearRules, result: Result) -> tuple[Distance, ...]:
    """The distance to every level above the one it has, the nearest first; none without a total.

    It has the announced level where the figures allow it, else the least that is certain.
    """
    verdict = verdict_of(rules, result)
    if not verdict.possible:
        return ()
    announced = read_levels(rules, result.announced_level).own
    has = announced[0] if len(announced) == 1 and announced[0] in verdict.possible else verdict.possible[0]
    names = [judged.level.name for judged in verdict.judged]
    higher = verdict.judged[: names.index(has)]
    return tuple(_distance(rules, result, verdict.total, judged) for judged in reversed(higher))


def _distance(rules: YearRules, result: Result, total: Decimal, judged: Judged) -> Distance:
    complete = total_score(rules, result.indicators) is not None
    return Distance(
        level=judged.level.name,
        total_short=max(judged.level.minimum - total, Decimal("0.00")),
        conditions=tuple(condition for condition in judged.conditions if not condition.met),
        ways=_Ways(rules, result, judged).found() if complete else (),
    )


class _Ways:
    """Finds the ways to one level; all numbers are whole hundredths of points."""

    def __init__(self, rules: YearRules, result: Result, judged: Judged) -> None:
        self.rules, self.result, self.judged = rules, result, judged
        common = lcm(*(len(rule.indicators) for rule in rules.instruments))
        self.worth = {
            rule.code: int(rule.weight * 100) * common // len(rule.indicators) for rule in rules.instruments
        }
        # floor(T + ½) ≥ minimum, T = Σ worth × points / unit; multiplied out
        unit = 10_000 * common
        self.needed = _ceiling((2 * _hundredths(judged.level.minimum) - 1) * unit, 2)

    def found(self) -> tuple[Way, ...]:
        """The cheapest way, and for every instrument the one that lifts it first; cheapest first."""
        demanded = {rule.code: self._demanded(rule) for rule in self.rules.instruments}
        heaviest_first = sorted(self.worth, key=self.worth.get, reverse=True)
        orders = [heaviest_first, *([code, *heaviest_first] for code in heaviest_first)]
        ways = dict.fromkeys(self._way(self._filled(demanded, order)) for order in orders)
        return tuple(sorted(ways, key=lambda way: way.points))

    def _scores(self, rule: InstrumentRule) -> list[int]:
        return [_hundredths(score) for score in known(self.result.indicators, rule.indicators)]

    def _demanded(self, rule: InstrumentRule) -> int:
        """Points that the condition on an instrument demands of its indicators.

        Where parts are unknown or too low, their mean must reach the least score as well.
        """
        own = [each for each in self.judged.conditions if each.instrument == rule.code]
        if all(condition.met for condition in own):
            return 0
        scores = self._scores(rule)
        least = _hundredths(own[0].minimum)
        return max(_ceiling((2 * least - 1) * len(scores), 2) - sum(scores), 0)

    def _filled(self, demanded: Mapping[str, int], order: Sequence[str]) -> dict[str, int]:
        """Raised points by instrument: what is demanded, then what the total lacks, in the order given."""
        raised = dict(demanded)
        rules = {rule.code: rule for rule in self.rules.instruments}
        sums = {code: sum(self._scores(rule)) for code, rule in rules.items()}
        for code in order:
            reached = sum(self.worth[each] * (sums[each] + raised[each]) for each in sums)
            room = FULL * len(rules[code].indicators) - sums[code] - raised[code]
            if reached < self.needed and self.worth[code]:
                raised[code] += min(_ceiling(self.needed - reached, self.worth[code]), room)
        return raised

    def _way(self, raised: Mapping[str, int]) -> Way:
        raises = [each for rule in self.rules.instruments for each in self._raises(rule, raised[rule.code])]
        targets = {each.number: each.target for each in raises}
        return Way(tuple(raises), total_score(self.rules, {**self.result.indicators, **targets}))

    def _raises(self, rule: InstrumentRule, points: int) -> list[Raise]:
        """The points of an instrument given to its weakest indicators first, none above 100."""
        raises = []
        scores = self.result.indicators
        for number in sorted(rule.indicators, key=lambda number: (scores[number], number)):
            share = min(points, FULL - _hundredths(scores[number]))
            points -= share
            if share:
                target = scores[number] + Decimal(share) / 100
                name = self.rules.indicator(number).name
                raises.append(Raise(number, name, rule.code, scores[number], target))
        return raises


def _hundredths(points: Decimal) -> int:
    return int(points * 100)


def _ceiling(value: int, divisor: int) -> int:
    return -(-value // divisor)
