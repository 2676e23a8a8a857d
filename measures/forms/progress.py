"""The form of progress: state, reason, summary, result, and the results of groups of steps."""

from dataclasses import replace
from typing import Any

from django import forms

from ita_portal.forms import CleanCharField
from ita_portal.thai import clean

from ..models import Measure
from ..rules import FieldProblem, MeasureDraft, StepDraft

FIELDS = ("state", "cannot_reason", "summary", "result")


class ProgressForm(forms.Form):
    """ความก้าวหน้า as typed; the results of groups of steps stand beside it."""

    use_required_attribute = False  # the error summary says in Thai what is missing

    state = forms.ChoiceField(
        label="สถานะของมาตรการ",
        choices=Measure.State.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "เลือกสถานะ", "invalid_choice": "เลือกสถานะจากรายการที่มีให้"},
    )
    cannot_reason = CleanCharField(
        label="เหตุผลที่ไม่สามารถดำเนินการได้",
        help_text="กรอกเมื่อเลือก “ไม่สามารถดำเนินการได้” เหตุผลจะพิมพ์ในรายงาน",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    summary = CleanCharField(
        label="สรุปผลการดำเนินการ",
        help_text="ทำอะไรไปแล้ว",
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )
    result = CleanCharField(
        label="ผลลัพธ์หรือความสำเร็จ",
        help_text="เกิดอะไรขึ้นจากทั้งมาตรการ",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def draft(self, base: MeasureDraft, results: list[str]) -> MeasureDraft:
        """The base with what this form holds; `results`: one text a step of the base."""
        values = {name: self.cleaned_data[name] for name in FIELDS if name in self.cleaned_data}
        return replace(base, **values, steps=with_results(base.steps, results))

    def add_problems(self, problems: list[FieldProblem]) -> None:
        """Puts what the rules found to the fields of this form."""
        for problem in problems:
            if problem.field in self.fields:
                self.add_error(problem.field, problem.message)


def with_results(steps: tuple[StepDraft, ...], results: list[str]) -> tuple[StepDraft, ...]:
    """The steps with these results, one a step."""
    return tuple(replace(step, result=clean(text)) for step, text in zip(steps, results, strict=True))


def typed_progress(draft: MeasureDraft) -> dict[str, Any]:
    """The values with which the form shows a draft."""
    return {name: getattr(draft, name) for name in FIELDS}
