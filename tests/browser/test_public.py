"""What anybody sees without signing in, and the pages from which it is published (P37, P38)."""

import pytest
from playwright.sync_api import expect

from reports import publishing
from tests.browser.looks import access_faults_at_all_widths, error_faults
from tests.reports.publishing import a_publication, agreed_to, changed

pytestmark = pytest.mark.usefixtures("quick_pdf")


def test_p37_axe_finds_nothing_on_the_pages_for_everybody(visit, tharnsai):
    publication = a_publication(tharnsai)
    withdrawn = a_publication(tharnsai, agreed_to(tharnsai, changed(publication.report)))
    publishing.withdraw(
        actor=tharnsai.actor(tharnsai.administrator), publication=withdrawn, reason="พบข้อผิดพลาด"
    )
    page = visit(None)
    addresses = {
        "/public/": 200,
        "/public/tharnsai/": 200,
        "/public/tharnsai/2569/O26/": 200,
        publication.get_absolute_url(): 200,
        withdrawn.get_absolute_url(): 410,
        "/public/tharnsai/2568/": 404,
        "/verify/": 200,
        f"/verify/{publication.version.code}/": 200,
        "/verify/0000000000/": 404,
    }
    statuses, faults = {}, []
    for address in addresses:
        statuses[address] = page.goto(address).status
        faults += access_faults_at_all_widths(page)
    assert (statuses, faults) == (addresses, [])
    assert page.context.cookies() == []


def test_p38_what_cannot_be_checked_is_told_at_its_field(visit, tharnsai):
    page = visit(None, java_script_enabled=False)
    page.goto("/verify/")
    page.get_by_label("รหัสเอกสาร").fill("นธ 52901/1")
    page.get_by_role("button", name="ตรวจสอบรหัส").click()
    expect(page.get_by_label("รหัสเอกสาร")).to_have_value("นธ 52901/1")
    assert page.title().startswith("ข้อผิดพลาด 1 จุด")
    page.get_by_role("button", name="ตรวจสอบแฟ้ม").click()
    expect(page.get_by_role("alert")).to_contain_text("เลือกแฟ้มที่จะตรวจสอบ")
    seen = visit(None)
    seen.goto("/verify/?code=1")
    assert error_faults(seen) == []


def test_p37_pimlada_publishes_and_withdraws_without_javascript_on_a_small_telephone(visit, tharnsai):
    version = agreed_to(tharnsai)
    page = visit(tharnsai.administrator, java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto("/tharnsai/publications/")
    page.get_by_role("link", name="เผยแพร่ รายงานผลตามตัวชี้วัด").click()
    page.get_by_role("button", name="เผยแพร่เอกสารนี้").click()
    expect(page.get_by_role("status")).to_contain_text("ในข้อ O26 แล้ว")
    page.get_by_role("link", name="ถอนจาก O26").click()
    page.get_by_role("button", name="ถอนการเผยแพร่").click()
    expect(page.get_by_role("alert")).to_contain_text("กรอกเหตุผลที่ถอนการเผยแพร่")
    page.get_by_label("เหตุผลที่ถอนการเผยแพร่").fill("พบข้อผิดพลาดในตาราง")
    page.get_by_role("button", name="ถอนการเผยแพร่").click()
    expect(page.get_by_role("status")).to_contain_text("ถอนการเผยแพร่")
    assert page.goto(f"/public/tharnsai/2569/O26/{version.code}/").status == 410


def test_p37_axe_finds_nothing_where_pimlada_publishes(visit, tharnsai):
    publication = a_publication(tharnsai)
    code = publication.version.code
    page = visit(tharnsai.administrator)
    faults = []
    for tail in ("", f"{code}/publish/", f"{code}/2569/O26/withdraw/"):
        page.goto(f"/tharnsai/publications/{tail}")
        faults += access_faults_at_all_widths(page)
    assert faults == []
