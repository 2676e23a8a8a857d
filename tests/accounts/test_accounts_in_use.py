"""An account belongs to its owner: no agency takes over one that is in use, or one of another agency."""

import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client

from ita_portal.accounts.actions import give_role
from ita_portal.accounts.models import Membership, User
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from tests.accounts.test_people import NEW, PEOPLE, invite, link_in
from tests.imports.files import imported, said
from tests.imports.test_people_file import HEAD, SOMYING, row
from tests.people import PASSWORD, browser_of

KEEPS = "บุคคลนี้เคยเข้าสู่ระบบแล้ว อีเมลจึงเปลี่ยนได้โดยเจ้าตัวหรือผู้ดูแลเครื่องแม่ข่ายเท่านั้น"
FROM_ELSEWHERE = "มีชื่อผู้ใช้นี้อยู่แล้ว และไม่ได้อยู่ในหน่วยงานนี้ ผู้ที่เพิ่มบัญชีนี้เข้าหน่วยงานได้คือผู้ดูแลเครื่องแม่ข่ายเท่านั้น"
DECHA = {"username": "decha", "first_name": "เดชา", "last_name": "ทองดี"}
SOMCHAI = row(
    username="somchai",
    title="นาย",
    first="สมชาย",
    last="ใจดี",
    position="นายช่างโยธา",
    department="กองช่าง",
    email="",
)


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


@pytest.fixture
def somchai(tharnsai):
    """The engineer, who has signed in."""
    tharnsai.engineer.set_password(PASSWORD)
    tharnsai.engineer.save()
    browser_of(tharnsai.engineer)
    tharnsai.engineer.refresh_from_db()
    assert tharnsai.engineer.last_login
    return tharnsai.engineer


def test_pimlada_cannot_lead_the_letters_of_somchai_who_has_signed_in_to_herself(pimlada, somchai):
    values = {"title": "นาย", "first_name": "สมชาย", "last_name": "ใจดีมาก", "email": "pimlada@evil.example"}
    page = pimlada.post(f"{PEOPLE}somchai/edit/", values).content.decode()
    assert f'<a href="#id_email">{KEEPS}</a>' in page
    somchai.refresh_from_db()
    assert (somchai.email, somchai.last_name) == ("", "ใจดี")

    Client().post("/accounts/password/reset/", {"email": "pimlada@evil.example"})
    assert all("/reset/key/" not in letter.body for letter in mail.outbox)


def test_pimlada_still_corrects_somchais_name(pimlada, somchai):
    values = {"title": "นาย", "first_name": "สมชาย", "last_name": "ใจดีมาก", "email": ""}
    page = pimlada.post(f"{PEOPLE}somchai/edit/", values, follow=True).content.decode()
    assert "บันทึกข้อมูลของ นายสมชาย ใจดีมาก แล้ว" in page


def test_pimlada_changes_the_address_of_malee_who_never_signed_in_and_every_old_way_in_is_void(
    tharnsai, pimlada
):
    malee = tharnsai.treasurer
    old = link_in(pimlada.post(f"{PEOPLE}malee/link/", follow=True).content.decode())
    malee.set_password(PASSWORD)
    malee.save()
    values = {"title": "", "first_name": "มาลี", "last_name": "บุญมา", "email": "malee@tharnsai.example"}

    page = pimlada.post(f"{PEOPLE}malee/edit/", values, follow=True).content.decode()

    assert "ส่งลิงก์ตั้งรหัสผ่านไปที่ malee@tharnsai.example แล้ว" in page
    (letter,) = mail.outbox
    assert letter.to == ["malee@tharnsai.example"]
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in Client().get(old, follow=True).content.decode()
    malee.refresh_from_db()
    assert not malee.has_usable_password()
    new = re.search(r"http://testserver(/accounts/password/reset/key/\S+/)", letter.body)[1]
    assert "สำหรับบัญชี malee" in Client().get(new, follow=True).content.decode()


def test_pimlada_changes_her_own_address_on_the_page_of_her_account_alone(tharnsai, pimlada):
    values = {"title": "", "first_name": "พิมพ์ลดา", "last_name": "แสงอรุณ", "email": "a@b.example"}
    page = pimlada.post(f"{PEOPLE}pimlada/edit/", values).content.decode()
    assert "อีเมลของคุณเองเปลี่ยนได้ที่หน้าบัญชีของฉัน โดยยืนยันด้วยรหัสผ่าน" in page


def test_the_page_of_somchai_sends_pimlada_to_the_operator_when_he_forgot_his_password(pimlada, somchai):
    page = pimlada.get(f"{PEOPLE}somchai/").content.decode()
    assert "ถ้าลืมรหัสผ่าน โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย" in page


