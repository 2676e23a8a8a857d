"""คะแนนผลการประเมิน: what was announced, typed and recomputed on one page."""

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from assessments import figures
from assessments.actions import ChangedMeanwhile, NotStorable, store_scores
from assessments.forms.scores import ScoreForm, labels_of, texts_of
from assessments.models import Assessment
from assessments.outlook import InstrumentRows, Outlook, Row
from assessments.reading import Reading, merge, seal, unseal
from assessments.results import assessment_of, result_of
from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May
from ita_portal.audit.record import CONSOLE_NAME

from .of_two import differences
from .opening import common_context, open_year
from .suggestions import read_correction, suggestions_for


@dataclass(frozen=True)
class Entry:
    """One figure with its field; no field for those who only look."""

    row: Row
    field: BoundField | None


@dataclass(frozen=True)
class Table:
    """The figures of one instrument."""

    instrument: InstrumentRows
    entries: tuple[Entry, ...]
    parts: tuple[Entry, ...]


def scores(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """คะแนนผลการประเมิน of a year: to type for the administrator, to look at for all others."""
    posted = request.method == "POST"
    actor, look = open_year(request, agency_code, year, to=May.EDIT_SCORES if posted else May.VIEW)
    if posted:
        return _posted(request, actor, look)
    form, read = None, ""
    if actor.may(May.EDIT_SCORES):
        texts = texts_of(look.rules, look.result)
        assessment = assessment_of(actor.agency, year)
        read = seal(Reading(assessment.version if assessment else 0, texts))
        form = ScoreForm(look.rules, initial=texts)
    return _page(request, actor, look, form, read=read)


def _posted(request: HttpRequest, actor: Actor, look: Outlook) -> HttpResponse:
    read = request.POST.get("read", "")
    data = request.POST.copy()
    key, value = read_correction(data.get("correct", ""))
    if key:
        data[key] = value
    form = ScoreForm(look.rules, data=data)
    if data.get("do") == "draft":  # what the browser kept: drawn again, stored only when she says so
        form = ScoreForm(look.rules, initial={name: data.get(name, "") for name in form.fields})
    elif form.is_valid():
        names = {n: name for n, name in look.result.names.items() if figures.name_key(n) != key}
        result = form.result(replace(look.result, names=names))
        try:
            store_scores(actor=actor, year=look.year, result=result, version=unseal(read).version)
        except NotStorable as refusal:
            form.add_problems(refusal.problems)
        except ChangedMeanwhile as changed:
            return _changed_meanwhile(request, actor, look, form, changed.thing)
        else:
            messages.success(request, f"บันทึกคะแนนปี {look.year} แล้ว")
            request.session["saved_draft"] = _draft_key(request, actor, look)
            return redirect("scores", actor.agency.code, look.year)
    else:
        form.add_problems(form.missing())
    return _page(request, actor, look, form, read=read)


def _changed_meanwhile(
    request: HttpRequest, actor: Actor, look: Outlook, form: ScoreForm, changed: Assessment
) -> HttpResponse:
    """The same page with both values of what both changed; nothing is stored yet, nothing is lost."""
    now = assessment_of(actor.agency, look.year)
    typed = texts_of(look.rules, form.result(look.result))
    stored = texts_of(look.rules, result_of(now))
    base = unseal(request.POST.get("read", "")).texts
    merged = merge(base, typed, stored)
    context = {
        "who": changed.changed_by.full_name if changed.changed_by else CONSOLE_NAME,
        "when": changed.changed_at,
        **differences(merged, labels_of(look.rules), base, typed, stored),
    }
    form = ScoreForm(look.rules, initial=merged.texts)
    read = seal(Reading(now.version if now else 0, stored))
    return _page(request, actor, look, form, read=read, status=HTTPStatus.CONFLICT, **context)


def _page(
    request: HttpRequest,
    actor: Actor,
    look: Outlook,
    form: ScoreForm | None,
    *,
    read: str,
    status: int = HTTPStatus.OK,
    **more: Any,
) -> HttpResponse:
    tables = tuple(_table(instrument, form) for instrument in look.instruments)
    context = {
        **common_context(actor, look),
        "form": form,
        "read": read,
        "tables": tables,
        "parts": [entry for table in tables for entry in table.parts],
        "suggestions": suggestions_for(look) if form else (),
        "draft_key": _draft_key(request, actor, look),
        "saved_draft": request.session.pop("saved_draft", ""),
        **more,
    }
    return render(request, "assessments/scores.html", context, status=status)


def _table(instrument: InstrumentRows, form: ScoreForm | None) -> Table:
    def entries(rows: tuple[Row, ...]) -> tuple[Entry, ...]:
        return tuple(Entry(row, form[row.key] if form else None) for row in rows)

    return Table(instrument, entries(instrument.rows), entries(instrument.parts))


def _draft_key(request: HttpRequest, actor: Actor, look: Outlook) -> str:
    return f"scores {actor.agency.code} {look.year} {request.user.pk}"
