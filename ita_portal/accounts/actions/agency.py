"""The agency's facts, its offices, its chain of opinions."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from .. import authority
from ..access import Actor, require
from ..models import Agency, Department, Position
from ..roles import May
from ..rows import delete, save
from .common import change


@transaction.atomic
def change_agency(*, actor: Actor, agency: Agency, values: dict[str, Any]) -> Agency:
    """Stores changed facts of the agency: name, place, letter prefix, website.

    Raises:
        PermissionDenied: only the administrator changes settings.
        ValidationError: a value does not fit its field.
    """
    require(actor, May.MANAGE_SETTINGS)
    return change(actor, agency, values, Verb.AGENCY_CHANGED)


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
    return change(actor, department, {"name": name}, Verb.DEPARTMENT_CHANGED)


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
    used = authority.standing(actor.agency)
    actor.agency.positions.update(opinion_order=None)
    for order, position in enumerate(positions, start=1):
        Position.objects.filter(pk=position.pk).update(opinion_order=order)
    said = {"before": {"สายการเสนอ": before}, "after": {"สายการเสนอ": after}}
    told = authority.standing(actor.agency)
    record(actor, Verb.CHAIN_SET, actor.agency, **said, used=used, told=told)
