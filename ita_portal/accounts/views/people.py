"""บุคคล: everybody who serves the agency, one person, inviting, correcting, the link to a password."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from ita_portal.forms import accepted, add_errors

from .. import access, actions, invitations
from ..forms.people import InviteForm, PersonForm
from ..models import Membership, User
from ..roles import ROLES, May
from ..second_factor import rules as second_factor
from ..selectors import appointments_of, history_of, people_of

PAGE = 50
LINK = "handover_link"  # in the session, from the making of a link to the one page that shows it


def people(request: HttpRequest, agency_code: str) -> HttpResponse:
    """Everybody with a role in the agency, and the orders to act for somebody."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_PEOPLE)
    page = Paginator(people_of(actor.agency), PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    orders = [order for order in appointments_of(actor.agency) if order.last_day >= today]
    return render(request, "accounts/people.html", {"actor": actor, "page": page, "orders": orders})


def person(request: HttpRequest, agency_code: str, username: str) -> HttpResponse:
    """One person: her facts, roles, orders, and what happened to them."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_PEOPLE)
    user = find_person(actor, username)
    memberships = Membership.objects.of_agency(actor.agency).filter(user=user)
    link = request.session.pop(LINK, None)
    context = {
        "actor": actor,
        "person": user,
        "memberships": memberships.select_related("department", "position"),
        "orders": [order for order in appointments_of(actor.agency) if order.person_id == user.pk],
        "may_have_link": invitations.may_have_link(actor, user),
        "has_second_factor": second_factor.has_one(user),
        "link": link["address"] if link and link["user"] == user.pk else "",
        "events": history_of(actor.agency, user)[:20],
    }
    return render(request, "accounts/person.html", context)


def person_invite(request: HttpRequest, agency_code: str) -> HttpResponse:
    """Makes an account with its first role, and the link to its password."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_PEOPLE)
    form = InviteForm(actor.agency, data=request.POST or None, initial={"role": Membership.Role.STAFF})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            membership = actions.invite(
                actor=actor,
                person=form.person,
                role=values["role"],
                department=values["department"],
                position_name=values["position"],
            )
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            _give_link(request, actor, membership.user)
            return redirect("person", agency_code=agency_code, username=membership.user.username)
    roles = [(Membership.Role(role).label, rule) for role, rule in ROLES.items()]
    return render(request, "accounts/invite.html", {"actor": actor, "form": form, "roles": roles})


def person_edit(request: HttpRequest, agency_code: str, username: str) -> HttpResponse:
    """Corrects title, name and e-mail."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_PEOPLE)
    user = find_person(actor, username)
    stored = {name: getattr(user, name) for name in PersonForm.base_fields}
    form = PersonForm(data=request.POST or None, initial=stored)
    if accepted(form, lambda values: actions.change_person(actor=actor, user=user, values=values)):
        messages.success(request, f"บันทึกข้อมูลของ {user.full_name} แล้ว")
        if user.email != stored["email"] and invitations.may_have_link(actor, user):
            _give_link(request, actor, user)
        return redirect("person", agency_code=agency_code, username=username)
    return render(request, "accounts/person_edit.html", {"actor": actor, "person": user, "form": form})


@require_POST
def person_link(request: HttpRequest, agency_code: str, username: str) -> HttpResponse:
    """A new link to the password of somebody who never signed in."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_PEOPLE)
    user = find_person(actor, username)
    try:
        _give_link(request, actor, user)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    return redirect("person", agency_code=agency_code, username=username)


def find_person(actor: access.Actor, username: str) -> User:
    """Somebody who serves the actor's agency.

    Raises:
        Http404: nobody of this agency.
    """
    rows = Membership.objects.of_agency(actor.agency).select_related("user")
    serves = rows.filter(user__username=username).first()
    if serves is None:
        raise Http404
    return serves.user


@sensitive_variables("address")
def _give_link(request: HttpRequest, actor: access.Actor, user: User) -> None:
    """Sends the link, or keeps it for the next page where there is no address, or no way to it."""
    if not invitations.may_have_link(actor, user):
        messages.success(request, f"กำหนดบทบาทให้ {user.full_name} แล้ว บัญชีนี้เคยใช้แล้ว จึงใช้รหัสผ่านเดิมได้")
        return
    if user.email and invitations.send_link(actor=actor, user=user, request=request):
        messages.success(request, f"ส่งลิงก์ตั้งรหัสผ่านไปที่ {user.email} แล้ว")
        return
    if user.email:
        messages.warning(request, f"ส่งอีเมลไปที่ {user.email} ไม่สำเร็จ โปรดส่งลิงก์ด้านล่างให้เจ้าตัวเอง")
    address = invitations.make_link(actor=actor, user=user, request=request, way=invitations.HANDED_OVER)
    request.session[LINK] = {"user": user.pk, "address": address}
