"""A chart: its figures and words; the drawing is the renderer's."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Point:
    """One column: its height in points 0–100, None for a gap; `value` and `note` stand above it."""

    label: str
    height: Decimal | None
    value: str
    note: str = ""
    latest: bool = False


@dataclass(frozen=True)
class Chart:
    """Columns with a point on top, from left to right, all words outside the drawing."""

    title: str
    points: tuple[Point, ...]
