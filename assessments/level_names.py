"""Levels named in a text as people typed it: “ผ่าน”, “ระดับ A”, “96.04 (ผ่าน) ระดับ AA”."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.rules import YearRules

_LETTER = r"[A-Za-zก-ฺเ-๎]"
_TITLE = r"(?:ระดับ|เกรด|grade|level)?"


@dataclass(frozen=True)
class NamedLevels:
    """Levels of the year's own scheme that a text names, and levels of another scheme."""

    own: tuple[str, ...]
    foreign: tuple[str, ...]


def read_levels(rules: YearRules, text: str) -> NamedLevels:
    """The levels that a text names, each once, in its order; both empty when it names none that is known."""
    own = [level.name for level in rules.levels]
    return NamedLevels(_named(own, text), _named(rules.foreign_levels - set(own), text))


def bare_level(text: str) -> str:
    """The name of an announced level without the word ระดับ, as it is printed; blank for blank."""
    return text.removeprefix("ระดับ").strip()


def _named(names: Iterable[str], text: str) -> tuple[str, ...]:
    by_letters = {_letters(name): name for name in names}
    if not by_letters:
        return ()
    # The longest first: ผ่านดีเยี่ยม begins with ผ่านดี, and that with ผ่าน. ไม่ผ่าน names no level.
    longest_first = sorted(by_letters, key=lambda name: (-len(name), name))
    choices = "|".join(r"\s*".join(map(re.escape, name)) for name in longest_first)
    pattern = rf"(?<!{_LETTER}){_TITLE}\s*(?<![A-Za-z])({choices})(?!{_LETTER})"
    found = re.findall(pattern, text, re.IGNORECASE)
    return tuple(dict.fromkeys(by_letters[_letters(name)] for name in found))


def _letters(name: str) -> str:
    return "".join(name.split()).casefold()
