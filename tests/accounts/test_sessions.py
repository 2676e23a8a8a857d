"""How long a session lasts, and what becomes of what was being typed."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ita_portal.accounts.session_store import SessionStore
from measures.models import Measure
from tests.accounts.second_factor import sign_in
from tests.accounts.test_people import invite
from tests.factories import a_measure
from tests.people import PASSWORD, browser_of

MINUTE = 60
MEASURES = "/tharnsai/2569/measures/"


class Clock:
    """The clock of the server as sessions read it, to be put forward."""

    def __init__(self) -> None:
        self.now = time.time()

    def later(self, seconds: int) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("ita_portal.accounts.sessions.time.time", lambda: clock.now)
    return clock


@pytest.fixture
def town(tharnsai):
    for user in (tharnsai.administrator, tharnsai.engineer, tharnsai.treasurer):
        user.set_password(PASSWORD)
        user.save()
    return tharnsai


def test_p8_after_thirty_idle_minutes_somchai_signs_in_again_and_comes_back_to_his_page(town, clock):
    somchai, _ = sign_in("somchai")
    clock.later(29 * MINUTE)
    assert somchai.get(MEASURES).status_code == 200
    clock.later(29 * MINUTE)
    assert somchai.get(MEASURES).status_code == 200
    clock.later(30 * MINUTE)
    answer = somchai.get(f"{MEASURES}?state=done")
    assert answer.url == "/accounts/login/?next=%2Ftharnsai%2F2569%2Fmeasures%2F%3Fstate%3Ddone"
    page = somchai.get(answer.url).content.decode()
    assert "ไม่มีการใช้งาน 30 นาที ระบบจึงออกจากระบบให้" in page
    _, back = sign_in("somchai", somchai, next=f"{MEASURES}?state=done")
    assert back.url == f"{MEASURES}?state=done"
    assert somchai.get(back.url).status_code == 200


def test_p8_after_twelve_hours_it_ends_however_busy_he_was(town, clock):
    somchai, _ = sign_in("somchai")
    for _ in range(24):
        assert somchai.get("/dates/?name=d").status_code != 302
        clock.later(29 * MINUTE)
    clock.later(24 * MINUTE)
    answer = somchai.get(MEASURES)
    assert answer.url.startswith("/accounts/login/")
    assert "เข้าสู่ระบบครบ 12 ชั่วโมงแล้ว" in somchai.get(answer.url).content.decode()


def test_p8_a_page_that_asks_by_itself_keeps_no_session_alive(town, clock):
    somchai, _ = sign_in("somchai")
    part = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{MEASURES}?state=done"}
    for _ in range(3):
        clock.later(10 * MINUTE)
        answer = somchai.get(MEASURES, headers=part)
    assert answer.status_code == 200
    away = "/accounts/login/?next=%2Ftharnsai%2F2569%2Fmeasures%2F%3Fstate%3Ddone"
    assert answer.headers["HX-Redirect"] == away, "the page goes away, not a part of it"


def test_p8_a_new_password_ends_the_sessions_on_other_machines(town):
    office, _ = sign_in("somchai")
    home, _ = sign_in("somchai")
    new = "ทุ่งนาเขียวขจี-2570"
    office.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert office.get(MEASURES).status_code == 200
    answer = home.get(MEASURES)
    assert answer.url.startswith("/accounts/login/")
    assert "โปรดเข้าสู่ระบบอีกครั้ง" in home.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("address", "values"),
    [
        ("roles/give/", {"role": "reader", "department": "", "position": "นายช่างโยธา"}),
        ("roles/staff/", {"department": "", "position": "นายช่างโยธาอาวุโส"}),
        ("roles/staff/remove/", {}),
    ],
)
def test_p8_a_role_given_changed_or_taken_ends_his_sessions_and_no_other(town, address, values):
    somchai, malee, pimlada = (sign_in(name)[0] for name in ("somchai", "malee", "pimlada"))
    if "department" in values:
        values["department"] = str(town.engineering.pk)
    assert pimlada.post(f"/tharnsai/people/somchai/{address}", values).status_code == 302
    assert somchai.get("/").url == "/accounts/login/?next=%2F"
    assert (malee.get("/").status_code, pimlada.get("/").status_code) == (200, 200)


def test_p8_somchai_ends_his_other_sessions_himself(town):
    office, _ = sign_in("somchai")
    home, _ = sign_in("somchai")
    page = office.post("/accounts/me/sessions/end/", follow=True).content.decode()
    assert "ออกจากระบบในเครื่องอื่นทั้งหมดแล้ว" in page
    assert home.get("/").status_code == 302
    assert office.get("/").status_code == 200


FORM = {
    "name": "จัดทำคู่มือฉบับใหม่ทุกงาน",
    "indicator": "1",
    "aim": "raise",
    "read": "",
    "step-0": "สำรวจ\r\nงานบริการ",
}


def test_p40_what_somchai_sent_too_late_without_scripts_waits_for_him(town, clock):
    measure = a_measure(town, owners=("กองช่าง",))
    address = f"{MEASURES}{measure.number}/edit/"
    somchai, _ = sign_in("somchai")
    clock.later(31 * MINUTE)
    answer = somchai.post(address, FORM)
    assert answer.url == "/accounts/login/?next=%2Faccounts%2Ftyped%2F"
    assert "สิ่งที่พิมพ์ค้างไว้ยังอยู่" in somchai.get(answer.url).content.decode()
    _, back = sign_in("somchai", somchai, next="/accounts/typed/")
    page = somchai.get(back.url).content.decode()
    assert f'<form class="after" method="post" action="{address}">' in page
    assert '<input type="hidden" name="name" value="จัดทำคู่มือฉบับใหม่ทุกงาน">' in page
    assert "<p>สำรวจ<br>งานบริการ</p>" in page
    assert somchai.post(address, FORM).status_code == 200, "it arrives: the form comes back with its errors"
    assert somchai.get("/accounts/typed/").url == "/", "and waits no longer"


def test_p40_what_somchai_typed_is_not_shown_to_malee_at_the_same_machine(town, clock):
    browser, _ = sign_in("somchai")
    clock.later(31 * MINUTE)
    browser.post(f"{MEASURES}add/", FORM)
    sign_in("malee", browser)
    assert browser.get("/accounts/typed/").url == "/"
    assert not Measure.objects.exists()


def test_p21_a_password_sent_too_late_is_not_kept(town, clock):
    somchai, _ = sign_in("somchai")
    clock.later(31 * MINUTE)
    somchai.post("/accounts/me/email/", {"email": "somchai@tharnsai.example", "password": PASSWORD})
    kept = SessionStore(somchai.cookies["sessionid"].value).load()
    assert "somchai%40tharnsai.example" in str(kept)
    assert "2569" not in str(kept)


def test_a_form_too_large_to_be_kept_is_told(town, clock):
    somchai, _ = sign_in("somchai")
    clock.later(31 * MINUTE)
    answer = somchai.post(f"{MEASURES}add/", {"name": "ก" * 30_000})
    assert answer.url == "/accounts/login/?next=%2F"
    assert "ยังไม่ได้บันทึก และเก็บไว้ให้ไม่ได้" in somchai.get(answer.url).content.decode()


def test_p40_the_words_of_a_form_with_a_file_are_kept_and_the_file_is_asked_for_again(town, clock):
    pimlada, _ = sign_in("pimlada")
    address = "/tharnsai/settings/emblem/"
    for words, told in (({"name": "ตรา"}, "แฟ้มที่แนบไม่ได้เก็บไว้ โปรดเลือกแฟ้มใหม่"), ({}, "เก็บไว้ให้ไม่ได้")):
        clock.later(31 * MINUTE)
        answer = pimlada.post(address, {**words, "file": SimpleUploadedFile("ตรา.png", b"\x89PNG")})
        assert told in pimlada.get(answer.url).content.decode()
        sign_in("pimlada", pimlada)


def test_a_session_without_its_times_begins_now(town, clock):
    somchai = browser_of(town.engineer)
    assert somchai.get("/").status_code == 200
    clock.later(30 * MINUTE)
    assert somchai.get("/").status_code == 302


def test_a_visitor_without_a_session_costs_no_question_about_one(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get(MEASURES).status_code == 302


def test_the_only_role_of_duangjai_is_taken_and_given_again(town):
    pimlada, _ = sign_in("pimlada")
    invite(pimlada)
    page = pimlada.post("/tharnsai/people/duangjai/roles/reader/remove/", follow=True).content.decode()
    assert "ถ้าให้กลับมาภายหลัง เชิญด้วยชื่อผู้ใช้และชื่อเดิม" in page
    page = invite(pimlada, role="staff", department=str(town.palad.pk)).content.decode()
    assert "นางสาวดวงใจ" in page.split("<h1>")[1].split("</h1>")[0]
    assert pimlada.get("/tharnsai/people/duangjai/").status_code == 200


def test_whom_decha_has_taken_in_since_comes_back_by_the_operator_alone(town, dontawan):
    pimlada, _ = sign_in("pimlada")
    invite(pimlada)
    pimlada.post("/tharnsai/people/duangjai/roles/reader/remove/")
    duangjai = type(town.engineer).objects.get(username="duangjai")
    duangjai.memberships.create(agency=dontawan.agency, role="reader")
    assert "ผู้ที่เพิ่มบัญชีนี้เข้าหน่วยงานได้คือผู้ดูแลเครื่องแม่ข่ายเท่านั้น" in invite(pimlada).content.decode()
