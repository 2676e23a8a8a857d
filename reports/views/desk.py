"""Somebody at work on the texts of one report: what she read, what she typed, what the portal drafts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from ita_portal import thai
from ita_portal.accounts.roles import May
from reports.drafting import ReportDraft
from reports.facts import LetterFacts, Snapshot, WordFacts
from reports.forms.texts import TextsForm
from reports.merge import labels_of, taken
from reports.models import Report
from reports.reading import Reading, place_of, reading_of, seal, unseal
from reports.snapshot import take

from .doors import Door, enter_report

STORED = "stored"


@dataclass(frozen=True)
class Desk:
    """One person, one report, and what she had before her when she began to type."""

    request: HttpRequest
    door: Door
    report: Report | None  # None: nobody wrote it yet
    snapshot: Snapshot
    drafts: dict[str, str]  # what the portal drafts, by the name of the wording
    reading: Reading
    is_letter: bool  # whether it bears a number and a date

    @property
    def place(self) -> str:
        """What a reading of this report is bound to."""
        return place_of(self.door.actor.agency.code, self.door.year, self.door.format)

    @property
    def read(self) -> str:
        """For the hidden field that says what the form began from."""
        return seal(self.reading, self.place)

    @property
    def draft_key(self) -> str:
        """Under which name her browser keeps what she types on this page."""
        return f"report_texts {self.place} {self.request.user.pk}"

    def form(self, typed: Mapping[str, Any]) -> TextsForm:
        """The form with what was typed, to be stored."""
        return TextsForm(self.door.format, self.drafts, data=typed, **self._options)

    def shown(self, typed: Mapping[str, Any]) -> TextsForm:
        """The form with these values, before anybody wants it stored."""
        return TextsForm(self.door.format, self.drafts, initial=typed, **self._options)

    @property
    def _options(self) -> dict[str, Any]:
        return {"is_letter": self.is_letter, "number_prefix": self.snapshot.agency.letter_prefix}

    def written(self, draft: ReportDraft) -> Snapshot:
        """The facts with these texts in them, as they would be printed."""
        words = tuple(WordFacts(name, text) for name, text in draft.texts.items())
        return replace(self.snapshot, words=words, letter=LetterFacts(draft.number, draft.on))

    def chosen(self) -> ReportDraft | None:
        """What she chose between hers and what is stored; None where she sent no text of hers."""
        mine = unseal(self.request.POST.get("mine", ""), self.place)
        if mine is None:
            return None
        names = [
            name for name in labels_of(self.door.format) if self.request.POST.get(f"keep-{name}") == STORED
        ]
        return taken(mine.draft, self.reading.draft, names)


def open_desk(request: HttpRequest, agency_code: str, year: int, code: str) -> Desk:
    """Finds the report to work on, with what the form that comes back was read from.

    Raises:
        Http404: no such agency for this person, no such year, no such document.
        PermissionDenied: she does not prepare reports.
    """
    door = enter_report(request, agency_code, year, code, May.SUBMIT_REPORTS)
    report = Report.objects.of_agency(door.actor.agency).filter(fiscal_year=year, format=code).first()
    snapshot = take(door.actor.agency, year, code)
    drafts = {each.name: thai.clean(each.draft(snapshot)) for each in door.format.wording}
    sent = unseal(request.POST.get("read", ""), place_of(door.actor.agency.code, year, door.format))
    reading = sent or reading_of(report, drafts)
    is_letter = door.format.arrange(snapshot, "thai").is_memo
    return Desk(request, door, report, snapshot, drafts, reading, is_letter)
