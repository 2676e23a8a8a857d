"""The form of a measure: its fields, the offices to choose, and the draft that comes of it."""

from dataclasses import dataclass, replace
from typing import Any

from django import forms

from assessments.models import Indicator, Issue, SubIndicator
from ita_portal.forms import CleanCharField, ThaiDateField

from ..models import EVERYBODY, Measure
from ..owners import read_owners, write_owners
from ..rules import FieldProblem, MeasureDraft, StepDraft

# Fields of a draft that this form writes; state, results and the like belong to the progress form.
FIELDS = (
    "name",
    "indicator",
    "sub_indicator",
    "issue",
    "aim",
    "to_improve",
    "start",
    "end",
    "owners",
    "follow_up",
)
NOT_IN_LIST = "เลือกจากรายการที่มีให้"


@dataclass(frozen=True)
class Choices:
    """What can be chosen for a measure: the rules of its year, the offices of its agency in their order."""

    indicators: tuple[Indicator, ...] = ()
    sub_indicators: tuple[SubIndicator, ...] = ()
    issues: tuple[Issue, ...] = ()
    offices: tuple[str, ...] = ()

    @property
    def owners(self) -> tuple[str, ...]:
        """What can be ticked as owner: every office, then those words that mean all of them."""
        return tuple(dict.fromkeys((*self.offices, *EVERYBODY)))


class MeasureForm(forms.Form):
    """มาตรการ as typed; the steps stand beside it (forms/steps.py)."""

    use_required_attribute = False  # the error summary says in Thai what is missing

    name = CleanCharField(
        label="มาตรการ/กิจกรรม",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "กรอกชื่อมาตรการ/กิจกรรม"},
    )
    indicator = forms.TypedChoiceField(label="ตัวชี้วัด", coerce=int, empty_value=None, required=False)
    sub_indicator = forms.ChoiceField(label="ตัวชี้วัดย่อย", required=False)
    issue = forms.TypedChoiceField(label="ประเด็นการวิเคราะห์", coerce=int, empty_value=None, required=False)
    aim = forms.ChoiceField(
        label="แนวทาง",
        choices=[("", "ยังไม่กำหนด"), *Measure.Aim.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    to_improve = CleanCharField(
        label="ประเด็นที่ต้องปรับปรุง", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    start = ThaiDateField(label="วันเริ่ม", required=False)
    end = ThaiDateField(label="วันสิ้นสุด", required=False)
    offices = forms.MultipleChoiceField(
        label="ส่วนราชการที่รับผิดชอบ", widget=forms.CheckboxSelectMultiple, required=False
    )
    others = CleanCharField(
        label="ตำแหน่งหรือผู้รับผิดชอบอื่น",
        help_text="ถ้ามีหลายราย คั่นด้วยจุลภาค เช่น นายช่างโยธา, นักวิชาการพัสดุ",
        required=False,
    )
    follow_up = CleanCharField(
        label="รายงานเมื่อใด ต่อใคร", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def __init__(self, choices: Choices, **options: Any) -> None:
        super().__init__(**options)
        self.choices = choices
        rows = {
            "indicator": [(each.number, str(each)) for each in choices.indicators],
            "sub_indicator": [(each.code, str(each)) for each in choices.sub_indicators],
            "issue": [(each.number, str(each)) for each in choices.issues],
        }
        for name in rows:
            self.fields[name].choices = [("", "ยังไม่กำหนด"), *rows[name]]
        self.fields["offices"].choices = [(name, name) for name in choices.owners]
        for name in ("indicator", "sub_indicator", "issue", "aim", "offices"):
            self.fields[name].error_messages["invalid_choice"] = NOT_IN_LIST
        for name in ("sub_indicator", "issue"):
            if not rows[name]:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The sub-indicator names its indicator; somebody must be responsible."""
        values = super().clean()
        if indicator := self._indicator_of(values.get("sub_indicator")):
            values["indicator"] = values.get("indicator") or indicator
            if values["indicator"] != indicator:
                message = f"ตัวชี้วัดย่อย {values['sub_indicator']} อยู่ในตัวชี้วัดที่ {indicator} เลือกตัวชี้วัดให้ตรงกัน"
                self.add_error("sub_indicator", message)
        if "offices" in values and not values["offices"] and not read_owners(values.get("others", "")):
            self.add_error("offices", "เลือกผู้รับผิดชอบอย่างน้อยหนึ่งส่วนราชการ หรือพิมพ์ชื่อตำแหน่ง")
        return values

    def _indicator_of(self, code: str | None) -> int | None:
        return next((s.indicator.number for s in self.choices.sub_indicators if s.code == code), None)

    def draft(self, base: MeasureDraft, steps: tuple[StepDraft, ...]) -> MeasureDraft:
        """The base with what this form holds; a field that is wrong keeps the value of the base."""
        values = {name: self.cleaned_data[name] for name in FIELDS if name in self.cleaned_data}
        return replace(base, **values, owners=self._owners(base), steps=steps)

    def _owners(self, base: MeasureDraft) -> tuple[str, ...]:
        """Owners in the order in which they were stored, then the new ones in the order of the form."""
        chosen = (*self.cleaned_data.get("offices", ()), *read_owners(self.cleaned_data.get("others", "")))
        kept = (name for name in base.owners if name in chosen)
        return tuple(dict.fromkeys((*kept, *chosen)))

    def add_problems(self, problems: list[FieldProblem]) -> None:
        """Puts what the rules found to the fields of this form."""
        for problem in problems:
            field = _control(problem)
            if field in self.fields and problem.message not in self.errors.get(field, ()):
                self.add_error(field, problem.message)

    def has(self, problem: FieldProblem) -> bool:
        """Whether one of these fields can show the problem."""
        return _control(problem) in self.fields


def _control(problem: FieldProblem) -> str:
    return "offices" if problem.field == "owners" else problem.field


def typed_measure(draft: MeasureDraft, choices: Choices) -> dict[str, Any]:
    """The values with which the form shows a draft."""
    values = {name: getattr(draft, name) for name in FIELDS}
    values["offices"] = [name for name in draft.owners if name in choices.owners]
    values["others"] = write_owners(name for name in draft.owners if name not in choices.owners)
    return values
