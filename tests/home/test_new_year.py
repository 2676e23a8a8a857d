"""A fiscal year has begun whose rules nobody has: who is told, and how the operator opens it."""

from datetime import date

import pytest

from assessments.actions import open_year
from assessments.models import FiscalYear
from ita_portal.accounts.access import CONSOLE
from ita_portal.accounts.models import Membership, User
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from measures.rules import StepDraft
from tests.factories import a_measure
from tests.people import browser_of

NOVEMBER = date(2026, 11, 20)  # 20 November 2569, in the fiscal year 2570
OPEN = "/years/2570/open/"
BEGUN = "ปีงบประมาณ 2570 เริ่มแล้ว แต่ระบบยังไม่มีเกณฑ์ของปีนี้ จึงยังบันทึกมาตรการของปี 2570 ไม่ได้"


@pytest.fixture
def today(monkeypatch):
    def today(day):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: day)

    today(NOVEMBER)
    return today


@pytest.fixture
def operator(db):
    return User.objects.create_superuser("operator", first_name="ดูแล", last_name="ระบบ")


def words(answer):
    """The page without the marks that keep words together."""
    return answer.content.decode().replace('<span class="together">', "").replace("</span>", "")


def page(person, address="/"):
    return words(browser_of(person).get(address))


def test_pimlada_is_told_whom_to_ask_and_the_others_nothing(tharnsai, today):
    a_measure(tharnsai)
    assert f"<p>{BEGUN} โปรดแจ้งผู้ดูแลเครื่องแม่ข่ายให้เปิดปีงบประมาณ 2570</p>" in page(tharnsai.administrator)
    for person in (tharnsai.engineer, tharnsai.head_of_office, tharnsai.mayor, tharnsai.reader):
        assert "เปิดปีงบประมาณ" not in page(person)
        assert BEGUN not in page(person)


def test_on_the_last_day_of_2569_nothing_is_missing(tharnsai, operator, today):
    today(date(2026, 9, 30))
    assert BEGUN not in page(tharnsai.administrator)
    assert "/years/" not in page(operator)


def test_the_operator_opens_the_year_from_his_home(tharnsai, operator, today):
    way = f'<a href="{OPEN}">เปิดปีงบประมาณ 2570 โดยนำเกณฑ์ของปี 2569 มาใช้ไปก่อน</a>'
    assert f"<p>{BEGUN} {way}</p>" in page(operator)
    asked = page(operator, OPEN)
    assert "<h1>เปิดปีงบประมาณ 2570</h1>" in asked
    assert "ปีที่เปิดแล้วยกเลิกไม่ได้" in asked
    assert not FiscalYear.objects.filter(year=2570).exists()

    answer = browser_of(operator).post(OPEN, follow=True)

    assert answer.redirect_chain == [("/", 302)]
    assert "เปิดปีงบประมาณ 2570 แล้ว เกณฑ์ทุกรายการยังไม่ได้ตรวจสอบกับคู่มือ" in words(answer)
    assert BEGUN not in page(operator)
    assert BEGUN not in page(tharnsai.administrator)
    event = Event.objects.get(verb=Verb.YEAR_OPENED)
    assert event.sentence == "ดูแล ระบบ (ผู้ดูแลเครื่องแม่ข่าย) เปิดปีงบประมาณ 2570"
    assert '<a href="/tharnsai/2569/">2569</a>' in page(tharnsai.administrator)
    year = page(tharnsai.administrator, "/tharnsai/2570/")
    assert "ยังไม่ได้ตรวจสอบกับคู่มือ 10 รายการ" in year
    assert "นำมาจากปี 2569 ที่ยังไม่ได้ตรวจสอบเช่นกัน ต้องตรวจกับคู่มือของปี 2570" in year


def test_pressed_twice_or_opened_too_early_changes_nothing(operator, today):
    browser = browser_of(operator)
    browser.post(OPEN)
    again = words(browser.post(OPEN, follow=True))
    assert "ปีงบประมาณ 2570 เปิดอยู่แล้ว" in again
    for method in (browser.get, browser.post):
        assert method("/years/2571/open/").status_code == 404
        assert method("/years/2562/open/").status_code == 404
    assert FiscalYear.objects.count() == 8
    assert Event.objects.filter(verb=Verb.YEAR_OPENED).count() == 1


def test_an_operator_who_administers_an_agency_too_reads_one_sentence(tharnsai, operator, today):
    Membership.objects.create(user=operator, agency=tharnsai.agency, role=Membership.Role.ADMINISTRATOR)
    assert page(operator).count(BEGUN) == 1
    assert "โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย" not in page(operator)


def test_nobody_else_opens_it_by_its_address(tharnsai, today):
    for person in (tharnsai.administrator, tharnsai.engineer, tharnsai.mayor, tharnsai.reader):
        assert browser_of(person).post(OPEN).status_code == 404
    assert not FiscalYear.objects.filter(year=2570).exists()


def test_what_nobody_reported_in_2569_waits_on_in_2570(tharnsai, today):
    """On 1 October nothing leaves สมชาย's page that he has not reported; what is done and told does."""
    last_day = date(2026, 9, 30)
    a_measure(tharnsai, name="ปรับปรุงถนน", end=last_day)
    a_measure(tharnsai, name="ซ่อมไฟทาง", state="done", result="-")
    a_measure(tharnsai, name="ขุดลอกคลอง", state="done", steps=(StepDraft("ขุด", result="ลึก 2 เมตร"),))
    a_measure(tharnsai, name="ทาสีสะพาน", state="done", summary="ทาสีแล้ว", steps=())
    a_measure(tharnsai, name="ตัดต้นไม้", state="cannot", cannot_reason="ฝนตก")
    a_measure(tharnsai, name="ตรวจสอบพัสดุ", owners=("กองคลัง",), end=last_day)
    a_measure(tharnsai, year=2568, name="ปูทางเท้า")
    before = page(tharnsai.engineer)
    assert "รายงานผลของมาตรการที่ 1</a>" in before
    open_year(actor=CONSOLE, year=2570)
    a_measure(tharnsai, year=2570, name="วางท่อระบายน้ำ", start=date(2026, 10, 1), end=date(2027, 9, 30))

    home = page(tharnsai.engineer)

    assert "มี 3 เรื่อง" in home
    late, later = home.split("หลังจากนั้น")
    assert '<a href="/tharnsai/2569/measures/1/progress/">รายงานผลของมาตรการที่ 1 ปี 2569</a>' in late
    assert "รายงานผลของมาตรการที่ 2 ปี 2569" in late
    assert "ขาดผลการดำเนินการ" in late
    assert '<a href="/tharnsai/2570/measures/1/progress/">รายงานผลของมาตรการที่ 1</a>' in later
    for name in ("ขุดลอกคลอง", "ทาสีสะพาน", "ตัดต้นไม้", "ตรวจสอบพัสดุ", "ปูทางเท้า"):
        assert name not in home
