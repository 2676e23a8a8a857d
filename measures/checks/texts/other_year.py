"""A text that names a year which is none of its plan's: left over from last time."""

import re
from collections.abc import Iterator
from datetime import date

from ita_portal.thai import fiscal_year
from ita_portal.thai.calendar import BUDDHIST, MONTH_PATTERN, MONTHS, SHORT_MONTHS, UNIT_PATTERN

from .text import FreeText, Record, Slip, TextRule

_MONTH = {name: number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, start=1)}
_ERA = r"(?:[ \n]?[พค]\.? ?ศ\.? ?| )?"
_FULL = r"(?:25|20)[0-9]{2}(?![0-9])"
_SHORT = rf"[5-9][0-9](?![0-9.,:/]| ?(?:{UNIT_PATTERN}))"
_RANGE = r"(?: ?(?:[-–—]|ถึง) ?(?:ปี(?:งบประมาณ)? ?)?(?:พ\.ศ\. ?)?(?P<last>25[0-9]{2})(?![0-9]))?"
_OF = rf"ปี(?:งบประมาณ|งบฯ?|การศึกษา)?(?:ที่(?:ผ่านมา|แล้ว) ?\(?)?{_ERA}"
_YEAR = re.compile(
    rf"(?:{_OF}|ITA )(?P<year>{_FULL}|(?<![0-9] ปี )(?<![0-9] ปี){_SHORT}){_RANGE}"
    rf"|(?:ไตรมาส|ครั้ง)(?:ที่)? ?[0-9]{{1,2}}/(?P<of_part>{_FULL}|{_SHORT})"
)
_DAY = re.compile(
    rf"(?<![0-9])[0-9]{{1,2}} ?(?P<month>{MONTH_PATTERN}){_ERA}(?P<year>{_FULL}|[0-9]{{2}}(?![0-9]))"
    rf"|(?P<month_alone>{MONTH_PATTERN}){_ERA}(?P<year_of_month>{_FULL}|{_SHORT})"
    rf"|(?<![0-9/])[0-3]?[0-9]/(?P<number>0?[1-9]|1[0-2])/(?P<last>{_FULL}|{_SHORT})(?!/)"
)
# Before a year that may well be another one: laws, letters, orders, what looks back or far ahead.
_OLD = re.compile(
    r"ลงวันที่|เป้าหมาย|มติ|ราชกิจจา|หนังสือ|คำสั่ง|พระราช|พ\.ร\.[บกฎ]|รัฐธรรมนูญ|ประมวล|กฎกระทรวง|ระเบียบ|ข้อบังคับ|(?:ข้อ|เทศ)บัญญัติ(?!งบประมาณ)"
    r"|บังคับใช้|ใช้บังคับ|ตั้งแต่|เมื่อ(?!วันที่)|นับแต่|ย้อนหลัง|เทียบ|(?:จาก|กว่า) ?$|เดิม|(?<![ก-๎])ลว"
)
# Before a span of years that is part of a name: a plan of several years is called by them when they are over.
_OF_YEARS = re.compile("แผน|ยุทธศาสตร์|นโยบาย|กรอบ|อัตรากำลัง|วาระ|ระยะ")
_TWO_DIGITS = re.compile("[0-9]{2}")
_BEFORE = 60  # characters before a year in which such a word counts, within its line


def check(text: FreeText, record: Record) -> Iterator[Slip]:
    """Right are the year of the result, the plan's and the next one, with all days of these fiscal years."""
    plain = text.plain
    if not _TWO_DIGITS.search(plain):
        return
    right = {record.result_year, record.year, record.year + 1} | record.history | _told(plain, record)
    wrong = [*_years(plain, right), *_days(plain, right)]
    for written, at in sorted(wrong, key=lambda each: each[1]):
        if not _OLD.search(_before(plain, at)):
            yield Slip(
                written,
                f"ระบุ “{written}” แต่แผนนี้เป็นของปีงบประมาณ {record.year} จากผลการประเมินปี {record.result_year}",
            )


def _told(plain: str, record: Record) -> set[int]:
    """The years that are looked back on with their own score: ปี 2567 ได้ 91.20 คะแนน."""
    return {year for year, total in record.totals.items() if str(total) in plain}


def _years(plain: str, right: set[int]) -> Iterator[tuple[str, int]]:
    for found in _YEAR.finditer(plain):
        written = found["year"] or found["of_part"]
        first = _buddhist(written)
        years = range(first, int(found["last"] or first) + 1)
        named = len(years) > 1 and _OF_YEARS.search(_before(plain, found.start()))
        if not right.intersection(years) and not named:
            yield f"ปี {written}" if found["year"] else found[0], found.start()


def _days(plain: str, right: set[int]) -> Iterator[tuple[str, int]]:
    for found in _DAY.finditer(plain):
        name = found["month"] or found["month_alone"]
        month = _MONTH[name] if name else int(found["number"])
        year = _buddhist(found["year"] or found["year_of_month"] or found["last"])
        if fiscal_year(date(year - BUDDHIST, month, 1)) not in right:
            yield found[0], found.start()


def _buddhist(year: str) -> int:
    """The Buddhist year of `2569`, `69` and `2026`."""
    number = int(year)
    if number < 100:
        return number + 2500
    return number if number >= 2400 else number + BUDDHIST


def _before(plain: str, at: int) -> str:
    """What stands before that place in its line."""
    return plain[max(0, at - _BEFORE) : at].rpartition("\n")[2]


RULE = TextRule("other-year", "warning", "แก้ปี", check)
