"""Which single figure, mistyped in a likely way, would explain a total that does not agree.

A likely slip changes one digit, or swaps two. Thai digits that look alike come first (๔ and ๕, ๓ and ๗,
๖ and ๙, ๗ and ๙), then neighbours swapped, then any other digit; digits swapped from afar count only where
nothing else explains the difference. Several figures may explain it: they are all named, and where last
year's scores are known, what lies near them comes first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from assessments import figures
from assessments.rules import Result, YearRules
from assessments.scoring import STEP, total_score

ALIKE = {frozenset(pair) for pair in ("45", "37", "69", "79")}
AFTER_ALL = 1_000  # the place of the total among the numbers of indicators
LOOKS_ALIKE, NEIGHBOURS_SWAPPED, OTHER_DIGIT, OTHERS_SWAPPED = range(4)


@dataclass(frozen=True)
class Slip:
    """One figure as it stands and as it may have been meant; `kind` orders slips, the likeliest first."""

    key: str
    name: str
    typed: Decimal
    meant: Decimal
    kind: int

    def __str__(self) -> str:
        return f"{self.name} จาก {self.typed} เป็น {self.meant}"


@dataclass(frozen=True)
class Explanation:
    """What may have been mistyped.

    `first` are slips each of which explains the difference alone, but for 0.01 when `then` names what may
    explain that last hundredth.
    """

    first: tuple[Slip, ...] = ()
    then: tuple[Slip, ...] = ()


def explain(rules: YearRules, result: Result, last: Mapping[int, Decimal] | None = None) -> Explanation:
    """Likely slips that would make the announced total agree with the indicators.

    Args:
        last: last year's scores by number of the indicator, where they are known.
    """
    exact = _slips(rules, result, last or {}, Decimal("0.00"))
    if likely := tuple(slip for slip in exact if slip.kind != OTHERS_SWAPPED):
        return Explanation(likely)
    near = tuple(slip for slip in _slips(rules, result, last or {}, STEP) if slip.kind != OTHERS_SWAPPED)
    then = {
        slip: None
        for first in near
        for slip in _slips(rules, _corrected(result, first), last or {}, Decimal("0.00"))
        if slip.kind == LOOKS_ALIKE and slip.key != first.key
    }
    return Explanation(near, tuple(then)) if near else Explanation(exact)


def variants(score: Decimal) -> dict[Decimal, int]:
    """Scores from which this one may have come by one likely slip, with the kind of the slip."""
    digits = f"{score:05.2f}".replace(".", "")
    found: dict[Decimal, int] = {}
    for meant, kind in sorted(_changed(digits), key=lambda each: each[1]):
        value = Decimal(meant) / 100
        if value != score and value <= 100 and (meant[0] != "0" or digits[0] == "0"):
            found.setdefault(value.quantize(STEP), kind)
    return found


def _changed(digits: str) -> Iterator[tuple[str, int]]:
    for place, digit in enumerate(digits):
        for other in "0123456789":
            kind = LOOKS_ALIKE if frozenset((digit, other)) in ALIKE else OTHER_DIGIT
            yield digits[:place] + other + digits[place + 1 :], kind
        for second in range(place + 1, len(digits)):
            swapped = list(digits)
            swapped[place], swapped[second] = swapped[second], swapped[place]
            yield "".join(swapped), NEIGHBOURS_SWAPPED if second == place + 1 else OTHERS_SWAPPED


def _slips(rules: YearRules, result: Result, last: Mapping[int, Decimal], apart: Decimal) -> tuple[Slip, ...]:
    """Slips after whose correction the totals are exactly so far apart, the likeliest first."""
    ranked = []
    for number, typed in result.indicators.items():
        for meant, kind in variants(typed).items():
            total = total_score(rules, {**result.indicators, number: meant})
            if total is not None and abs(total - result.announced_total) == apart:
                name = figures.call_indicator(number)
                slip = Slip(figures.indicator_key(number), name, typed, meant, kind)
                nearer = abs(meant - last[number]) - abs(typed - last[number]) if number in last else 0
                ranked.append((kind, nearer, number, meant, slip))
    computed = total_score(rules, result.indicators)
    for meant, kind in variants(result.announced_total).items():
        if computed is not None and abs(computed - meant) == apart:
            slip = Slip(figures.TOTAL, "คะแนนรวม", result.announced_total, meant, kind)
            ranked.append((kind, 0, AFTER_ALL, meant, slip))
    return tuple(slip for *_, slip in sorted(ranked, key=lambda each: each[:-1]))


def _corrected(result: Result, slip: Slip) -> Result:
    if slip.key == figures.TOTAL:
        return replace(result, announced_total=slip.meant)
    changed = {
        number: slip.meant if figures.indicator_key(number) == slip.key else score
        for number, score in result.indicators.items()
    }
    return replace(result, indicators=changed)
