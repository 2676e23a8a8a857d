"""Pages that no link leads to: refusals, a file under way, two editors, the links of letters (P37)."""

import re
from datetime import date
from functools import partial

import pytest
from django.core import mail
from django.template.loader import render_to_string
from playwright.sync_api import Page, Route, expect

from ita_portal.accounts.models import User
from tests.browser.looks import access_faults, access_faults_at_all_widths
from tests.factories import a_measure

HEADINGS = "รหัสหน่วยงาน,ปีงบประมาณ,ลำดับ,มาตรการ/กิจกรรม,สถานะ\n"


def fulfill(answer: dict[str, str], route: Route) -> None:
    """Answers in place of the server."""
    route.fulfill(**answer)


def upload(page: Page, text: str) -> None:
    """Brings a file of measures to its preview."""
    page.goto("/tharnsai/import/measures/")
    page.locator("input[type=file]").set_input_files(
        {"name": "มาตรการ.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="ตรวจแฟ้ม").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ตรวจแฟ้มก่อนนำเข้า")


def test_p37_axe_finds_nothing_before_signing_in(visit, tharnsai):
    page = visit(None)
    faults = []
    for address in (
        "/accounts/login/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/x-wrong/",
        "/accounts/password/reset/key/done/",
        "/accounts/inactive/",
    ):
        page.goto(address)
        faults += access_faults_at_all_widths(page)
    assert faults == []


def test_p37_axe_finds_nothing_on_the_way_to_a_new_password(visit, tharnsai):
    tharnsai.treasurer.email = "malee@tharnsai.example"
    tharnsai.treasurer.save()
    page = visit(None)
    page.goto("/accounts/password/reset/")
    page.get_by_label("อีเมล").fill("malee@tharnsai.example")
    page.get_by_role("button", name="ส่งลิงก์").click()
    faults = access_faults_at_all_widths(page)
    page.goto(re.search(r"/accounts/password/reset/key/\S+", mail.outbox[0].body).group())
    faults += access_faults_at_all_widths(page)
    assert faults == []


def test_p37_axe_finds_nothing_on_refusals(visit, tharnsai, dontawan):
    page = visit(tharnsai.reader)
    statuses, faults = [], []
    for address in ("/dontawan/2569/measures/", "/tharnsai/people/"):
        statuses.append(page.goto(address).status)
        faults += access_faults_at_all_widths(page)
    for name in ("400", "500", "503", "form_too_old"):
        answer = {"body": render_to_string(f"errors/{name}.html"), "content_type": "text/html; charset=utf-8"}
        page.route(f"**/{name}/", partial(fulfill, answer), times=1)
        page.goto(f"/{name}/")
        faults += access_faults_at_all_widths(page)
    assert (statuses, faults) == ([404, 403], [])


def test_p37_axe_finds_nothing_after_five_wrong_passwords(visit, tharnsai):
    page = visit(None)
    for _ in range(6):
        page.goto("/accounts/login/")
        page.get_by_label("ชื่อผู้ใช้").fill("somchai")
        page.get_by_label("รหัสผ่าน").fill("เดาไปเรื่อย ๆ")
        with page.expect_response("**/accounts/login/") as answer:
            page.get_by_role("button", name="เข้าสู่ระบบ").click()
    assert answer.value.status == 429
    assert access_faults_at_all_widths(page) == []


@pytest.mark.parametrize(
    "rows",
    [
        "tharnsai,2569,1,จัดทำคู่มือประชาชน,\ntharnsai,2569,2,จัดอบรม,ดำเนินการแล้วเสร็จ\n",
        "tharnsai,2569,x,จัดทำคู่มือประชาชน,\ntharnsai,2569,2,,กำลังทำ\n",
        "",
    ],
    ids=["a new row and a changed one", "errors", "headings alone"],
)
def test_p37_axe_finds_nothing_while_a_file_is_looked_at(visit, tharnsai, rows):
    a_measure(tharnsai)
    page = visit(tharnsai.administrator)
    upload(page, HEADINGS + rows)
    assert access_faults_at_all_widths(page) == []


def test_p37_axe_finds_nothing_where_two_people_changed_one_measure(visit, tharnsai):
    a_measure(tharnsai)
    somchai, pimlada = visit(tharnsai.engineer), visit(tharnsai.administrator)
    for page in (somchai, pimlada):
        page.goto("/tharnsai/2569/measures/1/edit/")
    for page, name in ((pimlada, "ข้อความของพิมพ์ลดา"), (somchai, "ข้อความของสมชาย")):
        page.get_by_label("มาตรการ/กิจกรรม").fill(name)
        with page.expect_navigation():
            page.get_by_role("button", name="บันทึกมาตรการ").last.click()
    expect(somchai.locator("main")).to_contain_text("ข้อความของพิมพ์ลดา")
    expect(somchai.locator("main")).to_contain_text("ข้อความของสมชาย")
    assert access_faults_at_all_widths(somchai) == []


def test_p37_axe_finds_nothing_in_the_dark(visit, tharnsai):
    a_measure(tharnsai)
    page = visit(tharnsai.administrator, color_scheme="dark")
    faults = []
    for address in (
        "/",
        "/tharnsai/2569/",
        "/tharnsai/2569/measures/",
        "/tharnsai/2569/measures/1/",
        "/tharnsai/2569/measures/1/edit/",
        "/tharnsai/2569/reports/indicator-results/",
        "/tharnsai/people/",
    ):
        page.goto(address)
        faults += access_faults(page)
    assert faults == []


def test_p37_axe_finds_nothing_where_the_operator_opens_a_year(visit, tharnsai, monkeypatch):
    """The newest rules are those of 2569, whose last day is past; the operator is no member of an agency."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2026, 11, 20))
    page = visit(User.objects.create_superuser("operator", first_name="ดูแล", last_name="ระบบ"))
    page.goto("/")
    faults = access_faults_at_all_widths(page)
    page.get_by_role("link", name="เปิดปีงบประมาณ 2570 โดยนำเกณฑ์ของปี 2569 มาใช้ไปก่อน").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("เปิดปีงบประมาณ 2570")
    faults += access_faults_at_all_widths(page)
    page.get_by_role("button", name="เปิดปีงบประมาณ 2570").click()
    expect(page.get_by_role("status")).to_contain_text("เปิดปีงบประมาณ 2570 แล้ว")
    assert faults + access_faults_at_all_widths(page) == []
