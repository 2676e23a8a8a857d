"""Two texts side by side, word by word: what stands in both, what was struck out, what was put in. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ita_portal import thai

Kind = Literal["same", "removed", "added"]
MANY = 3_000  # words; longer texts are compared line by line, which stays fast


@dataclass(frozen=True)
class Part:
    """A run of words of one kind."""

    text: str
    kind: Kind


def differences(before: str, after: str) -> tuple[Part, ...]:
    """The parts of both texts in their order.

    The same and the removed parts join to `before`, the same and the added ones to `after`.
    """
    if before == after:
        return (Part(after, "same"),) if after else ()
    old, new = thai.words(before), thai.words(after)
    if len(old) + len(new) > MANY:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return tuple(_tidied(list(_parts(old, new))))


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Part("".join(old[i1:i2]), "same")
            continue
        if i1 < i2:
            yield Part("".join(old[i1:i2]), "removed")
        if j1 < j2:
            yield Part("".join(new[j1:j2]), "added")


def _tidied(parts: list[Part]) -> Iterator[Part]:
    """A blank between two changes belongs to both: one change reads better than two."""
    removed, added = "", ""
    for at, part in enumerate(parts):
        inside = 0 < at < len(parts) - 1
        if part.kind == "same" and inside and not part.text.strip(" ") and (removed or added):
            removed, added = removed + part.text, added + part.text
        elif part.kind == "removed":
            removed += part.text
        elif part.kind == "added":
            added += part.text
        else:
            yield from _changed(removed, added)
            removed, added = "", ""
            yield part
    yield from _changed(removed, added)


def _changed(removed: str, added: str) -> Iterator[Part]:
    if removed:
        yield Part(removed, "removed")
    if added:
        yield Part(added, "added")
