"""A level in a free text that is not the one on record."""

import re
from collections.abc import Iterator

from .statements import before, is_fact, year_of
from .text import FreeText, Record, Slip, TextRule

_NAMES = "ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง|AA|[A-F]"
_END = "(?:(?![A-Za-zก-๎])|(?=และ|ซึ่ง|ทั้งนี้|โดย(?!ด่วน)|แต่|จึง|เพิ่ม|สูง))"
_SAID = re.compile(
    r"(?:(?<!ไม่)อยู่ใน(?:ระดับ|เกณฑ์)|ได้ระดับ|ได้รับระดับ|ผลการประเมิน(?:ใน)?ระดับ"
    r"|ระดับผลการประเมิน(?:คือ|เป็น)?|คะแนน \(ระดับ)"
    rf" ?[:“\"(]? ?(?P<level>{_NAMES}){_END}"
)
# Before a level that is not that of the whole result: of one indicator, one item, a survey, a person.
_OF_A_PART = re.compile("(?:ตัวชี้วัด|[IEO]IT|ข้อ ?[ieoIEO]|พึงพอใจ|บุคลากร|พนักงาน|โครงการ)(?!.*(?:รวม|หน่วยงาน))")
_IN_RECORD = re.compile(rf"(?<![A-Za-zก-๎])(?:ระดับ)?(?:{_NAMES})(?![A-Za-zก-๎])")


def check(text: FreeText, record: Record) -> Iterator[Slip]:
    """A target is no statement; a year whose level is not known cannot be compared."""
    plain = text.plain
    if "ระดับ" not in plain and "เกณฑ์" not in plain:
        return
    for found in _SAID.finditer(plain):
        if _OF_A_PART.search(before(plain, found)):
            continue
        year = year_of(text, before(plain, found) + found[0], record)
        known = record.levels.get(year, "")
        named = [name.removeprefix("ระดับ") for name in _IN_RECORD.findall(known)]
        if named and found["level"] not in named and is_fact(plain, found):
            said = f"ระดับ {found['level']}"
            yield Slip(said, f"เขียนว่า {said} แต่ระดับปี {year} ที่บันทึกไว้คือ {known}")


RULE = TextRule("level-named-differs", "error", "แก้ระดับ", check)
