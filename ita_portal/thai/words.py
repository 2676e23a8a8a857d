"""Which parts of a text stay on one line: dates, numbers with their unit, names, codes, words before ๆ."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ita_portal.thai.calendar import MONTH_PATTERN, UNIT_PATTERN
from ita_portal.thai.digits import D, code_spans

LONGEST = 40  # characters; a longer piece would not fit a narrow column

_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # written above or below the consonant before them
_TAIL = rf"(?![ะ-ฺๅ{_MARK}])"  # never end inside a Thai cluster …
_HEAD = "(?<![เ-ไ])"  # … nor begin in one
_YEAR = rf"(?:พ\.ศ\. ?)?(?:{D}{{4}}|{D}{{2}})(?!{D})"
_UNIT = rf"(?:{UNIT_PATTERN})(?!ที่){_TAIL}"  # ครั้งที่ begins what follows
_NUMBER = rf"(?<!{D}){D}+(?:[.,:]{D}+)*"
_OFFICE = "(?!ก(?:เทศ|องค์|สภา|รัฐ|เมือง|อบ|ฯ| )|อำเภอ|ทะเบียน|ช่าง|ตรวจ|จ้าง|แพทย์)"  # นายอำเภอ is no name
_TITLE = rf"(?:นาย{_OFFICE}|นางสาว|นาง|น\.ส\.|ดร\.|ว่าที่ร้อย(?:ตรี|โท|เอก)|[พร]\.[ตทอ]\.[ตทอ]\.|จ\.ส\.[ตทอ]\.)"
_LEADS = "โดย|มี|และ|กับ|คือ|ให้|แก่|จาก|ของ|หรือ|ว่า|เป็น|หมาย|ตั้ง|ถึง|นำ"  # a person's title may follow
_BEFORE_TITLE = "|".join(["(?<![ก-๎])", *(f"(?<={word})" for word in _LEADS.split("|"))])
_COUNTED = "ข้อ|ลำดับ|คำสั่ง|ฉบับ|ครั้ง|ตัวชี้วัด|ประเด็น|ส่วน|มาตรการ|ขั้นตอน|รุ่น"
_PATTERNS = (
    # a person with title and both names
    rf"(?:{_BEFORE_TITLE}){_TITLE}(?:หญิง)? ?[ก-๎]{{2,15}} [ก-๎]{{2,15}}(?![ก-๎])",
    rf"(?:(?<![ก-๎])ณ )?(?<!{D}){D}{{1,2}} (?:{MONTH_PATTERN})(?: ?{_YEAR})?",
    rf"(?:{MONTH_PATTERN}) ?{_YEAR}",
    rf"(?:พ|ค)\.ศ\. ?{D}{{4}}",
    rf"(?:ร้อยละ|จำนวน|ข้อ) ?{_NUMBER}(?: {_UNIT})?",
    # what bears a number of its own: the word behind it belongs to what follows
    rf"(?:(?:{_COUNTED})ที่|มาตรา|หน้า|เลขที่|หมู่) ?{_NUMBER}(?:/{D}+)*",
    rf"(?!(?:25|๒๕){D}{{2}} ){_NUMBER} {_UNIT}",  # a year counts nothing
    rf"(?<!{D})[0๐]{D}?(?: {D}{{3,4}}){{2}}(?!{D})",  # a telephone
    rf"(?<!{D}){D}+(?:[/:.,–-]{D}+)+",
    "ฯลฯ",
)
# the last cluster before ๆ: no break is offered in front of it, since that would split the word
_YAMOK = rf"{_HEAD}[เ-ไ]?[ก-ฮ][ะ-ฺๅ็-๎]* ?ๆ"
_KEPT_CODE = re.compile(
    rf"(?=.*(?:[A-Za-z]-|{D}))(?!https?:|www\.)[^@]{{1,{LONGEST}}}"
)  # E-Service, ISO 9001


@dataclass(frozen=True)
class Piece:
    """A part of a text. `kept`: stays on one line. `yamok`: begins inside a word, no break before it."""

    text: str
    kept: bool = False
    yamok: bool = False


@lru_cache(maxsize=64)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    names = [f"{_HEAD}(?:{'|'.join(map(re.escape, terms))}){_TAIL}"] if terms else []
    return re.compile("|".join([*names, *_PATTERNS, f"(?P<yamok>{_YAMOK})"]))


def together(text: str, terms: Iterable[str] = ()) -> list[Piece]:
    """The text in pieces that join to it again; those to be kept on one line are marked.

    `terms` are names and compounds of the caller (agency, places, people), 2 to 40 characters each.
    """
    known = tuple(
        sorted({term for term in terms if 1 < len(term) <= LONGEST}, key=lambda term: (-len(term), term))
    )
    pieces, at = [], 0
    for start, end, yamok in _spans(text, _pattern(known)):
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], kept=True, yamok=yamok))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return pieces


def _spans(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int, bool]]:
    """Start, end and yamok of every kept part, in order, without overlap."""
    codes = code_spans(text)
    found = [(*match.span(), match["yamok"] is not None) for match in pattern.finditer(text)]
    spans = [span for span in found if not any(start < span[1] and span[0] < end for start, end in codes)]
    spans += [(start, end, False) for start, end in codes if _KEPT_CODE.fullmatch(text[start:end])]
    return sorted(spans)


def words(text: str) -> list[str]:
    """The words of a text, blanks included, so that they join to it again; for comparing two texts.

    The dictionary is loaded by the first call (0.4 s, 77 MB), hence not where documents are made.
    """
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")  # no folder of its own in somebody's home
    from pythainlp.tokenize import word_tokenize

    return word_tokenize(text, engine="newmm") if text else []
