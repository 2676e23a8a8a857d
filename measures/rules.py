"""What a measure must be, before it is written. Pure: no database, no request."""

from dataclasses import dataclass, field
from datetime import date

MAX_TEXT = 30_000  # characters of one field; the longest cell of the real documents has 2,900
MAX_STEPS = 500
MAX_OWNER = 300
NOT_STARTED, CANNOT = "not_started", "cannot"

TEXTS = {
    "name": "มาตรการ/กิจกรรม",
    "to_improve": "ประเด็นที่ต้องปรับปรุง",
    "follow_up": "การกำกับติดตาม",
    "cannot_reason": "เหตุผลที่ไม่สามารถดำเนินการได้",
    "summary": "สรุปผลการดำเนินการ",
    "result": "ผลลัพธ์หรือความสำเร็จ",
}


@dataclass(frozen=True)
class StepDraft:
    """ขั้นตอน: its text without number, and the result of the group that ends with it."""

    text: str
    result: str = ""


@dataclass(frozen=True)
class MeasureDraft:
    """มาตรการ as somebody wants it stored; indicator, sub-indicator and issue by their number in the year."""

    name: str
    indicator: int | None = None
    sub_indicator: str = ""
    issue: int | None = None
    aim: str = ""
    to_improve: str = ""
    start: date | None = None
    end: date | None = None
    follow_up: str = ""
    state: str = NOT_STARTED
    cannot_reason: str = ""
    summary: str = ""
    result: str = ""
    owners: tuple[str, ...] = ()
    steps: tuple[StepDraft, ...] = field(default=())


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with one field of a draft (`steps.3` is its third step), as a Thai sentence."""

    field: str
    message: str


def check(draft: MeasureDraft) -> list[FieldProblem]:
    """Everything that keeps a measure from being stored; empty when nothing does."""
    return [*_texts(draft), *_period(draft), *_state(draft), *_owners(draft), *_steps(draft)]


def _texts(draft: MeasureDraft) -> list[FieldProblem]:
    problems = []
    if not draft.name.strip():
        problems.append(FieldProblem("name", "กรอกชื่อมาตรการ/กิจกรรม"))
    for name, label in TEXTS.items():
        if (length := len(getattr(draft, name))) > MAX_TEXT:
            problems.append(FieldProblem(name, _too_long(label, length)))
    return problems


def _too_long(label: str, length: int) -> str:
    return f"{label}ยาว {length:,} ตัวอักษร ต้องไม่เกิน {MAX_TEXT:,} ตัวอักษร โปรดย่อหรือแยกเป็นหลายมาตรการ"


def _period(draft: MeasureDraft) -> list[FieldProblem]:
    if draft.start and draft.end and draft.end < draft.start:
        return [FieldProblem("end", "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่ม")]
    return []


def _state(draft: MeasureDraft) -> list[FieldProblem]:
    if draft.state == CANNOT and not draft.cannot_reason.strip():
        return [FieldProblem("cannot_reason", "กรอกเหตุผลที่ไม่สามารถดำเนินการได้")]
    return []


def _owners(draft: MeasureDraft) -> list[FieldProblem]:
    return [
        FieldProblem(
            "owners", f"ชื่อผู้รับผิดชอบ “{name[:40]}…” ยาวเกิน {MAX_OWNER} ตัวอักษร ถ้ามีหลายรายโปรดคั่นด้วยจุลภาค"
        )
        for name in draft.owners
        if len(name) > MAX_OWNER
    ]


def _steps(draft: MeasureDraft) -> list[FieldProblem]:
    if len(draft.steps) > MAX_STEPS:
        return [FieldProblem("steps", f"มี {len(draft.steps):,} ขั้นตอน ต้องไม่เกิน {MAX_STEPS} ขั้นตอน")]
    problems = []
    for number, step in enumerate(draft.steps, start=1):
        if not step.text.strip():
            problems.append(FieldProblem(f"steps.{number}", f"กรอกข้อความในขั้นตอนที่ {number} หรือลบขั้นตอนนี้"))
        for label, text in ((f"ขั้นตอนที่ {number} ", step.text), (f"ผลของขั้นตอนที่ {number} ", step.result)):
            if len(text) > MAX_TEXT:
                problems.append(FieldProblem(f"steps.{number}", _too_long(label, len(text))))
    return problems
