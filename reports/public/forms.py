"""The two ways to ask about a paper: its code, a file."""

from django import forms
from django.core.exceptions import ValidationError

from ita_portal.forms import CleanCharField, ThaiMessages
from reports.public.uploads import Looked
from reports.verifying import read_code


class CodeForm(ThaiMessages, forms.Form):
    """รหัสเอกสาร, in any case, with or without dashes, in Thai or Arabic digits."""

    code = CleanCharField(
        label="รหัสเอกสาร",
        help_text="อยู่ท้ายหน้าของเอกสารข้าง QR เช่น K7QM-4XTD-9P",
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "class": "input-short",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def clean_code(self) -> str:
        """The code as it is stored.

        Raises:
            ValidationError: what was typed cannot be one.
        """
        typed = self.cleaned_data["code"]
        if code := read_code(typed):
            return code
        raise ValidationError(f"“{typed[:20]}” ไม่ใช่รหัสเอกสาร รหัสมี 10 ตัว เป็นตัวเลขและอักษรโรมัน เช่น K7QM-4XTD-9P")


class LookedField(forms.Field):
    """A file that was only looked at (uploads.py)."""

    widget = forms.FileInput(attrs={"accept": ".pdf"})

    def clean(self, value: Looked | None) -> Looked:
        """What is known of the file.

        Raises:
            ValidationError: none was chosen, or it is larger than any that leaves this portal.
        """
        if value is None:
            raise ValidationError("เลือกแฟ้มที่จะตรวจสอบ")
        if not value.sha256:
            raise ValidationError("แฟ้มใหญ่เกิน 20 MB แฟ้มที่ออกจากระบบนี้เล็กกว่านั้น")
        return value


class FileForm(forms.Form):
    """แฟ้มที่จะตรวจสอบ"""

    use_required_attribute = False

    file = LookedField(label="แฟ้มที่จะตรวจสอบ", help_text="ไม่เกิน 20 MB ระบบเทียบกับแฟ้มที่ปิดผนึกไว้ทุกไบต์")
