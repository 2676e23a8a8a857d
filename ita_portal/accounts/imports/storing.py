"""Writes the people of a file in a few statements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib.auth.hashers import make_password

from ita_portal.audit.record import Entry, record_many
from ita_portal.audit.verbs import Verb
from ita_portal.imports.records import Record

from .. import authority
from ..models import Department, Membership, Position, User
from ..sessions import end_all_of

if TYPE_CHECKING:
    from .people import PeopleResource

OF_ROLE = ("role", "position", "department")
OF_USER = ("title", "first_name", "last_name", "email")
_GIVERS = (User, Membership)  # of authority
Named = dict[tuple[int, str], Any]  # (agency, name) → department or position


def store_people(file: PeopleResource) -> None:
    """Adds users without password, departments, positions and roles; changes those that differ."""
    records = [record for record, _ in file.kept]
    entries: list[Entry] = []
    used = authority.standing(*file.users.values(), *file.memberships.values())
    users = _users(file, records, entries)
    departments = _departments(file, records, entries)
    positions = _positions(file, records, departments)
    new, changed = [], []
    for record, original in file.kept:
        agency = file.agencies[record.agency_code]
        membership = (
            file.memberships[record.username, record.agency_code, record.role]
            if original
            else Membership(user=users[record.username], agency=agency, role=record.role)
        )
        membership.department = departments.get((agency.pk, record.department))
        membership.position = positions.get((agency.pk, record.position))
        before, after = file.said_before_and_after(original, record, OF_ROLE)
        if not original:
            new.append(membership)
        elif after:
            changed.append(membership)
        if after:
            name = users[record.username].full_name
            entries.append(Entry(Verb.ROLE_GIVEN, membership, name=name, before=before, after=after))
    Membership.objects.bulk_create(new, batch_size=500)
    Membership.objects.bulk_update(changed, ["department", "position"], batch_size=200)
    end_all_of(*{membership.user_id for membership in (*new, *changed)})
    record_many(file.actor, _with_authority(entries, used))


def _with_authority(entries: list[Entry], used: dict[str, str]) -> list[Entry]:
    """The same entries; each tells how the account or the role that it is about stood and stands."""
    givers = [entry.thing for entry in entries if isinstance(entry.thing, _GIVERS)]
    told, whole = authority.standing(*givers), []
    for entry in entries:
        is_giver = isinstance(entry.thing, _GIVERS)
        names = authority.names_of(entry.thing) if is_giver else []
        before = {name: used[name] for name in names if name in used}
        whole.append(replace(entry, used=before, told={name: told[name] for name in names}))
    return whole


def _users(file: PeopleResource, records: list[Record], entries: list[Entry]) -> dict[str, User]:
    """Every user of the records by name, as the file wants her."""
    wanted = {record.username: record for record in records}
    new, changed, found = [], [], {}
    _take_back_links(file, records, entries)
    for username, record in wanted.items():
        user = file.users.get(username.lower())
        found[username] = user or User(username=username, password=make_password(None))
        old = user and Record(**{name: getattr(user, name) for name in OF_USER})
        before, after = file.said_before_and_after(old, record, OF_USER)
        for name in OF_USER:
            setattr(found[username], name, getattr(record, name))
        if user is None:
            new.append(found[username])
            entries.append(Entry(Verb.PERSON_INVITED, found[username], after={"ชื่อผู้ใช้": username, **after}))
        elif after:
            changed.append(user)
            if user.email != old.email and not (user.last_login or file.actor.is_operator):
                user.set_unusable_password()  # as actions.change_person
            entries.append(Entry(Verb.PERSON_CHANGED, user, before=before, after=after))
    User.objects.bulk_create(new, batch_size=500)
    User.objects.bulk_update(changed, [*OF_USER, "password"], batch_size=200)
    return found


def _take_back_links(file: PeopleResource, records: list[Record], entries: list[Entry]) -> None:
    """Nobody chooses the password of a person who never signed in and whom a further agency gets now.

    A new unusable password makes every link void that the first agency made, and a password chosen by one.
    """
    joining = {}
    for record in records:
        user = file.users.get(record.username.lower())
        if (
            user
            and not user.last_login
            and file.joins_another_agency(user, file.agencies[record.agency_code])
        ):
            user.set_unusable_password()
            joining[user.pk] = user
    User.objects.bulk_update(joining.values(), ["password"], batch_size=200)
    said = {"ลิงก์ตั้งรหัสผ่านที่ออกไว้": "ใช้ไม่ได้แล้ว"}
    entries += [Entry(Verb.PASSWORD_CHANGED, user, after=said) for user in joining.values()]


def _departments(file: PeopleResource, records: list[Record], entries: list[Entry]) -> Named:
    """The departments of the agencies by name; those the file names first stand behind the others."""
    agencies = list(file.agencies.values())
    found: Named = {(d.agency_id, d.name): d for d in Department.objects.filter(agency__in=agencies)}
    orders = {agency.pk: 0 for agency in agencies}
    for department in found.values():
        orders[department.agency_id] = max(orders[department.agency_id], department.order)
    new = []
    for record in records:
        agency = file.agencies[record.agency_code]
        if record.department and (agency.pk, record.department) not in found:
            orders[agency.pk] += 1
            department = Department(agency=agency, name=record.department, order=orders[agency.pk])
            found[agency.pk, record.department] = department
            new.append(department)
    Department.objects.bulk_create(new, batch_size=500)
    entries += [Entry(Verb.DEPARTMENT_ADDED, d, after={"ชื่อส่วนราชการ": d.name}) for d in new]
    return found


def _positions(file: PeopleResource, records: list[Record], departments: Named) -> Named:
    """The positions of the agencies by name, with those that the file names first."""
    found: Named = {
        (p.agency_id, p.name): p for p in Position.objects.filter(agency__in=file.agencies.values())
    }
    new = []
    for record in records:
        agency = file.agencies[record.agency_code]
        if record.position and (agency.pk, record.position) not in found:
            department = departments.get((agency.pk, record.department))
            position = Position(agency=agency, name=record.position, department=department)
            found[agency.pk, record.position] = position
            new.append(position)
    Position.objects.bulk_create(new, batch_size=500)
    return found
