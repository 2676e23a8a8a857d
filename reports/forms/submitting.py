"""The forms of submitting a document and of taking it back."""

from collections.abc import Sequence
from typing import Any

from django import forms

from ita_portal.forms import CleanCharField, HintedRadioSelect, ThaiMessages
from ita_portal.problems import Problem
from ita_portal.thai import says_nothing
from reports.models import Version

LONGEST_REASON = 5_000


def reason_field(label: str, required: str = "", **options: Any) -> CleanCharField:
    """A reason in a few lines; `required` is the sentence when there is none."""
    return CleanCharField(
        label=label,
        max_length=LONGEST_REASON,
        required=bool(required),
        error_messages={"required": required},
        widget=forms.Textarea(attrs={"rows": 3}),
        **options,
    )


class SubmitForm(ThaiMessages, forms.Form):
    """เสนอ: the digits of the sealed document, and why it goes in spite of errors."""

    digits = forms.ChoiceField(
        label="ตัวเลขในเอกสาร",
        choices=Version.DigitsKind.choices,
        widget=HintedRadioSelect({"thai": "ตามแบบหนังสือราชการ", "arabic": "เช่น เอกสารที่เผยแพร่เป็นตาราง"}),
    )
    reason = reason_field(
        "เหตุผลที่เสนอทั้งที่มีข้อผิดพลาด",
        "ระบุเหตุผลที่เสนอทั้งที่มีข้อผิดพลาด หรือแก้ข้อผิดพลาดก่อน",
        help_text="เก็บไว้กับรุ่นนี้ ผู้พิจารณาทุกคนเห็น",
    )

    def __init__(self, errors: Sequence[Problem], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not errors:
            del self.fields["reason"]

    def clean_reason(self) -> str:
        """A reason that says something: a dash is none."""
        reason = self.cleaned_data["reason"]
        if says_nothing(reason):
            raise forms.ValidationError(self.fields["reason"].error_messages["required"])
        return reason


class RecallForm(ThaiMessages, forms.Form):
    """ถอนเรื่อง: why."""

    reason = reason_field("เหตุผลที่ถอนเรื่อง", "ระบุเหตุผลที่ถอนเรื่อง", help_text="พิมพ์ในความเป็นมาของเอกสาร")
