"""ร่างข้อความ: every text of a report that may be edited, and the number and date of its letter."""

from collections.abc import Mapping
from typing import Any

from django import forms

from ita_portal.forms import CleanCharField, ThaiDateField, ThaiMessages
from reports.drafting import DATE, LONGEST, LONGEST_NUMBER, NUMBER, ReportDraft
from reports.formats import Format
from reports.merge import TEXT
from reports.reading import Reading
from reports.wording import Wording


class TextsForm(ThaiMessages, forms.Form):
    """The texts as typed. `drafts` are what the portal drafts; a text like its draft stays with the facts."""

    number = CleanCharField(label=NUMBER, max_length=LONGEST_NUMBER, required=False)
    on = ThaiDateField(label=DATE, required=False)

    def __init__(
        self,
        format: Format,
        drafts: Mapping[str, str],
        *,
        is_letter: bool,
        number_prefix: str = "",
        **options: Any,
    ) -> None:
        self.format, self.drafts, self.is_letter = format, drafts, is_letter
        self.base_fields = {**self.base_fields, **_texts(format)}
        super().__init__(**options)
        self.fields["number"].help_text = f"ต่อจาก {number_prefix}" if number_prefix else ""
        self.fields["number"].widget.attrs["class"] = "input-short"
        if not is_letter:
            del self.fields["number"], self.fields["on"]

    def draft(self, reading: Reading) -> ReportDraft:
        """What to store; a text that was left as it stood keeps what it was, drafted or edited."""
        texts = {}
        for wording in self.format.wording:
            typed = self._typed(wording.name)
            if typed == reading.shown.get(wording.name):
                if wording.name in reading.draft.texts:
                    texts[wording.name] = reading.draft.texts[wording.name]
            elif typed != self.drafts[wording.name]:
                texts[wording.name] = typed
        number, on = reading.draft.number, reading.draft.on
        if self.is_letter:
            number, on = self.cleaned_data.get("number", number), self.cleaned_data.get("on", on)
        return ReportDraft(number, on, texts)

    def _typed(self, name: str) -> str:
        """The text as cleaned; one that is too long as it was typed, for the preview."""
        return self.cleaned_data.get(TEXT + name, self[TEXT + name].value() or "")


class OneLineField(CleanCharField):
    """A text of one line that may be long: its field grows, and a line break in it is a blank."""

    def to_python(self, value: Any) -> str:
        """The cleaned text on one line."""
        return " ".join(super().to_python(value).split("\n"))


def _texts(format: Format) -> dict[str, forms.Field]:
    return {TEXT + wording.name: _field(wording) for wording in format.wording}


def _field(wording: Wording) -> forms.Field:
    rows = {"rows": 3} if wording.lines else {"rows": 1, "class": "input-line"}
    return (CleanCharField if wording.lines else OneLineField)(
        label=wording.label,
        help_text=wording.about,
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs=rows),
    )


def typed_of(draft: ReportDraft, drafts: Mapping[str, str]) -> dict[str, Any]:
    """The values with which the form shows a draft."""
    texts = {TEXT + name: draft.texts.get(name, text) for name, text in drafts.items()}
    return {"number": draft.number, "on": draft.on, **texts}
