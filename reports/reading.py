"""What somebody had before her when she began to write a report: it goes along with her form, sealed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core import signing

from reports.drafting import FIRST, ReportDraft, draft_of
from reports.formats import Format
from reports.models import Report

_SALT = "reports.reading.1"


@dataclass(frozen=True)
class Reading:
    """A report as it was read: its edition, its values, and the texts as they stood in the form."""

    edition: int
    draft: ReportDraft
    shown: Mapping[str, str]


def reading_of(report: Report | None, drafts: Mapping[str, str]) -> Reading:
    """The report as it is now; `drafts` are the texts that the portal drafts, by name."""
    draft = draft_of(report)
    return Reading(report.edition if report else FIRST, draft, {**drafts, **draft.texts})


def seal(reading: Reading, place: str) -> str:
    """The reading as text for a hidden field; it holds for that place (agency, year, format) alone."""
    draft = reading.draft
    on = draft.on.isoformat() if draft.on else ""
    values = [place, reading.edition, draft.number, on, dict(draft.texts), dict(reading.shown)]
    return signing.dumps(values, salt=_SALT, compress=True)


def unseal(text: str, place: str) -> Reading | None:
    """The reading a form brought back; None where it brought none of ours, or that of another place."""
    try:
        whose, edition, number, on, texts, shown = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    if whose != place:
        return None
    draft = ReportDraft(number, date.fromisoformat(on) if on else None, texts)
    return Reading(edition, draft, shown)


def place_of(agency_code: str, year: int, format: Format) -> str:
    """What a reading is bound to."""
    return f"{agency_code} {year} {format.code}"
