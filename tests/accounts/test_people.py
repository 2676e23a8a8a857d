"""Pimlada invites people, corrects their facts, and hands over links to passwords."""

import re
from smtplib import SMTPException

import pytest
from django.core import mail
from django.test import Client

from ita_portal.accounts.actions import remove_appointment
from ita_portal.accounts.models import ActingAppointment, Membership, User
from ita_portal.accounts.selectors import history_of
from ita_portal.audit.models import Event
from ita_portal.audit.record import events_of, record
from ita_portal.audit.verbs import Verb
from tests.people import PASSWORD, browser_of

PEOPLE = "/tharnsai/people/"
INVITE = "/tharnsai/invite/"
NEW = {
    "username": "duangjai",
    "title": "นางสาว",
    "first_name": "ดวงใจ",
    "last_name": "สายธาร",
    "email": "",
    "role": "reader",
    "department": "",
    "position": "ผู้ช่วยเจ้าพนักงานธุรการ",
}


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


def invite(client, **values):
    return client.post(f"{INVITE}", {**NEW, **values}, follow=True)


def link_in(page):
    return re.search(r"http://testserver(/accounts/password/reset/key/\S+/)<", page)[1]


def test_everybody_of_the_agency_is_listed_once_with_all_roles_in_thai_order(tharnsai, dontawan, pimlada):
    Membership.objects.create(user=tharnsai.engineer, agency=tharnsai.agency, role=Membership.Role.READER)
    page = pimlada.get(PEOPLE).content.decode()
    names = re.findall(r'class="row-name"\s+href="\S+">([^<]+)<', page)
    assert names == [
        "กิตติพัฒน์ ใจมั่น",
        "พิมพ์ลดา แสงอรุณ",
        "มาลี บุญมา",
        "รัตนา พูนสุข",
        "สมเกียรติ ธารารักษ์",
        "สมชาย ใจดี",
        "อรวรรณ ศรีวิเชียร",
    ]
    assert "ดอนตะวัน" not in page


def test_duangjai_without_an_address_gets_her_link_from_pimladas_hand_and_it_is_shown_once(pimlada):
    page = invite(pimlada).content.decode()

    assert "ลิงก์ตั้งรหัสผ่านของ นางสาวดวงใจ สายธาร" in page
    link = link_in(page)
    duangjai = User.objects.get(username="duangjai")
    assert not duangjai.has_usable_password()
    assert "/reset/key/" not in pimlada.get(f"{PEOPLE}{duangjai.username}/").content.decode()

    client = Client()
    form = client.get(link, follow=True)
    assert "สำหรับบัญชี duangjai นางสาวดวงใจ สายธาร" in form.content.decode()
    done = client.post(form.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD}, follow=True)
    assert "ตั้งรหัสผ่านแล้ว" in done.content.decode()
    entered = client.post("/accounts/login/", {"login": "duangjai", "password": PASSWORD}, follow=True)
    assert "งานของฉัน" in entered.content.decode()


def test_duangjai_with_an_address_gets_a_letter_in_thai(pimlada):
    page = invite(pimlada, email="duangjai@tharnsai.example").content.decode()

    assert "ส่งลิงก์ตั้งรหัสผ่านไปที่ duangjai@tharnsai.example แล้ว" in page
    assert "/reset/key/" not in page
    (letter,) = mail.outbox
    assert letter.subject == "ระบบงาน ITA: คำเชิญเข้าใช้ระบบของเทศบาลตำบลธารใส"
    assert letter.to == ["duangjai@tharnsai.example"]
    assert "เรียน นางสาวดวงใจ สายธาร" in letter.body
    assert "พิมพ์ลดา แสงอรุณ เชิญคุณเข้าใช้ระบบงาน ITA ของเทศบาลตำบลธารใส" in letter.body
    assert "ชื่อผู้ใช้ของคุณคือ duangjai" in letter.body
    assert re.search(r"http://testserver/accounts/password/reset/key/\S+/", letter.body)


def test_a_letter_that_cannot_be_sent_leaves_the_link_in_pimladas_hand(pimlada, monkeypatch):
    def refuse(*_, **__):
        raise SMTPException("no route")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    page = invite(pimlada, email="duangjai@tharnsai.example").content.decode()
    assert "ส่งอีเมลไปที่ duangjai@tharnsai.example ไม่สำเร็จ" in page
    assert link_in(page)


