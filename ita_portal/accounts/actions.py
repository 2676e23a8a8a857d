"""Every write to people and agencies: one function each, atomic, with its event in the audit trail.

The event comes last: it locks the end of the trail, and whoever holds that must not wait for another row.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from ita_portal.audit.record import Entry, events_of, record, record_many
from ita_portal.audit.verbs import Verb

from .access import Actor, require
from .models import ActingAppointment, Agency, Department, Membership, Position, User
from .roles import May
from .rows import changed_values, delete, save, written
from .sessions import end_all_of

KEEPS_HER_EMAIL = "บุคคลนี้เคยเข้าสู่ระบบแล้ว อีเมลจึงเปลี่ยนได้โดยเจ้าตัวหรือผู้ดูแลเครื่องแม่ข่ายเท่านั้น"
BY_HERSELF = "อีเมลของคุณเองเปลี่ยนได้ที่หน้าบัญชีของฉัน โดยยืนยันด้วยรหัสผ่าน"
_OF_ANOTHER_AGENCY = (
    "มีชื่อผู้ใช้นี้อยู่แล้ว และไม่ได้อยู่ในหน่วยงานนี้ ผู้ที่เพิ่มบัญชีนี้เข้าหน่วยงานได้คือผู้ดูแลเครื่องแม่ข่ายเท่านั้น โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย"
)


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
    save(department)
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
    delete(department)
    record(actor, Verb.DEPARTMENT_REMOVED, department, before={"ชื่อส่วนราชการ": department.name})


@transaction.atomic
def invite(
    *, actor: Actor, person: dict[str, str], role: str, department: Department | None, position_name: str
) -> Membership:
    """Makes a person without password and her first role in the actor's agency.

    Somebody who serves this agency already, under this user name and this name, keeps her account: she gets
    the role. An account from elsewhere does not come in this way: who made it may still hold a link to its
    password, or have given it an e-mail, and its owner was not asked. Only the operator's file brings it in.

    Args:
        person: username, title, first_name, last_name, email.

    Raises:
        PermissionDenied: only the administrator invites.
        ValidationError: a value does not fit, or the user name is somebody else's or of another agency.
    """
    require(actor, May.MANAGE_PEOPLE)
    same = {name: person[name] for name in ("username", "first_name", "last_name")}
    if known := User.objects.filter(**same).first():
        return give_role(
            actor=actor, user=known, role=role, department=department, position_name=position_name
        )
    user = User(**person)
    user.set_unusable_password()
    save(user)
    membership, given = _add_role(actor.agency, user, role, department, position_name)
    record_many(actor, [Entry(Verb.PERSON_INVITED, user, after={"ชื่อผู้ใช้": user.username}), given])
    return membership


@transaction.atomic
def give_role(
    *, actor: Actor, user: User, role: str, department: Department | None, position_name: str
) -> Membership:
    """Gives a person of the actor's agency a role there, or changes office and position; her sessions end.

    Somebody whose last role was taken away in this agency, and who serves no other one, may come back.

    Raises:
        PermissionDenied: only the administrator gives roles.
        ValidationError: an unknown role, another agency's office, or somebody who does not serve this one.
    """
    require(actor, May.MANAGE_PEOPLE)
    serves = set(user.memberships.values_list("agency", flat=True))
    if actor.agency.pk not in serves and (serves or not _served_before(user, actor.agency)):
        raise ValidationError({"username": _OF_ANOTHER_AGENCY})
    membership = Membership.objects.filter(user=user, agency=actor.agency, role=role).first()
    if membership:
        _refuse_office_of_another(actor.agency, department)
        values = {"department": department, "position": position_of(actor.agency, position_name)}
        if any(changed_values(membership, values)):
            end_all_of(user.pk)
        return _change(actor, membership, values, Verb.ROLE_GIVEN, name=user.full_name)
    membership, given = _add_role(actor.agency, user, role, department, position_name)
    end_all_of(user.pk)
    record_many(actor, [given])
    return membership


def _add_role(
    agency: Agency, user: User, role: str, department: Department | None, position_name: str
) -> tuple[Membership, Entry]:
    """Stores a new role; the entry about it is still to be recorded."""
    _refuse_office_of_another(agency, department)
    position = position_of(agency, position_name)
    membership = Membership(user=user, agency=agency, role=role, department=department, position=position)
    save(membership)
    after = {
        "บทบาท": membership.get_role_display(),
        "ส่วนราชการ": written(department),
        "ตำแหน่ง": written(position),
    }
    return membership, Entry(Verb.ROLE_GIVEN, membership, name=user.full_name, after=after)


def _served_before(user: User, agency: Agency) -> bool:
    """Whether the trail says that this agency invited the person, or took her role away."""
    kept = events_of(user).filter(agency=agency, verb__in=(Verb.PERSON_INVITED, Verb.ROLE_REMOVED))
    return not user.is_superuser and kept.exists()


def _refuse_office_of_another(agency: Agency, department: Department | None) -> None:
    if department and department.agency_id != agency.pk:
        raise ValidationError("ส่วนราชการนี้ไม่ใช่ของหน่วยงานคุณ")


@transaction.atomic
def remove_role(*, actor: Actor, membership: Membership) -> None:
    """Takes a role away and ends her sessions; the person stays in the trail and in other agencies.

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
    end_all_of(membership.user_id)
    delete(membership)
    record(actor, Verb.ROLE_REMOVED, membership.user, name=membership.user.full_name, before=before)


