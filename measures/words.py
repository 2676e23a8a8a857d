"""A draft in words, field by field, as a person compares two of them. Pure."""

from ita_portal import thai

from .forms.measure import Choices
from .models import Measure
from .owners import write_owners
from .rules import MeasureDraft, StepDraft

LABELS = {
    "name": "มาตรการ/กิจกรรม",
    "indicator": "ตัวชี้วัด",
    "sub_indicator": "ตัวชี้วัดย่อย",
    "issue": "ประเด็นการวิเคราะห์",
    "aim": "แนวทาง",
    "to_improve": "ประเด็นที่ต้องปรับปรุง",
    "steps": "ขั้นตอน/วิธีการ",
    "start": "วันเริ่ม",
    "end": "วันสิ้นสุด",
    "owners": "ผู้รับผิดชอบ",
    "follow_up": "การกำกับติดตาม",
    "state": "สถานะ",
    "cannot_reason": "เหตุผลที่ไม่สามารถดำเนินการได้",
    "summary": "สรุปผลการดำเนินการ",
    "result": "ผลลัพธ์หรือความสำเร็จ",
}


def words_of(draft: MeasureDraft, choices: Choices) -> dict[str, str]:
    """Every field as text; blank where nothing is set."""
    indicators = {each.number: str(each) for each in choices.indicators}
    sub_indicators = {each.code: str(each) for each in choices.sub_indicators}
    issues = {each.number: str(each) for each in choices.issues}
    return {
        **{name: getattr(draft, name) for name in ("name", "to_improve", "follow_up", "cannot_reason")},
        **{name: getattr(draft, name) for name in ("summary", "result")},
        "indicator": indicators.get(draft.indicator, ""),
        "sub_indicator": sub_indicators.get(draft.sub_indicator, ""),
        "issue": issues.get(draft.issue, ""),
        "aim": Measure.Aim(draft.aim).label if draft.aim else "",
        "start": thai.write_date(draft.start, "long") if draft.start else "",
        "end": thai.write_date(draft.end, "long") if draft.end else "",
        "owners": write_owners(draft.owners),
        "state": Measure.State(draft.state).label,
        "steps": "\n".join(_step(number, step) for number, step in enumerate(draft.steps, start=1)),
    }


def _step(number: int, step: StepDraft) -> str:
    return f"{number}. {step.text}" + (f"\nผลลัพธ์: {step.result}" if step.result else "")
