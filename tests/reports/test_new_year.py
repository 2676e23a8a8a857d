"""The work of November 2569: the memo of 2570, though nobody knows the rules of that year yet."""

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from assessments.actions import open_year, set_targets, store_scores
from assessments.rules import Result
from ita_portal.accounts.access import CONSOLE
from reports.publishing import items_for
from tests.factories import a_finding, a_measure
from tests.people import browser_of
from tests.reports.chain import a_report
from tests.reports.publishing import agreed_to
from tests.reports.reading import flat, html_text

NOVEMBER = date(2026, 11, 20)  # 20 November 2569, in the fiscal year 2570
SCORES = (95, 94, 96, 91, 94, 90, 88, 80, 95, 100)  # mean 94, 86 and 97.5: 93.00 in all


@pytest.fixture
def town(tharnsai, monkeypatch):
    """ธารใส in November: 2570 was opened, the result of 2569 came, the plan of 2570 answers it."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: NOVEMBER)
    open_year(actor=CONSOLE, year=2570)
    pimlada = tharnsai.actor(tharnsai.administrator)
    scores = {number: Decimal(score) for number, score in enumerate(SCORES, start=1)}
    result = Result(indicators=scores, announced_total=Decimal(93), announced_level="ผ่าน")
    store_scores(actor=pimlada, year=2569, result=result, version=0)
    set_targets(actor=pimlada, year=2570, targets={8: Decimal(90)})
    for issue in range(1, 7):
        a_finding(tharnsai, 2569, issue=issue, text="", recommendation="", nothing_found=True)
    a_finding(tharnsai, 2569, issue=7, text="ผู้ร้องไม่ทราบผล", recommendation="แจ้งผลทุกราย")
    whole_year = {"start": date(2026, 10, 1), "end": date(2027, 9, 30)}
    a_measure(tharnsai, 2570, name="แจ้งผลคำร้องทุกราย", indicator=8, issue=7, **whole_year)
    return tharnsai


def test_the_memo_of_2570_prints_the_result_of_2569_and_the_plan_of_2570(town, tmp_path):
    file = tmp_path / "memo.html"
    arguments = ("--agency", "tharnsai", "--year", "2570", "--digits", "arabic", "-o", str(file))
    call_command("render_report", "analysis-memo", *arguments)
    memo = html_text(file.read_bytes())
    assert flat("ประจำปีงบประมาณ พ.ศ. 2569 และแนวทางขับเคลื่อนมาตรการในปีงบประมาณ พ.ศ. 2570") in memo
    for said in ("93.00 คะแนน อยู่ในระดับ ผ่าน", "ผู้ร้องไม่ทราบผล", "แจ้งผลทุกราย", "แจ้งผลคำร้องทุกราย"):
        assert flat(said) in memo


def test_the_checks_of_2570_find_nothing_and_those_of_its_result_neither(town):
    for command, year in (("check_plan", 2570), ("check_assessment", 2569)):
        call_command(command, "--agency", "tharnsai", "--year", str(year), stdout=(said := StringIO()))
        assert "error" not in said.getvalue()


def test_everybody_works_in_2570_and_reaches_2569(town):
    for person in (town.administrator, town.engineer, town.mayor, town.reader):
        home = browser_of(person).get("/").content.decode()
        assert "<span>ปีงบประมาณ 2570</span>" in home
        assert '<a href="/tharnsai/2569/">2569</a>' in home
        year = browser_of(person).get("/tharnsai/2570/").content.decode()
        assert "93.00" in year
    compared = browser_of(town.reader).get("/tharnsai/2569/scores/compare/").content.decode()
    assert "อีก 10.00" in compared


@pytest.mark.usefixtures("quick_pdf")
def test_who_publishes_under_an_item_of_2570_is_told_that_nobody_checked_it(town):
    version = agreed_to(town, a_report(town, 2569))
    first, second = items_for(version)[:2]
    assert (first.fiscal_year_id, first.code) == (2569, "O26")
    assert (second.fiscal_year_id, second.code) == (2570, "O26")
    answer = browser_of(town.administrator).get(f"/tharnsai/publications/{version.code}/publish/")
    page = answer.content.decode().replace('<span class="together">', "").replace("</span>", "")
    assert "ข้อของปี 2569 และ ปี 2570 ในระบบยังไม่ได้ตรวจสอบกับคู่มือ โปรดเทียบก่อนเผยแพร่" in page
