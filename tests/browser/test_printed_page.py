"""Pimlada prints the preview from her browser, or the HTML file from a stick: the paper alone comes out."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from reports.formats import find
from reports.render import render
from tests.browser.looks import access_faults
from tests.people import Municipality
from tests.reports.chain import a_report
from tests.reports.made_up import a_measure, a_snapshot
from tests.reports.made_up_result import facts
from tests.reports.reading import pages_in_chrome

CODE = "status-report"


def printed(page: Page) -> list[str]:
    """The flat text of each page that comes out of the printer."""
    page.evaluate("document.fonts.ready")
    return pages_in_chrome(page.pdf(prefer_css_page_size=True))


def test_what_a_browser_prints_is_the_paper_and_no_letter_leaves_its_page(visit, tharnsai: Municipality):
    a_report(tharnsai, format=CODE)
    page = visit(tharnsai.administrator)
    texts, file = visit(tharnsai.administrator), visit(None)
    page.goto(f"/tharnsai/2569/reports/{CODE}/")
    texts.goto(f"/tharnsai/2569/reports/{CODE}/texts/")
    for each in (page, texts):
        expect(each.locator(".paper")).to_contain_text("มาตรการ")
    file.set_content(render(find(CODE).arrange(a_snapshot(), "thai"), "html").decode())
    for cover, inside, *further in map(printed, (page, texts, file)):
        assert cover.startswith("รายงานผลการดำเนินการ") and cover.endswith("จังหวัดนครธารา")
        assert "มาตรการขั้นตอนหรือวิธีการผู้รับผิดชอบ" in inside
        assert further == []
        assert not any(words in cover + inside for words in ("งานของฉัน", "ดาวน์โหลด", "ตัวอย่าง"))


@pytest.mark.parametrize("code", ["status-report", "analysis-memo"])
def test_axe_finds_nothing_in_a_file_that_is_read_in_a_browser(visit, code):
    page = visit(None)
    page.set_content(render(find(code).arrange(facts(a_measure()), "thai"), "html").decode())
    assert access_faults(page) == []


@pytest.mark.parametrize("is_draft", [True, False])
def test_every_sheet_of_a_draft_says_so_on_the_screen_and_on_paper(visit, is_draft):
    document = replace(find(CODE).arrange(a_snapshot(), "thai"), draft=is_draft)
    page = visit(None)
    page.set_content(render(document, "html").decode())
    for section in ("cover", "portrait"):
        sheet = page.locator(f".document > .{section}")
        expect(sheet).to_have_css("background-image", re.compile("svg" if is_draft else "^none$"))
    assert {"ร่าง" in text for text in printed(page)} == {is_draft}


def test_a_letter_of_a_long_name_is_read_on_a_small_telephone_without_moving_the_paper(visit, tharnsai):
    tharnsai.agency.name = "องค์การบริหารส่วนตำบลแสงจันทร์ทองพัฒนา"
    tharnsai.agency.save()
    a_report(tharnsai, format="analysis-memo")
    page = visit(tharnsai.administrator, viewport={"width": 320, "height": 640})
    page.goto("/tharnsai/2569/reports/analysis-memo/")
    letter = page.locator(".paper .first-pages")
    expect(letter).to_contain_text("องค์การบริหารส่วนตำบลแสงจันทร์ทองพัฒนา")
    page.evaluate("document.fonts.ready")
    assert letter.evaluate("it => it.scrollWidth - it.clientWidth") == 0
