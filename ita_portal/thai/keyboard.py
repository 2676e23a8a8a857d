"""Text typed in the wrong layout: Thai on English keys (`l;ylfu`), English on Thai keys (`้ำสสน`). Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ita_portal.thai import vocabulary
from ita_portal.thai.text import clean

# The keys of a Thai (Kedmanee, TIS 820-2538) and an English (US) keyboard, row by row, plain and shifted.
_ENGLISH = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
_THAI = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TO_THAI = dict(zip(_ENGLISH, _THAI, strict=True))
_TO_ENGLISH = {thai: english for english, thai in _TO_THAI.items()}

_SHORTEST = 4  # keys; shorter runs are codes and marks
_AROUND = "'`\".,:;!?()[]{}"  # marks that stand around an English word
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|\S+@\S+|\S+\.(?:com|net|org|th)\b\S*", re.IGNORECASE)
_LATIN_RUN = re.compile(r"(?<![!-~])(?=[!-~]*[A-Za-z;\[\]{}])[!-~]{4,60}(?![!-~])")
_NO_THAI = re.compile(r"[^ก-๎]")
_THAI_RUN = re.compile(r"(?<![ก-๙!-/:-?])[ก-๙!-/:-?]{3,60}(?![ก-๙!-/:-?])")
_MARK = "ัิ-ฺ็-๎"
# What no Thai word holds: a mark or a vowel that follows nothing, or a leading vowel before none.
_IMPOSSIBLE = re.compile(
    rf"(?<![ก-๎])[ะ-ฺ็-๎]|[เ-ไ](?![ก-ฮ])|[ะาำ][ะำ{_MARK}]|[ัิ-ฺ][ัิ-ฺ]|[่-๋][่-๋]|ื(?![ก-ฮ่-๋])|[เ-ไ][ก-ฮ]{{0,2}}ำ"
)
_ENGLISH_WORDS = frozenset(Path(__file__).with_name("english.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True)
class Mistyped:
    """What was typed, and what the same keys mean in the other layout."""

    typed: str
    meant: str


@lru_cache(maxsize=4096)
def mistyped(text: str) -> tuple[Mistyped, ...]:
    """Every part that makes no sense as typed and real words in the other layout.

    Codes, addresses, e-mail addresses and words of either language are none: a part counts only when the
    dictionary has all of what its keys mean.
    """
    return (*_thai_on_english_keys(text), *_english_on_thai_keys(text))


def _thai_on_english_keys(text: str) -> list[Mistyped]:
    if not _LATIN_RUN.search(text):
        return []
    found = []
    for run in _LATIN_RUN.findall(_ADDRESS.sub(" ", text)):
        meant = clean("".join(_TO_THAI.get(key, " ") for key in run))
        words = [] if _NO_THAI.search(meant) else vocabulary.in_words(meant)
        # No English word turns into a Thai word of five letters.
        if words and max(map(len, words)) >= (5 if run.strip(_AROUND).isalpha() else _SHORTEST):
            found.append(Mistyped(run, meant))
    return found


def _english_on_thai_keys(text: str) -> list[Mistyped]:
    if not _IMPOSSIBLE.search(text):
        return []
    found = []
    for run in _THAI_RUN.findall(text):
        if _IMPOSSIBLE.search(run):
            meant = "".join(_TO_ENGLISH.get(character, " ") for character in run)
            words = [word.lower() for word in re.findall("[A-Za-z]+", meant)]
            if words and _is_english(words) and re.fullmatch(r"[A-Za-z][A-Za-z .,/()'-]*", meant):
                found.append(Mistyped(run, meant.strip()))
    return found


def _is_english(words: list[str]) -> bool:
    """Words of the list, one of three letters at least; a single letter may stand among them: E-Service."""
    return any(len(word) > 2 for word in words) and all(
        len(word) == 1 or word in _ENGLISH_WORDS for word in words
    )
