"""What gives authority is told by each way in which the portal changes it: `verify_audit` is silent."""

from datetime import date
from io import StringIO

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.core.management import CommandError, call_command
from django.utils import timezone

from ita_portal.accounts.actions import (
    change_person,
    give_role,
    invite,
    remove_appointment,
    remove_role,
    set_chain,
)
from ita_portal.accounts.authority_proof import GRACE
from ita_portal.accounts.models import Membership, Position, User
from ita_portal.accounts.own_actions import change_own_email
from ita_portal.accounts.second_factor.actions import reset, set_roles
from ita_portal.audit.models import Event
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from tests.audit.by_sql import guards_away, sql
from tests.people import PASSWORD, browser_of
from tests.reports.chain import appoint

HASHERS = "django.contrib.auth.hashers"
PEOPLE = """ชื่อผู้ใช้,รหัสหน่วยงาน,บทบาท,คำนำหน้าชื่อ,ชื่อ,นามสกุล,ตำแหน่ง,ส่วนราชการ,อีเมล
somying,tharnsai,เจ้าหน้าที่,นางสาว,สมหญิง,ตัวอย่าง,นักวิชาการศึกษา,กองการศึกษา,somying@example.go.th
malee,tharnsai,เจ้าหน้าที่,นาง,มาลี,บุญมา,ผู้อำนวยการกองคลัง,กองคลัง,malee@example.go.th
malee,tharnsai,ผู้บริหาร,นาง,มาลี,บุญมา,ผู้อำนวยการกองคลัง,กองคลัง,malee@example.go.th
"""


def holds() -> None:
    call_command("verify_audit", stdout=StringIO())


def test_people_that_an_administrator_brings_in_changes_and_lets_go(tharnsai):
    pimlada = tharnsai.actor(tharnsai.administrator)
    person = {"username": "niran", "title": "นาย", "first_name": "นิรันดร์", "last_name": "ก", "email": ""}
    role = {"role": "staff", "department": tharnsai.engineering, "position_name": "นายช่าง"}
    niran = invite(actor=pimlada, person=person, **role).user
    given = give_role(actor=pimlada, user=niran, **{**role, "position_name": "วิศวกร"})
    holds()
    change_person(actor=pimlada, user=niran, values={"email": "niran@example.go.th"})
    remove_role(actor=pimlada, membership=given)
    holds()
    today = timezone.localdate()
    order = appoint(tharnsai, tharnsai.head_of_office, "ปลัดเทศบาล", today, today)
    set_chain(actor=pimlada, positions=list(Position.objects.filter(name__contains="ปลัด")))
    set_roles(actor=pimlada, roles=["administrator"])
    holds()
    remove_appointment(actor=pimlada, appointment=order)
    set_chain(actor=pimlada, positions=[])
    holds()


def test_people_of_a_file(tharnsai, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE)
    call_command("import_data", "people", str(file), stdout=StringIO())
    assert Membership.objects.filter(user__username="malee").count() == 2
    holds()
    call_command("import_data", "people", str(file), stdout=StringIO())
    holds()


def test_what_somebody_does_to_her_own_account(tharnsai):
    orawan = tharnsai.clerk
    orawan.set_password(PASSWORD)
    orawan.save()
    call_command("confirm_authority", "--yes", stdout=StringIO())
    change_own_email(orawan, "orawan@example.go.th")
    browser = browser_of(orawan)
    new = "น้ำใสไหลเย็นเห็นตัวปลา"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert browser.post("/accounts/password/change/", sent).status_code == 302
    sent = {"login": "orawan", "password": new}
    assert browser_of(None).post("/accounts/login/", sent).status_code == 302
    holds()


def test_a_second_factor_that_the_operator_resets(tharnsai):
    TOTP.activate(tharnsai.clerk, "A" * 32)
    RecoveryCodes.activate(tharnsai.clerk)
    call_command("confirm_authority", "--yes", stdout=StringIO())
    RecoveryCodes(tharnsai.clerk.authenticator_set.get(type="recovery_codes"))._mark_code_used(3)
    holds()
    reset(tharnsai.clerk)
    holds()


