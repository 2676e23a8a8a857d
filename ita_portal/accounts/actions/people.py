"""Who serves the agency in which role: inviting, giving and taking roles, correcting a person's facts."""

from django.core.exceptions import ValidationError
from django.db import transaction

from ita_portal.audit.record import Entry, events_of, record, record_many
from ita_portal.audit.verbs import Verb

from .. import authority
from ..access import Actor, require
from ..models import Agency, Department, Membership, User
from ..roles import May
from ..rows import changed_values, delete, save, written
from ..sessions import end_all_of
from .common import change, position_of

KEEPS_HER_EMAIL = "บุคคลนี้เคยเข้าสู่ระบบแล้ว อีเมลจึงเปลี่ยนได้โดยเจ้าตัวหรือผู้ดูแลเครื่องแม่ข่ายเท่านั้น"
BY_HERSELF = "อีเมลของคุณเองเปลี่ยนได้ที่หน้าบัญชีของฉัน โดยยืนยันด้วยรหัสผ่าน"
NOT_BY_HERSELF = (
    "กำหนดบทบาทหรือตำแหน่งผู้บริหารให้ตนเองไม่ได้ โปรดให้ผู้ดูแลระบบคนอื่นของหน่วยงาน หรือผู้ดูแลเครื่องแม่ข่าย เป็นผู้กำหนด"
)
_OF_ANOTHER_AGENCY = (
    "มีชื่อผู้ใช้นี้อยู่แล้ว และไม่ได้อยู่ในหน่วยงานนี้ ผู้ที่เพิ่มบัญชีนี้เข้าหน่วยงานได้คือผู้ดูแลเครื่องแม่ข่ายเท่านั้น โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย"
)


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
    after = {"ชื่อผู้ใช้": user.username}
    invited = Entry(Verb.PERSON_INVITED, user, after=after, told=authority.standing(user))
    record_many(actor, [invited, given])
    return membership


@transaction.atomic
def give_role(
    *, actor: Actor, user: User, role: str, department: Department | None, position_name: str
) -> Membership:
    """Gives a person of the actor's agency a role there, or changes office and position; her sessions end.

    Somebody whose last role was taken away in this agency, and who serves no other one, may come back. As
    nobody appoints herself to act for another, nobody puts herself into the chain of opinions.

    Raises:
        PermissionDenied: only the administrator gives roles.
        ValidationError: an unknown role, another agency's office, somebody who does not serve this one, or an
            administrator who makes herself an executive.
    """
    require(actor, May.MANAGE_PEOPLE)
    if user == actor.user and role == Membership.Role.EXECUTIVE:
        raise ValidationError({"role": NOT_BY_HERSELF})
    serves = set(user.memberships.values_list("agency", flat=True))
    if actor.agency.pk not in serves and (serves or not _served_before(user, actor.agency)):
        raise ValidationError({"username": _OF_ANOTHER_AGENCY})
    membership = Membership.objects.filter(user=user, agency=actor.agency, role=role).first()
    if membership:
        _refuse_office_of_another(actor.agency, department)
        values = {"department": department, "position": position_of(actor.agency, position_name)}
        if any(changed_values(membership, values)):
            end_all_of(user.pk)
        return change(actor, membership, values, Verb.ROLE_GIVEN, name=user.full_name, gives_authority=True)
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
    told = authority.standing(membership)
    return membership, Entry(Verb.ROLE_GIVEN, membership, name=user.full_name, after=after, told=told)


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
    before, used = {"บทบาท": membership.get_role_display()}, authority.standing(membership)
    end_all_of(membership.user_id)
    delete(membership)
    user, told = membership.user, authority.standing(membership)
    record(actor, Verb.ROLE_REMOVED, user, name=user.full_name, before=before, used=used, told=told)


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
    return change(actor, user, values, Verb.PERSON_CHANGED, gives_authority=True)