@pytest.mark.parametrize(
    ("values", "link", "sentence"),
    [
        ({"first_name": ""}, "#id_first_name", "กรอกชื่อ"),
        ({"username": "ดวง ใจ"}, "#id_username", "ชื่อผู้ใช้ใช้ตัวอักษร ตัวเลข และ . @ + - _ เท่านั้น ไม่มีช่องว่าง"),
        ({"username": "somchai"}, "#id_username", "มีชื่อผู้ใช้นี้อยู่แล้ว"),
        ({"email": "ดวงใจ"}, "#id_email", "อีเมลไม่ถูกรูปแบบ ตัวอย่างที่ถูก somchai@example.go.th"),
        ({"role": "king"}, "#id_role", "เลือกบทบาทจากรายการที่มีให้"),
        (
            {"role": "staff"},
            "#id_department",
            "เลือกส่วนราชการของเจ้าหน้าที่ เพื่อให้แก้ไขมาตรการของส่วนราชการนั้นได้",
        ),
        ({"last_name": "ก" * 151}, "#id_last_name", "นามสกุลยาว 151 ตัวอักษร ต้องไม่เกิน 150 ตัวอักษร"),
    ],
)
def test_p38_what_is_wrong_with_an_invitation_is_told_and_nothing_is_kept(pimlada, values, link, sentence):
    page = invite(pimlada, **values).content.decode()
    assert f'<a href="{link}">{sentence}</a>' in page
    assert "<title>ข้อผิดพลาด 1 จุด: เชิญบุคคล – ระบบงาน ITA</title>" in page
    assert 'value="สายธาร"' in page or "last_name" in values
    assert not User.objects.filter(first_name="ดวงใจ").exists()


def test_an_office_of_the_neighbour_cannot_be_chosen(pimlada, dontawan):
    page = invite(pimlada, role="staff", department=dontawan.treasury.pk).content.decode()
    assert '<a href="#id_department">เลือกส่วนราชการจากรายการที่มีให้</a>' in page


def test_invisible_characters_and_spaces_do_not_come_into_a_name(pimlada):
    invite(pimlada, first_name=" ดวง\u200bใจ\u00a0")
    assert User.objects.get(username="duangjai").first_name == "ดวงใจ"


def test_a_name_as_long_as_the_form_allows_keeps_nobody_out(tharnsai, pimlada):
    """The trail keeps so much of a name; a longer one stopped every event of its owner on PostgreSQL."""
    mayor = tharnsai.mayor
    mayor.set_unusable_password()
    mayor.save()
    name = {"title": "ก" * 100, "first_name": "ข" * 150, "last_name": "ค" * 150, "email": ""}
    assert pimlada.post(f"/tharnsai/people/{mayor.username}/edit/", name).status_code == 302
    mayor.refresh_from_db()
    event = record(tharnsai.actor(mayor), Verb.SIGNED_IN, mayor)
    assert event.person_name == f"{'ก' * 100}{'ข' * 150} {'ค' * 149}"


def test_who_never_signed_in_can_be_given_another_link(pimlada):
    invite(pimlada)
    duangjai = User.objects.get(username="duangjai")
    page = pimlada.post(f"{PEOPLE}{duangjai.username}/link/", follow=True).content.decode()
    assert link_in(page)


def test_nobody_makes_a_link_for_an_account_in_use_or_one_that_serves_another_agency(
    tharnsai, dontawan, pimlada
):
    browser_of(tharnsai.engineer)  # he has signed in
    both = dontawan.reader
    Membership.objects.create(user=both, agency=tharnsai.agency, role=Membership.Role.READER)
    for user in (tharnsai.engineer, both):
        page = pimlada.post(f"{PEOPLE}{user.username}/link/", follow=True).content.decode()
        assert "/reset/key/" not in page
        assert "ออกลิงก์ตั้งรหัสผ่าน" not in page


def test_p21_the_link_stands_neither_in_the_trail_nor_in_the_log(pimlada, caplog):
    token = link_in(invite(pimlada).content.decode()).rsplit("-", 1)[1].strip("/")
    assert len(token) > 20
    trail = " ".join(f"{e.sentence} {e.before} {e.after}" for e in Event.objects.all())
    assert token not in trail + caplog.text


def test_pimlada_corrects_a_name_and_the_trail_keeps_both(tharnsai, pimlada):
    tharnsai.treasurer.set_password(PASSWORD)
    tharnsai.treasurer.save()
    username = tharnsai.treasurer.username
    values = {"title": "นาง", "first_name": "มาลี", "last_name": "บุญมาก", "email": ""}
    page = pimlada.post(f"{PEOPLE}{username}/edit/", values, follow=True).content.decode()
    assert "บันทึกข้อมูลของ นางมาลี บุญมาก แล้ว" in page
    event = events_of(tharnsai.treasurer).get(verb=Verb.PERSON_CHANGED)
    assert (event.before["นามสกุล"], event.after["นามสกุล"]) == ("บุญมา", "บุญมาก")


def test_the_name_of_somebody_who_serves_two_agencies_is_not_one_agencys_to_change(
    tharnsai, dontawan, pimlada
):
    Membership.objects.create(user=dontawan.reader, agency=tharnsai.agency, role=Membership.Role.READER)
    values = {"title": "", "first_name": "อื่น", "last_name": "อื่น", "email": "x@evil.example"}
    page = pimlada.post(f"{PEOPLE}{dontawan.reader.username}/edit/", values).content.decode()
    assert "บุคคลนี้ปฏิบัติงานนอกหน่วยงานนี้ด้วย" in page
    dontawan.reader.refresh_from_db()
    assert dontawan.reader.email == ""


