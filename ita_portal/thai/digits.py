"""Thai and Arabic digits, and the codes in which digits never turn."""

import re
from typing import Literal

from ita_portal.thai.calendar import MONTH_PATTERN, UNIT_PATTERN

Digits = Literal["thai", "arabic"]

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

D = "[0-9๐-๙]"
_ADDRESS = r"(?:https?://|www\.)\S+"
_WORD = rf"(?:(?<!{D}){D}{{1,6}}(?=[A-Za-z]))?[A-Za-z](?:[A-Za-z]|{D})*"
_GLUED = rf"{_WORD}(?:[._/@:%?=&#+~-]+(?:[A-Za-z]|{D})+)*"  # COVID-19, a.b1@c.go.th, PM2.5, 2FA, i1-i6
_LED = rf"(?<=[A-Z][A-Z]) (?P<number>{D}+(?:[.:/-]{D}+)*)"  # ISO 9001:2015
_CODE = re.compile(rf"(?P<address>{_ADDRESS})|(?P<glued>{_GLUED})(?:{_LED})?")
_INSTRUMENTS = {"ITA", "IIT", "EIT", "OIT"}
_NO_PART_OF_A_CODE = re.compile(  # what follows a word in capitals and yet is a number of its own:
    rf"(?:25|๒๕){D}{{2}}(?!{D}|[.:/-]{D})"  # a Buddhist year
    rf"|{D}{{1,3}}[.)](?!{D})"  # the mark of a numbered line
    rf"|{D}{{1,3}}\s?(?:{UNIT_PATTERN}|{MONTH_PATTERN})"  # a count, a date
)


def to_arabic(text: str) -> str:
    """The text with every Thai digit as an Arabic one."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """The text in Thai digits, as a document prints it.

    Digits stay as they are inside web addresses, e-mail addresses and codes of two or more Latin letters
    (`ISO 9001`, `COVID-19`); an item code of one letter turns: `O34` → `O๓๔`.
    """
    done, at = [], 0
    for start, end in code_spans(text):
        done += [text[at:start].translate(_TO_THAI), text[start:end]]
        at = end
    return "".join([*done, text[at:].translate(_TO_THAI)])


def in_digits(text: str, digits: Digits) -> str:
    """The text in the digits that a document asks for."""
    return to_thai(text) if digits == "thai" else to_arabic(text)


def code_spans(text: str) -> list[tuple[int, int]]:
    """Where the text holds a web address, an e-mail address or a code, as (start, end)."""
    spans = []
    for found in _CODE.finditer(text):
        if found["address"]:
            spans.append(found.span())
        elif any(sum(map(_is_latin, word)) > 1 for word in re.findall(rf"(?:[A-Za-z]|{D})+", found["glued"])):
            own = found["glued"] in _INSTRUMENTS or _NO_PART_OF_A_CODE.match(text, found.end("glued") + 1)
            spans.append((found.start(), found.end("glued") if own else found.end()))
    return spans


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
