"""Running text: titles, paragraphs, a cover, where a page begins."""

from dataclasses import dataclass
from typing import Literal

Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True)
class Heading:
    """A title, centred, one line each; of `depth` 1 below a cover or another title."""

    lines: tuple[str, ...]
    depth: int = 0


@dataclass(frozen=True)
class Rule:
    """A dotted line across the page."""


@dataclass(frozen=True)
class Paragraph:
    """Running text; a line break in it begins a new paragraph."""

    text: str


@dataclass(frozen=True)
class Cover:
    """A page in front, without a number: room for the emblem, the title, whose it is.

    The title is one text in lines of its own: where a line ends inside a Thai phrase nothing is left out.
    """

    lines: tuple[str, ...]
    agency: tuple[str, ...]

    @property
    def title(self) -> str:
        """The title as one line."""
        return "".join(self.lines)


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page, turned if an orientation is given."""

    orientation: Orientation | None = None
