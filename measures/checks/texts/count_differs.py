"""A number of measures or of findings in the words of a document that is not that on record."""

import re
from collections.abc import Iterator

from .parts_of_plan import BEFORE, OF_A_PART, OF_A_PART_BEHIND, STATES, is_of_another_year, state_in
from .statements import before
from .text import FreeText, Record, Slip, TextRule

_LEADS = "จำนวน|ทั้งสิ้น|ทั้งหมด|รวม|ทั้ง|กำหนด(?:ไว้)?|เสร็จ|เรียบร้อย(?:แล้ว)?|ดำเนินการ(?:ได้)?"
_COUNT = re.compile(rf"(?:{_LEADS}) ?(?P<count>[0-9]{{1,4}}) ?มาตรการ{OF_A_PART_BEHIND}")
_FINDINGS = re.compile(
    r"(?:พบ|มี) ?(?:ข้อบกพร่องหรือจุดอ่อน|ข้อบกพร่อง|จุดอ่อน|ข้อค้นพบ) ?(?:จำนวน|ทั้งสิ้น|ทั้งหมด|รวม)? ?"
    r"(?P<count>[0-9]{1,4}) ?ข้อ"
)
_OF_AN_ISSUE = re.compile("ประเด็นที่ ?[0-9]|ด้าน|กอง|สำนัก|[IEO]IT")


def check(text: FreeText, record: Record) -> Iterator[Slip]:
    """Only where a text speaks of the whole plan: a measure itself may well make three further measures."""
    if not text.of_document:
        return
    plain = text.plain
    if "มาตรการ" in plain:
        yield from _measures(plain, record)
    if record.findings:
        yield from _findings(plain, record)


def _measures(plain: str, record: Record) -> Iterator[Slip]:
    for found in _COUNT.finditer(plain):
        words = before(plain, found, BEFORE)
        if OF_A_PART.search(words + found[0]) or is_of_another_year(words, record):
            continue
        state = state_in(words + found[0])
        known = record.states.get(state, 0) if state else sum(record.states.values())
        if record.states and int(found["count"]) != known:
            said = f"{found['count']} มาตรการ"
            about = STATES[state][0] if state else "มี"
            yield Slip(f"{state} {said}", f"เขียนว่า {said} แต่ในแผน{about} {known} มาตรการ")


def _findings(plain: str, record: Record) -> Iterator[Slip]:
    for found in _FINDINGS.finditer(plain):
        if int(found["count"]) != record.findings and not _OF_AN_ISSUE.search(before(plain, found, BEFORE)):
            said = f"ข้อบกพร่องหรือจุดอ่อน {found['count']} ข้อ"
            yield Slip(said, f"เขียนว่า {said} แต่ผลการวิเคราะห์มี {record.findings} ข้อ")


RULE = TextRule("count-differs", "error", "แก้จำนวน", check, of_documents=True)
