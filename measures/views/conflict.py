"""Two people on one measure: the page on which the later one sees both texts and chooses."""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..merge import Merge
from ..models import Measure
from ..reading import Reading, reading_of, seal
from ..selectors import choices_for
from ..words import LABELS, words_of


@dataclass(frozen=True)
class FieldOfTwo:
    """One field that both changed."""

    name: str
    label: str
    yours: str
    stored: str


def conflict_page(request: HttpRequest, stored: Measure, merged: Merge, draft_key: str) -> HttpResponse:
    """Shows who stored what meanwhile; nothing is stored yet and nothing is lost (status 409)."""
    reading = reading_of(stored)
    choices = choices_for(stored.agency, stored.year)
    yours, theirs = words_of(merged.draft, choices), words_of(reading.draft, choices)
    context = {
        "measure": stored,
        "both": _fields(merged.both, yours, theirs),
        "theirs": _fields(merged.theirs, yours, theirs),
        "read": seal(reading),
        "mine": seal(Reading(stored.pk, stored.version, merged.draft)),
        "draft_key": draft_key,
    }
    return render(request, "measures/conflict.html", context, status=HTTPStatus.CONFLICT)


def _fields(names: Iterable[str], yours: dict[str, str], stored: dict[str, str]) -> list[FieldOfTwo]:
    return [FieldOfTwo(name, LABELS[name], yours[name], stored[name]) for name in names]
