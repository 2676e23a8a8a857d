"""บันทึกความเห็นที่ลงนามบนกระดาษ: who signed what on which day, and the scan of the page."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from ita_portal.forms import ThaiDateField, ThaiMessages
from ita_portal.scanner import NotClean, refuse_unless_clean
from reports.approvals import Refused
from reports.approvals.actions import LARGEST_SCAN, ending_of
from reports.forms.submitting import reason_field
from reports.models import Decision

NAMED = {
    "pdf": ("pdf",),
    "jpg": ("jpg", "jpeg"),
    "png": ("png",),
}  # endings of a name, by what is in the file


class PaperForm(ThaiMessages, forms.Form):
    """The opinion as it stands on the paper; `scan` and `ending` are what was uploaded, once it is valid."""

    person = forms.TypedChoiceField(label="ผู้ลงนาม", coerce=int)
    opinion = forms.ChoiceField(
        label="ความเห็นบนกระดาษ", choices=Decision.Opinion.choices, widget=forms.RadioSelect
    )
    reason = reason_field("เหตุผลหรือข้อสังเกต", help_text="ต้องกรอกถ้าไม่เห็นควรหรือส่งกลับแก้ไข พิมพ์ตามที่เขียนบนกระดาษ")
    signed_on = ThaiDateField(label="วันที่ลงนาม")
    file = forms.FileField(
        label="ภาพหน้าที่ลงนาม",
        help_text="PDF, JPEG หรือ PNG ไม่เกิน 20 MB",
        max_length=255,
        error_messages={"empty": "แฟ้มนี้ว่างเปล่า โปรดเลือกแฟ้มใหม่"},
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def __init__(self, people: Mapping[int, str], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["person"].choices = [("", "เลือกผู้ลงนาม"), *people.items()]
        self.scan, self.ending = b"", ""

    def clean_file(self) -> UploadedFile:
        """A picture of a page: by its content, and its name says the same."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_SCAN:
            raise ValidationError("แฟ้มภาพใหญ่เกิน 20 MB สแกนใหม่ด้วยความละเอียดต่ำลง เช่น 200 จุดต่อนิ้ว")
        self.scan = file.read()
        try:
            self.ending = ending_of(self.scan)
            refuse_unless_clean(self.scan)
        except (Refused, NotClean) as why:
            raise ValidationError(str(why)) from why
        if file.name.rpartition(".")[2].lower() not in NAMED[self.ending]:
            raise ValidationError(f"ชื่อแฟ้มลงท้ายไม่ตรงกับเนื้อหา ซึ่งเป็น {self.ending.upper()} โปรดตั้งชื่อแฟ้มให้ตรง")
        return file

    def clean(self) -> dict[str, Any]:
        """An opinion against it has its reason."""
        values = super().clean()
        opinion = values.get("opinion")
        if opinion and opinion != Decision.Opinion.AGREE and not values.get("reason"):
            self.add_error("reason", f"ระบุเหตุผลที่{Decision.Opinion(opinion).label}")
        return values
