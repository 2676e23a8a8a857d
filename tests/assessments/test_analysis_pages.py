"""พิมพ์ลดา and รัตนา read the analysis of the results of 2568."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.actions import add_finding, store_scores
from assessments.findings import FindingDraft
from assessments.rules import Result
from measures.actions import delete_measure, restore_measure
from measures.analysis.actions import change_answers
from tests.assessments.analysing import YEAR, address, close, section
from tests.factories import a_finding, a_measure
from tests.measures.pages import words
from tests.people import browser_of


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


@pytest.fixture
def announced(tharnsai):
    """The total of 2568 is known."""
    result = Result(announced_total=Decimal("88.00"))
    actor = tharnsai.actor(tharnsai.administrator)
    return store_scores(actor=actor, year=YEAR, result=result, version=0)


def test_rattana_reads_findings_recommendations_and_measures(tharnsai, announced):
    measure = a_measure(tharnsai, name="จัดทำคู่มือการให้บริการ")
    actor = tharnsai.actor(tharnsai.administrator)
    finding = a_finding(tharnsai, items=("i1", "e1"), recommendation="- ประกาศระยะเวลา\n– บันทึกวันรับเรื่อง")
    change_answers(actor=actor, finding=finding, add=[measure])
    a_finding(tharnsai, text="ลำดับคิวไม่เป็นไปตามที่มาถึง", recommendation="ประกาศระยะเวลา", items=("e2",))
    answer = browser_of(tharnsai.reader).get(address(tharnsai))
    page = words(answer)
    assert "1. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ 2 ข้อค้นพบ 1 มาตรการ ขาดอีก 1 ข้อ" in page
    assert 'href="/tharnsai/2569/measures/1/"' in answer.content.decode()
    first = section(answer, 1)
    assert "i1 e1 งานบริการบางงานล่าช้า" in first
    assert "ข้อเสนอแนะ ประกาศระยะเวลา บันทึกวันรับเรื่อง มาตรการที่ตอบ" in first, "each once, without its dash"
    assert "1 จัดทำคู่มือการให้บริการ" in first
    assert "ยังไม่มีมาตรการในแผนปี 2569 สำหรับ e2" in first
    assert "แก้ไข" not in first and "เพิ่มข้อค้นพบ" not in page and "ร่างจากคะแนน" not in page
    assert "ส่งออกเป็นแฟ้ม" in page


def test_issues_nobody_looked_at_are_awaited_and_it_is_pimladas_turn(tharnsai, pimlada, announced):
    a_finding(tharnsai)
    answer = pimlada.get(address(tharnsai))
    assert "รอพิมพ์ลดาแสงอรุณวิเคราะห์อีก6ประเด็นและเลือกมาตรการให้1ข้อค้นพบ" in close(answer)
    assert words(answer).count("ยังไม่ได้วิเคราะห์") == 6
    assert answer.content.decode().count('class="shape-dots"') == 6
    assert "ระบุว่าไม่มีจุดอ่อน" in section(answer, 3)


def test_a_year_without_result_leads_to_the_year_before(tharnsai, pimlada):
    answer = pimlada.get(address(tharnsai, year=2569))
    assert "ยังไม่มีผลการประเมินของปี2569" in close(answer)
    assert f'href="{address(tharnsai)}"' in answer.content.decode()
    assert "ร่างจากคะแนนรายข้อ" not in words(answer)


@pytest.mark.parametrize(("year", "status"), [(2563, 200), (2566, 200), (2570, 404)])
def test_each_year_with_rules_has_its_page(tharnsai, pimlada, year, status):
    assert pimlada.get(address(tharnsai, year=year)).status_code == status


def test_a_deleted_measure_answers_no_finding_until_it_is_restored(tharnsai, pimlada):
    actor = tharnsai.actor(tharnsai.administrator)
    finding, measure = a_finding(tharnsai, items=("i1",)), a_measure(tharnsai)
    change_answers(actor=actor, finding=finding, add=[measure])
    delete_measure(actor=actor, measure=measure)
    assert "ยังไม่มีมาตรการในแผนปี 2569 สำหรับ i1" in words(pimlada.get(address(tharnsai)))
    restore_measure(actor=actor, measure=measure)
    assert "ยังไม่มีมาตรการในแผนปี 2569" not in words(pimlada.get(address(tharnsai)))


def test_a_measure_of_the_issue_answers_its_findings_until_it_is_chosen_for_one(tharnsai, pimlada):
    measure = a_measure(tharnsai, name="ตรวจรับงานสองชั้น", issue=3)
    late, unclear = a_finding(tharnsai, issue=3, items=("e5",)), a_finding(tharnsai, issue=3, items=("e7",))
    page = words(pimlada.get(address(tharnsai)))
    assert "2 ข้อค้นพบ 1 มาตรการ" in page
    assert "ยังไม่ได้เลือกว่าตอบข้อค้นพบใด 1 ตรวจรับงานสองชั้น" in page
    assert "ยังไม่มีมาตรการในแผนปี 2569" not in page
    change_answers(actor=tharnsai.actor(tharnsai.administrator), finding=late, add=[measure])
    page = words(pimlada.get(address(tharnsai)))
    assert "2 ข้อค้นพบ 1 มาตรการ ขาดอีก 1 ข้อ" in page
    assert "ยังไม่มีมาตรการในแผนปี 2569 สำหรับ e7" in page
    assert unclear.text in page


def test_the_page_of_a_measure_names_the_findings_it_answers(tharnsai):
    measure = a_measure(tharnsai)
    path = f"/{tharnsai.code}/2569/measures/{measure.number}/"
    reader = browser_of(tharnsai.reader)
    assert "ตอบข้อค้นพบ" not in words(reader.get(path))
    finding = a_finding(tharnsai, issue=4, items=("i10",))
    change_answers(actor=tharnsai.actor(tharnsai.administrator), finding=finding, add=[measure])
    answer = reader.get(path)
    assert "ตอบข้อค้นพบ ของผลการประเมินปีก่อน i10 งานบริการบางงานล่าช้า ประเด็นที่ 4" in words(answer)
    assert f'href="{address(tharnsai)}#issue-4"' in answer.content.decode()


def test_the_page_takes_at_most_thirteen_queries(tharnsai, pimlada, announced):
    actor = tharnsai.actor(tharnsai.administrator)
    measures = [a_measure(tharnsai, name=f"มาตรการ {number}") for number in range(6)]
    for issue in (1, 2, 3, 4, 5):
        for number in range(4):
            finding = a_finding(tharnsai, issue=issue, text=f"ข้อ {number}", items=("i1", "e1"))
            change_answers(actor=actor, finding=finding, add=measures[:number])
    add_finding(actor=actor, year=YEAR, draft=FindingDraft(6, nothing_found=True))
    pimlada.get(address(tharnsai))  # the first request of a session writes down that it began
    with CaptureQueriesContext(connection) as queries:
        answer = pimlada.get(address(tharnsai))
    assert answer.status_code == 200
    assert len(queries) <= 13, "\n".join(query["sql"][:150] for query in queries)
