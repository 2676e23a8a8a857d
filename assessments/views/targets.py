"""เป้าหมายปีถัดไป: a target for each indicator, and what they would come to, recomputed while they are moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from assessments.actions import NotStorable, set_targets
from assessments.charts import indicator_bars
from assessments.forms.targets import TargetForm, initial_targets, labels_of, texts_of
from assessments.outcome import outcome_of
from assessments.outlook import Outlook, Row
from assessments.reading import Merge, Reading, merge, seal, unseal
from assessments.results import targets_of
from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May
from ita_portal.audit.record import CONSOLE_NAME, events_of
from ita_portal.audit.verbs import Verb

from .of_two import differences
from .opening import common_context, open_year


@dataclass(frozen=True)
class TargetEntry:
    """One indicator with its field."""

    row: Row
    field: BoundField


def targets(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """Targets of the year after the result of `year`; `?level=` proposes the cheapest way to that level."""
    actor, look = open_year(request, agency_code, year, to=May.EDIT_SCORES, items=False)
    if year + 1 not in look.rules_by_year:
        return render(request, "assessments/no_next_year.html", common_context(actor, look))
    rules = look.rules_by_year[year + 1]
    stored = targets_of(actor.agency, year + 1)
    if request.method != "POST":
        proposed = _proposed(look, request.GET.get("level", ""))
        form = TargetForm(rules, initial=initial_targets({**stored, **proposed}))
        read = seal(Reading(texts=texts_of(rules, stored)))
        known = {**stored, **proposed}
        return _page(request, actor, look, form, known, read=read, is_proposed=bool(proposed))
    form = TargetForm(rules, data=request.POST)
    valid = form.is_valid()
    read = request.POST.get("read", "")
    if valid and request.POST.get("do") != "compute":
        texts, now = texts_of(rules, form.known()), texts_of(rules, stored)
        merged = merge(unseal(read).texts, texts, now)
        if merged.both or merged.theirs:
            return _changed_meanwhile(request, actor, look, merged, texts, now)
        try:
            set_targets(actor=actor, year=year + 1, targets=form.targets())
        except NotStorable as refusal:
            form.add_problems(refusal.problems)
        else:
            messages.success(request, f"บันทึกเป้าหมายปี {year + 1} แล้ว")
            return redirect("targets", actor.agency.code, year)
    return _page(request, actor, look, form, form.known(), read=read)


def _changed_meanwhile(
    request: HttpRequest,
    actor: Actor,
    look: Outlook,
    merged: Merge,
    typed: dict[str, str],
    stored: dict[str, str],
) -> HttpResponse:
    """The same page with both targets of what both changed; nothing is stored yet, nothing is lost."""
    rules = look.rules_by_year[look.year + 1]
    base = unseal(request.POST.get("read", "")).texts
    events = events_of(actor.agency).filter(verb=Verb.TARGETS_SET, thing_name=f"ปีงบประมาณ {rules.year}")
    last = events.last()
    context = {
        "who": last.person_name if last else CONSOLE_NAME,
        "when": last.at if last else None,
        **differences(merged, labels_of(rules), base, typed, stored),
    }
    form = TargetForm(rules, data=merged.texts)
    form.is_valid()
    read = seal(Reading(texts=stored))
    return _page(
        request, actor, look, form, form.known(), read=read, status=HTTPStatus.CONFLICT, more=context
    )


def _proposed(look: Outlook, level: str) -> dict[int, Decimal]:
    """The targets of the cheapest way to a level; none for a level that is not above this one."""
    ways = next((distance.ways for distance in look.distances if distance.level == level), ())
    return {each.number: each.target for each in ways[0].raises} if ways else {}


def _page(
    request: HttpRequest,
    actor: Actor,
    look: Outlook,
    form: TargetForm,
    known: dict[int, Decimal],
    *,
    read: str,
    is_proposed: bool = False,
    status: int = HTTPStatus.OK,
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    outcome = outcome_of(look, known)
    context = {
        **common_context(actor, look),
        "form": form,
        "is_proposed": is_proposed,
        "target_year": outcome.year,
        "entries": [TargetEntry(row, form[row.key]) for row in outcome.indicators],
        "outcome": outcome,
        "bars": indicator_bars(look, known),
        "read": read,
        **(more or {}),
    }
    name = "assessments/parts/outcome.html" if request.htmx else "assessments/targets.html"
    return render(request, name, context, status=status)
