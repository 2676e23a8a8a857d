"""A text that calls another indicator the best or the weakest than the record does."""

import re
from collections.abc import Iterator

from .statements import before, is_fact, year_of
from .text import FreeText, Record, Slip, TextRule

_WEAK, _GOOD = "ต่ำ|น้อย", "สูง|มาก"
_GOT = "(?:ที่)?(?:ได้รับ|ได้|มี)(?:ค่า|ผล)?คะแนน"
_MOST = f"(?P<end>{_WEAK}|{_GOOD})(?:ที่)?สุด"
_SAID = re.compile(
    rf"ตัวชี้วัด{_GOT}{_MOST} ?(?:ของหน่วยงาน|ในภาพรวม)? ?(?:คือ|ได้แก่|เป็น) ?"
    r"ตัวชี้วัดที่ ?(?P<number>[0-9]{1,2})(?![0-9.])"
)
# What narrows it: of one instrument, of several, of other years.
_NARROWER = re.compile("[IEO]IT|ภายใน|ภายนอก|ลำดับ|รองลงมา|เดิม")


def check(text: FreeText, record: Record) -> Iterator[Slip]:
    """Each of those that have the same score may be named."""
    plain = text.plain
    if len(record.indicators) < 2 or "สุด" not in plain:
        return
    for found in _SAID.finditer(plain):
        words = before(plain, found)
        is_due = year_of(text, words, record) == record.result_year and is_fact(plain, found)
        score = record.indicators.get(int(found["number"]))
        if score is None or not is_due or _NARROWER.search(words):
            continue
        weakest = found["end"] in _WEAK.split("|")
        right = min(record.indicators.values()) if weakest else max(record.indicators.values())
        if score != right:
            said = f"คะแนน{found['end']}ที่สุดคือตัวชี้วัดที่ {found['number']}"
            known = " ".join(str(number) for number, each in record.indicators.items() if each == right)
            yield Slip(said, f"เขียนว่า {said} แต่ตามที่บันทึกไว้คือตัวชี้วัดที่ {known} ({right} คะแนน)")


RULE = TextRule("extreme-differs", "error", "แก้ตัวชี้วัด", check)
