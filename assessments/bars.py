"""Bars that grow from the line that decides: right and full above it, left and hollow below. Pure.

The server writes per cents as attributes of SVG shapes; all words and figures beside them are HTML.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assessments.rules import YearRules

FULL = Decimal(100)
LONGEST_LEFT = (1, 2, 3, 5)  # how many times longer the left of the line may be than its right


@dataclass(frozen=True)
class Bar:
    """One bar in per cents of the width: where the line stands, where the bar begins, how wide it is."""

    threshold: str
    x: str
    width: str
    short: bool
    target: str = ""


@dataclass(frozen=True)
class Scale:
    """The scores from `low` to 100 points; `left` is how often the right of the line fits into its left."""

    line: Decimal
    left: int

    @property
    def low(self) -> Decimal:
        """The score at the left end."""
        return self.line - self.left * (FULL - self.line)

    def bar(self, score: Decimal | None, target: Decimal | None = None) -> Bar:
        """The bar of a score; of no width without one. A score below the scale ends at its end."""
        at, line = self._share(self.line if score is None else score), self._share(self.line)
        return Bar(
            threshold=_per_cent(line),
            x=_per_cent(min(at, line)),
            width=_per_cent(abs(at - line)),
            short=at < line,
            target="" if target is None else _per_cent(self._share(target)),
        )

    def _share(self, score: Decimal) -> Decimal:
        return max(score - self.low, Decimal(0)) / (FULL - self.low) if self.low < FULL else Decimal(1)


def scale_of(line: Decimal, scores: Iterable[Decimal | None]) -> Scale:
    """The shortest scale with that line on which all these scores find room, as far as scales go."""
    least = min((score for score in scores if score is not None), default=line)
    usable = [left for left in LONGEST_LEFT if line - left * (FULL - line) >= 0] or [1]
    return Scale(line, next((left for left in usable if Scale(line, left).low <= least), usable[-1]))


def pass_mark(rules: YearRules) -> Decimal:
    """The least total of a level that passes: the line most bars of the year grow from."""
    return min((level.minimum for level in rules.levels if level.passes), default=FULL / 2)


def _per_cent(share: Decimal) -> str:
    return f"{share * 100:.1f}%"