@transaction.atomic
def change_person(*, actor: Actor, user: User, values: dict[str, str]) -> User:
    """Corrects name, title or e-mail of a person who serves only the actor's agency.

    Who can change an e-mail can ask for a new password by it: of an account in use only its owner may, with
    her password (views/own.py). An account that was never used loses its password and every link to one:
    whoever reads the new address begins with a new invitation.

    Raises:
        PermissionDenied: only the administrator.
        ValidationError: a value does not fit, the person has duties outside this agency as well, or another
            e-mail for somebody else who has signed in already.
    """
    require(actor, May.MANAGE_PEOPLE)
    user.refresh_from_db(from_queryset=User.objects.select_for_update())
    if user.is_superuser or user.memberships.exclude(agency=actor.agency).exists():
        raise ValidationError("บุคคลนี้ปฏิบัติงานนอกหน่วยงานนี้ด้วย ชื่อและอีเมลจึงแก้ได้โดยเจ้าตัวหรือผู้ดูแลเครื่องแม่ข่ายเท่านั้น")
    if values.get("email", user.email) != user.email:
        if user.last_login:
            raise ValidationError({"email": KEEPS_HER_EMAIL if user != actor.user else BY_HERSELF})
        user.set_unusable_password()
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
    save(appointment)
    after = {"คำสั่ง": order_number, "ตั้งแต่": first_day.isoformat(), "ถึง": last_day.isoformat()}
    record(actor, Verb.APPOINTMENT_RECORDED, appointment, name=str(appointment), after=after)
    return appointment


@transaction.atomic
def remove_appointment(*, actor: Actor, appointment: ActingAppointment) -> None:
    """Takes back a recorded order; the trail keeps it. Raises PermissionDenied for non-administrators."""
    require(actor, May.MANAGE_PEOPLE)
    before = {"คำสั่ง": appointment.order_number}
    delete(appointment)
    record(actor, Verb.APPOINTMENT_REMOVED, appointment, name=str(appointment), before=before)


def position_of(agency: Agency, name: str) -> Position | None:
    """The agency's position of that name, made when it is new; None for a blank name."""
    return Position.objects.get_or_create(agency=agency, name=name)[0] if name else None


def _change(actor: Actor, thing: models.Model, values: dict[str, Any], verb: Verb, *, name: str = "") -> Any:
    before, after = changed_values(thing, values)
    if not after:
        return thing
    for field, value in values.items():
        setattr(thing, field, value)
    save(thing)
    record(actor, verb, thing, name=name, before=before, after=after)
    return thing
