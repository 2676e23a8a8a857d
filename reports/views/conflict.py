"""Two people on the texts of one report: the later one sees both and chooses."""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render

from ita_portal.audit.record import events_of
from ita_portal.audit.verbs import Verb
from reports.drafting import ReportDraft, draft_of
from reports.merge import in_words, labels_of, merge
from reports.models import Report
from reports.reading import Reading, reading_of, seal

from .desk import Desk


@dataclass(frozen=True)
class FieldOfTwo:
    """One field that differs: mine, and what is stored."""

    name: str
    label: str
    yours: str
    stored: str


def conflict_page(desk: Desk, mine: ReportDraft, report: Report) -> HttpResponse:
    """Shows who stored what meanwhile; nothing is stored yet and nothing is lost (status 409)."""
    stored, labels = draft_of(report), labels_of(desk.door.format)
    merged = merge(desk.reading.draft, mine, stored, labels)
    now = reading_of(report, desk.drafts)

    def fields(names: Iterable[str]) -> list[FieldOfTwo]:
        return [
            FieldOfTwo(
                name,
                labels[name],
                in_words(merged.draft, name, desk.drafts),
                in_words(stored, name, desk.drafts),
            )
            for name in names
        ]

    context = {
        "actor": desk.door.actor,
        "year": desk.door.year,
        "format": desk.door.format,
        "event": events_of(report).filter(verb=Verb.REPORT_CHANGED).last(),
        "both": fields(merged.both),
        "theirs": fields(merged.theirs),
        "read": seal(now, desk.place),
        "mine": seal(Reading(report.edition, merged.draft, now.shown), desk.place),
        "draft_key": desk.draft_key,
    }
    return render(desk.request, "reports/conflict.html", context, status=HTTPStatus.CONFLICT)
