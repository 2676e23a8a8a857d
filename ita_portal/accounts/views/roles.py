"""บทบาทและการทำการแทน of one person."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ita_portal.forms import accepted, add_errors, refusals

from .. import access, actions
from ..forms.people import ActingForm, RoleForm
from ..models import ActingAppointment, Membership
from ..roles import ROLES, May
from .people import find_person


def role_give(request: HttpRequest, agency_code: str, username: str, role: str = "") -> HttpResponse:
    """Gives a role; with `role`, changes office and position of one she has."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_PEOPLE)
    user = find_person(actor, username)
    held = access.find(actor, Membership.objects.all(), user=user, role=role) if role else None
    initial = {"department": held.department, "position": held.position} if held else None
    form = RoleForm(actor.agency, role=role, data=request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            actions.give_role(
                actor=actor,
                user=user,
                role=values["role"],
                department=values["department"],
                position_name=values["position"],
            )
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, f"กำหนดบทบาทให้ {user.full_name} แล้ว")
            return redirect("person", agency_code=agency_code, username=username)
    roles = [(Membership.Role(each).label, rule) for each, rule in ROLES.items()]
    context = {"actor": actor, "person": user, "form": form, "held": held, "roles": roles}
    return render(request, "accounts/role.html", context)


def role_remove(request: HttpRequest, agency_code: str, username: str, role: str) -> HttpResponse:
    """Asks, then takes a role away."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_PEOPLE)
    membership = access.find(
        actor, Membership.objects.select_related("user"), user__username=username, role=role
    )
    problems = []
    if request.method == "POST":
        try:
            actions.remove_role(actor=actor, membership=membership)
        except ValidationError as problem:
            problems = refusals(problem)
        else:
            messages.success(request, _taken(membership))
            return redirect("people", agency_code=agency_code)
    context = {
        "actor": actor,
        "membership": membership,
        "problems": problems,
        "confirm_action": f"ยกเลิกบทบาท{membership.get_role_display()}",
        "confirm_warning": True,
        "back_href": reverse("person", args=[agency_code, username]),
    }
    return render(request, "accounts/role_remove.html", context)


def acting_add(request: HttpRequest, agency_code: str, username: str) -> HttpResponse:
    """Records an order that lets a person act for a position."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_PEOPLE)
    user = find_person(actor, username)
    form = ActingForm(actor.agency, data=request.POST or None)
    if accepted(form, lambda values: actions.record_appointment(actor=actor, person=user, **values)):
        messages.success(request, f"บันทึกคำสั่งทำการแทนของ {user.full_name} แล้ว")
        return redirect("person", agency_code=agency_code, username=username)
    return render(request, "accounts/acting.html", {"actor": actor, "person": user, "form": form})


def acting_remove(request: HttpRequest, agency_code: str, appointment: str) -> HttpResponse:
    """Asks, then takes a recorded order back."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_PEOPLE)
    rows = ActingAppointment.objects.select_related("person", "position", "recorded_by")
    order = access.find(actor, rows, key=appointment)
    if request.method == "POST":
        actions.remove_appointment(actor=actor, appointment=order)
        messages.success(request, "ยกเลิกคำสั่งทำการแทนแล้ว")
        return redirect("person", agency_code=agency_code, username=order.person.username)
    context = {
        "actor": actor,
        "order": order,
        "confirm_action": "ยกเลิกคำสั่ง",
        "confirm_warning": True,
        "back_href": reverse("person", args=[agency_code, order.person.username]),
    }
    return render(request, "accounts/acting_remove.html", context)


def _taken(membership: Membership) -> str:
    """That the role is gone, and how the person would come back where it was her last one."""
    said = f"ยกเลิกบทบาทของ {membership.user.full_name} แล้ว"
    if membership.user.memberships.filter(agency=membership.agency_id).exists():
        return said
    return f"{said} ถ้าให้กลับมาภายหลัง เชิญด้วยชื่อผู้ใช้และชื่อเดิม"