def test_the_account_of_the_operator_is_no_agencys_to_take_over(tharnsai, pimlada):
    tharnsai.reader.is_superuser = True
    tharnsai.reader.save()
    values = {"title": "", "first_name": "รัตนา", "last_name": "พูนสุข", "email": "x@evil.example"}
    page = pimlada.post(f"{PEOPLE}{tharnsai.reader.username}/edit/", values).content.decode()
    assert "บุคคลนี้ปฏิบัติงานนอกหน่วยงานนี้ด้วย" in page
    page = pimlada.post(f"{PEOPLE}{tharnsai.reader.username}/link/", follow=True).content.decode()
    assert "/password/reset/key/" not in page
    tharnsai.reader.refresh_from_db()
    assert tharnsai.reader.email == ""


def test_p19_an_invitation_leaves_who_in_what_capacity_for_which_agency_and_what(tharnsai, pimlada):
    invite(pimlada)
    events = Event.objects.filter(agency=tharnsai.agency).order_by("number")
    assert [(e.verb, e.person_name, e.capacity) for e in events] == [
        ("person-invited", "พิมพ์ลดา แสงอรุณ", "นักวิเคราะห์นโยบายและแผน"),
        ("role-given", "พิมพ์ลดา แสงอรุณ", "นักวิเคราะห์นโยบายและแผน"),
        ("person-invited", "พิมพ์ลดา แสงอรุณ", "นักวิเคราะห์นโยบายและแผน"),
    ]
    assert events[0].after["ชื่อผู้ใช้"] == NEW["username"]
    assert events[1].after == {
        "บทบาท": "ผู้อ่าน",
        "ส่วนราชการ": "",
        "ตำแหน่ง": "ผู้ช่วยเจ้าพนักงานธุรการ",
    }
    assert events[2].after == {"ส่งลิงก์ตั้งรหัสผ่าน": "ผู้ดูแลระบบส่งต่อเอง"}


def test_p19_a_refused_attempt_of_the_engineer_is_kept_too(tharnsai):
    answer = browser_of(tharnsai.engineer).post(f"{INVITE}", NEW)
    assert answer.status_code == 403
    event = Event.objects.get(outcome=Event.Outcome.REFUSED)
    assert event.person == tharnsai.engineer
    assert "เชิญบุคคลและกำหนดบทบาท" in event.reason


def test_p3_the_history_of_a_person_shows_only_what_this_agency_did(tharnsai, dontawan, pimlada):
    decha = browser_of(dontawan.administrator)
    Membership.objects.create(user=dontawan.reader, agency=tharnsai.agency, role=Membership.Role.READER)
    values = {"role": "executive", "department": "", "position": "นกกระจอกสีทอง"}
    assert pimlada.post(f"{PEOPLE}jintana/roles/give/", values).status_code == 302
    page = decha.get(f"/dontawan/people/{dontawan.reader.username}/").content.decode()
    assert "จินตนา รุ่งเรือง" in page
    assert "นกกระจอกสีทอง" not in page
    assert "ธารใส" not in page


def test_the_history_of_a_person_tells_of_orders_to_act_even_taken_back_ones(tharnsai, pimlada):
    values = {
        "kind": "acting_for",
        "order_number": "ที่ 44/2569",
        "first_day": "1 ก.พ. 69",
        "last_day": "28 ก.พ. 69",
    }
    clerk = tharnsai.clerk.memberships.get().position
    page = f"{PEOPLE}{tharnsai.head_of_office.username}/"
    assert pimlada.post(f"{page}acting/", values | {"position": clerk.pk}).status_code == 302
    order = ActingAppointment.objects.get()
    told = pimlada.get(page).content.decode()
    assert "บันทึกคำสั่งทำการแทน" in told and "ยังไม่มีเหตุการณ์" not in told
    remove_appointment(actor=tharnsai.actor(tharnsai.administrator), appointment=order)
    assert len(history_of(tharnsai.agency, tharnsai.head_of_office)) == 2
    assert not history_of(tharnsai.agency, tharnsai.mayor)


def test_the_roles_are_explained_where_one_is_chosen(pimlada):
    page = pimlada.get(f"{INVITE}").content.decode()
    assert "เพิ่มมาตรการ แก้ไข และรายงานผลของมาตรการที่ส่วนราชการตนรับผิดชอบ" in page
    assert "แต่ละบทบาททำอะไรได้บ้าง" in page
    assert "<li>ให้ความเห็นในเอกสารที่เสนอ</li>" in page


def test_the_list_of_people_asks_the_database_twelve_times_at_most(pimlada, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        pimlada.get(PEOPLE)