def test_a_file_of_pimlada_changes_somchais_name_but_not_his_address(tharnsai, somchai):
    actor = tharnsai.actor(tharnsai.administrator)
    changed = [*SOMCHAI[:-1], "pimlada@evil.example"]
    assert said(imported("people", [HEAD, changed], actor)) == [
        f"row 2, อีเมล: พบ “pimlada@evil.example” {KEEPS}"
    ]
    assert str(imported("people", [HEAD, SOMCHAI], actor)) == "created 0, updated 1, unchanged 0"
    somchai.refresh_from_db()
    assert (somchai.email, somchai.title) == ("", "นาย")

    assert not imported(
        "people", [HEAD, [*SOMCHAI[:-1], "somchai@tharnsai.example"]]
    ).problems  # the operator
    somchai.refresh_from_db()
    assert somchai.email == "somchai@tharnsai.example"
    assert said(imported("people", [HEAD, changed], actor)) == [
        f"row 2, อีเมล: พบ “pimlada@evil.example” {KEEPS} ให้ใส่ “somchai@tharnsai.example” ตามเดิม"
    ]


@pytest.mark.parametrize("has_signed_in", [True, False])
def test_decha_of_the_neighbour_is_not_drawn_in_by_his_name(pimlada, dontawan, has_signed_in):
    if has_signed_in:
        browser_of(dontawan.administrator)
    page = invite(pimlada, **DECHA).content.decode()
    assert f'<a href="#id_username">{FROM_ELSEWHERE}' in page
    assert dontawan.administrator.memberships.count() == 1


def test_who_left_the_neighbour_is_not_drawn_in_either(pimlada, dontawan):
    dontawan.administrator.memberships.all().delete()
    assert FROM_ELSEWHERE in invite(pimlada, **DECHA).content.decode()
    assert not dontawan.administrator.memberships.exists()


def test_pimlada_invites_somebody_of_her_own_agency_once_more_and_he_keeps_his_password(pimlada, somchai):
    values = {"username": "somchai", "first_name": "สมชาย", "last_name": "ใจดี"}
    page = invite(pimlada, **values).content.decode()
    assert "กำหนดบทบาทให้ สมชาย ใจดี แล้ว บัญชีนี้เคยใช้แล้ว จึงใช้รหัสผ่านเดิมได้" in page
    assert sorted(somchai.memberships.values_list("role", flat=True)) == ["reader", "staff"]


def test_a_link_decha_kept_opens_nothing_once_the_operator_brought_duangjai_to_us(tharnsai, dontawan):
    decha = browser_of(dontawan.administrator)
    made = decha.post("/dontawan/invite/", NEW, follow=True).content.decode()
    link = link_in(made)
    hers = row(
        username="duangjai",
        role="ผู้อ่าน",
        title="นางสาว",
        first="ดวงใจ",
        last="สายธาร",
        department="",
        email="",
    )

    assert not imported("people", [HEAD, hers]).problems

    page = Client().get(link, follow=True).content.decode()
    assert "สำหรับบัญชี duangjai" not in page
    event = Event.objects.get(verb=Verb.PASSWORD_CHANGED)
    assert event.after == {"ลิงก์ตั้งรหัสผ่านที่ออกไว้": "ใช้ไม่ได้แล้ว"}
    assert User.objects.get(username="duangjai").memberships.count() == 2


def test_who_has_signed_in_keeps_her_password_when_the_operator_brings_her_to_us(tharnsai, dontawan):
    jintana = dontawan.reader
    jintana.set_password(PASSWORD)
    jintana.save()
    browser_of(jintana)
    hers = row(
        username="jintana", role="ผู้อ่าน", title="นาง", first="จินตนา", last="รุ่งเรือง", department="", email=""
    )
    assert not imported("people", [HEAD, hers]).problems
    assert User.objects.get(username="jintana").check_password(PASSWORD)


def test_a_further_role_in_her_own_agency_leaves_the_link_of_somying_as_it_is(tharnsai):
    imported("people", [HEAD, SOMYING])
    before = User.objects.get(username="somying").password
    imported("people", [HEAD, row(role="ผู้อ่าน")])
    assert Membership.objects.filter(user__username="somying").count() == 2
    assert User.objects.get(username="somying").password == before


def test_no_role_goes_to_somebody_who_left_while_pimlada_filled_in_the_form(tharnsai, dontawan):
    actor = tharnsai.actor(tharnsai.administrator)
    with pytest.raises(ValidationError, match=re.escape(FROM_ELSEWHERE)):
        give_role(actor=actor, user=dontawan.reader, role="reader", department=None, position_name="ก")
