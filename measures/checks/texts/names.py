"""Names of agencies, districts and provinces in free Thai text, which has no blanks between words. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ita_portal.thai import vocabulary

from .letters import LONGEST, district_at, ends_at, name_at

Sort = Literal["agency", "district", "province"]

# How texts write the kinds of agencies; the full word first.
KINDS = {
    "องค์การบริหารส่วนตำบล": ("องค์การบริหารส่วนตำบล", "อบต."),
    "องค์การบริหารส่วนจังหวัด": ("องค์การบริหารส่วนจังหวัด", "อบจ."),
    "เทศบาลตำบล": ("เทศบาลตำบล", "นายกเทศมนตรีตำบล", "ทต."),
    "เทศบาลเมือง": ("เทศบาลเมือง", "นายกเทศมนตรีเมือง", "ทม."),
    "เทศบาลนคร": ("เทศบาลนคร", "นายกเทศมนตรีนคร", "ทน."),
}
KIND_OF = {spelling: kind for kind, spellings in KINDS.items() for spelling in spellings}
_SORT_OF: dict[str, Sort] = {
    "อำเภอ": "district",
    "จังหวัด": "province",
    "อ.": "district",
    "จ.": "province",
}
_IN_FULL = sorted(each for each in (*KIND_OF, *_SORT_OF) if not each.endswith("."))[::-1]
_SHORT = [each for each in (*KIND_OF, *_SORT_OF) if each.endswith(".")]
_MENTION = re.compile(
    rf"(?P<kind>{'|'.join(_IN_FULL)}|(?<![ก-๎])(?:{'|'.join(map(re.escape, _SHORT))}))"
    r"(?P<gap>[ \n]?)(?=(?P<tail>[ก-ฮเ-ไ][ก-๎]*))"
)
_IN_WORDS = {"อ.": "อำเภอ", "จ.": "จังหวัด"}
_ITS_PROVINCE = re.compile(r"[ก-๎]+ ?(?:จ\.|จังหวัด)")
# Before a name that may well be another's: who works together, travels, cites an example.
_OF_OTHERS = re.compile(
    r"ร่วมกับ|ดูงาน|เครือข่าย|บันทึกข้อตกลง|ความร่วมมือ|อุดหนุน|สนับสนุน[ก-๎ ]{1,25}(?:ให้|แก่)|ระหว่าง(?!วัน|ปี|เดือน|การ)"
    r"|เดินทาง|วิทยากร|ต้นแบบ|โอน|ย้าย|เช่น|เทียบ|แลกเปลี่ยน|บทเรียน"
)
_SOMEWHERE = re.compile(
    r"ณ |โรงแรม|วิทยาลัย|สถาบัน|ภูมิลำเนา|ศาล|สัมมนา|อบรม|มณฑล|ถนน|บริษัท|ห้าง|(?:ภาค|เขต)(?:ที่)? ?[0-9๐-๙]"
)  # where places are named
_BEFORE = 45  # characters before a name in which such a word counts, within its line


@dataclass(frozen=True)
class Name:
    """A name as a text has it: `kind` in full, `name` without it, `tail` all the letters behind the kind."""

    sort: Sort
    kind: str
    name: str
    tail: str
    written: str
    elsewhere: bool  # it stands where somebody else's name may well stand

    def is_of(self, own: str) -> bool:
        """Whether it is this name, whatever word follows without a blank."""
        return ends_at(self.tail, own)


@lru_cache(maxsize=4096)
def names_in(text: str) -> tuple[Name, ...]:
    """Every name in the text, in its order; a kind without a name (ปลัดเทศบาล, เทศบาลตำบลอื่น) gives none."""
    return tuple(name for found in _MENTION.finditer(text) if (name := _name(text, found)) is not None)


def _name(text: str, found: re.Match[str]) -> Name | None:
    kind, gap, tail = found["kind"], found["gap"], found["tail"]
    after = text[found.end("tail") : found.end("tail") + LONGEST]
    sort = _SORT_OF.get(kind, "agency")
    name = name_at(tail, after, apart=bool(gap), of_district=sort == "district")
    if not name or not _is_sure(kind, tail, text[found.end() : found.end() + LONGEST]):
        return None
    before = text[max(0, found.start() - _BEFORE) : found.start()].rpartition("\n")[2]
    return Name(
        sort=sort,
        kind=KIND_OF.get(kind, _IN_WORDS.get(kind, kind)),
        name=name,
        tail=tail,
        written=f"{kind}{gap.strip()}{name}",
        elsewhere=_may_be_elsewhere(before, kind),
    )


def _is_sure(kind: str, tail: str, after: str) -> bool:
    """Whether one letter is short for a place: จ. before a province, อ. before a district or such a จ."""
    if kind == "จ.":
        return bool(vocabulary.province_at(tail))
    return kind != "อ." or bool(_ITS_PROVINCE.match(after)) or bool(district_at(tail))


def _may_be_elsewhere(before: str, kind: str) -> bool:
    if _OF_OTHERS.search(before):
        return True
    return kind in _SORT_OF and bool(_SOMEWHERE.search(before))
