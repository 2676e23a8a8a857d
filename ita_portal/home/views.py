"""The pages a person comes to first: her work, and the year at a glance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ita_portal import thai
from ita_portal.accounts import access


def home(request: HttpRequest) -> HttpResponse:
    """งานของฉัน: what waits for this person, by due date."""
    return render(request, "home/home.html")


def year(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """ภาพรวมปี: the year of an agency at a glance."""
    actor = access.enter(request.user, agency_code)
    return render(request, "home/year.html", {"actor": actor, "year": year})


def date_echo(request: HttpRequest) -> HttpResponse:
    """The date typed into a field, read back in full; the part of a page that htmx puts below the field."""
    field, name = request.GET.get("field", ""), request.GET.get("name", "")
    typed = thai.clean(request.GET.get(name, "")).strip()
    context = {"id": field, "echo": "", "problem": ""}
    if typed:
        try:
            context["echo"] = thai.write_date(thai.read_date(typed), "weekday")
        except ValueError as problem:
            context["problem"] = str(problem)
    return render(request, "components/field_echo.html", context)
