"""Form fields of the portal: text that is cleaned as it comes in, Thai dates, and how a field is drawn."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.forms.renderers import TemplatesSetting
from django.urls import reverse_lazy

from ita_portal import thai


class PortalRenderer(TemplatesSetting):
    """Draws a field with the portal's own component (settings.FORM_RENDERER)."""

    field_template_name = "components/field.html"


class ThaiMessages:
    """Mixin of forms: every sentence about an error names its field and says what to do."""

    use_required_attribute = False  # the browser's own words are not Thai; the error summary's are

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for field in self.fields.values():
            speak_thai(field)


def speak_thai(field: forms.Field) -> None:
    """Gives a field its sentences; those that its form chose itself stay."""
    usual = {}
    for kind in reversed(type(field).__mro__):
        usual.update(getattr(kind, "default_error_messages", {}))
    for code, sentence in messages_of(field).items():
        if field.error_messages.get(code) == usual.get(code):
            field.error_messages[code] = sentence
    if isinstance(field, forms.ModelChoiceField):  # which asks its messages for all but this
        field.validate_no_null_characters = ProhibitNullCharactersValidator(
            field.error_messages["invalid_choice"]
        )


def messages_of(field: forms.Field) -> dict[str, str]:
    """The sentences for what Django itself can find wrong with a field, by Django's codes."""
    label = str(field.label or "")
    to_choose = isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.FileField)
    sentences = {
        "required": f"{'เลือก' if to_choose else 'กรอก'}{label}",
        "invalid_choice": f"เลือก{label}จากรายการที่มีให้",
        "invalid_list": f"เลือก{label}จากรายการที่มีให้",
        "invalid_pk_value": f"เลือก{label}จากรายการที่มีให้",
        "max_length": f"{label}ยาว %(show_value)d ตัวอักษร ต้องไม่เกิน %(limit_value)d ตัวอักษร",
        "null_characters_not_allowed": f"{label}มีอักขระที่ใช้ไม่ได้ โปรดพิมพ์ใหม่",
    }
    if isinstance(field, forms.EmailField):
        sentences["invalid"] = f"{label}ไม่ถูกรูปแบบ ตัวอย่างที่ถูก somchai@example.go.th"
    if isinstance(field, forms.URLField):
        sentences["invalid"] = f"{label}ไม่ถูกรูปแบบ ตัวอย่างที่ถูก https://www.example.go.th"
    return sentences


class CleanCharField(forms.CharField):
    """Text without invisible characters, composed, with one kind of line end (thai.clean).

    A field of one line gives one line, whatever was sent: a name with more could pass for other lines of a
    memo or a letter.
    """

    def to_python(self, value: Any) -> str:
        """The cleaned text."""
        text = thai.clean(super().to_python(value)).strip()
        return text if isinstance(self.widget, forms.Textarea) else " ".join(text.split("\n"))


class ThaiDateField(forms.CharField):
    """A day typed in any common way in the Buddhist era; comes out as a date, or None when blank."""

    echo_url = reverse_lazy("date_echo")

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"class": "input-short", "autocomplete": "off"})
        super().__init__(**{"max_length": 60, "widget": widget, **options})

    def prepare_value(self, value: Any) -> str:
        """A stored day as it is typed: 1 ต.ค. 2568; what was typed stays as it was."""
        return thai.write_date(value, "short") if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:
        """The day that was typed.

        Raises:
            ValidationError: it is no day, with a Thai sentence that says how to type one.
        """
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return thai.read_date(typed)
        except ValueError as problem:
            raise ValidationError(str(problem), code="no_date") from problem

    def echo(self, value: Any) -> str:
        """The day of this value in full, such as วันพุธที่ 1 ตุลาคม 2568; blank when there is none."""
        try:
            return thai.write_date(thai.read_date(value), "weekday") if value else ""
        except ValueError:
            return ""


class SuggestedCharField(CleanCharField):
    """Text that may be chosen from suggestions or typed."""

    def __init__(self, *, suggestions: Iterable[str] = (), **options: Any) -> None:
        super().__init__(**options)
        self.suggestions = tuple(suggestions)


class HintedRadioSelect(forms.RadioSelect):
    """Radio buttons, each with a sentence below it; `hints` by value."""

    def __init__(self, hints: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        self.hints = hints

    def create_option(self, name: str, value: Any, *arguments: Any, **options: Any) -> dict[str, Any]:
        """Django's option, with its hint and the id that ties them."""
        option = super().create_option(name, value, *arguments, **options)
        option["hint"] = self.hints.get(str(value), "")
        if option["hint"]:
            option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}_hint"
        return option


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Puts what an action refused at the fields of the form that it names; what names none stands at the only
    field, or above them all."""
    fields = list(form.fields)
    elsewhere = fields[0] if len(fields) == 1 else None
    if not hasattr(error, "error_dict"):
        form.add_error(elsewhere, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in fields else elsewhere, errors)


def accepted(form: forms.Form, action: Callable[[dict[str, Any]], object]) -> bool:
    """Whether something right was sent and the action took it; what it refused stands at the fields.

    Args:
        action: is given the values of the form; it raises ValidationError where it refuses them.
    """
    if not form.is_valid():
        return False
    try:
        action(form.cleaned_data)
    except ValidationError as error:
        add_errors(form, error)
        return False
    return True


@dataclass(frozen=True)
class Refusal:
    """Why an action was refused, as the error summary shows it; `href` leads to a field if there is one."""

    message: str
    href: str = ""


def refusals(error: ValidationError) -> list[Refusal]:
    """What an action refused, for a page without fields."""
    return [Refusal(sentence) for sentence in error.messages]
