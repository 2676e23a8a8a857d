"""A share of the measures in the words of a document that is not that on record."""

import re
from collections.abc import Iterator
from decimal import Decimal

from .parts_of_plan import BEFORE, OF_A_PART, OF_A_PART_BEHIND, STATES, is_of_another_year, state_in
from .statements import before, is_fact
from .text import FreeText, Record, Slip, TextRule

_SHARE = re.compile(
    r"ร้อยละ ?(?P<share>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?![0-9.,]| ?ขึ้นไป)"
    rf"(?P<of> ?(?:ของ|จาก)(?:จำนวน)?มาตรการ{OF_A_PART_BEHIND})?"
)
# Between the measures and the share: it is that of something else, whatever stands before.
_OF_OTHERS = re.compile("คน|ราย|บุคลากร|ประชาชน|พนักงาน|ผู้|งบ|บาท|เบิกจ่าย|พึงพอใจ|เป้าหมาย|โครงการ|กิจกรรม|คะแนน")


def check(text: FreeText, record: Record) -> Iterator[Slip]:
    """Only of measures in a state that is named: `แล้วเสร็จ 7 มาตรการ คิดเป็นร้อยละ 70`."""
    total = sum(record.states.values())
    plain = text.plain
    if not text.of_document or not total or "ร้อยละ" not in plain:
        return
    for found in _SHARE.finditer(plain):
        words = before(plain, found, BEFORE)
        behind = plain[found.end() :].lstrip()
        state = state_in(words)
        if not state or not _is_of_plan(words, found, behind) or is_of_another_year(words, record):
            continue
        exact = Decimal(record.states.get(state, 0) * 100) / total
        if is_fact(plain, found) and abs(Decimal(found["share"]) - exact) >= _step(found["share"]):
            said = f"ร้อยละ {found['share']}"
            known = f"{record.states.get(state, 0)} จาก {total} มาตรการ คือร้อยละ {exact:.2f}"
            yield Slip(f"{state} {said}", f"เขียนว่า {said} แต่ในแผน{STATES[state][0]} {known}")


def _is_of_plan(words: str, found: re.Match[str], behind: str) -> bool:
    if OF_A_PART.search(words) or _OF_OTHERS.search(words) or (not found["of"] and behind.startswith("ของ")):
        return False
    return bool(found["of"]) or "มาตรการ" in words


def _step(share: str) -> Decimal:
    """By how much a share may be off that was rounded or cut: 1 of `33`, 0.01 of `33.33`."""
    return Decimal(1).scaleb(-len(share.partition(".")[2]))


RULE = TextRule("share-differs", "error", "แก้ร้อยละ", check, of_documents=True)
