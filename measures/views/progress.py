"""รายงานความก้าวหน้า: state, reason, and what came of the measure."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..forms.progress_sheet import ProgressSheet
from .desk import CHOOSE, CONTINUE, Desk, open_desk, save


def measure_progress(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """รายงานความก้าวหน้าของมาตรการ, by its office or the administrator."""
    desk = open_desk(request, agency_code, year, number)
    button = request.POST.get("do", "")
    if button in (CHOOSE, CONTINUE):
        desk = desk.with_choice()
        sheet = ProgressSheet.shown(desk.base, to_store=button == CHOOSE)
    elif request.method == "POST":
        sheet = ProgressSheet.posted(desk.base, request.POST, to_store=not button)
    else:
        sheet = ProgressSheet.shown(desk.base)
    if request.method == "POST" and button in ("", CHOOSE):
        return save(desk, sheet, _page)
    return _page(desk, sheet)


def _page(desk: Desk, sheet: ProgressSheet) -> HttpResponse:
    context = {
        "desk": desk,
        "sheet": sheet,
        "problems": sheet.problems,
        "measure": desk.measure,
        "draft_key": desk.draft_key,
    }
    return render(desk.request, "measures/progress.html", context)
