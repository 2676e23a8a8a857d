"""P19 for people and settings: each write leaves who, in what capacity, for which agency, and what."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ita_portal.accounts.actions import record_appointment
from ita_portal.accounts.agency_files import set_emblem
from ita_portal.accounts.chain import chain_of
from ita_portal.accounts.models import ActingAppointment, Department
from ita_portal.audit.models import Event
from tests.accounts.pictures import a_png
from tests.people import PASSWORD, browser_of

PERSON = {"title": "นาย", "first_name": "สมชาย", "last_name": "ใจดีมาก", "email": ""}
ROLE = {"role": "reader", "department": "", "position": "ผู้ตรวจสอบภายใน"}
ORDER = {"kind": "in_duty", "order_number": "ที่ 45/2569", "first_day": "1 มี.ค. 69", "last_day": "31 มี.ค. 69"}
FACTS = {"name": "เทศบาลตำบลธารใส", "district": "ศรีบุรพา", "province": "นครธารา", "letter_prefix": "นธ 1/"}


def clerk_position(town):
    return chain_of(town.agency)[1].pk


def an_order(town):
    return record_appointment(
        actor=town.actor(town.administrator),
        person=town.head_of_office,
        position=chain_of(town.agency)[1],
        kind=ActingAppointment.Kind.ACTING_FOR,
        order_number="ที่ 44/2569",
        first_day=date(2026, 2, 1),
        last_day=date(2026, 2, 28),
    )


def empty_office(town):
    return Department.objects.create(agency=town.agency, name="กองสาธารณสุข", order=9)


def emblem_file():
    return {"file": SimpleUploadedFile("ตรา.png", a_png())}


def emblem_of(town):
    set_emblem(actor=town.actor(town.administrator), data=a_png(), title="ตรา.png")
    return "settings/emblem/remove/"


WRITES = {
    "invite": lambda town: (
        "invite/",
        {**PERSON, **ROLE, "username": "newcomer", "first_name": "ดวงใจ"},
        "role-given",
    ),
    "edit": lambda town: ("people/somchai/edit/", PERSON, "person-changed"),
    "link": lambda town: ("people/somchai/link/", {}, "person-invited"),
    "give a role": lambda town: ("people/somchai/roles/give/", ROLE, "role-given"),
    "change a role": lambda town: (
        "people/somchai/roles/staff/",
        {"department": town.treasury.pk, "position": "เจ้าพนักงานพัสดุ"},
        "role-given",
    ),
    "take a role": lambda town: ("people/somchai/roles/staff/remove/", {}, "role-removed"),
    "appoint": lambda town: (
        "people/somchai/acting/",
        {**ORDER, "position": clerk_position(town)},
        "appointment-recorded",
    ),
    "take an order back": lambda town: (f"acting/{an_order(town).key}/remove/", {}, "appointment-removed"),
    "facts": lambda town: ("settings/agency/", FACTS, "agency-changed"),
    "add an office": lambda town: ("settings/departments/add/", {"name": "กองการศึกษา"}, "department-added"),
    "rename an office": lambda town: (
        f"settings/departments/{town.palad.key}/",
        {"name": "สำนักปลัด"},
        "department-changed",
    ),
    "remove an office": lambda town: (
        f"settings/departments/{empty_office(town).key}/remove/",
        {},
        "department-removed",
    ),
    "emblem": lambda town: ("settings/emblem/", emblem_file(), "emblem-set"),
    "remove the emblem": lambda town: (emblem_of(town), {}, "emblem-removed"),
    "second factor": lambda town: (
        "settings/second-factor/",
        {"roles": ["reader"]},
        "second-factor-rule-set",
    ),
    "chain": lambda town: ("settings/chain/", {"up": clerk_position(town)}, "chain-set"),
}


@pytest.mark.parametrize("write", WRITES)
def test_p19_each_write_of_people_and_settings_is_kept_with_who_where_and_what(tharnsai, write):
    tharnsai.engineer.set_password(PASSWORD)
    tharnsai.engineer.save()
    address, data, verb = WRITES[write](tharnsai)

    answer = browser_of(tharnsai.administrator).post(f"/tharnsai/{address}", data)

    assert answer.status_code == 302, answer.content.decode()
    event = Event.objects.filter(verb=verb).latest("number")
    assert event.person == tharnsai.administrator
    assert event.capacity == "นักวิเคราะห์นโยบายและแผน"
    assert event.agency == tharnsai.agency
    assert event.before or event.after


@pytest.mark.parametrize("write", WRITES)
def test_p19_each_refused_write_of_the_treasurer_is_kept_and_changes_nothing(tharnsai, write):
    address, data, verb = WRITES[write](tharnsai)
    before = Event.objects.exclude(verb="request-refused").count()

    answer = browser_of(tharnsai.treasurer).post(f"/tharnsai/{address}", data)

    assert answer.status_code == 403
    assert Event.objects.exclude(verb="request-refused").count() == before
    event = Event.objects.get(verb="request-refused")
    assert (event.outcome, event.person, event.agency) == ("refused", tharnsai.treasurer, tharnsai.agency)
    assert event.capacity == "นักวิชาการเงินและบัญชี"
    assert event.thing_name == f"/tharnsai/{address}"
    assert event.reason


@pytest.mark.parametrize("write", WRITES)
def test_who_holds_the_end_of_the_trail_waits_for_no_other_row(tharnsai, write):
    """Two writers that lock the trail and then a row each would wait for one another for ever."""
    tharnsai.engineer.set_password(PASSWORD)
    tharnsai.engineer.save()
    address, data, _ = WRITES[write](tharnsai)
    client = browser_of(tharnsai.administrator)
    with CaptureQueriesContext(connection) as asked:
        assert client.post(f"/tharnsai/{address}", data).status_code == 302
    said = [query["sql"] for query in asked]
    locked = next(place for place, sql in enumerate(said) if "audit_chainhead" in sql)
    late = [
        sql for sql in said[locked:] if sql.startswith(("INSERT", "UPDATE", "DELETE")) and '"accounts_' in sql
    ]
    assert late == []
