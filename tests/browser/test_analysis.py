"""พิมพ์ลดา analyses last year's result in a browser: drafts, findings, an issue without weak point."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from assessments.actions import change_finding, store_item_scores
from assessments.findings import FindingDraft
from assessments.models import Finding
from measures.analysis.actions import change_answers
from tests.browser.looks import access_faults_at_all_widths, error_faults
from tests.browser.waiting import kept
from tests.factories import a_finding, a_measure

HERE = "/tharnsai/2568/analysis/"


@pytest.fixture
def scored(tharnsai):
    """Item scores of 2568: four of them low, one of these under no issue."""
    low = {"i1": "80.00", "e1": "70.50", "i10": "84.99", "i12": "85.00", "O27": "0.00"}
    items = {code: Decimal(score) for code, score in low.items()}
    store_item_scores(actor=tharnsai.actor(tharnsai.administrator), year=2568, items=items)
    return tharnsai


def test_findings_are_drafted_from_item_scores_chosen_and_answered(visit, scored):
    measure = a_measure(scored, name="ลงทะเบียนการยืมทุกรายการ")
    page: Page = visit(scored.administrator)
    page.goto("/tharnsai/2568/")
    page.get_by_role("navigation").get_by_role("link", name="การวิเคราะห์").first.click()
    expect(page.get_by_role("main")).to_contain_text("วิเคราะห์อีก 7 ประเด็น")
    page.get_by_role("link", name="ร่างจากคะแนนรายข้อ").click()
    expect(page.get_by_role("checkbox")).to_have_count(4)
    page.get_by_role("checkbox", name="e1").last.uncheck()
    assert not Finding.objects.exists(), "a draft is shown before it is stored"
    page.get_by_role("button", name="เพิ่มข้อที่เลือกเป็นข้อค้นพบ").click()
    expect(page.get_by_role("status")).to_contain_text("เพิ่มข้อค้นพบ 3 ข้อแล้ว")

    page.get_by_role("link", name="แก้ไข ประเด็นที่ 4").click()
    page.get_by_role("link", name="แก้ไข i10").click()
    page.get_by_label("ลงทะเบียนการยืมทุกรายการ").check()
    page.get_by_role("button", name="บันทึกข้อค้นพบ").last.click()
    expect(page.get_by_role("main")).to_contain_text(f"{measure.number}. ลงทะเบียนการยืมทุกรายการ")

    page.get_by_role("link", name="การวิเคราะห์").last.click()
    page.get_by_role("button", name="ระบุว่าไม่มีจุดอ่อน ประเด็นที่ 6").click()
    expect(page.get_by_role("main")).to_contain_text("วิเคราะห์อีก 4 ประเด็น")
    assert Finding.objects.filter(nothing_found=True).get().issue.number == 6


def test_the_library_fills_the_form_and_what_is_typed_survives_a_reload(visit, scored):
    page: Page = visit(scored.administrator)
    page.goto(f"{HERE}4/add/")
    page.get_by_label("i10").check()
    page.get_by_role("button", name="เติมข้อความจากคลังข้อเสนอแนะ").click()
    text = page.get_by_label("ข้อบกพร่องหรือจุดอ่อน")
    expect(text).to_have_value("บุคลากรบางส่วนยืมทรัพย์สินของราชการโดยไม่ได้ขออนุญาตให้ครบขั้นตอน")
    expect(page.get_by_label("i10")).to_be_checked()
    text.fill("พิมพ์เอง")
    kept(page, "พิมพ์เอง")
    page.goto(f"{HERE}4/add/")
    expect(page.get_by_label("ข้อบกพร่องหรือจุดอ่อน")).to_have_value("พิมพ์เอง")
    assert not Finding.objects.exists()


def states(town) -> dict[str, str]:
    """The pages of an analysis that is half done."""
    actor = town.actor(town.administrator)
    finding = a_finding(town, issue=1, items=("i1", "e1"))
    change_answers(actor=actor, finding=finding, add=[a_measure(town)])
    a_finding(town, issue=1, items=("e2",))
    a_finding(town, issue=4, text="", recommendation="", nothing_found=True)
    pages = ("", "drafts/", "items/", "items/1/", "1/", "1/add/", "1/1/", "1/1/delete/", "3/", "4/")
    return {page: HERE + page for page in pages}


def test_p37_axe_finds_nothing_on_the_pages_of_the_analysis(visit, scored):
    faults = []
    page = visit(scored.administrator)
    for address in states(scored).values():
        page.goto(address)
        faults += access_faults_at_all_widths(page)
    page.goto("/tharnsai/2569/analysis/")
    faults += access_faults_at_all_widths(page)
    page.goto("/tharnsai/2569/measures/1/")
    faults += access_faults_at_all_widths(page)
    page = visit(scored.reader)
    page.goto(HERE)
    assert faults + access_faults_at_all_widths(page) == []


def test_p38_each_error_of_the_analysis_has_its_summary_and_its_link(visit, scored):
    page = visit(scored.administrator)
    page.goto(f"{HERE}1/add/")
    page.get_by_role("button", name="บันทึกข้อค้นพบ").last.click()
    assert error_faults(page) == []
    assert access_faults_at_all_widths(page) == []
    page.goto(f"{HERE}drafts/")
    page.get_by_label("ร่างจากข้อที่ได้คะแนนต่ำกว่า").fill("แปดสิบห้า")
    page.get_by_role("button", name="ใช้เกณฑ์นี้").click()
    assert error_faults(page) == []
    assert access_faults_at_all_widths(page) == []


def test_p40_the_later_of_two_administrators_keeps_what_she_typed(visit, scored):
    finding = a_finding(scored, issue=4)
    page = visit(scored.administrator)
    page.goto(f"{HERE}4/1/")
    page.get_by_label("ข้อบกพร่องหรือจุดอ่อน").fill("ของพิมพ์ลดา")
    theirs = FindingDraft(issue=4, text="ของเพื่อนร่วมงาน", items=("i11",))
    change_finding(actor=scored.actor(scored.administrator), finding=finding, draft=theirs, version=1)
    page.get_by_role("button", name="บันทึกข้อค้นพบ").last.click()
    expect(page.get_by_role("alert")).to_contain_text("ของเพื่อนร่วมงาน")
    expect(page.get_by_label("ข้อบกพร่องหรือจุดอ่อน")).to_have_value("ของพิมพ์ลดา")
    assert access_faults_at_all_widths(page) == []
    page.get_by_role("link", name="ใช้ข้อความที่บันทึกไว้").click()
    expect(page.get_by_label("ข้อบกพร่องหรือจุดอ่อน")).to_have_value("ของเพื่อนร่วมงาน")
