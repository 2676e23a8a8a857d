"""What the analysis of last year's result asks of พิมพ์ลดา: on her own page, and on that of the year."""

from datetime import date
from decimal import Decimal

import pytest

from assessments.actions import store_scores
from assessments.rules import Result
from ita_portal.home import views
from measures.actions import delete_measure
from measures.analysis.actions import change_answers
from measures.analysis.awaited import check_analysis
from tests.factories import a_finding, a_measure
from tests.measures.pages import words
from tests.people import browser_of


@pytest.fixture(autouse=True)
def a_tuesday_in_february(monkeypatch):
    monkeypatch.setattr(views.timezone, "localdate", lambda *_: date(2026, 2, 17))


@pytest.fixture
def announced(tharnsai):
    """The total of 2568 is known."""
    result = Result(announced_total=Decimal("88.00"))
    store_scores(actor=tharnsai.actor(tharnsai.administrator), year=2568, result=result, version=0)


def home(person):
    return words(browser_of(person).get("/"))


def year(person):
    return words(browser_of(person).get("/tharnsai/2569/"))


def test_pimlada_is_asked_to_analyse_what_was_announced(tharnsai, announced):
    a_finding(tharnsai, issue=1, items=("i1",))
    page = home(tharnsai.administrator)
    assert "วิเคราะห์ผลการประเมินปี 2568" in page
    assert "ประเด็นที่ 2, 3" in page
    assert "เลือกมาตรการที่ตอบข้อค้นพบของปี 2568 i1 ประเด็นที่ 1" in page


@pytest.mark.parametrize("part", ["engineer", "mayor", "reader"])
def test_nobody_else_is_asked(tharnsai, announced, part):
    assert "วิเคราะห์ผลการประเมิน" not in home(getattr(tharnsai, part))


def test_nothing_is_asked_before_the_result_is_announced(tharnsai):
    assert "วิเคราะห์ผลการประเมิน" not in home(tharnsai.administrator)


def test_a_finding_whose_measure_was_deleted_waits_again(tharnsai, announced):
    actor = tharnsai.actor(tharnsai.administrator)
    finding, measure = a_finding(tharnsai), a_measure(tharnsai)
    change_answers(actor=actor, finding=finding, add=[measure])
    codes = {problem.code for problem in check_analysis(tharnsai.agency, 2568)}
    assert codes == {"issue-not-looked-at"}
    delete_measure(actor=actor, measure=measure)
    problems = check_analysis(tharnsai.agency, 2568)
    assert problems[-1].code == "finding-without-measure"
    assert problems[-1].message == "ข้อค้นพบที่ 1 ประเด็นที่ 1 ยังไม่มีมาตรการในแผนปี 2569"


def test_a_measure_of_an_issue_answers_its_findings_until_it_is_chosen_for_one(tharnsai, announced):
    late, _ = a_finding(tharnsai), a_finding(tharnsai, text="ไม่เผยแพร่ขั้นตอน")
    measure = a_measure(tharnsai, issue=1)
    assert {problem.code for problem in check_analysis(tharnsai.agency, 2568)} == {"issue-not-looked-at"}
    change_answers(actor=tharnsai.actor(tharnsai.administrator), finding=late, add=[measure])
    assert check_analysis(tharnsai.agency, 2568)[-1].where == "ข้อค้นพบที่ 2 ประเด็นที่ 1"


def test_the_neighbours_findings_are_not_ours(tharnsai, dontawan, announced):
    a_finding(dontawan, issue=2)
    where = [problem.where for problem in check_analysis(tharnsai.agency, 2568)]
    assert where == [f"ประเด็นที่ {number}" for number in range(1, 8)]
    assert len(check_analysis(dontawan.agency, 2568)) == 7, "six issues, one finding without measure"


def test_home_still_asks_the_database_fourteen_times_at_most(
    tharnsai, announced, django_assert_max_num_queries
):
    for issue in (1, 2, 3):
        a_finding(tharnsai, issue=issue, items=("i1", "e1"))
    a_measure(tharnsai)
    client = browser_of(tharnsai.administrator)
    client.get("/")  # the first request of a session writes down that it began
    with django_assert_max_num_queries(14):
        client.get("/")


def test_an_issue_that_nobody_looked_at_is_to_be_cured_on_the_page_of_the_year(tharnsai, announced):
    a_measure(tharnsai)
    for issue in (1, 2, 4, 5, 6, 7):
        a_finding(tharnsai, issue=issue, text="", recommendation="", nothing_found=True)
    said = "ประเด็นที่ 3 ของผลการประเมินปี 2568 ยังไม่มีผู้วิเคราะห์ แถวนี้ในรายงานจะว่าง"
    assert f"{said} วิเคราะห์ประเด็นนี้" in year(tharnsai.administrator)
    assert f"{said} ดูการวิเคราะห์" in year(tharnsai.mayor)
    assert "ครบถ้วนทุกข้อที่ตรวจ" not in year(tharnsai.mayor)


def test_a_finding_without_a_measure_is_to_be_cured_there_until_one_answers_it(tharnsai, announced):
    finding, measure = a_finding(tharnsai, issue=1, items=("i1",)), a_measure(tharnsai)
    said = "ข้อค้นพบของปี 2568 ยังไม่มีมาตรการในแผนปี 2569: i1 ประเด็นที่ 1 เลือกมาตรการที่ตอบ"
    assert said in year(tharnsai.administrator)
    change_answers(actor=tharnsai.actor(tharnsai.administrator), finding=finding, add=[measure])
    assert "ยังไม่มีมาตรการในแผน" not in year(tharnsai.administrator)
