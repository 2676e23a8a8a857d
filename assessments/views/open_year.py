"""The operator opens a fiscal year whose rules are not known yet."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from assessments.actions import open_year
from assessments.new_year import why_not_opened
from assessments.selectors import years
from ita_portal.accounts.access import enter_as_operator


def operator_open_year(request: HttpRequest, year: int) -> HttpResponse:
    """เปิดปีงบประมาณ: says what follows, and opens the year when it is confirmed."""
    actor = enter_as_operator(request.user)
    known = {each.year for each in years()}
    if year in known:
        messages.success(request, f"ปีงบประมาณ {year} เปิดอยู่แล้ว")
        return redirect("home")
    if why_not_opened(year, known, timezone.localdate()):
        raise Http404
    if request.method == "POST":
        open_year(actor=actor, year=year)
        messages.success(request, f"เปิดปีงบประมาณ {year} แล้ว เกณฑ์ทุกรายการยังไม่ได้ตรวจสอบกับคู่มือ")
        return redirect("home")
    context = {
        "year": year,
        "year_before": year - 1,
        "confirm_action": f"เปิดปีงบประมาณ {year}",
        "back_href": reverse("home"),
    }
    return render(request, "assessments/open_year.html", context)
