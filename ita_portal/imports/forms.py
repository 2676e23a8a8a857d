"""The form with which a file is chosen."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from ita_portal import sheets
from ita_portal.forms import ThaiMessages
from ita_portal.imports.kinds import Kind


class UploadForm(ThaiMessages, forms.Form):
    """เลือกแฟ้มที่จะนำเข้า; `content` is what it holds and `rows` how many rows, once it is valid."""

    file = forms.FileField(
        help_text=".xlsx หรือ .csv ไม่เกิน 5 MB",
        max_length=255,
        allow_empty_file=True,  # an empty one gets the sentence of every file that says nothing
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, kind: Kind, *arguments: object, **options: object) -> None:
        self.kind = kind
        super().__init__(*arguments, **options)
        self.fields["file"].label = f"แฟ้ม{kind.label}"
        self.fields["file"].error_messages["required"] = f"เลือกแฟ้ม{kind.label}"

    def clean_file(self) -> UploadedFile:
        """A spreadsheet that can be read; what its rows say is for the preview."""
        file = self.cleaned_data["file"]
        try:
            if file.size > sheets.MAX_BYTES:
                raise sheets.too_large(file.size)
            self.content = file.read()
            self.rows = sheets.read(self.content, self.kind.resource.headings()).below
        except sheets.Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return file
