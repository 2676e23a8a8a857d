"""What was agreed to and not published yet is named to who publishes: what, since when, and the way there."""

import pytest
from django.utils import timezone

from ita_portal import thai
from reports import publishing
from tests.people import browser_of
from tests.reports.chain import a_report, submitted
from tests.reports.inbox import words
from tests.reports.publishing import a_publication, agreed_to, changed

pytestmark = pytest.mark.usefixtures("quick_pdf")
REPORT = "รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569"


def home(person):
    return browser_of(person).get("/")


def year(person):
    return browser_of(person).get("/tharnsai/2569/")


def test_what_the_mayor_agreed_to_waits_at_home_and_on_the_year_until_pimlada_publishes_it(tharnsai):
    report = a_report(tharnsai)
    version = agreed_to(tharnsai, report)
    today = thai.write_date(timezone.localdate(), "short")
    way = f'href="/tharnsai/publications/{version.code}/publish/"'

    page = home(tharnsai.administrator)
    said = f"เผยแพร่{REPORT} รุ่นที่ 1 นายกเทศมนตรีตำบลธารใสเห็นควรดำเนินการเมื่อ {today} ยังไม่เผยแพร่"
    assert f"เห็นชอบแล้ว รอเผยแพร่ {said}" in words(page)
    assert "มี 1 เรื่อง" in words(page)
    assert way in page.content.decode()
    page = year(tharnsai.administrator)
    assert f"ยังไม่เผยแพร่ เห็นชอบเมื่อ {today} เผยแพร่" in words(page)
    assert way in page.content.decode()

    for other in (tharnsai.engineer, tharnsai.mayor):
        assert "รอเผยแพร่" not in words(home(other))
    page = year(tharnsai.mayor)
    assert f"ยังไม่เผยแพร่ เห็นชอบเมื่อ {today}" in words(page), "he reads that it is, and is asked for nothing"
    assert way not in page.content.decode()

    publication = a_publication(tharnsai, version)
    for page in (home(tharnsai.administrator), year(tharnsai.administrator)):
        assert "เผยแพร่รายงาน" not in words(page) and "ยังไม่เผยแพร่" not in words(page)
    actor = tharnsai.actor(tharnsai.administrator)
    publishing.withdraw(actor=actor, publication=publication, reason="ตารางผิด")
    assert "ยังไม่เผยแพร่" not in words(home(tharnsai.administrator)), "she took it back herself"


def test_a_version_with_a_newer_one_does_not_wait_to_be_published(tharnsai):
    report = a_report(tharnsai)
    agreed_to(tharnsai, report)
    submitted(tharnsai, changed(report))
    for page in (home(tharnsai.administrator), year(tharnsai.administrator)):
        assert "ยังไม่เผยแพร่" not in words(page)


def test_many_that_wait_are_one_line_that_leads_to_all_of_them(tharnsai):
    formats = ("indicator-results", "completion-results", "improvement-results", "status-report")
    for format in formats[:3]:
        agreed_to(tharnsai, a_report(tharnsai, format=format))
    assert words(home(tharnsai.administrator)).count("ยังไม่เผยแพร่") == 3
    agreed_to(tharnsai, a_report(tharnsai, format=formats[3]))
    page = home(tharnsai.administrator)
    assert "เผยแพร่เอกสาร 4 เรื่อง รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569, " in words(page)
    assert words(page).count("ยังไม่เผยแพร่") == 1
    assert '<a href="/tharnsai/publications/">' in page.content.decode()
