"""Files that the administrator uploads for the documents of the agency."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ita_portal.forms import ThaiMessages

from ..emblems import MAX_BYTES


class OneFile(ThaiMessages, forms.Form):
    """A form of one file; what it holds is for the action to judge."""

    @property
    def brought(self) -> dict[str, Any]:
        """What the action takes: the bytes of the file, and how it is called."""
        file = self.cleaned_data["file"]
        return {"data": file.read(), "title": file.name}

    def clean_file(self) -> UploadedFile:
        """The file, unless it is too large to be read at all."""
        return refuse_large(self.cleaned_data["file"], MAX_BYTES)


class EmblemForm(OneFile):
    """แฟ้มภาพตราสัญลักษณ์"""

    file = forms.FileField(
        label="แฟ้มภาพตราสัญลักษณ์",
        help_text="PNG หรือ SVG ไม่เกิน 5 MB ดวงตราสูงอย่างน้อย 180 จุด ควรมีพื้นหลังโปร่งใส",
        max_length=255,
        error_messages={"empty": "แฟ้มนี้ว่างเปล่า ให้เลือกแฟ้มภาพ PNG หรือ SVG"},
        widget=forms.FileInput(attrs={"accept": ".png,.svg"}),
    )


class WordTemplateForm(OneFile):
    """แฟ้มแม่แบบ Word"""

    file = forms.FileField(
        label="แฟ้มแม่แบบ Word",
        help_text=".docx ไม่เกิน 5 MB ไม่มีมาโคร และไม่เชื่อมโยงไปยังแฟ้มอื่น",
        max_length=255,
        error_messages={"empty": "แฟ้มนี้ว่างเปล่า ให้เลือกเอกสาร Word (.docx)"},
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )


def refuse_large(file: UploadedFile, most: int) -> UploadedFile:
    """The file, none of which was read yet.

    Raises:
        ValidationError: it has more bytes than `most`.
    """
    if file.size > most:
        raise forms.ValidationError(
            f"แฟ้มมีขนาด {file.size / 1024 / 1024:.1f} MB ต้องไม่เกิน {most // 1024 // 1024} MB"
        )
    return file
