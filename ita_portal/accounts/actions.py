"""Every write to people and agencies: one function each, atomic, with its event in the audit trail."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from .access import Actor, require
from .models import ActingAppointment, Agency, Department, Membership, Position, User
from .roles import May


def changed_values(thing: models.Model, values: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Before and after of the fields that differ, by their Thai names."""
    before, after = {}, {}
    for name, value in values.items():
        if (old := getattr(thing, name)) != value:
            label = str(thing._meta.get_field(name).verbose_name)
            before[label], after[label] = _text(old), _text(value)
    return before, after


def _text(value: Any) -> str:
    return "" if value is None else str(value)


@transaction.atomic
def change_agency(*, actor: Actor, agency: Agency, values: dict[str, Any]) -> Agency:
    """Stores changed facts of the agency: name, district, province, letter prefix, website.

    Raises:
        PermissionDenied: only the administrator changes settings.
        ValidationError: a value does not fit its field.
    """
    require(actor, May.MANAGE_SETTINGS)
    return _change(actor, agency, values, Verb.AGENCY_CHANGED)


@transaction.atomic
def add_department(*, actor: Actor, name: str) -> Department:
    """Adds an office behind the last one of the actor's agency; raises as `change_agency`."""
    require(actor, May.MANAGE_SETTINGS)
    department = Department(agency=actor.agency, name=name, order=actor.agency.departments.count() + 1)
    department.full_clean()
    department.save()
    record(actor, Verb.DEPARTMENT_ADDED, department, after={"ชื่อส่วนราชการ": name})
    return department


@transaction.atomic
def rename_department(*, actor: Actor, department: Department, name: str) -> Department:
    """Gives an office another name; raises as `change_agency`."""
    require(actor, May.MANAGE_SETTINGS)
    return _change(actor, department, {"name": name}, Verb.DEPARTMENT_CHANGED)


@transaction.atomic
def remove_department(*, actor: Actor, department: Department) -> None:
    """Removes an office that nobody serves any more.

    Raises:
        PermissionDenied: only the administrator changes settings.
        ValidationError: people still serve it.
    """
    require(actor, May.MANAGE_SETTINGS)
    if department.memberships.exists():
        raise ValidationError(f"ยังลบ{department}ไม่ได้ เพราะมีบุคคลสังกัดอยู่ โปรดย้ายบุคคลเหล่านั้นก่อน")
    record(actor, Verb.DEPARTMENT_REMOVED, department, before={"ชื่อส่วนราชการ": department.name})
    department.delete()


@transaction.atomic
def invite(
    *, actor: Actor, person: dict[str, str], role: str, department: Department | None, position_name: str
) -> Membership:
    """Makes a person without password and her first role in the actor's agency.

    Somebody who has an account already, under this user name and this name, keeps it: she gets the role.

    Args:
        person: username, title, first_name, last_name, email.

    Raises:
        PermissionDenied: only the administrator invites.
        ValidationError: a value does not fit, or the user name is somebody else's.
    """
    require(actor, May.MANAGE_PEOPLE)
    same = {name: person[name] for name in ("username", "first_name", "last_name")}
    if known := User.objects.filter(**same).first():
        return give_role(
            actor=actor, user=known, role=role, department=department, position_name=position_name
        )
    user = User(**person)
    user.set_unusable_password()
    user.full_clean()
    user.save()
    record(actor, Verb.PERSON_INVITED, user, after={"ชื่อผู้ใช้": user.username})
    return give_role(actor=actor, user=user, role=role, department=department, position_name=position_name)


@transaction.atomic
def give_role(
    *, actor: Actor, user: User, role: str, department: Department | None, position_name: str
) -> Membership:
    """Gives a person a role in the actor's agency, or changes its office and position.

    Raises:
        PermissionDenied: only the administrator gives roles.
        ValidationError: an unknown role, or an office of another agency.
    """
    require(actor, May.MANAGE_PEOPLE)
    if department and department.agency_id != actor.agency.pk:
        raise ValidationError("ส่วนราชการนี้ไม่ใช่ของหน่วยงานคุณ")
    position = position_of(actor.agency, position_name)
    membership = Membership.objects.filter(user=user, agency=actor.agency, role=role).first()
    if membership:
        values = {"department": department, "position": position}
        return _change(actor, membership, values, Verb.ROLE_GIVEN, name=user.full_name)
    membership = Membership(
        user=user, agency=actor.agency, role=role, department=department, position=position
    )
    membership.full_clean()
    membership.save()
    after = {
        "บทบาท": membership.get_role_display(),
        "ส่วนราชการ": _text(department),
        "ตำแหน่ง": _text(position),
    }
    record(actor, Verb.ROLE_GIVEN, membership, name=user.full_name, after=after)
    return membership


