"""Orders that let a person act for a position."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from .. import authority
from ..access import Actor, require
from ..models import ActingAppointment, Position, User
from ..roles import May
from ..rows import delete, save


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
    told = authority.standing(appointment)
    record(actor, Verb.APPOINTMENT_RECORDED, appointment, name=str(appointment), after=after, told=told)
    return appointment


@transaction.atomic
def remove_appointment(*, actor: Actor, appointment: ActingAppointment) -> None:
    """Takes back a recorded order; the trail keeps it. Raises PermissionDenied for non-administrators."""
    require(actor, May.MANAGE_PEOPLE)
    said = {"before": {"คำสั่ง": appointment.order_number}, "used": authority.standing(appointment)}
    delete(appointment)
    said["told"] = authority.standing(appointment)
    record(actor, Verb.APPOINTMENT_REMOVED, appointment, name=str(appointment), **said)
