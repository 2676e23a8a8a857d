"""The pages of a document as the stories read them and fill them in."""

from django.http import HttpResponse
from django.urls import reverse

from ita_portal.accounts.models import User
from reports.models import Report, Version
from tests.measures.pages import fields_of, words
from tests.people import Municipality, browser_of
from tests.reports.chain import a_report

MEMO = "analysis-memo"


def page(name: str, *more: object, town: str = "tharnsai", format: str = MEMO) -> str:
    """The address of a page of a document of 2569."""
    return reverse(name, args=[town, 2569, format, *more])


def read(person: User | None, name: str, *more: object, **options: str) -> str:
    """What a person reads there, as plain text."""
    return words(browser_of(person).get(page(name, *more, **options)))


def a_memo(town: Municipality) -> Report:
    """The memo of 2569, with a measure in its plan."""
    return a_report(town, format=MEMO)


def texts_of(person: User) -> dict[str, list[str]]:
    """The fields of the page of the memo's texts, as this person's browser would send them back."""
    return fields_of(browser_of(person).get(page("report_texts")).content.decode())


def save(person: User, fields: dict, **changes: str) -> HttpResponse:
    """What the page answers when she saves these fields with some changes; `text_x` stands for `text-x`."""
    typed = {name.replace("text_", "text-").replace("_", "-"): text for name, text in changes.items()}
    return browser_of(person).post(page("report_texts"), {**fields, **typed})


def newest() -> Version:
    """The version that was submitted last."""
    return Version.objects.order_by("-pk")[0]
