"""The form of a measure: adding one, editing one. The buttons of its steps draw it again, storing nothing."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from assessments.models import FiscalYear
from ita_portal.accounts.access import Actor, enter
from ita_portal.accounts.roles import May

from ..actions import add_once
from ..forms.measure import Choices
from ..forms.sheet import MeasureSheet
from ..models import Measure
from ..rules import MeasureDraft
from ..selectors import choices_for
from ..storing import NotStorable
from .desk import CHOOSE, CONTINUE, Desk, open_desk, save, saved

BLANK = MeasureDraft(name="")


def measure_add(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """เพิ่มมาตรการ behind the last one of the year's plan."""
    actor = enter(request.user, agency_code, to=May.EDIT_OWN_MEASURES)
    fiscal_year = get_object_or_404(FiscalYear, pk=year)
    choices = choices_for(actor.agency, year)
    base = BLANK if request.method == "POST" else replace(BLANK, owners=_own_offices(actor))
    sheet = _sheet(request, choices, base, year)
    draft_key = f"measure_add {actor.agency.code} {year} {request.user.pk}"
    if request.method == "POST" and not request.POST.get("do") and (draft := sheet.draft()):
        try:
            measure = add_once(actor=actor, fiscal_year=fiscal_year, draft=draft)
            return saved(request, measure, f"เพิ่ม{measure} แล้ว", draft_key)
        except NotStorable as refusal:
            sheet.add_problems(refusal.problems)
    context = {
        "sheet": sheet,
        "problems": sheet.problems,
        "agency": actor.agency,
        "year": year,
        "draft_key": draft_key,
    }
    return render(request, "measures/measure_form.html", context)


def _own_offices(actor: Actor) -> tuple[str, ...]:
    """The offices to tick beforehand; none for one who looks after the measures of all."""
    if actor.may(May.EDIT_MEASURES):
        return ()
    return tuple(dict.fromkeys(m.department.name for m in actor.memberships if m.department))


def measure_edit(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """แก้ไขมาตรการ: everything but its progress."""
    desk = open_desk(request, agency_code, year, number)
    choices = choices_for(desk.actor.agency, year)
    button = request.POST.get("do", "")
    if button in (CHOOSE, CONTINUE):
        desk = desk.with_choice()
        sheet = MeasureSheet.shown(choices, desk.base, to_store=button == CHOOSE)
    else:
        sheet = _sheet(request, choices, desk.base, year)
    if request.method == "POST" and button in ("", CHOOSE):
        return save(desk, sheet, _edit_page)
    return _edit_page(desk, sheet)


def _sheet(request: HttpRequest, choices: Choices, base: MeasureDraft, year: int) -> MeasureSheet:
    """The form as this request has it: new, after one of its buttons, or to be stored."""
    if request.method != "POST":
        return MeasureSheet.shown(choices, base)
    if button := request.POST.get("do"):
        return MeasureSheet.pressed(choices, base, request.POST, button, year)
    return MeasureSheet.posted(choices, base, request.POST)


def _edit_page(desk: Desk, sheet: MeasureSheet) -> HttpResponse:
    measure: Measure = desk.measure
    context = {
        "desk": desk,
        "sheet": sheet,
        "problems": sheet.problems,
        "measure": measure,
        "agency": measure.agency,
        "year": measure.year,
        "may_delete": desk.actor.may(May.EDIT_MEASURES),
        "draft_key": desk.draft_key,
    }
    return render(desk.request, "measures/measure_form.html", context)
