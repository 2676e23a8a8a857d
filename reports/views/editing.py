"""ร่างข้อความ: the texts of a report, edited with the document before one's eyes."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from ita_portal.forms import add_errors
from reports.drafting import ChangedMeanwhile, ReportDraft, change_report
from reports.forms.texts import TextsForm, typed_of
from reports.latest import as_draft
from reports.merge import TEXT
from reports.render.html import body
from reports.wording import PLACEHOLDERS, Wording, fill, unknown_in

from .conflict import conflict_page
from .desk import Desk, open_desk
from .doors import standings_at

CHOOSE, CONTINUE = "choose", "continue"  # the two buttons of the page that shows both texts
RESET = "reset-"  # before the name of a wording: what the portal drafts comes back into its field


@dataclass(frozen=True)
class Entry:
    """One text as the page shows it; `printed` is how it reads with its figures, where that differs.

    `unknown` stands in braces and is no placeholder: a slip of the keyboard, more often than not.
    `is_unsaved`: it stands in the form alone, typed or drafted anew.
    """

    field: BoundField
    wording: Wording
    is_edited: bool
    is_unsaved: bool
    printed: str
    unknown: tuple[str, ...]


def report_texts(request: HttpRequest, agency_code: str, year: int, code: str) -> HttpResponse:
    """The form of the texts. Its buttons for preview and reset draw it again and store nothing."""
    desk = open_desk(request, agency_code, year, code)
    button = request.POST.get("do", "")
    if request.method != "POST":
        return _page(desk, desk.shown(typed_of(desk.reading.draft, desk.drafts)), desk.reading.draft)
    if button in (CHOOSE, CONTINUE) and (chosen := desk.chosen()):
        typed = typed_of(chosen, desk.drafts)
        if button == CONTINUE:
            return _page(desk, desk.shown(typed), chosen)
        form = desk.form(typed)
        return _store(desk, form, chosen) if form.is_valid() else _page(desk, form, chosen)
    form = desk.form(_typed(desk, button))
    is_right = form.is_valid()
    draft = form.draft(desk.reading)
    if button:
        return _page(desk, desk.shown(form.data.dict()), draft)
    return _store(desk, form, draft) if is_right else _page(desk, form, draft)


def _typed(desk: Desk, button: str) -> QueryDict:
    """What was typed; after the button of a text with what the portal drafts in its field."""
    typed = desk.request.POST.copy()
    name = button.removeprefix(RESET)
    if button.startswith(RESET) and name in desk.drafts:
        typed[TEXT + name] = desk.drafts[name]
    return typed


def _store(desk: Desk, form: TextsForm, draft: ReportDraft) -> HttpResponse:
    door = desk.door
    untouched = draft == desk.reading.draft
    try:
        change_report(
            actor=door.actor,
            year=door.year,
            format=door.format,
            draft=draft,
            edition=desk.reading.edition,
        )
    except ChangedMeanwhile as changed:
        return conflict_page(desk, draft, changed.report)
    except ValidationError as problem:
        add_errors(form, problem)
        return _page(desk, form, draft)
    messages.success(desk.request, "ไม่มีข้อความที่เปลี่ยนแปลง" if untouched else "บันทึกการแก้ไขข้อความแล้ว")
    desk.request.session["saved_draft"] = desk.draft_key
    return redirect("report", *door.place)


def _page(desk: Desk, form: TextsForm, draft: ReportDraft) -> HttpResponse:
    """The page with its form and the document as it would be printed; for htmx what follows the typing."""
    document = as_draft(desk.door.format.arrange(desk.written(draft), "thai"), standings_at(desk.door))
    context = {
        "desk": desk,
        "actor": desk.door.actor,
        "year": desk.door.year,
        "format": desk.door.format,
        "form": form,
        "entries": list(_entries(desk, form, draft)),
        "placeholders": [(each, each.value(desk.snapshot)) for each in PLACEHOLDERS],
        "paper": body(document, level=3),
        "draft_key": desk.draft_key,
    }
    name = "reports/parts/texts_live.html" if desk.request.htmx else "reports/texts.html"
    return render(desk.request, name, context)


def _entries(desk: Desk, form: TextsForm, draft: ReportDraft) -> Iterator[Entry]:
    written, stored = desk.written(draft), desk.reading.draft.texts
    for wording in desk.door.format.wording:
        raw = draft.texts.get(wording.name, desk.drafts[wording.name])
        printed = fill(raw, written)
        yield Entry(
            field=form[TEXT + wording.name],
            wording=wording,
            is_edited=wording.name in draft.texts,
            is_unsaved=draft.texts.get(wording.name) != stored.get(wording.name),
            printed=printed if printed != raw else "",
            unknown=unknown_in(raw),
        )
