"""Template tags of the components: controls of forms, error summaries, pages of a list, changes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ita_portal import thai
from ita_portal.audit.models import Event

from .thai import fits_a_line, together

register = template.Library()

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class ErrorLine:
    """One line of the error summary: the sentence and the address of its field."""

    message: str
    href: str = ""


@dataclass(frozen=True)
class Change:
    """One field of an event, before and after, as text."""

    label: str
    before: str
    after: str


@register.simple_tag
def error_lines(
    form: BaseForm | None = None,
    forms: Iterable[BaseForm] | None = None,
    problems: Iterable[Any] | None = None,
) -> list[ErrorLine]:
    """Every error of these forms, in the order of their fields, then the further problems."""
    lines = []
    for each in [*([form] if form else []), *(forms or ())]:
        lines += _lines_of(each)
    return lines + [ErrorLine(problem.message, problem.href) for problem in problems or ()]


def _lines_of(form: BaseForm) -> list[ErrorLine]:
    lines = [ErrorLine(message) for message in form.non_field_errors()]
    for field in form:
        href = f"#{field.auto_id if field.use_fieldset else field.id_for_label}"
        lines += [ErrorLine(message, href) for message in field.errors]
    return lines


@register.simple_tag(takes_context=True)
def title_errors(context: template.Context) -> str:
    """`ข้อผิดพลาด 2 จุด: ` before the title of a page whose form has errors, else nothing."""
    count = len(error_lines(context.get("form"), context.get("forms"), context.get("problems")))
    return f"ข้อผิดพลาด {count} จุด: " if count else ""


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The control of a field with the class of the portal, and the look-up of a date where it has one."""
    attrs = {"class": f"input {field.field.widget.attrs.get('class', '')}".strip()}
    if getattr(field.field, "suggestions", ()):
        attrs |= {"list": f"{field.auto_id}_list", "autocomplete": "off"}
    if echo_url := getattr(field.field, "echo_url", None):
        attrs |= {
            "hx-get": str(echo_url),
            "hx-trigger": "input changed delay:400ms",  # not when one leaves it to press a button
            "hx-target": f"#{field.auto_id}_echo",
            "hx-swap": "outerHTML",
            "hx-sync": "this:replace",  # not that of its form, whose requests would call it off
            "hx-vals": f'{{"field": "{field.auto_id}", "name": "{field.html_name}"}}',
        }
    return field.as_widget(attrs=attrs)


@register.filter
def echo(field: BoundField) -> str:
    """What the portal reads in this field, in full; blank while it can read nothing."""
    return field.field.echo(field.value())


@register.filter
def amp(query: str) -> str:
    """The query with `&` behind it, ready for one more parameter; blank stays blank."""
    return f"{query}&" if query else ""


@register.filter
def page_range(page: Page) -> Iterable[int | str]:
    """The numbers of the pages to offer, with gaps."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def sentence(event: Event) -> SafeString:
    """What happened, as HTML; the names of the person and of the thing are never parted."""
    html = str(together(event.sentence))
    for name in {event.person_name, event.thing_name} - {""}:
        if fits_a_line(name):
            html = html.replace(escape(name), f'<span class="together">{escape(name)}</span>')
    return mark_safe(html)


@register.filter
def changes(event: Event) -> list[Change]:
    """What an event changed, a line a field."""
    labels = [*event.before, *(label for label in event.after if label not in event.before)]
    return [Change(label, _text(event.before.get(label)), _text(event.after.get(label))) for label in labels]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_text(each)}" for key, each in value.items())
    if isinstance(value, list):
        return "\n".join(f"{number}. {_text(each)}" for number, each in enumerate(value, start=1))
    text = "" if value is None else str(value)
    return _thai_day(text) if _DAY.fullmatch(text) else text


def _thai_day(text: str) -> str:
    """A day as the trail keeps it (2025-10-01) in the Buddhist era; any other text as it is."""
    try:
        return thai.write_date(date.fromisoformat(text), "long")
    except ValueError:
        return text
