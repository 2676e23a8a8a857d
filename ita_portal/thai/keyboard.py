"""Text typed in the wrong layout: Thai on English keys (`l;ylfu`), English on Thai keys (`้ำสสน`). Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from ita_portal.thai import vocabulary
from ita_portal.thai.text import clean

# The keys of a Thai (Kedmanee, TIS 820-2538) and an English (US) keyboard, row by row, plain and shifted.
_ENGLISH = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
_THAI = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TO_THAI = dict(zip(_ENGLISH, _THAI, strict=True))
_TO_ENGLISH = {thai: english for english, thai in _TO_THAI.items()}

_AROUND = "'`\".,:;!?()[]{}"  # marks that stand around an English word
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|\S+@\S+|\S+\.(?:com|net|org|th)\b\S*", re.IGNORECASE)
_LATIN_RUN = re.compile(r"(?<![!-~])(?=[!-~]*[A-Za-z;\[\]{}])[!-~]{4,60}(?![!-~])")
_BETWEEN_WORDS = re.compile("[()/]")
_SIGNS = re.compile("[/().,๐-๙-]+")  # what may stand between Thai words
_NO_THAI = re.compile(r"[^ก-๎]")
_DIGIT = re.compile("[0-9]")
_THAI_RUN = re.compile(r"(?<![ก-๙!-/:-?])[ก-๙!-/:-?]{3,200}(?![ก-๙!-/:-?])")
_MARK = "ัิ-ฺ็-๎"
# What no Thai word holds: a mark or a vowel that follows nothing, or a leading vowel before none.
_IMPOSSIBLE = re.compile(
    rf"(?<![ก-๎])[ะ-ฺ็-๎]|[เ-ไ](?![ก-ฮ])|[ะาำ][ะำ{_MARK}]|[ัิ-ฺ][ัิ-ฺ]|[่-๋][่-๋]|ื(?![ก-ฮ่-๋])|[เ-ไ][ก-ฮ]{{0,2}}ำ"
)
# … and where another word begins in one that has no blank before it: a mark on what bears none.
_NO_BEARER = re.compile(rf"(?<=[ะาำๅๆฯเ-ไ])[{_MARK}]|{_IMPOSSIBLE.pattern}")
_MEANT_ENGLISH = re.compile(r"[A-Za-z][A-Za-z .,/()&'-]*")
_MEANT_SIGN = re.compile("[eE]-[A-Z]{2,5}|[A-Z]&[A-Z]")  # e-GP, Q&A
_MEANT_INSIDE = re.compile("(?:[A-Za-z]-)?[A-Za-z]{4,20}")
_MEANT_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+")
_CASED = re.compile("[A-Z]?[a-z]+(?:[A-Z][a-z]+)*|[A-Z]+")
_VOWEL = re.compile("[aeiouy]")
_ENGLISH_WORDS = frozenset(Path(__file__).with_name("english.txt").read_text(encoding="utf-8").split())


def _joints(word: str) -> set[str]:
    """Each two letters that stand together; the first two and the last two once more, with their end."""
    return {*map("".join, pairwise(word)), f"^{word[:2]}", f"{word[-2:]}$"}


_JOINTS = frozenset(joint for word in _ENGLISH_WORDS for joint in _joints(word))


@dataclass(frozen=True)
class Mistyped:
    """What was typed, and what the same keys mean in the other layout."""

    typed: str
    meant: str


@lru_cache(maxsize=4096)
def mistyped(text: str) -> tuple[Mistyped, ...]:
    """Every part that makes no sense as typed and real words in the other layout.

    Codes, addresses, e-mail addresses and words of either language are none: a part counts only when all
    of what its keys mean is in the dictionary, or reads like English where Thai cannot be.
    """
    return (*_thai_on_english_keys(text), *_english_on_thai_keys(text))


def _thai_on_english_keys(text: str) -> list[Mistyped]:
    if not _LATIN_RUN.search(text):
        return []
    found = []
    for run in _LATIN_RUN.findall(_ADDRESS.sub(" ", text)):
        parts = (part for part in _BETWEEN_WORDS.split(run) if part != run and _LATIN_RUN.fullmatch(part))
        found += list(_meant_thai(run.strip("()"))) or [each for part in parts for each in _meant_thai(part)]
    return found


def _meant_thai(run: str) -> Iterator[Mistyped]:
    meant = clean("".join(_TO_THAI.get(key, "~") for key in run))
    parts = list(filter(None, _SIGNS.split(meant)))
    words = [vocabulary.in_words(part) for part in parts]
    if not all(words) or _NO_THAI.search("".join(parts)):
        return
    together = [word for each in words for word in each]
    is_one = len(parts) == 1 and parts[0] == meant
    if _is_thai(together, run.strip(_AROUND)) and (is_one or max(map(len, together)) >= 5):
        yield Mistyped(run, meant)


def _is_thai(words: list[str], keys: str) -> bool:
    """Whether such words were meant by these keys: short ones may be a code or a list of English words."""
    longest = max(map(len, words), default=0)
    if longest >= 5:  # no English word turns into a Thai word of five letters
        return True
    parts = re.findall("[A-Za-z]+", keys)
    if longest == 4:
        return not keys.isalpha() or not _reads_like_english(keys)
    return len("".join(words)) >= 5 and not _DIGIT.search(keys) and not any(map(_reads_like_english, parts))


def _english_on_thai_keys(text: str) -> list[Mistyped]:
    found = []
    for run in _THAI_RUN.findall(text):
        meant = _in_english(run)
        if _MEANT_ADDRESS.fullmatch(meant) or _MEANT_ENGLISH.fullmatch(meant) and _is_english(run, meant):
            found.append(Mistyped(run, meant.strip()))
        elif place := _NO_BEARER.search(run):
            found += _inside(run, *place.span())
    return found


def _in_english(run: str) -> str:
    return "".join(_TO_ENGLISH.get(character, " ") for character in run)


def _inside(run: str, start: int, end: int) -> list[Mistyped]:
    """The longest English word of the list around letters that no Thai word has, Thai words beside it."""
    for length in range(22, 3, -1):
        for first in range(max(0, end - length), min(start, len(run) - length) + 1):
            last = first + length
            meant = _in_english(run[first:last])
            if not _MEANT_INSIDE.fullmatch(meant) or not _is_listed(meant.rpartition("-")[2]):
                continue
            if _ends_with_word(run[:first]) and (last == len(run) or vocabulary.first_word(run[last:])):
                return [Mistyped(run[first:last], meant)]
    return []


def _ends_with_word(head: str) -> bool:
    return not head or any(
        vocabulary.is_word(head[at:]) for at in range(max(0, len(head) - 15), len(head) - 1)
    )


def _is_english(run: str, meant: str) -> bool:
    """Words, one of three letters at least; a single letter may stand among them: E-Service.

    They are those of the list, or read like English where what was typed cannot be Thai; a Thai word of
    four letters in it speaks for a slip of Thai typing.
    """
    if _MEANT_SIGN.fullmatch(meant):
        return not vocabulary.in_words(run)
    words = re.findall("[A-Za-z]+", meant)
    known = _reads_like_english if _IMPOSSIBLE.search(run) and not _holds_a_word(run) else _is_listed
    return (
        any(len(word) > 2 for word in words)
        and all(len(word) == 1 or known(word) for word in words)
        and not vocabulary.in_words(run)
    )


def _holds_a_word(run: str) -> bool:
    return any(len(vocabulary.first_word(run[at:])) > 3 for at in range(len(run) - 3))


def _is_listed(word: str) -> bool:
    return word.lower() in _ENGLISH_WORDS


def _reads_like_english(word: str) -> bool:
    """Whether all its letters stand together as in words of the list; `okpd` does not."""
    lower = word.lower()
    return lower in _ENGLISH_WORDS or bool(
        len(word) > 3 and _CASED.fullmatch(word) and _VOWEL.search(lower) and _joints(lower) <= _JOINTS
    )
