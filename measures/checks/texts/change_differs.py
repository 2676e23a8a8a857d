"""By how many points the total rose or fell, in the words of a text, where the record says otherwise."""

import re
from collections.abc import Iterator
from decimal import Decimal

from .figure_differs import is_of_another
from .statements import YEAR, before, is_fact
from .text import FreeText, Record, Slip, TextRule

_LINE = 200  # characters before a change in which it is said whose it is
_WAYS = "เพิ่มขึ้น|สูงขึ้น|ดีขึ้น|สูงกว่า|มากกว่า|ลดลง|ต่ำกว่า|น้อยกว่า"
_YEAR_BEFORE = "ปี(?:งบประมาณ)?(?:ก่อน|ที่(?:ผ่านมา|แล้ว))"
_WORDS = "(?:(?!25[0-9]{2})[^0-9\\n]|25[0-9]{2}(?![0-9.]))"
_CHANGE = re.compile(
    rf"(?P<way>{_WAYS})(?P<between>(?:(?!{_WAYS}){_WORDS}){{0,45}}?)"
    r"(?P<points>[0-9]{1,2}\.[0-9]{1,2}) ?คะแนน"
    rf"(?P<behind> ?(?:เมื่อ)?(?:เปรียบ)?(?:เทียบ|จาก|กว่า)(?:กับ)?{_WORDS}{{0,25}})?"
)
_BASE = re.compile(rf"(?P<before>{_YEAR_BEFORE})|ปี{_WORDS}{{0,20}}?(?P<year>25[0-9]{{2}})")
_OF_A_BASE = re.compile(rf"(?:จาก|กว่า|กับ) ?ปี{_WORDS}{{0,20}}?25[0-9]{{2}}")  # no year that rose or fell
_AIM = re.compile("(?<!ทำ)ให้|อย่างน้อย|ไม่น้อยกว่า|ไม่ต่ำกว่า")
_FALLS = ("ลดลง", "ต่ำกว่า", "น้อยกว่า")


def check(text: FreeText, record: Record) -> Iterator[Slip]:
    """Only of the total, where both years are named or the year before, and both are on record."""
    if not text.of_result or "คะแนน" not in text.plain:
        return
    plain = text.plain
    for found in _CHANGE.finditer(plain):
        words = before(plain, found, _LINE)
        said = words + found["between"]
        if is_of_another(said, record) or _AIM.search(said) or not is_fact(plain, found):
            continue
        years = _years(words, found, record)
        if years is None:
            continue
        last, first = (record.totals[year] for year in years)
        sign = -1 if found["way"] in _FALLS else 1
        if sign * (last - first) != Decimal(found["points"]):
            change = "เพิ่มขึ้น" if last >= first else "ลดลง"
            known = f"ปี {years[0]} {change}จากปี {years[1]} {abs(last - first)} คะแนน"
            yield Slip(
                f"{found['way']} {found['points']}",
                f"เขียนว่า {found['way']} {found['points']} คะแนน แต่ตามที่บันทึกไว้ {known}",
            )


def _years(words: str, found: re.Match[str], record: Record) -> tuple[int, int] | None:
    """The year that rose or fell and the one with which it is compared, both on record; None if unsure."""
    base = _BASE.search(found["between"]) or _BASE.search(found["behind"] or "")
    if base is None:
        return None
    named = [int(year) for year in YEAR.findall(_OF_A_BASE.sub(" ", words))]
    year = named[-1] if named else record.result_year
    first = year - 1 if base["before"] else int(base["year"])
    known = year in record.totals and first in record.totals and first < year
    return (year, first) if known else None


RULE = TextRule("change-differs", "error", "แก้ตัวเลข", check)