def test_a_password_that_newer_rules_keep_otherwise(tharnsai, settings):
    old = make_password(PASSWORD)
    User.objects.filter(pk=tharnsai.clerk.pk).update(password=old)
    call_command("confirm_authority", "--yes", stdout=StringIO())
    settings.PASSWORD_HASHERS = [f"{HASHERS}.ScryptPasswordHasher", f"{HASHERS}.MD5PasswordHasher"]
    sent = {"login": "orawan", "password": PASSWORD}
    assert browser_of(None).post("/accounts/login/", sent).status_code == 302
    assert User.objects.get(pk=tharnsai.clerk.pk).password != old
    verbs = list(Event.objects.order_by("number").values_list("verb", flat=True))
    assert verbs[-2:] == ["password-changed", "signed-in"]
    holds()


def test_operators_of_the_console(tharnsai, monkeypatch):
    names = {"username": "operator", "first_name": "ดูแล", "last_name": "ระบบ"}
    call_command("createsuperuser", interactive=False, **names, stdout=StringIO())
    monkeypatch.setattr("getpass.getpass", lambda prompt="": PASSWORD)
    call_command("changepassword", "operator", stdout=StringIO())
    holds()
    operator = User.objects.get(username="operator")
    assert operator.check_password(PASSWORD)
    assert [event.sentence for event in Event.objects.filter(thing_id=str(operator.pk))] == [
        "คำสั่งบนเครื่องแม่ข่าย สร้างบัญชีผู้ดูแลเครื่องแม่ข่าย ดูแล ระบบ",
        "คำสั่งบนเครื่องแม่ข่าย เปลี่ยนรหัสผ่าน ดูแล ระบบ",
    ]


def test_who_began_by_a_role_ends_it_after_it_was_taken(tharnsai):
    pimlada, somchai = tharnsai.actor(tharnsai.administrator), tharnsai.actor(tharnsai.engineer)
    remove_role(actor=pimlada, membership=somchai.memberships[0])
    record(somchai, Verb.DATA_EXPORTED, tharnsai.agency)
    holds()


def test_who_still_acts_by_it_much_later_is_named(tharnsai, monkeypatch):
    pimlada, somchai = tharnsai.actor(tharnsai.administrator), tharnsai.actor(tharnsai.engineer)
    remove_role(actor=pimlada, membership=somchai.memberships[0])
    later = timezone.now() + GRACE
    monkeypatch.setattr("ita_portal.audit.record.timezone.now", lambda: later)
    record(somchai, Verb.DATA_EXPORTED, tharnsai.agency)
    with pytest.raises(CommandError, match="event 3 was done by accounts.membership"):
        holds()


def test_what_was_changed_on_the_console_is_listed_and_confirmed_by_the_operator(tharnsai, capsys):
    role = Membership.objects.create(user=tharnsai.engineer, agency=tharnsai.agency, role="reader")
    User.objects.filter(pk=tharnsai.mayor.pk).update(is_active=False)
    with pytest.raises(SystemExit) as ended:
        call_command("confirm_authority")
    assert ended.value.code == 1
    assert capsys.readouterr().out.splitlines() == [
        f"the account somkiat (accounts.user:{tharnsai.mayor.pk}) is not what the trail tells",
        f"the role reader of somchai in tharnsai (accounts.membership:{role.pk}) is not what the trail tells",
    ]
    call_command("confirm_authority", "--yes")
    assert "ยืนยันแล้ว 2 รายการ" in capsys.readouterr().out
    holds()
    call_command("confirm_authority")
    assert capsys.readouterr().out.strip() == "บัญชีและสิทธิตรงกับร่องรอยทุกรายการ"


def test_an_old_database_is_taken_as_it_stands_once_and_never_again(tharnsai, capsys):
    assert [event.verb for event in Event.objects.all()] == ["authority-confirmed"]
    Membership.objects.create(user=tharnsai.engineer, agency=tharnsai.agency, role="executive")
    call_command("migrate", verbosity=0)
    assert Event.objects.count() == 1
    with pytest.raises(CommandError, match="the role executive of somchai"):
        holds()


def test_nor_where_somebody_made_its_trail_look_as_if_it_had_never_been_sealed(tharnsai):
    with guards_away():
        sql("UPDATE audit_event SET \"key\" = ''")
    call_command("migrate", verbosity=0)
    assert Event.objects.count() == 1


def test_days_and_numbers_of_an_order_are_part_of_it(tharnsai):
    order = appoint(tharnsai, tharnsai.head_of_office, "ปลัดเทศบาล", date(2026, 1, 5), date(2026, 1, 9))
    holds()
    order.last_day = date(2026, 1, 10)
    order.save()
    with pytest.raises(CommandError, match="the order by which kittipat acts in tharnsai"):
        holds()
