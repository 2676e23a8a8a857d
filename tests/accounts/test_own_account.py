"""บัญชีของฉัน: the page of the signed-in person, her e-mail address, her sign-ins."""

import pytest
from django.core import mail
from django.test import RequestFactory
from django.utils.html import strip_tags

from ita_portal.accounts.adapter import AccountAdapter
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from tests.accounts.second_factor import set_up, sign_in
from tests.people import PASSWORD

EMAIL = "/accounts/me/email/"


@pytest.fixture
def somchai(tharnsai):
    tharnsai.engineer.set_password(PASSWORD)
    tharnsai.engineer.email = "somchai@tharnsai.example"
    tharnsai.engineer.save()
    return sign_in("somchai")[0]


def test_somchai_sees_who_he_is_here_and_how_he_signs_in(somchai):
    page = somchai.get("/accounts/me/").content.decode()
    for words in (
        "สมชาย ใจดี",
        "somchai@tharnsai.example",
        "เจ้าหน้าที่",
        "นายช่างโยธา",
        "เทศบาลตำบลธารใส",
        "ยังไม่ได้ตั้ง",
    ):
        assert words in page
    assert "สมชาย ใจดี เข้าสู่ระบบ" in strip_tags(page)
    set_up(somchai)
    page = somchai.get("/accounts/me/").content.decode()
    assert "ใช้อยู่ ตั้งเมื่อ" in page
    assert "เหลือ 10 รหัส" in page


def test_somchai_changes_his_address_with_his_password_and_the_old_one_is_told(somchai, tharnsai):
    answer = somchai.post(EMAIL, {"email": "new@tharnsai.example", "password": PASSWORD}, follow=True)
    assert "บันทึกอีเมลแล้ว" in answer.content.decode()
    tharnsai.engineer.refresh_from_db()
    assert tharnsai.engineer.email == "new@tharnsai.example"
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["somchai@tharnsai.example"], "ระบบงาน ITA: อีเมลของบัญชีเปลี่ยนแล้ว")
    event = Event.objects.get(verb=Verb.PERSON_CHANGED)
    assert (event.person, event.before, event.after) == (
        tharnsai.engineer,
        {"อีเมล": "somchai@tharnsai.example"},
        {"อีเมล": "new@tharnsai.example"},
    )


def test_p38_without_his_password_nothing_changes_and_his_address_stays_typed(somchai, tharnsai):
    page = somchai.post(EMAIL, {"email": "new@tharnsai.example", "password": "ไม่ใช่รหัสผ่าน"}).content.decode()
    assert '<a href="#id_password">รหัสผ่านไม่ถูกต้อง</a>' in page
    assert 'value="new@tharnsai.example"' in page
    tharnsai.engineer.refresh_from_db()
    assert tharnsai.engineer.email == "somchai@tharnsai.example"
    for _ in range(4):
        somchai.post(EMAIL, {"email": "", "password": "ไม่ใช่รหัสผ่าน"})
    page = somchai.post(EMAIL, {"email": "", "password": PASSWORD}).content.decode()
    assert "โปรดรอ 5 นาทีแล้วลองใหม่" in page


@pytest.mark.parametrize(("behind", "seen"), [(0, "10.0.0.9"), (1, "203.0.113.7")])
def test_p6_behind_a_proxy_the_visitors_own_address_is_counted(settings, behind, seen):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = behind
    request = RequestFactory().get(
        "/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.7"
    )
    assert AccountAdapter(request).get_client_ip(request) == seen
