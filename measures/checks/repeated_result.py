"""A result that is word for word that of another measure, whatever its blanks, signs and digits."""

import re
from collections.abc import Iterator, Sequence

from ita_portal.problems import Problem
from ita_portal.thai import to_arabic
from ita_portal.thai.calendar import MONTH_PATTERN

from .planned import PlannedMeasure

# Letters, marks over and under them not counted: up to so many, a text may well be said of two measures.
A_FEW_WORDS = 30  # `ดำเนินการแล้วเสร็จตามแผนที่กำหนดไว้`
WITH_A_FIGURE = 18  # `ประชาชนพึงพอใจร้อยละ 90` is said of one
OF_ITS_OWN = 5  # letters that remain of a text without what is said of any measure
# A web address is evidence, which several measures may share; the number before a line is its mark.
_NOT_SAID = re.compile(r"(?:https?://|www\.)\S+|^ *\(?[0-9]+[.)]", re.MULTILINE)
_FIGURE = re.compile("[0-9]")
# What is said of any measure: that it is done as planned, when, wholly, and where more is told.
_OF_ANY = re.compile(
    rf"(?:วันที่ ?)?[0-9]{{1,2}} ?(?:{MONTH_PATTERN})|(?:{MONTH_PATTERN})|(?:พ\.ศ\. ?)?25[0-9]{{2}}"
    r"|ไตรมาส(?:ที่)? ?[0-9]|(?:ร้อยละ ?)?100(?:\.0+)?(?: ?(?:%|เปอร์เซ็นต์))?"
    "|ดำเนินการ|ดำเนินงาน|แล้ว|เสร็จ|สิ้น|เรียบร้อย|ครบถ้วน|ครบ|ทุกขั้นตอน|ขั้นตอน|ตาม|แผนปฏิบัติการป้องกันการทุจริต|แผนงาน|แผน"
    "|ที่กำหนด|กำหนด|ไว้|ระยะเวลา|เวลา|เป้าหมาย|วัตถุประสงค์|บรรลุ|เป็นไป|อยู่ระหว่าง|คาดว่าจะ|ภายใน|เมื่อ|เดือน|ปีงบประมาณ|ประจำปี"
    "|ไม่มี|ปัญหา|และ|อุปสรรค|รายละเอียด|ปรากฏ|เอกสาร|แนบท้าย|แนบ|ภาคผนวก|รายงาน|ฉบับ|นี้|มาตรการ|กิจกรรม|ของ|ใน|วันที่|ที่|ได้|จึง"
)
_NO_LETTER = re.compile(r"[\W_]+")


def check(measures: Sequence[PlannedMeasure]) -> Iterator[tuple[PlannedMeasure, Problem, str]]:
    """Each later measure with the same text, and the field that holds it."""
    first: dict[str, PlannedMeasure] = {}
    for measure in measures:
        told: set[int] = set()
        for name, place, text in _results(measure):
            said = _NOT_SAID.sub("", to_arabic(text))
            key = _NO_LETTER.sub("", said)
            other = first.setdefault(key, measure) if _is_of_one(said, key) else measure
            if other.number != measure.number and other.number not in told:
                told.add(other.number)
                yield measure, _problem(measure, place, other), name


def _is_of_one(said: str, key: str) -> bool:
    """Whether so much is said that it can hardly be said of two measures."""
    own = _NO_LETTER.sub("", _OF_ANY.sub("", said))
    few = WITH_A_FIGURE if _FIGURE.search(own) else A_FEW_WORDS
    return len(key) > few and len(own) > OF_ITS_OWN


def _results(measure: PlannedMeasure) -> Iterator[tuple[str, str, str]]:
    draft = measure.draft
    yield "summary", "สรุปผล", draft.summary
    yield "result", "ผลลัพธ์", draft.result
    for number, step in enumerate(draft.steps, start=1):
        yield f"results.{number}", f"ผลของขั้นตอนที่ {number}", step.result


def _problem(measure: PlannedMeasure, place: str, other: PlannedMeasure) -> Problem:
    message = f"{measure.where} มี{place}เหมือนของ{other.where} ทุกคำ อาจคัดลอกมาโดยยังไม่ได้แก้"
    return Problem("repeated-result", "warning", message, measure.where, "แก้ผลการดำเนินการ")