@transaction.atomic
def remove_role(*, actor: Actor, membership: Membership) -> None:
    """Takes a role away; the person stays in the trail and in other agencies.

    Raises:
        PermissionDenied: only the administrator takes roles away.
        ValidationError: it is the agency's last administrator.
    """
    require(actor, May.MANAGE_PEOPLE)
    administrators = Membership.objects.select_for_update().filter(
        agency=actor.agency, role=Membership.Role.ADMINISTRATOR
    )
    if membership.role == Membership.Role.ADMINISTRATOR and len(administrators) == 1:
        raise ValidationError("ยกเลิกไม่ได้ เพราะหน่วยงานต้องมีผู้ดูแลระบบอย่างน้อยหนึ่งคน โปรดกำหนดผู้ดูแลระบบคนอื่นก่อน")
    before = {"บทบาท": membership.get_role_display()}
    record(actor, Verb.ROLE_REMOVED, membership, name=membership.user.full_name, before=before)
    membership.delete()


@transaction.atomic
def change_person(*, actor: Actor, user: User, values: dict[str, str]) -> User:
    """Corrects name, title or e-mail of a person who serves only the actor's agency.

    Raises:
        PermissionDenied: only the administrator.
        ValidationError: a value does not fit, or the person has duties outside this agency as well.
    """
    require(actor, May.MANAGE_PEOPLE)
    if user.is_superuser or user.memberships.exclude(agency=actor.agency).exists():
        raise ValidationError("บุคคลนี้ปฏิบัติงานนอกหน่วยงานนี้ด้วย ชื่อและอีเมลจึงแก้ได้โดยเจ้าตัวหรือผู้ดูแลเครื่องแม่ข่ายเท่านั้น")
    return _change(actor, user, values, Verb.PERSON_CHANGED)


@transaction.atomic
def set_chain(*, actor: Actor, positions: Sequence[Position]) -> None:
    """Sets the chain of opinions of the actor's agency, lowest first; an empty one brings the default back.

    Raises:
        PermissionDenied: only the administrator.
        ValidationError: a position of another agency, or one named twice.
    """
    require(actor, May.MANAGE_SETTINGS)
    ids = [position.pk for position in positions]
    if len(set(ids)) != len(ids) or any(p.agency_id != actor.agency.pk for p in positions):
        raise ValidationError("สายการเสนอมีตำแหน่งซ้ำกัน หรือมีตำแหน่งที่ไม่ใช่ของหน่วยงานคุณ")
    before = [str(p) for p in actor.agency.positions.exclude(opinion_order=None).order_by("opinion_order")]
    after = [str(p) for p in positions]
    if before == after:
        return
    actor.agency.positions.update(opinion_order=None)
    for order, position in enumerate(positions, start=1):
        Position.objects.filter(pk=position.pk).update(opinion_order=order)
    record(actor, Verb.CHAIN_SET, actor.agency, before={"สายการเสนอ": before}, after={"สายการเสนอ": after})


@transaction.atomic
def record_appointment(
    *,
    actor: Actor,
    person: User,
    position: Position,
    kind: str,
    order_number: str,
    first_day: date,
    last_day: date,
) -> ActingAppointment:
    """Records an order that lets a person act for a position from the first to the last day.

    Raises:
        PermissionDenied: only the administrator.
        ValidationError: the recorder appoints herself, the days are reversed, or a person of another agency.
    """
    require(actor, May.MANAGE_PEOPLE)
    if position.agency_id != actor.agency.pk or not person.memberships.filter(agency=actor.agency).exists():
        raise ValidationError("บุคคลหรือตำแหน่งนี้ไม่ใช่ของหน่วยงานคุณ")
    appointment = ActingAppointment(
        agency=actor.agency,
        person=person,
        position=position,
        kind=kind,
        order_number=order_number,
        first_day=first_day,
        last_day=last_day,
        recorded_by=actor.user,
    )
    appointment.full_clean()
    appointment.save()
    after = {"คำสั่ง": order_number, "ตั้งแต่": first_day.isoformat(), "ถึง": last_day.isoformat()}
    record(actor, Verb.APPOINTMENT_RECORDED, appointment, name=str(appointment), after=after)
    return appointment


@transaction.atomic
def remove_appointment(*, actor: Actor, appointment: ActingAppointment) -> None:
    """Takes back a recorded order; the trail keeps it. Raises PermissionDenied for non-administrators."""
    require(actor, May.MANAGE_PEOPLE)
    before = {"คำสั่ง": appointment.order_number}
    record(actor, Verb.APPOINTMENT_REMOVED, appointment, name=str(appointment), before=before)
    appointment.delete()


def position_of(agency: Agency, name: str) -> Position | None:
    """The agency's position of that name, made when it is new; None for a blank name."""
    return Position.objects.get_or_create(agency=agency, name=name)[0] if name else None


def _change(actor: Actor, thing: models.Model, values: dict[str, Any], verb: Verb, *, name: str = "") -> Any:
    before, after = changed_values(thing, values)
    if not after:
        return thing
    for field, value in values.items():
        setattr(thing, field, value)
    thing.full_clean()
    thing.save()
    record(actor, verb, thing, name=name, before=before, after=after)
    return thing
