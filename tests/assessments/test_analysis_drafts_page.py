"""พิมพ์ลดา lets the portal draft findings from item scores, and says which items stand under which issue."""

from decimal import Decimal

import pytest

from assessments.actions import set_issue_items, store_item_scores
from assessments.models import AnalysisSettings, Finding, Issue, OwnIssueItems
from assessments.storing.findings import draft_of
from ita_portal.audit.models import Event
from tests.assessments.analysing import YEAR, address
from tests.factories import a_finding
from tests.measures.pages import problems, words
from tests.people import browser_of

LOW = {"i1": "80.00", "i10": "84.99", "i12": "85.00", "e1": "70.50", "O27": "0.00"}


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


@pytest.fixture
def scored(tharnsai):
    """Item scores of 2568: i1, i10 and e1 lie below 85, O27 too but belongs to no issue."""
    items = {code: Decimal(score) for code, score in LOW.items()}
    store_item_scores(actor=tharnsai.actor(tharnsai.administrator), year=YEAR, items=items)


def keys(answer):
    return [each.key for each in answer.context["proposal"].drafted]


def test_without_item_scores_the_page_says_how_to_bring_them(tharnsai, pimlada):
    answer = pimlada.get(address(tharnsai, "drafts"))
    assert "ยังไม่มีคะแนนรายข้อของปีนี้" in words(answer)
    assert 'href="/tharnsai/import/item-scores/"' in answer.content.decode()


def test_drafts_are_shown_first_and_nothing_is_stored(tharnsai, pimlada, scored):
    answer = pimlada.get(address(tharnsai, "drafts"))
    assert keys(answer) == ["1-i1", "1-e1", "2-e1", "4-i10"]
    page = words(answer)
    assert "ร่างจากข้อที่ได้คะแนนต่ำกว่า 85.00 คะแนน" in page
    assert "i1 ปฏิบัติงานหรือให้บริการตามขั้นตอนและระยะเวลา ได้ 80.00 คะแนน" in page
    assert "ไม่อยู่ในประเด็นใด จึงไม่ได้ร่าง: O27" in page
    assert not Finding.objects.exists()


def test_the_box_of_an_open_issue_says_that_drafts_wait(tharnsai, pimlada, scored):
    page = pimlada.get(address(tharnsai)).content.decode()
    box = " ".join(page.split('aria-labelledby="issue-1"')[1].split("</section>")[0].split())
    assert 'href="/tharnsai/2568/analysis/drafts/#draft-issue-1">2 ข้อรอให้เลือก</a>' in box
    assert page.count("ข้อรอให้เลือก") == 3, "issues 1, 2 and 4"
    assert "ข้อรอให้เลือก" not in words(browser_of(tharnsai.reader).get(address(tharnsai)))


def test_p19_the_chosen_drafts_become_findings_once(tharnsai, pimlada, scored):
    path = address(tharnsai, "drafts")
    answer = pimlada.post(path, {"draft": ["1-i1", "2-e1"]}, follow=True)
    assert "เพิ่มข้อค้นพบ 2 ข้อแล้ว" in words(answer)
    drafts = [draft_of(finding) for finding in Finding.objects.all()]
    assert [(draft.issue, draft.items) for draft in drafts] == [(1, ("i1",)), (2, ("e1",))]
    assert drafts[0].text == "บุคลากรบางส่วนเห็นว่างานบริการบางงานล่าช้ากว่าเวลาที่ประกาศ หรือทำไม่ครบตามขั้นตอน"
    assert len(drafts[0].recommendation.splitlines()) == 2
    assert Event.objects.filter(verb="finding-added").count() == 2
    answer = pimlada.get(path)
    assert keys(answer) == ["1-e1", "4-i10"]
    assert "ข้อที่มีข้อค้นพบอยู่แล้ว ไม่ร่างซ้ำ 2 ข้อ" in words(answer)
    answer = pimlada.post(path, {"draft": ["1-i1", "1-e1", "7-O99"]}, follow=True)
    assert "เพิ่มข้อค้นพบ 1 ข้อแล้ว" in words(answer) and "อีก 2 ข้อมีอยู่แล้ว" in words(answer)
    assert list(Finding.objects.filter(issue__number=1).values_list("order", flat=True)) == [1, 2]


