"""A number of measures or of findings in the words of a document that is not that on record."""

import re
from collections.abc import Iterator

from .statements import YEAR, before
from .text import FreeText, Record, Slip, TextRule

_LEADS = "จำนวน|ทั้งสิ้น|ทั้งหมด|รวม|ทั้ง|กำหนด(?:ไว้)?|เสร็จ|เรียบร้อย(?:แล้ว)?|ดำเนินการ(?:ได้)?"
_COUNT = re.compile(rf"(?:{_LEADS}) ?(?P<count>[0-9]{{1,4}}) ?มาตรการ")
_BEFORE = 50  # characters before a number in which a word of its state counts
# It counts those of a part of the plan, or what became more or less.
_OF_A_PART = re.compile("ประเด็น|ตัวชี้วัด|ด้าน|กอง|สำนัก|ข้อค้นพบ|กลุ่ม|หมวด|ไตรมาส|เพิ่ม|ลดลง|ปีก่อน")
_FINDINGS = re.compile(
    r"(?:พบ|มี) ?(?:ข้อบกพร่องหรือจุดอ่อน|ข้อบกพร่อง|จุดอ่อน|ข้อค้นพบ) ?(?:จำนวน|ทั้งสิ้น|ทั้งหมด|รวม)? ?"
    r"(?P<count>[0-9]{1,4}) ?ข้อ"
)
_OF_AN_ISSUE = re.compile("ประเด็นที่ ?[0-9]|ด้าน|กอง|สำนัก|[IEO]IT")
_STATES = {  # words of a state, as the portal and the real reports have them
    "done": ("แล้วเสร็จ", "เสร็จเรียบร้อย"),
    "under_way": ("อยู่ระหว่างดำเนินการ",),
    "not_started": ("ยังไม่ดำเนินการ", "ยังไม่ได้ดำเนินการ"),
    "cannot": ("ไม่สามารถดำเนินการ", "ไม่สามารถดำเนินการได้"),
}


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
        words = before(plain, found, _BEFORE)
        if _OF_A_PART.search(words) or _is_of_another_year(words, record):
            continue
        state = _state(words + found[0])
        known = record.states.get(state, 0) if state else sum(record.states.values())
        if record.states and int(found["count"]) != known:
            said = f"{found['count']} มาตรการ"
            about = _STATES[state][0] if state else "มี"
            yield Slip(f"{state} {said}", f"เขียนว่า {said} แต่ในแผน{about} {known} มาตรการ")


def _is_of_another_year(words: str, record: Record) -> bool:
    return any(int(year) < record.result_year for year in YEAR.findall(words)[-1:])


def _findings(plain: str, record: Record) -> Iterator[Slip]:
    for found in _FINDINGS.finditer(plain):
        if int(found["count"]) != record.findings and not _OF_AN_ISSUE.search(before(plain, found, _BEFORE)):
            said = f"ข้อบกพร่องหรือจุดอ่อน {found['count']} ข้อ"
            yield Slip(said, f"เขียนว่า {said} แต่ผลการวิเคราะห์มี {record.findings} ข้อ")


def _state(said: str) -> str:
    """The state that was named last; "" where none was."""
    places = {state: max(map(said.rfind, words)) for state, words in _STATES.items()}
    last = max(places, key=places.get)
    return last if places[last] >= 0 else ""


RULE = TextRule("count-differs", "error", "แก้จำนวน", check, of_documents=True)
