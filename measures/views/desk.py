"""Somebody at work on one measure: what she read, what she typed, and what happens when she saves it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ita_portal.accounts.access import Actor, enter, find
from ita_portal.accounts.roles import May
from ita_portal.audit.record import events_of
from ita_portal.audit.verbs import Verb
from ita_portal.templatetags.thai import thai_datetime

from ..actions import ChangedMeanwhile, DeletedMeanwhile, change_measure
from ..drafts import draft_of
from ..merge import FIELDS, merge, rebased
from ..models import Measure
from ..owners import may_edit
from ..reading import Reading, reading_of, seal, unseal
from ..rules import FieldProblem, MeasureDraft
from ..storing import NotStorable
from .conflict import conflict_page

CHOOSE, CONTINUE = "choose", "continue"  # the two buttons of the page that shows both texts
NOT_YOURS = "มาตรการนี้เป็นของส่วนราชการอื่น ผู้แก้ไขได้คือส่วนราชการที่รับผิดชอบและผู้ดูแลระบบของหน่วยงาน"


class Sheet(Protocol):
    """A form of a measure: that of its plan, or that of its progress."""

    def draft(self) -> MeasureDraft | None: ...
    def add_problems(self, problems: list[FieldProblem]) -> None: ...


@dataclass(frozen=True)
class Desk:
    """One person, one measure, and what she had before her when she began to type."""

    request: HttpRequest
    actor: Actor
    measure: Measure
    reading: Reading | None  # None: her form did not say what it began from
    base: MeasureDraft  # what the form began from; fields that it does not show keep these values
    chose: bool = False  # whether the base is already what she chose between two texts

    @property
    def read(self) -> str:
        """For the hidden field that says which version was read."""
        return seal(self.reading) if self.reading else ""

    @property
    def mine(self) -> str:
        """For the hidden field with what she chose; blank before she had to choose."""
        return seal(replace(reading_of(self.measure), draft=self.base)) if self.chose else ""

    @property
    def draft_key(self) -> str:
        """Under which name her browser keeps what she types on this page."""
        page = self.request.resolver_match.url_name
        return f"{page} {self.measure.pk} {self.request.user.pk}"

    def with_choice(self) -> "Desk":
        """The desk after she chose, field by field, between hers and what is stored."""
        stored = self.reading.draft if self.reading else draft_of(self.measure)
        values = {
            name: getattr(stored, name)
            for name in FIELDS
            if self.request.POST.get(f"keep-{name}") == "stored"
        }
        return replace(self, base=replace(self.base, **values), chose=True)


def open_desk(request: HttpRequest, agency_code: str, year: int, number: int) -> Desk:
    """Finds the measure to work on: the one that the form was read from, wherever it has moved since.

    Raises:
        Http404: no such agency for this person, or no such measure.
        PermissionDenied: the measure belongs to another office.
    """
    actor = enter(request.user, agency_code, to=May.EDIT_OWN_MEASURES)
    rows = Measure.objects.with_parts().select_related("plan__agency").filter(plan__fiscal_year=year)
    reading = unseal(request.POST.get("read", ""))
    measure = find(actor, rows, pk=reading.measure_id) if reading else find(actor, rows.live(), number=number)
    if not may_edit(actor, measure):
        raise PermissionDenied(NOT_YOURS)
    if request.method != "POST":
        reading = reading_of(measure)
    mine = unseal(request.POST.get("mine", ""))
    stored = draft_of(measure)
    base = mine.draft if mine else rebased(reading.draft, stored) if reading else stored
    return Desk(request, actor, measure, reading, base, chose=mine is not None)


def save(desk: Desk, sheet: Sheet, page: Callable[[Desk, Sheet], HttpResponse]) -> HttpResponse:
    """Stores what was typed and goes to the measure; shows the page again when something is wrong."""
    draft = sheet.draft()
    if draft is not None:
        try:
            return _store(desk, draft)
        except NotStorable as refusal:
            sheet.add_problems(refusal.problems)
        except DeletedMeanwhile as gone:
            sheet.add_problems([FieldProblem("", _deleted(gone.measure))])
    return page(desk, sheet)


def _store(desk: Desk, draft: MeasureDraft) -> HttpResponse:
    version = desk.reading.version if desk.reading else 0
    untouched = draft == desk.base and not desk.chose
    try:
        if not untouched:
            change_measure(actor=desk.actor, measure=desk.measure, draft=draft, version=version)
    except DeletedMeanwhile:
        raise
    except ChangedMeanwhile as changed:
        read = desk.reading.draft if desk.reading else None
        merged = merge(read, draft, draft_of(changed.measure))
        return conflict_page(desk.request, changed.measure, merged, desk.draft_key)
    words = f"ไม่มีข้อความที่เปลี่ยนแปลงใน{desk.measure}" if untouched else f"บันทึก{desk.measure} แล้ว"
    return saved(desk.request, desk.measure, words, desk.draft_key)


def saved(request: HttpRequest, measure: Measure, words: str, draft_key: str) -> HttpResponse:
    """Goes to the measure, says so, and lets the browser forget what it kept of the form."""
    messages.success(request, words)
    request.session["saved_draft"] = draft_key
    return redirect(measure)


def _deleted(measure: Measure) -> str:
    event = events_of(measure).filter(verb=Verb.MEASURE_DELETED).last()
    who = f"{event.person_name} " if event else ""
    when = thai_datetime(measure.deleted_at)
    return (
        f"{who}ลบมาตรการนี้เมื่อ {when} ข้อความของคุณยังอยู่ในหน้านี้ ให้ผู้ดูแลระบบของหน่วยงานเรียกคืนมาตรการก่อน แล้วกดบันทึกอีกครั้ง"
    )
