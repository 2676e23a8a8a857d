"""The order of the measures, deleting one, and taking a deletion back: for the administrator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ita_portal import thai
from ita_portal.accounts.access import Actor, enter, find
from ita_portal.accounts.roles import May
from ita_portal.numbers import read_positive

from ..actions import delete_measure, move_measure, place_measure, restore_measure
from ..models import Measure


def measure_delete(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """ลบมาตรการ: asks on its own page and says what will happen."""
    actor = enter(request.user, agency_code, to=May.EDIT_MEASURES)
    rows = Measure.objects.live().with_parts().select_related("plan__agency")
    measure = find(actor, rows, plan__fiscal_year=year, number=number)
    # The page may be old and the number another measure's by now: the name on it must be the one deleted.
    asked_for = request.POST.get("measure", str(measure.pk))
    if request.method != "POST" or asked_for != str(measure.pk):
        context = {
            "measure": measure,
            "confirm_action": "ลบมาตรการ",
            "confirm_warning": True,
            "back_href": measure.get_absolute_url(),
        }
        return render(request, "measures/delete.html", context)
    delete_measure(actor=actor, measure=measure)
    request.session["just_deleted"] = measure.pk
    return redirect("measures", agency_code, year)


@require_POST
def measure_restore(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """เรียกคืนมาตรการที่ลบแล้ว: the one last deleted under this number, or the one the form names."""
    actor = enter(request.user, agency_code, to=May.EDIT_MEASURES)
    rows = Measure.objects.filter(plan__fiscal_year=year, number=number, deleted_at__isnull=False)
    if named := read_positive(request.POST.get("measure", "")):
        rows = rows.filter(pk=named)
    newest = rows.of_agency(actor.agency).order_by("-deleted_at").values("pk")[:1]
    measure = find(actor, Measure.objects.select_related("plan__agency"), pk__in=newest)
    restore_measure(actor=actor, measure=measure)
    messages.success(request, f"เรียกคืน{measure} แล้ว")
    return redirect(measure)


@require_POST
def measure_move(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """เลื่อนลำดับ: up or down by one place, or to a number."""
    actor = enter(request.user, agency_code, to=May.EDIT_MEASURES)
    rows = Measure.objects.live().select_related("plan__agency")
    measure = find(actor, rows, plan__fiscal_year=year, number=number)
    try:
        moved = _moved(actor, measure, request.POST)
    except ValueError as problem:
        messages.error(request, str(problem))
        return redirect(measure)
    words = f"ย้ายมาตรการนี้เป็นลำดับที่ {measure.number} แล้ว"
    messages.info(request, words if moved else f"มาตรการนี้อยู่ลำดับที่ {measure.number} อยู่แล้ว")
    return redirect(measure)


def _moved(actor: Actor, measure: Measure, post: QueryDict) -> bool:
    """Moves by one place, or to the number that was typed; ValueError where it is no number."""
    if post.get("to") in ("up", "down"):
        return move_measure(actor=actor, measure=measure, up=post["to"] == "up")
    return place_measure(actor=actor, measure=measure, number=thai.read_number(post.get("place", "")))
