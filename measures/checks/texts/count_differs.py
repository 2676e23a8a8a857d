"""A number of measures in the words of a document that is not that of the plan."""

import re
from collections.abc import Iterator

from .text import FreeText, Record, Slip, TextRule

_COUNT = re.compile(r"(?:จำนวน|ทั้งสิ้น|ทั้งหมด|รวม) ?(?P<count>[0-9]{1,4}) ?มาตรการ")
_BEFORE = 50  # characters before a number in which a word of its state counts
_OF_A_PART = re.compile("ประเด็น|ตัวชี้วัด|ด้าน|กอง|สำนัก|ข้อค้นพบ")  # it counts those of a part of the plan
_STATES = {  # words of a state, as the portal and the real reports have them
    "done": ("แล้วเสร็จ", "เสร็จเรียบร้อย"),
    "under_way": ("อยู่ระหว่างดำเนินการ",),
    "not_started": ("ยังไม่ดำเนินการ", "ยังไม่ได้ดำเนินการ"),
    "cannot": ("ไม่สามารถดำเนินการ", "ไม่สามารถดำเนินการได้"),
}


def check(text: FreeText, record: Record) -> Iterator[Slip]:
    """Only where a text speaks of the whole plan: a measure itself may well make three further measures."""
    plain = text.plain
    if not text.of_document or "มาตรการ" not in plain:
        return
    for found in _COUNT.finditer(plain):
        before = plain[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2]
        if _OF_A_PART.search(before):
            continue
        state = _state(before)
        known = record.states.get(state, 0) if state else sum(record.states.values())
        if record.states and int(found["count"]) != known:
            said = f"{found['count']} มาตรการ"
            about = _STATES[state][0] if state else "มี"
            yield Slip(f"{state} {said}", f"เขียนว่า {said} แต่ในแผน{about} {known} มาตรการ")


def _state(before: str) -> str:
    """The state that was named last; "" where none was."""
    places = {state: max(map(before.rfind, words)) for state, words in _STATES.items()}
    last = max(places, key=places.get)
    return last if places[last] >= 0 else ""


RULE = TextRule("count-differs", "error", "แก้จำนวน", check, of_documents=True)
