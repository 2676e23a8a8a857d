"""Which measures of a plan a text counts: those of a state, of a part, of another year. Pure."""

import re

from .statements import YEAR
from .text import Record

BEFORE = 50  # characters before a number in which a word of its state counts
# It counts those of a part of the plan, or what became more or less.
OF_A_PART = re.compile(
    "ประเด็น|ตัวชี้วัด|ด้าน|กอง|สำนัก|ข้อค้นพบ|กลุ่ม|หมวด|ไตรมาส|เพิ่ม|ลดลง|ปีก่อน"
    "|ไม่(?:แล้ว)?เสร็จ|เหลือ|เกี่ยวกับ|เรื่อง|ในจำนวนนี้|มาตรการที่ ?[0-9]"
)
OF_A_PART_BEHIND = "(?!ย่อย|หลัก|ที่เกี่ยว|ด้าน|ใน(?:ประเด็น|ด้าน))"  # … behind the word มาตรการ
STATES = {  # words of a state, as the portal and the real reports have them
    "done": ("แล้วเสร็จ", "เสร็จเรียบร้อย"),
    "under_way": ("อยู่ระหว่างดำเนินการ",),
    "not_started": ("ยังไม่ดำเนินการ", "ยังไม่ได้ดำเนินการ"),
    "cannot": ("ไม่สามารถดำเนินการ", "ไม่สามารถดำเนินการได้"),
}


def is_of_another_year(words: str, record: Record) -> bool:
    """Whether the year that was named last is before that of the result."""
    return any(int(year) < record.result_year for year in YEAR.findall(words)[-1:])


def state_in(said: str) -> str:
    """The state that was named last; "" where none was."""
    places = {state: max(map(said.rfind, words)) for state, words in STATES.items()}
    last = max(places, key=places.get)
    return last if places[last] >= 0 else ""
