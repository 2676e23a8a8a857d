"""Pimlada prints the preview from her browser, or the HTML file from a stick: the paper alone comes out."""

from playwright.sync_api import Page, expect

from reports.formats import find
from reports.render import render
from tests.people import Municipality
from tests.reports.chain import a_report
from tests.reports.made_up import a_snapshot
from tests.reports.reading import pages_in_chrome

CODE = "status-report"


def printed(page: Page) -> list[str]:
    """The flat text of each page that comes out of the printer."""
    page.evaluate("document.fonts.ready")
    return pages_in_chrome(page.pdf(prefer_css_page_size=True))


def test_what_a_browser_prints_is_the_paper_and_no_letter_leaves_its_page(visit, tharnsai: Municipality):
    a_report(tharnsai, format=CODE)
    page = visit(tharnsai.administrator)
    page.goto(f"/tharnsai/2569/reports/{CODE}/")
    expect(page.locator(".paper")).to_contain_text("มาตรการ")
    file = visit(None)
    file.set_content(render(find(CODE).arrange(a_snapshot(), "thai"), "html").decode())
    for cover, inside, *further in (printed(page), printed(file)):
        assert cover.startswith("รายงานผลการดำเนินการ") and cover.endswith("จังหวัดนครธารา")
        assert "มาตรการขั้นตอนหรือวิธีการผู้รับผิดชอบ" in inside
        assert further == []
        assert not any(words in cover + inside for words in ("งานของฉัน", "ดาวน์โหลด", "ตัวอย่าง"))
