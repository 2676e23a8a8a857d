"""Signing in and out, and the ways to a new password."""

import re
import time

import pytest
from django.core import mail
from django.test import Client
from pytest_django.asserts import assertInHTML

from ita_portal import settings as portal
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from tests.people import PASSWORD, browser_of

WRONG = "รหัสผ่านที่ผิดแน่นอน"
SIGN_IN = "/accounts/login/"


@pytest.fixture
def somchai(tharnsai):
    """Somchai, who chose his password."""
    tharnsai.engineer.set_password(PASSWORD)
    tharnsai.engineer.email = "somchai@tharnsai.example"
    tharnsai.engineer.save()
    return tharnsai.engineer


def sign_in(client, password, username="somchai"):
    return client.post(SIGN_IN, {"login": username, "password": password})


def test_somchai_signs_in_and_comes_to_his_work(somchai):
    answer = sign_in(Client(), PASSWORD)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    event = Event.objects.get(verb=Verb.SIGNED_IN)
    assert event.sentence == "สมชาย ใจดี เข้าสู่ระบบ"


def test_somchai_who_came_for_a_page_gets_it_after_signing_in(somchai):
    client = Client()
    first = client.get("/tharnsai/2569/")
    assert first.headers["Location"] == "/accounts/login/?next=/tharnsai/2569/"

    page = client.get(first.headers["Location"]).content.decode()
    assertInHTML('<input type="hidden" name="next" value="/tharnsai/2569/">', page)
    answer = client.post(SIGN_IN, {"login": "somchai", "password": PASSWORD, "next": "/tharnsai/2569/"})
    assert answer.headers["Location"] == "/tharnsai/2569/"


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example/", "http://[evil.example", "//["]
)
def test_nobody_is_sent_to_another_site_after_signing_in(somchai, wanted):
    client = Client()
    assert client.get(SIGN_IN, {"next": wanted}).status_code == 200
    answer = client.post(SIGN_IN, {"login": "somchai", "password": PASSWORD, "next": wanted})
    assert answer.headers["Location"] == "/"


def test_p38_a_wrong_password_is_told_in_the_summary_and_the_title(somchai):
    page = sign_in(Client(), WRONG).content.decode()

    assert "<title>ข้อผิดพลาด 1 จุด: เข้าสู่ระบบ – ระบบงาน ITA</title>" in page
    assert "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง โปรดตรวจภาษาของแป้นพิมพ์แล้วลองใหม่" in page
    assert 'value="somchai"' in page


def test_p38_empty_fields_each_have_their_line_and_link(db):
    page = Client().post(SIGN_IN, {"login": "", "password": ""}).content.decode()

    assert '<a href="#id_login">กรอกชื่อผู้ใช้</a>' in page
    assert '<a href="#id_password">กรอกรหัสผ่าน</a>' in page
    assert 'id="id_login_error"' in page
    assert 'aria-describedby="id_login_error"' in page
    assert 'aria-invalid="true"' in page


def test_p6_passwords_are_stored_by_argon2(db, settings, tharnsai):
    settings.PASSWORD_HASHERS = portal.PASSWORD_HASHERS
    tharnsai.engineer.set_password(PASSWORD)
    assert tharnsai.engineer.password.startswith("argon2$argon2id$")


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("สิบเอ็ดตัว1", "รหัสผ่านสั้นเกินไป ต้องมีอย่างน้อย 12 ตัวอักษร"),
        ("somchai@tharnsai", "รหัสผ่านคล้ายอีเมลเกินไป โปรดใช้คำอื่น"),
        ("1qaz2wsx3edc", "รหัสผ่านนี้มีผู้ใช้ทั่วไปจนเดาได้ง่าย โปรดใช้คำอื่น"),
        ("192837465564", "รหัสผ่านต้องไม่เป็นตัวเลขล้วน โปรดเติมตัวอักษร"),
    ],
)
def test_p6_a_weak_password_is_refused_in_thai(somchai, password, sentence):
    answer = browser_of(somchai).post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": password, "password2": password},
    )
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_p6_a_link_takes_no_weak_password_either(somchai):
    ask_for_link(Client(), somchai.email)
    client = Client()
    form = client.get(re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1], follow=True)
    for password, sentence in (("สิบเอ็ดตัว1", "ต้องมีอย่างน้อย 12 ตัวอักษร"), ("192837465564", "ต้องไม่เป็นตัวเลขล้วน")):
        page = client.post(form.request["PATH_INFO"], {"password1": password, "password2": password})
        assert sentence in page.content.decode()
    somchai.refresh_from_db()
    assert somchai.check_password(PASSWORD)


def test_p6_the_sixth_failure_within_five_minutes_is_told_to_wait(somchai):
    client = Client()
    assert [sign_in(client, WRONG).status_code for _ in range(5)] == [200] * 5

    sixth = sign_in(client, WRONG)

    assert (sixth.status_code, sixth.headers["Retry-After"]) == (429, "300")
    assert "เข้าสู่ระบบไม่สำเร็จหลายครั้งติดกัน โปรดรอ 5 นาทีแล้วลองใหม่" in sixth.content.decode()


def test_p6_after_five_minutes_somchai_signs_in_and_not_a_moment_before(somchai, monkeypatch):
    began, later = time.time(), [0]
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: began + later[0])
    for _ in range(5):
        sign_in(Client(), WRONG)
    answers = []
    for later[0] in (299, 301):
        answers.append(sign_in(Client(), PASSWORD).status_code)
    assert answers == [429, 302]


