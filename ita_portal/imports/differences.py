"""Two texts side by side: which words went, which came. Whole words, since Thai letters alone say nothing."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ita_portal import thai
from ita_portal.imports.report import CellChange

MOST_WORDS = 600  # of both texts; above it they are shown as a whole
ALIKE = 0.5  # below it, what two texts share by chance would only confuse
LONGEST_SAME = 90  # characters of what did not change between two changes


@dataclass(frozen=True)
class Part:
    """A part of a text: `same` in both, or `changed`."""

    text: str
    kind: Literal["same", "changed"]


@dataclass(frozen=True)
class Compared:
    """One cell before and after, in parts."""

    column: str
    before: list[Part]
    after: list[Part]


def compared(change: CellChange) -> Compared:
    """The two texts of a cell with what differs between them."""
    old, new = change.before, change.after
    if not old or not new or max(len(old), len(new)) > 6 * MOST_WORDS:
        return Compared(change.column, _whole(old), _whole(new))
    before, after = thai.words(old), thai.words(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if len(before) + len(after) > MOST_WORDS or matcher.ratio() < ALIKE:
        return Compared(change.column, _whole(old), _whole(new))
    left, right = [], []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        kind = "same" if tag == "equal" else "changed"
        left.append(Part("".join(before[start:end]), kind))
        right.append(Part("".join(after[new_start:new_end]), kind))
    return Compared(change.column, _shortened(left), _shortened(right))


def _whole(text: str) -> list[Part]:
    return [Part(text, "changed")] if text else []


def _shortened(parts: list[Part]) -> list[Part]:
    """Without empty parts; a long part that did not change keeps its two ends."""
    half = LONGEST_SAME // 2
    return [
        Part(f"{part.text[:half]} … {part.text[-half:]}", part.kind)
        if part.kind == "same" and len(part.text) > LONGEST_SAME
        else part
        for part in parts
        if part.text
    ]
