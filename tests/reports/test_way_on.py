"""After each step of the chain the page says what comes next, and offers the way there first."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ita_portal import thai
from reports import publishing
from tests.people import browser_of
from tests.reports.chain import PICTURE, a_report, says, submitted
from tests.reports.inbox import gives, words
from tests.reports.publishing import a_publication, agreed_to

pytestmark = pytest.mark.usefixtures("quick_pdf")
REPORT = "/tharnsai/2569/reports/indicator-results/"


def button(answer) -> str:
    """The words of the one button of a heading."""
    heading = answer.content.decode().split('class="page-heading"')[1]
    return heading.split('class="button"')[1].split(">", 1)[1].split("<")[0]


def test_who_gave_an_opinion_reads_where_it_went_and_what_waits_next(tharnsai):
    version, other = submitted(tharnsai), submitted(tharnsai, a_report(tharnsai, format="status-report"))
    kittipat, orawan, somkiat = (
        browser_of(user) for user in (tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor)
    )
    said = words(kittipat.get(gives(kittipat, version, "agree").url))
    assert "แล้ว เรื่องเสนอต่อไปยังอรวรรณ ศรีวิเชียร ต่อไปคือเรื่องถัดไปที่รอความเห็นของคุณ" in said
    said = words(kittipat.get(gives(kittipat, other, "return", "ขอให้แก้").url))
    assert "แล้ว เรื่องกลับไปที่พิมพ์ลดา แสงอรุณ" in said and "ต่อไปคือ" not in said
    gives(orawan, version, "agree")
    assert "แล้ว เรื่องนี้พิจารณาเสร็จแล้ว" in words(somkiat.get(gives(somkiat, version, "agree").url))


def test_pimlada_whose_document_came_back_reads_why_and_is_warned_when_she_changed_nothing(tharnsai):
    version = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, version, "return", "ขอให้ระบุผู้รับผิดชอบ")
    pimlada = browser_of(tharnsai.administrator)
    page = pimlada.get(REPORT)
    said = words(page)
    assert said.index("“ขอให้ระบุผู้รับผิดชอบ”") < said.index("เสนอหัวหน้าสำนักปลัดเทศบาล"), "first why, then again"
    assert re.search('href="/tharnsai/2569/measures/">แก้ไขมาตรการ</a>', page.content.decode())
    assert "แก้ไขมาตรการ" not in words(browser_of(tharnsai.mayor).get(REPORT))
    again = words(pimlada.get(f"{REPORT}submit/"))
    assert "“ขอให้ระบุผู้รับผิดชอบ” ยังไม่ได้แก้สิ่งใดตั้งแต่ส่งกลับ" in again
    tharnsai.agency.plans.get(fiscal_year=2569).measures.update(follow_up="กองช่างรายงานทุกเดือน")
    again = words(pimlada.get(f"{REPORT}submit/"))
    assert "“ขอให้ระบุผู้รับผิดชอบ”" in again and "ยังไม่ได้แก้สิ่งใด" not in again


def test_what_was_agreed_to_is_published_next_and_what_was_taken_back_says_when_and_why(tharnsai):
    version = agreed_to(tharnsai)
    pimlada = browser_of(tharnsai.administrator)
    assert button(pimlada.get(REPORT)) == "เผยแพร่"
    publication = a_publication(tharnsai, version)
    page = pimlada.get(REPORT)
    assert button(page) == "อ่านรุ่นที่ 1" and "เผยแพร่ในข้ออื่น" in words(page)
    actor = tharnsai.actor(tharnsai.administrator)
    publishing.withdraw(actor=actor, publication=publication, reason="ตารางผิด")
    agreed_to(tharnsai, a_report(tharnsai, 2568))
    page = words(pimlada.get("/tharnsai/publications/"))
    assert "ถอนจาก O26 ปี 2569 เมื่อ" in page and "เพราะ ตารางผิด" in page
    assert page.index("ปีงบประมาณ 2569 รายงาน") < page.index("ปีงบประมาณ 2568 รายงาน"), "the newest year first"


def test_the_paper_of_the_last_level_is_said_to_decide(tharnsai):
    version = submitted(tharnsai)
    pimlada, form = browser_of(tharnsai.administrator), f"{REPORT}versions/{version.code}/paper/"
    told = []
    for person in (tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor):
        scan = SimpleUploadedFile("scan.png", PICTURE)
        today = thai.write_date(timezone.localdate(), "short")
        signed = {"person": person.pk, "opinion": "agree", "signed_on": today, "file": scan}
        told.append(words(pimlada.get(pimlada.post(form, signed).url)))
        pimlada.post(f"{form}confirm/")
    assert "เรื่องเสนอต่อไปยังสมเกียรติ ธารารักษ์ นายกเทศมนตรีตำบลธารใส" in told[1]
    assert "เป็นลำดับสุดท้าย เรื่องพิจารณาเสร็จ ผลคือเห็นควร" in told[2]
