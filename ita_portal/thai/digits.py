"""Thai and Arabic digits, and the codes in which digits never turn."""

import re
from typing import Literal

from ita_portal.thai.calendar import MONTH_PATTERN, UNIT_PATTERN

Digits = Literal["thai", "arabic"]

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

D = "[0-9๐-๙]"
_ADDRESS = r"(?:https?://|www\.)\S+"
_SIZE = rf"{D}{{1,6}}\.{D}+(?=[A-Za-z]{{1,3}}(?![A-Za-z]))"  # 1.5GB
_WORD = rf"(?:(?<!{D})(?:{_SIZE}|{D}{{1,6}}(?=[A-Za-z])))?[A-Za-z](?:[A-Za-z]|{D})*"
_GLUED = rf"{_WORD}(?:[._/@:%?=&#+~-]+(?:[A-Za-z]|{D})+)*"  # COVID-19, a.b1@c.go.th, PM2.5, 2FA, i1-i6
_LED = rf"(?<=[A-Z][A-Z]) (?P<number>{D}+(?:[.:/-]{D}+)*)"  # ISO 9001:2015
_CODE = re.compile(rf"(?P<address>{_ADDRESS})|(?P<glued>{_GLUED})(?:{_LED})?")
_INSTRUMENTS = {"ITA", "IIT", "EIT", "OIT"}
_ITEM = re.compile(rf"[IEOieo]?{D}*")  # a question of an instrument, or digits alone: no code
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

    Digits stay as they are inside web addresses, e-mail addresses and codes (`ISO 9001`, `A4`); the code
    of an item turns: `O34` → `O๓๔`.
    """
    return _outside(code_spans(text), text, _TO_THAI)


def in_digits(text: str, digits: Digits) -> str:
    """The text in the digits that a document asks for; a web address leads where it did in either."""
    if digits == "thai":
        return to_thai(text)
    return _outside([found.span() for found in re.finditer(_ADDRESS, text)], text, _TO_ARABIC)


def code_spans(text: str) -> list[tuple[int, int]]:
    """Where the text holds a web address, an e-mail address or a code, as (start, end)."""
    spans = []
    for found in _CODE.finditer(text):
        if found["address"]:
            spans.append(found.span())
        elif not all(map(_ITEM.fullmatch, re.findall(rf"(?:[A-Za-z]|{D})+", found["glued"]))):
            own = found["glued"] in _INSTRUMENTS or _NO_PART_OF_A_CODE.match(text, found.end("glued") + 1)
            spans.append((found.start(), found.end("glued") if own else found.end()))
    return spans


def _outside(spans: list[tuple[int, int]], text: str, table: dict[int, int]) -> str:
    done, at = [], 0
    for start, end in spans:
        done += [text[at:start].translate(table), text[start:end]]
        at = end
    return "".join([*done, text[at:].translate(table)])
