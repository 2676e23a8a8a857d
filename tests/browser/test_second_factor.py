"""The second factor on a telephone: setting it up, signing in with it, one's own account."""

import pytest
from playwright.sync_api import expect

from tests.accounts.second_factor import app_code, key_shown
from tests.browser.looks import access_faults_at_all_widths
from tests.people import PASSWORD

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def orawan(tharnsai):
    tharnsai.agency.second_factor_roles = ["executive"]
    tharnsai.agency.save()
    tharnsai.clerk.set_password(PASSWORD)
    tharnsai.clerk.save()
    return tharnsai.clerk


def sign_in(page):
    page.goto("/accounts/login/")
    page.get_by_label("ชื่อผู้ใช้").fill("orawan")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()


def test_p37_axe_finds_nothing_where_orawan_sets_up_and_uses_her_second_factor(visit, orawan):
    page = visit(None, viewport=PHONE)
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("ตั้งการยืนยันสองขั้นตอน")
    page.locator("summary", has_text="ส่องไม่ได้").click()
    faults = access_faults_at_all_widths(page)
    key = key_shown(page.content())
    page.get_by_label("รหัส", exact=True).fill("000000")
    page.get_by_role("button", name="เริ่มใช้การยืนยันสองขั้นตอน").click()
    expect(page.get_by_role("alert")).to_be_focused()
    faults += access_faults_at_all_widths(page)
    page.get_by_label("รหัส", exact=True).fill(app_code(key))
    page.get_by_role("button", name="เริ่มใช้การยืนยันสองขั้นตอน").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("รหัสสำรอง")
    faults += access_faults_at_all_widths(page)
    for address in ("/accounts/me/", "/accounts/me/email/", "/accounts/second-factor/codes/new/"):
        page.goto(address)
        faults += access_faults_at_all_widths(page)

    other = visit(None, viewport=PHONE)
    sign_in(other)
    expect(other.get_by_role("heading", level=1)).to_have_text("ยืนยันขั้นตอนที่สอง")
    faults += access_faults_at_all_widths(other)
    other.get_by_label("รหัส", exact=True).fill(app_code(key, later=1))
    other.get_by_role("button", name="เข้าสู่ระบบ").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("งานของฉัน")
    assert faults == []
