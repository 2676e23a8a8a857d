"""The pages of the reports: who sees them, what they show, what the trail remembers."""

from decimal import Decimal

import pytest
from django.urls import reverse

from assessments.models import Assessment
from ita_portal.audit.models import Event
from reports.render import KINDS
from tests.factories import a_measure
from tests.people import browser_of
from tests.reports.reading import pages


def get(person, name, *more, **query):
    return browser_of(person).get(reverse(name, args=["tharnsai", 2569, *more]), query)


def text(answer):
    """The page without the marks that keep words together."""
    page = answer.content.decode()
    for mark in ('<span class="kept">', '<span class="together">', "</span>", "\u200b"):
        page = page.replace(mark, "")
    return page


def test_rattana_the_reader_finds_the_reports_of_the_year(tharnsai):
    page = get(tharnsai.reader, "reports")
    assert "รายงานผลตามตัวชี้วัด" in text(page)
    assert reverse("report", args=["tharnsai", 2569, "indicator-results"]) in text(page)


def test_the_preview_shows_the_document_in_thai_digits_and_offers_arabic(tharnsai):
    a_measure(tharnsai, summary="ทำแล้ว 12 ครั้ง", state="done", result="ดี")
    page = text(get(tharnsai.reader, "report", "indicator-results"))
    assert "ทำแล้ว ๑๒ ครั้ง" in page
    assert 'href="?digits=arabic">เปลี่ยนเป็นตัวเลขอารบิก</a>' in page
    assert "ตรวจก่อนพิมพ์" not in page

    page = text(get(tharnsai.reader, "report", "indicator-results", digits="arabic"))
    assert "ทำแล้ว 12 ครั้ง" in page
    assert "download/?digits=arabic" in page


def test_the_preview_has_nothing_inline(tharnsai):
    a_measure(tharnsai)
    page = text(get(tharnsai.reader, "report", "indicator-results"))
    assert "<style" not in page
    assert " style=" not in page


def test_pimlada_is_told_what_is_missing_before_she_prints(tharnsai):
    a_measure(tharnsai, name="ไม่มีเจ้าของ", owners=(), summary="ตรวจ 🏛 แล้ว")
    page = text(get(tharnsai.administrator, "report", "indicator-results"))
    assert "ตรวจก่อนพิมพ์" in page
    assert "ไม่มีผู้รับผิดชอบ" in page
    assert "มาตรการที่ 1 (สรุปผลการดำเนินการ) มี 🏛 ซึ่งแบบอักษรของเอกสารไม่มี จึงพิมพ์เป็น □ แทน" in page


def test_a_long_list_of_remarks_ends_with_the_way_to_all_of_them(tharnsai):
    for number in range(9):
        a_measure(tharnsai, name=f"มาตรการ {number}", owners=())
    page = text(get(tharnsai.administrator, "report", "indicator-results"))
    shown, _, folded = page.partition("<summary>อีก 3 ข้อ</summary>")
    assert (shown.count("ไม่มีผู้รับผิดชอบ"), folded.count("ไม่มีผู้รับผิดชอบ")) == (6, 3)
    cure = reverse("measure_edit", args=["tharnsai", 2569, 9])
    assert f'href="{cure}#id_offices_0">กำหนดผู้รับผิดชอบ</a>' in folded


def test_a_year_without_measures_teaches_what_belongs_here(tharnsai):
    assert "เพิ่มมาตรการ" in text(get(tharnsai.engineer, "report", "indicator-results"))
    page = text(get(tharnsai.reader, "report", "indicator-results"))
    assert "ยังไม่มีมาตรการของปีงบประมาณนี้" in page
    assert reverse("measure_add", args=["tharnsai", 2569]) not in page

    answer = get(tharnsai.reader, "report_download", "indicator-results")
    assert answer.status_code == 302
    assert Event.objects.filter(verb="report-downloaded").count() == 0