def test_p6_even_the_right_password_waits_from_any_machine(somchai):
    for _ in range(5):
        sign_in(Client(), WRONG)
    assert sign_in(Client(REMOTE_ADDR="203.0.113.9"), PASSWORD).status_code == 429


def test_p6_others_are_not_held_up_by_somchais_failures(somchai, tharnsai):
    tharnsai.treasurer.set_password(PASSWORD)
    tharnsai.treasurer.save()
    for _ in range(5):
        sign_in(Client(), WRONG)
    assert sign_in(Client(), PASSWORD, username="malee").status_code == 302


def test_a_closed_account_comes_to_a_page_that_says_so(somchai):
    somchai.is_active = False
    somchai.save()
    page = Client().post(SIGN_IN, {"login": "somchai", "password": PASSWORD}, follow=True)
    assert "บัญชีนี้ปิดใช้งาน" in page.content.decode()


def test_signing_out_needs_the_button_and_leaves_an_event(somchai):
    client = browser_of(somchai)
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/").status_code == 200

    assert client.post("/accounts/logout/").headers["Location"] == SIGN_IN
    assert client.get("/").headers["Location"] == "/accounts/login/?next=/"
    assert Event.objects.filter(verb=Verb.SIGNED_OUT, person=somchai).count() == 1


def test_somchai_changes_his_password_and_stays_signed_in(somchai):
    client = browser_of(somchai)
    new = "ทุ่งนาเขียวขจี-2570"

    answer = client.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
        follow=True,
    )

    assert "เปลี่ยนรหัสผ่านแล้ว" in answer.content.decode()
    assert answer.redirect_chain[-1][0] == "/"
    somchai.refresh_from_db()
    assert somchai.check_password(new)
    assert Event.objects.filter(verb=Verb.PASSWORD_CHANGED).count() == 1


def test_two_different_new_passwords_are_told_in_thai(somchai):
    page = browser_of(somchai).post(
        "/accounts/password/change/",
        {"oldpassword": WRONG, "password1": PASSWORD, "password2": "อีกอย่างหนึ่งเลย"},
    )
    text = page.content.decode()
    assert '<a href="#id_password2">พิมพ์รหัสผ่านสองช่องให้ตรงกัน</a>' in text
    assert '<a href="#id_oldpassword">รหัสผ่านปัจจุบันไม่ถูกต้อง</a>' in text
    assert "ข้อผิดพลาด 2 จุด" in text


def ask_for_link(client, email):
    return client.post("/accounts/password/reset/", {"email": email}, follow=True)


def test_somchai_who_forgot_gets_a_link_in_thai_and_uses_it_once(somchai):
    page = ask_for_link(Client(), "Somchai@tharnsai.example")
    assert "ส่งลิงก์แล้ว" in page.content.decode()

    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("ระบบงาน ITA: ตั้งรหัสผ่านใหม่", ["somchai@tharnsai.example"])
    assert "เรียน สมชาย ใจดี" in letter.body
    assert "บัญชี somchai" in letter.body
    link = re.search(r"http://testserver(\S+)", letter.body)[1]

    client, new = Client(), "ทุ่งนาเขียวขจี-2570"
    form = client.get(link, follow=True)
    assert "ตั้งรหัสผ่าน" in form.content.decode()
    done = client.post(form.request["PATH_INFO"], {"password1": new, "password2": new}, follow=True)
    assert "ตั้งรหัสผ่านแล้ว" in done.content.decode()
    assert sign_in(Client(), new).status_code == 302
    assert "ลิงก์นี้ใช้ไม่ได้แล้ว" in Client().get(link, follow=True).content.decode()


def test_two_people_of_one_office_mailbox_each_get_their_own_letter(somchai, tharnsai):
    tharnsai.treasurer.email = somchai.email
    tharnsai.treasurer.save()
    ask_for_link(Client(), somchai.email)
    letters = sorted(letter.body for letter in mail.outbox)
    assert ["บัญชี malee" in letters[0], "บัญชี somchai" in letters[1]] == [True, True]
    for letter in letters:
        link = re.search(r"http://testserver(\S+)", letter)[1]
        assert "สำหรับบัญชี" in Client().get(link, follow=True).content.decode()


def test_an_unknown_address_gets_no_letter_and_the_same_answer(somchai):
    page = ask_for_link(Client(), "nobody@tharnsai.example")
    assert "ส่งลิงก์แล้ว" in page.content.decode()
    assert mail.outbox == []


def test_an_address_somchai_had_before_opens_nothing(somchai):
    ask_for_link(Client(), "somchai@tharnsai.example")
    somchai.email = "somchai.new@tharnsai.example"
    somchai.save()
    mail.outbox.clear()

    ask_for_link(Client(), "somchai@tharnsai.example")

    assert mail.outbox == []


def test_nobody_signs_up_by_herself(db):
    assert Client().get("/accounts/signup/").status_code in (302, 404)


def test_p21_no_password_and_no_link_stands_in_the_trail_or_the_log(somchai, caplog):
    client = Client()
    sign_in(client, WRONG)
    sign_in(client, PASSWORD, username=WRONG)
    ask_for_link(client, "somchai@tharnsai.example")
    token = re.search(r"/key/\w+-([\w-]+)/", mail.outbox[0].body)[1]
    client.get(re.search(r"http://testserver(\S+)", mail.outbox[0].body)[1], follow=True)
    sign_in(client, PASSWORD)

    trail = " ".join(f"{e.sentence} {e.before} {e.after} {e.reason}" for e in Event.objects.all())
    for secret in (PASSWORD, WRONG, token):
        assert secret not in trail
        assert secret not in caplog.text
