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
_CODE = re.compile(rf"(?P<address>{_ADDRESS})|(?P<glued>{_GLUED})")
_LEADS = re.compile(rf"(?:[A-Za-z-]|{D})*(?:[A-Za-z]|:{D}+)")  # CCTV, ID:812; no A4 and no address
_FILE_ENDS = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|jpe?g|png|mp[34]|txt)(?![A-Za-z])", re.IGNORECASE
)
_FILE_NAME = re.compile(r"[^\s/]{1,60}$")
_INSTRUMENTS = {"ITA", "IIT", "EIT", "OIT"}
_ITEM = re.compile(rf"[IEOieo]?{D}*")  # a question of an instrument, or digits alone: no code
_DIGITS = "[0-9๐-๙,]"
_NUMBER = rf"{D}{_DIGITS}*(?:[.:/-]{D}+)*(?!{D}|[A-Za-zก-๎])"
# A number behind a word in Latin letters belongs to it (ISO 9001:2015, Meeting ID: 812 3456 7890) …
_NEXT = re.compile(rf"(?:[ ]?:[ ]?|,?[ ])(?P<number>{_NUMBER})")
_BUDDHIST = rf"(?:25|๒๕){D}{{2}}(?!{D})"
_MEASURE = "(?:[KMGT]B|[KMG]bps|kg|km|cm|mm|ml)(?![A-Za-z])"
_ITS_OWN = re.compile(  # … unless it says something of its own:
    rf"{_BUDDHIST}(?:-{_BUDDHIST})?(?![.:/-]{D})"  # years
    rf"|{D}{{1,4}}/(?:{D}{{1,2}}/)?{_BUDDHIST}"  # the part of a year, a date
    rf"|{D}{{2,3}}\.{D}{{2}}(?!{D})"  # points
    rf"|{D}{{1,3}}[.)](?!{D})"  # the mark of a numbered line
    rf"|{_DIGITS}+(?:\.{D}+)?\s?(?:{UNIT_PATTERN}|{MONTH_PATTERN}|{_MEASURE})"  # a count, a date
)


def to_arabic(text: str) -> str:
    """The text with every Thai digit as an Arabic one."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """The text in Thai digits, as a document prints it.

    Digits stay as they are inside web addresses, e-mail addresses, names of files and codes (`ISO 9001`,
    `A4`); the code of an item turns: `O34` → `O๓๔`.
    """
    return _outside(code_spans(text), text, _TO_THAI)


def in_digits(text: str, digits: Digits) -> str:
    """The text in the digits that a document asks for; addresses and files are found in either."""
    if digits == "thai":
        return to_thai(text)
    addresses = [found.span() for found in re.finditer(_ADDRESS, text)]
    return _outside(_joined([*addresses, *_files(text)]), text, _TO_ARABIC)


def code_spans(text: str) -> list[tuple[int, int]]:
    """Where the text holds an address, the name of a file or a code, as (start, end)."""
    spans = _files(text)
    for found in _CODE.finditer(text):
        if found["address"]:
            spans.append(found.span())
        elif not all(map(_ITEM.fullmatch, re.findall(rf"(?:[A-Za-z]|{D})+", found["glued"]))):
            spans.append((found.start(), _with_its_numbers(text, found)))
    return _joined(spans)


def _files(text: str) -> list[tuple[int, int]]:
    ends = _FILE_ENDS.finditer(text) if "." in text else ()
    names = ((_FILE_NAME.search(text, max(0, end.start() - 60), end.start()), end) for end in ends)
    return [(name.start(), end.end()) for name, end in names if name]


def _with_its_numbers(text: str, found: re.Match[str]) -> int:
    """Where a code ends with the numbers that follow it, parted by blanks or colons."""
    end = found.end()
    if found["glued"] in _INSTRUMENTS or not _LEADS.fullmatch(found["glued"]):
        return end
    while (number := _NEXT.match(text, end)) and not _ITS_OWN.match(text, number.start("number")):
        end = number.end()
    return end


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In their order, without overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _outside(spans: list[tuple[int, int]], text: str, table: dict[int, int]) -> str:
    done, at = [], 0
    for start, end in spans:
        done += [text[at:start].translate(table), text[start:end]]
        at = end
    return "".join([*done, text[at:].translate(table)])