def test_a_year_of_scores_without_measures_has_a_memo_to_see_and_to_download(tharnsai):
    Assessment.objects.create(
        agency=tharnsai.agency, fiscal_year_id=2568, announced_total=Decimal("95.01"), announced_level="ผ่าน"
    )
    page = text(get(tharnsai.reader, "report", "analysis-memo"))
    assert "มีค่าคะแนนเท่ากับ ๙๕.๐๑ คะแนน อยู่ในระดับ ผ่าน" in page
    assert "ยังไม่มีมาตรการของปีงบประมาณนี้" in text(get(tharnsai.reader, "report", "status-report"))

    answer = get(tharnsai.reader, "report_download", "analysis-memo", kind="html")

    assert "มีค่าคะแนนเท่ากับ ๙๕.๐๑ คะแนน" in text(answer)
    event = Event.objects.get(verb="report-downloaded")
    assert event.thing_name == "บันทึกข้อความรายงานผลการวิเคราะห์ เทศบาลตำบลธารใส ปีงบประมาณ 2569.html"


def test_a_year_of_nothing_has_no_memo(tharnsai):
    page = text(get(tharnsai.reader, "report", "analysis-memo"))
    assert "ยังไม่มีผลการประเมินและมาตรการของปีงบประมาณนี้" in page
    assert get(tharnsai.reader, "report_download", "analysis-memo").status_code == 302


def test_a_download_is_the_pdf_in_the_chosen_digits_and_the_trail_remembers_it(tharnsai):
    a_measure(tharnsai, summary="ทำแล้ว 12 ครั้ง")

    answer = get(tharnsai.clerk, "report_download", "indicator-results", digits="arabic")

    assert answer["Cache-Control"] == "private, no-store"
    assert "ทำแล้ว12ครั้ง" in "".join(pages(answer.content))
    event = Event.objects.get(verb="report-downloaded")
    assert (event.person, event.agency) == (tharnsai.clerk, tharnsai.agency)
    assert event.thing_name == "รายงานผลตามตัวชี้วัด เทศบาลตำบลธารใส ปีงบประมาณ 2569 เลขอารบิก.pdf"


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!doctype")])
def test_the_page_offers_every_kind_of_file(tharnsai, kind, begins):
    a_measure(tharnsai)
    page = text(get(tharnsai.clerk, "report", "indicator-results"))
    assert f"download/?digits=thai&amp;kind={kind}" in page

    answer = get(tharnsai.clerk, "report_download", "indicator-results", kind=kind)

    assert answer.content.lstrip().startswith(begins)
    assert answer["Content-Type"] == KINDS[kind].media_type
    assert Event.objects.get(verb="report-downloaded").thing_name.endswith(f"2569.{kind}")


@pytest.mark.parametrize("kind", ["exe", "PDF", ""])
def test_a_kind_of_file_that_there_is_not_is_not_found_rather_than_answered_by_another(tharnsai, kind):
    a_measure(tharnsai)
    answer = get(tharnsai.clerk, "report_download", "indicator-results", kind=kind)
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "ไม่พบหน้านี้" in text(answer)
    assert not Event.objects.filter(verb="report-downloaded").exists()


@pytest.mark.parametrize("name", ["reports", "report", "report_download"])
def test_decha_the_neighbour_and_a_visitor_see_nothing(tharnsai, dontawan, name):
    a_measure(tharnsai)
    more = [] if name == "reports" else ["indicator-results"]
    assert get(dontawan.administrator, name, *more).status_code == 404
    assert get(None, name, *more).status_code == 302


@pytest.mark.parametrize("name", ["report", "report_download"])
def test_an_unknown_report_or_year_is_not_found(tharnsai, name):
    browser = browser_of(tharnsai.reader)
    assert browser.get(reverse(name, args=["tharnsai", 2569, "no-such"])).status_code == 404
    assert browser.get(reverse(name, args=["tharnsai", 2498, "indicator-results"])).status_code == 404


def test_the_preview_takes_few_queries_however_many_measures(tharnsai, django_assert_max_num_queries):
    for number in range(8):
        a_measure(tharnsai, name=f"มาตรการ {number}")
    browser = browser_of(tharnsai.reader)
    with django_assert_max_num_queries(36):
        browser.get(reverse("report", args=["tharnsai", 2569, "indicator-results"]))