def test_no_draft_chosen_stores_none(tharnsai, pimlada, scored):
    assert "ยังไม่ได้เลือกร่างข้อใด" in words(pimlada.post(address(tharnsai, "drafts"), follow=True))
    assert not Finding.objects.exists()


def test_an_issue_said_to_have_no_weak_point_is_shown_as_contradicted(tharnsai, pimlada, scored):
    a_finding(tharnsai, issue=4, text="", recommendation="", nothing_found=True)
    answer = pimlada.get(address(tharnsai, "drafts"))
    assert "ประเด็นที่ 4 ระบุว่าไม่มีจุดอ่อน แต่มีข้อที่คะแนนต่ำ: i10" in words(answer)
    assert "4-i10" not in keys(answer)


def test_p19_the_threshold_is_the_agencys_own_in_thai_digits_too(tharnsai, pimlada, scored):
    path = address(tharnsai, "drafts")
    pimlada.post(path, {"below": "๘๕.๐๑", "do": "threshold"})
    assert AnalysisSettings.objects.get().draft_below == Decimal("85.01")
    assert "4-i12" in keys(pimlada.get(path))
    assert Event.objects.filter(verb="analysis-set").count() == 1
    pimlada.post(path, {"below": "", "do": "threshold"})
    assert AnalysisSettings.objects.get().draft_below is None


@pytest.mark.parametrize("typed", ["-0.01", "100.01", "85,5", "1e2", "NaN"])
def test_p11_a_threshold_that_is_no_score_is_refused_at_its_field(tharnsai, pimlada, scored, typed):
    answer = pimlada.post(address(tharnsai, "drafts"), {"below": typed, "do": "threshold"})
    ((sentence, href),) = problems(answer)
    assert href == "#id_below" and typed in sentence
    assert f'value="{typed}"' in answer.content.decode()
    assert not AnalysisSettings.objects.exists()


def test_p19_the_items_of_an_issue_are_the_agencys_own_until_it_goes_back(tharnsai, pimlada, scored):
    path = address(tharnsai, "items", 7)
    pimlada.post(path, {"codes": ["i15", "O27"]})
    assert "7-O27" in keys(pimlada.get(address(tharnsai, "drafts")))
    overview = words(pimlada.get(address(tharnsai, "items")))
    assert "i15, O27 หน่วยงานจัดเอง" in overview
    assert "ไม่อยู่ในประเด็นใด" in overview and "O28" in overview, "items of no issue are named"
    assert words(pimlada.get(path)).count("กลับไปใช้ตามเกณฑ์ของปี") == 1
    pimlada.post(path, {"do": "year"})
    assert not OwnIssueItems.objects.exists()
    assert [event.after for event in Event.objects.filter(verb="analysis-set")] == [
        {"ข้อ": "i15, O27"},
        {"ข้อ": "ตามเกณฑ์ของปี"},
    ]


def test_choosing_what_the_year_proposes_is_no_choice_of_its_own(tharnsai, pimlada):
    issue = Issue.objects.get(fiscal_year=YEAR, number=4)
    set_issue_items(actor=tharnsai.actor(tharnsai.administrator), issue=issue, codes=["i10"])
    pimlada.post(address(tharnsai, "items", 4), {"codes": ["i12", "i11", "i10"]})
    assert not OwnIssueItems.objects.exists()


def test_the_neighbours_choice_is_not_ours(tharnsai, dontawan, pimlada, scored):
    decha = browser_of(dontawan.administrator)
    decha.post(address(dontawan, "items", 4), {"codes": []})
    decha.post(address(dontawan, "drafts"), {"below": "10", "do": "threshold"})
    assert "4-i10" in keys(pimlada.get(address(tharnsai, "drafts")))


def test_an_item_the_year_has_not_is_refused(tharnsai, pimlada):
    answer = pimlada.post(address(tharnsai, "items", 4), {"codes": ["i99"]})
    assert problems(answer) == [("เลือกข้อที่อยู่ในประเด็นนี้จากรายการที่มีให้", "#id_codes")]
    assert not OwnIssueItems.objects.exists()
