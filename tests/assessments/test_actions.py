"""พิมพ์ลดา stores results, targets and findings; what does not fit, or was changed meanwhile, is refused."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.actions import (
    ChangedMeanwhile,
    NotStorable,
    add_finding,
    change_finding,
    delete_finding,
    set_draft_below,
    set_issue_items,
    set_targets,
    store_item_scores,
    store_scores,
)
from assessments.findings import FindingDraft
from assessments.models import Assessment, Finding, IndicatorScore, Issue, OwnIssueItems
from assessments.results import assessment_of, result_of, targets_of
from assessments.rules import Result
from ita_portal.audit.models import Event
from ita_portal.audit.record import events_of
from tests.assessments.years import khuankhanun

D = Decimal
BORROWED = FindingDraft(
    issue=4,
    text="มีการยืมทรัพย์สินโดยไม่ขออนุญาต",
    recommendation="จัดทำคู่มือการยืม",
    items=("i10", "i12"),
)


@pytest.fixture
def pimlada(tharnsai):
    return tharnsai.actor(tharnsai.administrator)


@pytest.fixture
def stored(pimlada):
    return store_scores(actor=pimlada, year=2567, result=khuankhanun(), version=0)


def said(thing):
    return [(event.sentence, event.before, event.after) for event in events_of(thing)]


def refused(call, **values) -> list[tuple[str, str]]:
    with pytest.raises(NotStorable) as caught:
        call(**values)
    return [(problem.where, problem.message) for problem in caught.value.problems]


def test_what_is_stored_is_read_back(stored, pimlada):
    parts = {("EIT", 1): D("98.00"), ("EIT", 2): D("74.10")}
    names = {6: "การบริการประชาชน"}
    whole = khuankhanun(parts=parts, names=names)
    store_scores(actor=pimlada, year=2567, result=whole, version=1)
    assert result_of(assessment_of(pimlada.agency, 2567)) == whole
    assert result_of(assessment_of(pimlada.agency, 2566)) == Result()


def test_the_trail_tells_every_figure_that_differs(stored, pimlada):
    changed = khuankhanun(indicators={**khuankhanun().indicators, 8: D("73.30")}, announced_rank="")
    store_scores(actor=pimlada, year=2567, result=changed, version=1)
    first, second = said(stored)
    assert first[0] == "พิมพ์ลดา แสงอรุณ (นักวิเคราะห์นโยบายและแผน) บันทึก ผลการประเมินปีงบประมาณ 2567"
    assert first[1] == {}
    assert first[2]["คะแนนรวม"] == "95.01"
    assert first[2]["ตัวชี้วัดที่ 10"] == "100.00"
    assert second[1:] == (
        {"ลำดับ": "1014", "ตัวชี้วัดที่ 8": "73.29"},
        {"ลำดับ": "", "ตัวชี้วัดที่ 8": "73.30"},
    )


def test_the_same_figures_again_change_nothing(stored, pimlada):
    again = store_scores(actor=pimlada, year=2567, result=khuankhanun(), version=1)
    assert again.version == 1
    assert len(said(stored)) == 1


def test_a_figure_left_out_is_taken_away_and_item_scores_stay(stored, pimlada):
    store_item_scores(actor=pimlada, year=2567, items={"i10": D("80.00")})
    document_004 = Result(announced_total=D("59.42"), announced_level="D")
    store_scores(actor=pimlada, year=2567, result=document_004, version=1)
    assert result_of(stored) == replace(document_004, items={"i10": D("80.00")})
    assert not IndicatorScore.objects.filter(assessment=stored).exists()


def test_an_old_year_of_which_only_the_total_is_known(pimlada):
    store_scores(
        actor=pimlada,
        year=2563,
        result=Result(announced_total=D("59.42"), announced_level="D"),
        version=0,
    )
    assert assessment_of(pimlada.agency, 2563).announced_level == "D"


def test_two_administrators_do_not_overwrite_each_other(stored, pimlada):
    """พิมพ์ลดา and a colleague read version 1; the colleague was first."""
    store_scores(actor=pimlada, year=2567, result=khuankhanun(announced_level="ผ่านดี"), version=1)
    with pytest.raises(ChangedMeanwhile) as caught:
        store_scores(actor=pimlada, year=2567, result=khuankhanun(announced_level="A"), version=1)
    assert caught.value.thing.announced_level == "ผ่านดี"
    with pytest.raises(ChangedMeanwhile):
        store_scores(actor=pimlada, year=2567, result=khuankhanun(), version=0)


def test_every_figure_that_does_not_fit_is_named_and_nothing_is_stored(pimlada):
    bad = Result(
        indicators={
            **{number: D("90.00") for number in (5, 6, 8, 9, 10, 11)},
            **{1: D("-0.01"), 2: D("100.01"), 3: D("NaN"), 4: D("95.005")},
        },
        parts={("EIT", 3): D("90.00"), ("EIT", 1): D("101.00")},
        names={5: "ก" * 201},
        announced_total=D("100.01"),
        announced_level="ผ่าน" * 60,
    )
    assert refused(store_scores, actor=pimlada, year=2567, result=bad, version=0) == [
        ("indicator-11", "ไม่มีตัวชี้วัดที่ 11 ในเกณฑ์ของปี 2567 ที่ใช้ได้คือ 1 ถึง 10"),
        ("indicator-1", "ตัวชี้วัดที่ 1 ได้ -0.01 แต่คะแนนต้องอยู่ระหว่าง 0 ถึง 100"),
        ("indicator-2", "ตัวชี้วัดที่ 2 ได้ 100.01 แต่คะแนนต้องอยู่ระหว่าง 0 ถึง 100"),
        ("indicator-3", "ตัวชี้วัดที่ 3 ได้ NaN แต่คะแนนต้องอยู่ระหว่าง 0 ถึง 100"),
        ("indicator-4", "ตัวชี้วัดที่ 4 ได้ 95.005 แต่คะแนนมีทศนิยมได้ไม่เกิน 2 ตำแหน่ง"),
        (
            "indicator-7",
            "ขาดคะแนนตัวชี้วัดที่ 7 ต้องมีครบทุกตัวชี้วัด หรือเว้นว่างทุกตัวเมื่อทราบเพียงคะแนนรวม",
        ),
        ("name-5", "ชื่อตัวชี้วัดที่ 5 ยาว 201 ตัวอักษร ต้องไม่เกิน 200 ตัวอักษร"),
        ("part-EIT-3", "เกณฑ์ของปี 2567 ไม่มี EIT ส่วนที่ 3 ให้เว้นว่าง"),
        ("part-EIT-1", "EIT ส่วนที่ 1 ได้ 101.00 แต่คะแนนต้องอยู่ระหว่าง 0 ถึง 100"),
        ("total", "คะแนนรวม ได้ 100.01 แต่คะแนนต้องอยู่ระหว่าง 0 ถึง 100"),
        ("level", "ระดับ ยาว 240 ตัวอักษร ต้องไม่เกิน 200 ตัวอักษร"),
    ]
    assert not Assessment.objects.exists()


def test_no_figure_at_all_is_no_result(pimlada):
    assert refused(store_scores, actor=pimlada, year=2567, result=Result(), version=0) == [
        ("total", "กรอกคะแนนอย่างน้อยหนึ่งค่า")
    ]
    assert not Assessment.objects.exists()


def test_item_scores_one_by_one(pimlada):
    store_item_scores(actor=pimlada, year=2567, items={"i10": D("80.00"), "O34": D("100.00")})
    assessment = store_item_scores(actor=pimlada, year=2567, items={"i10": D("0.00"), "O34": None})
    assert result_of(assessment).items == {"i10": D("0.00")}
    assert said(assessment)[1][1:] == (
        {"i10": "80.00", "O34": "100.00"},
        {"i10": "0.00", "O34": ""},
    )
    assert refused(store_item_scores, actor=pimlada, year=2567, items={"i99": D("80"), "i1": D("101")}) == [
        ("item-i99", "ไม่มีข้อ i99 ในเกณฑ์ของปี 2567"),
        ("item-i1", "ข้อ i1 ได้ 101 แต่คะแนนต้องอยู่ระหว่าง 0 ถึง 100"),
    ]


def test_targets_of_a_year(pimlada):
    set_targets(actor=pimlada, year=2568, targets={8: D("85.00"), 7: D("95.00")})
    set_targets(actor=pimlada, year=2568, targets={8: D("0.00"), 7: None, 1: None})
    assert targets_of(pimlada.agency, 2568) == {8: D("0.00")}
    assert targets_of(pimlada.agency, 2567) == {}
    assert said(pimlada.agency)[-1][1:] == (
        {"ตัวชี้วัดที่ 8": "85.00", "ตัวชี้วัดที่ 7": "95.00"},
        {"ตัวชี้วัดที่ 8": "0.00", "ตัวชี้วัดที่ 7": ""},
    )
    assert refused(set_targets, actor=pimlada, year=2568, targets={11: D("85.00")})[0][0] == "indicator-11"


def test_a_finding_is_added_changed_and_deleted(pimlada):
    finding = add_finding(actor=pimlada, year=2567, draft=BORROWED)
    second = add_finding(actor=pimlada, year=2567, draft=replace(BORROWED, text="ไม่มีผู้กำกับดูแล"))
    assert (finding.order, second.order) == (1, 2)
    change_finding(actor=pimlada, finding=finding, draft=replace(BORROWED, items=("i12",)), version=1)
    assert [item.code for item in Finding.objects.get(pk=finding.pk).items.all()] == ["i12"]
    with pytest.raises(ChangedMeanwhile):
        change_finding(actor=pimlada, finding=finding, draft=BORROWED, version=1)
    delete_finding(actor=pimlada, finding=second)
    assert Finding.objects.count() == 1
    assert [each[1:] for each in said(finding)][1] == ({"ข้อ": "i10, i12"}, {"ข้อ": "i12"})
    assert said(finding)[0][0].endswith("เพิ่ม ข้อค้นพบที่ 1 ของประเด็นที่ 4 ปี 2567")


def test_a_finding_goes_before_the_end_of_the_trail_is_locked_and_is_known_by_its_id(pimlada):
    finding = add_finding(actor=pimlada, year=2567, draft=BORROWED)
    known = str(finding.pk)
    with CaptureQueriesContext(connection) as asked:
        delete_finding(actor=pimlada, finding=finding)
    said = [query["sql"] for query in asked]
    locked = next(place for place, sql in enumerate(said) if "audit_chainhead" in sql)
    assert not [sql for sql in said[locked:] if sql.startswith("DELETE")]
    event = Event.objects.latest("number")
    assert (event.verb, event.thing_id) == ("finding-deleted", known)
    assert event.before["ข้อ"] == "i10, i12"


def test_an_issue_without_weak_point_has_no_finding_beside(pimlada):
    none = FindingDraft(issue=6, recommendation="ไม่มี", nothing_found=True)
    add_finding(actor=pimlada, year=2567, draft=none)
    for draft in (none, replace(BORROWED, issue=6)):
        assert refused(add_finding, actor=pimlada, year=2567, draft=draft)[0][0] == "nothing_found"
    first = add_finding(actor=pimlada, year=2567, draft=BORROWED)
    add_finding(actor=pimlada, year=2567, draft=BORROWED)
    marked = FindingDraft(issue=4, nothing_found=True)
    assert refused(change_finding, actor=pimlada, finding=first, draft=marked, version=1)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(BORROWED, issue=8), "issue"),
        (FindingDraft(issue=4), "text"),
        (replace(BORROWED, nothing_found=True), "text"),
        (replace(BORROWED, text="ก" * 30_001), "text"),
        (replace(BORROWED, items=("i10", "i99")), "items"),
    ],
)
def test_a_finding_that_does_not_fit(pimlada, draft, field):
    assert refused(add_finding, actor=pimlada, year=2567, draft=draft)[0][0] == field


def test_a_finding_does_not_move_to_another_issue(pimlada):
    finding = add_finding(actor=pimlada, year=2567, draft=BORROWED)
    moved = replace(BORROWED, issue=5)
    assert refused(change_finding, actor=pimlada, finding=finding, draft=moved, version=1)[0][0] == "issue"


def test_the_threshold_and_the_items_of_an_issue_are_the_agencys_own(pimlada):
    issue = Issue.objects.get(fiscal_year=2567, number=4)
    set_draft_below(actor=pimlada, score=D("90.00"))
    set_draft_below(actor=pimlada, score=D("90.00"))
    set_issue_items(actor=pimlada, issue=issue, codes=["i12", "i10"])
    set_issue_items(actor=pimlada, issue=issue, codes=["i10", "i12"])
    set_issue_items(actor=pimlada, issue=issue, codes=None)
    assert pimlada.agency.analysis_settings.draft_below == D("90.00")
    assert not OwnIssueItems.objects.exists()
    assert [each[1:] for each in said(pimlada.agency)] == [
        ({"ร่างข้อค้นพบจากข้อที่ได้คะแนนต่ำกว่า": ""}, {"ร่างข้อค้นพบจากข้อที่ได้คะแนนต่ำกว่า": "90.00"}),
        ({"ข้อ": "ตามเกณฑ์ของปี"}, {"ข้อ": "i10, i12"}),
        ({"ข้อ": "i10, i12"}, {"ข้อ": "ตามเกณฑ์ของปี"}),
    ]
    assert refused(set_draft_below, actor=pimlada, score=D("101"))[0][0] == "draft_below"
    assert refused(set_issue_items, actor=pimlada, issue=issue, codes=["i99"])[0][0] == "items"


@pytest.mark.parametrize("part", ["engineer", "mayor", "reader"])
def test_only_the_administrator_stores_results_and_findings(tharnsai, pimlada, part):
    somebody = tharnsai.actor(getattr(tharnsai, part))
    finding = add_finding(actor=pimlada, year=2567, draft=BORROWED)
    for call in (
        lambda: store_scores(actor=somebody, year=2567, result=khuankhanun(), version=0),
        lambda: store_item_scores(actor=somebody, year=2567, items={"i1": D(1)}),
        lambda: set_targets(actor=somebody, year=2567, targets={1: D(1)}),
        lambda: add_finding(actor=somebody, year=2567, draft=BORROWED),
        lambda: change_finding(actor=somebody, finding=finding, draft=BORROWED, version=1),
        lambda: delete_finding(actor=somebody, finding=finding),
        lambda: set_draft_below(actor=somebody, score=D(1)),
        lambda: set_issue_items(actor=somebody, issue=finding.issue, codes=[]),
    ):
        with pytest.raises(PermissionDenied):
            call()
