"""ตั้งค่า: the agency's facts, its offices, the chain of opinions, its trail."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from ita_portal.audit.models import Event
from ita_portal.forms import Refusal, accepted, add_errors, refusals

from .. import access, actions
from ..agency_files import is_whole
from ..chain import chain_of, moved
from ..forms.settings import AgencyForm, DepartmentForm
from ..models import AgencyFile, Department
from ..roles import May
from ..selectors import holders_of

PAGE = 50


def settings(request: HttpRequest, agency_code: str) -> HttpResponse:
    """The facts of the agency and its offices."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_SETTINGS)
    departments = actor.agency.departments.annotate(people=Count("memberships__user", distinct=True))
    files = {file.kind: file for file in AgencyFile.objects.of_agency(actor.agency)}
    context = {
        "actor": actor,
        "departments": departments,
        "emblem": (emblem := files.get(AgencyFile.Kind.EMBLEM)),
        "emblem_is_whole": is_whole(emblem),
        "word_template": (template := files.get(AgencyFile.Kind.WORD_TEMPLATE)),
        "word_template_is_whole": is_whole(template),
    }
    return render(request, "accounts/settings.html", context)


def agency_edit(request: HttpRequest, agency_code: str) -> HttpResponse:
    """Corrects the facts of the agency."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_SETTINGS)
    stored = {name: getattr(actor.agency, name) for name in AgencyForm.base_fields}
    form = AgencyForm(data=request.POST or None, initial=stored)
    if accepted(form, lambda values: actions.change_agency(actor=actor, agency=actor.agency, values=values)):
        messages.success(request, "บันทึกข้อมูลหน่วยงานแล้ว")
        return redirect("settings", agency_code=agency_code)
    return render(request, "accounts/agency_edit.html", {"actor": actor, "form": form})


def department_edit(request: HttpRequest, agency_code: str, department: str = "") -> HttpResponse:
    """Adds an office, or gives one another name."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_SETTINGS)
    office = access.find(actor, Department.objects.all(), key=department) if department else None
    form = DepartmentForm(data=request.POST or None, initial={"name": office.name if office else ""})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        try:
            if office:
                actions.rename_department(actor=actor, department=office, name=name)
            else:
                actions.add_department(actor=actor, name=name)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, f"บันทึก{name} แล้ว")
            return redirect("settings", agency_code=agency_code)
    context = {"actor": actor, "form": form, "old_name": form.initial["name"]}
    return render(request, "accounts/department.html", context)


def department_remove(request: HttpRequest, agency_code: str, department: str) -> HttpResponse:
    """Asks, then removes an office."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_SETTINGS)
    office = access.find(actor, Department.objects.all(), key=department)
    problems: list[Refusal] = []
    if request.method == "POST":
        try:
            actions.remove_department(actor=actor, department=office)
        except ValidationError as problem:
            problems = refusals(problem)
        else:
            messages.success(request, f"ลบ{office.name} แล้ว")
            return redirect("settings", agency_code=agency_code)
    context = {
        "actor": actor,
        "department": office,
        "problems": problems,
        "confirm_action": f"ลบ{office.name}",
        "confirm_warning": True,
        "back_href": reverse("settings", args=[agency_code]),
    }
    return render(request, "accounts/department_remove.html", context)


def chain(request: HttpRequest, agency_code: str) -> HttpResponse:
    """สายการเสนอ: its positions in their order, who holds them, and the buttons that change it."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_SETTINGS)
    positions = chain_of(actor.agency)
    problems: list[Refusal] = []
    if request.method == "POST":
        try:
            change = moved(actor.agency, positions, request.POST)
            actions.set_chain(actor=actor, positions=change)
        except ValidationError as problem:
            problems = refusals(problem)
        else:
            messages.success(request, "บันทึกสายการเสนอแล้ว")
            return redirect("chain", agency_code=agency_code)
    holders = holders_of(actor.agency, positions, timezone.localdate())
    context = {
        "actor": actor,
        "steps": [(position, holders[position.pk]) for position in positions],
        "others": [each for each in actor.agency.positions.order_by("name") if each not in positions],
        "is_default": not actor.agency.positions.exclude(opinion_order=None).exists(),
        "problems": problems,
    }
    return render(request, "accounts/chain.html", context)


def trail(request: HttpRequest, agency_code: str) -> HttpResponse:
    """ร่องรอย: what happened in the agency, newest first."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_SETTINGS)
    events = Event.objects.filter(agency=actor.agency).order_by("-number")
    page = Paginator(events, PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/trail.html", {"actor": actor, "page": page})
