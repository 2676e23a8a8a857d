"""What a finding must be, before it is written. Pure: no database, no request."""

from dataclasses import dataclass

from assessments.rules import YearRules
from ita_portal.problems import Problem

MAX_TEXT = 30_000  # characters of one field
NOTHING = "ไม่มี"  # typed in the place of a weak point: the issue was looked at and has none


@dataclass(frozen=True)
class FindingDraft:
    """ข้อค้นพบ as somebody wants it stored: its issue by number, its items by code."""

    issue: int
    text: str = ""
    recommendation: str = ""
    items: tuple[str, ...] = ()
    nothing_found: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is anything to store: a row without text and mark says nothing."""
        return bool(self.nothing_found or self.text or self.recommendation)


def check(rules: YearRules, draft: FindingDraft) -> list[Problem]:
    """Everything that keeps a finding from being stored; `where` is the field."""
    problems = []
    if draft.issue not in rules.issues:
        usable = ", ".join(map(str, rules.issues)) or "ไม่มีเลย"
        sentence = f"ไม่มีประเด็นที่ {draft.issue} ในปี {rules.year} ที่ใช้ได้คือ {usable}"
        problems.append(_error("issue", sentence))
    if not draft.says_something:
        problems.append(_error("text", "กรอกข้อบกพร่องหรือจุดอ่อน หรือระบุว่าไม่มี"))
    if draft.nothing_found and draft.text:
        problems.append(_error("text", "ประเด็นที่ระบุว่าไม่มี ต้องไม่มีข้อบกพร่องหรือจุดอ่อน"))
    for field, label in (("text", "ข้อบกพร่องหรือจุดอ่อน"), ("recommendation", "ข้อเสนอแนะ")):
        if (length := len(getattr(draft, field))) > MAX_TEXT:
            sentence = f"{label}ยาว {length:,} ตัวอักษร ต้องไม่เกิน {MAX_TEXT:,} ตัวอักษร"
            problems.append(_error(field, sentence))
    known = {item.code for item in rules.items}
    if unknown := [code for code in draft.items if code not in known]:
        problems.append(_error("items", f"ไม่มีข้อ {', '.join(unknown)} ในเกณฑ์ของปี {rules.year}"))
    return problems


def _error(field: str, sentence: str) -> Problem:
    return Problem("unfit-finding", "error", sentence, field)
