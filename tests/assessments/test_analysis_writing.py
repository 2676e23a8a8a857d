"""พิมพ์ลดา analyses the results of 2568 issue by issue; nobody else writes, the neighbour sees nothing."""

from decimal import Decimal

import pytest

from assessments.actions import NotStorable, change_finding, delete_finding, store_scores
from assessments.findings import FindingDraft
from assessments.models import Finding
from assessments.rules import Result
from assessments.storing.findings import draft_of
from ita_portal.audit.models import Event
from measures.analysis.actions import change_answers
from measures.answers import Answer
from tests.assessments.analysing import TYPED, YEAR, address, said, section
from tests.factories import a_finding, a_measure
from tests.measures.pages import open_form, problems, words
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


def test_p19_pimlada_adds_a_finding_with_the_measure_that_answers_it(tharnsai, pimlada):
    measure = a_measure(tharnsai)
    answer = pimlada.post(address(tharnsai, 4, "add"), {**TYPED, "measures": [measure.pk]}, follow=True)
    assert "บันทึกข้อค้นพบของประเด็นที่ 4 แล้ว" in words(answer)
    finding = Finding.objects.get()
    assert draft_of(finding) == FindingDraft(
        issue=4,
        text="มีการยืมทรัพย์สินโดยไม่ลงทะเบียน",
        recommendation="ใช้ทะเบียนกลาง\nตรวจนับทุกไตรมาส",
        items=("i10", "i12"),
    )
    added, tied = said(finding)
    by_whom = Event.objects.filter(verb__startswith="finding").values_list("person__username", "agency__code")
    assert set(by_whom) == {("pimlada", "tharnsai")}
    assert added[0] == "finding-added"
    assert tied == ("finding-changed", {"มาตรการที่ตอบ": ""}, {"มาตรการที่ตอบ": "1"})
    assert "มีการยืมทรัพย์สินโดยไม่ลงทะเบียน" in section(pimlada.get(address(tharnsai)), 4)


def test_a_finding_without_its_text_is_refused_and_nothing_typed_is_lost(tharnsai, pimlada):
    answer = pimlada.post(address(tharnsai, 4, "add"), {**TYPED, "text": " "})
    assert problems(answer) == [("กรอกข้อบกพร่องหรือจุดอ่อน", "#id_text")]
    assert answer.content.decode().count("กรอกข้อบกพร่องหรือจุดอ่อน") == 2, "in the summary and at the field"
    assert "ข้อผิดพลาด 1 จุด" in answer.content.decode()
    form = answer.context["form"]
    assert form["items"].value() == ["i10", "i12"]
    assert form["recommendation"].value() == TYPED["recommendation"]
    assert not Finding.objects.exists()


def test_the_library_offers_a_start_and_stores_nothing(tharnsai, pimlada):
    typed = {**TYPED, "text": "", "recommendation": "ใช้ทะเบียนกลาง", "items": ["i10"], "do": "library"}
    form = pimlada.post(address(tharnsai, 4, "add"), typed).context["form"]
    assert form["text"].value() == "บุคลากรบางส่วนยืมทรัพย์สินของราชการโดยไม่ได้ขออนุญาตให้ครบขั้นตอน"
    lines = form["recommendation"].value().splitlines()
    assert lines[0] == "ใช้ทะเบียนกลาง"
    assert len(lines) == 3
    again = pimlada.post(
        address(tharnsai, 4, "add"), {**typed, "text": "ของเดิม", "recommendation": "\n".join(lines)}
    )
    assert again.context["form"]["text"].value() == "ของเดิม"
    assert again.context["form"]["recommendation"].value().splitlines() == lines, "nothing stands twice"
    assert not Finding.objects.exists()


def test_p19_pimlada_changes_a_finding_and_takes_a_measure_away(tharnsai, pimlada):
    first, second = a_measure(tharnsai), a_measure(tharnsai, name="ตรวจนับทรัพย์สิน")
    finding = a_finding(tharnsai, issue=4, items=("i10", "O1"))
    actor = tharnsai.actor(tharnsai.administrator)
    change_answers(actor=actor, finding=finding, add=[first, second])
    path = address(tharnsai, 4, 1)
    fields = open_form(pimlada, path)
    assert fields["items"] == ["i10"] and fields["others"] == ["O1"]
    assert fields["measures"] == [str(first.pk), str(second.pk)]
    pimlada.post(path, {**fields, "text": "ข้อความใหม่", "others": [], "measures": [str(second.pk)]})
    assert list(Answer.objects.values_list("measure__number", flat=True)) == [2]
    assert said(finding)[-2:] == [
        (
            "finding-changed",
            {"ข้อบกพร่องหรือจุดอ่อน": "งานบริการบางงานล่าช้า", "ข้อ": "i10, O1"},
            {"ข้อบกพร่องหรือจุดอ่อน": "ข้อความใหม่", "ข้อ": "i10"},
        ),
        ("finding-changed", {"มาตรการที่ตอบ": "1, 2"}, {"มาตรการที่ตอบ": "2"}),
    ]


def test_of_two_administrators_the_later_one_sees_what_the_other_stored_and_chooses(tharnsai, pimlada):
    finding = a_finding(tharnsai, issue=4)
    path = address(tharnsai, 4, 1)
    fields = {**open_form(pimlada, path), "text": "ของพิมพ์ลดา"}
    theirs = FindingDraft(issue=4, text="ของเพื่อนร่วมงาน", items=("i11",))
    change_finding(actor=tharnsai.actor(tharnsai.administrator), finding=finding, draft=theirs, version=1)
    answer = pimlada.post(path, fields)
    assert answer.status_code == 409
    assert "ของเพื่อนร่วมงาน" in words(answer) and "i11" in words(answer)
    assert answer.context["form"]["text"].value() == "ของพิมพ์ลดา"
    assert Finding.objects.get().text == "ของเพื่อนร่วมงาน"
    answer = pimlada.post(path, {**fields, "version": answer.context["form"]["version"].value()})
    assert answer.status_code == 302
    assert Finding.objects.get().text == "ของพิมพ์ลดา"


def test_only_measures_of_the_plan_that_answers_the_result_are_tied(tharnsai, dontawan):
    finding = a_finding(tharnsai)
    actor = tharnsai.actor(tharnsai.administrator)
    for measure in (a_measure(tharnsai, year=2568), a_measure(dontawan)):
        with pytest.raises(NotStorable) as refusal:
            change_answers(actor=actor, finding=finding, add=[measure])
        (problem,) = refusal.value.problems
        assert (problem.where, problem.message) == ("measures", "เลือกมาตรการจากแผนปี 2569 ของหน่วยงาน")
    assert not Answer.objects.exists()


def test_two_administrators_who_tie_different_measures_lose_none(tharnsai, pimlada):
    first, second = a_measure(tharnsai), a_measure(tharnsai, name="อีกมาตรการหนึ่ง")
    finding = a_finding(tharnsai, issue=4)
    fields = open_form(pimlada, address(tharnsai, 4, 1))
    change_answers(actor=tharnsai.actor(tharnsai.administrator), finding=finding, add=[first])
    pimlada.post(address(tharnsai, 4, 1), {**fields, "measures": [str(second.pk)]})
    assert list(Answer.objects.live().values_list("measure__number", flat=True)) == [1, 2]


def test_what_was_typed_into_a_finding_that_somebody_deleted_becomes_a_new_one(tharnsai, pimlada):
    finding = a_finding(tharnsai, issue=4)
    fields = {**open_form(pimlada, address(tharnsai, 4, 1)), "text": "ข้อความที่พิมพ์ไว้"}
    delete_finding(actor=tharnsai.actor(tharnsai.administrator), finding=finding)
    answer = pimlada.post(address(tharnsai, 4, 1), fields)
    assert answer.status_code == 409
    assert "มีผู้ลบข้อค้นพบนี้" in words(answer)
    assert answer.context["form"]["text"].value() == "ข้อความที่พิมพ์ไว้"
    assert pimlada.post(answer.context["desk"].action, fields).status_code == 302
    assert Finding.objects.get().text == "ข้อความที่พิมพ์ไว้"


def test_p19_an_issue_has_no_weak_point_until_pimlada_takes_that_back(tharnsai, pimlada, announced):
    pimlada.post(address(tharnsai, 6, "nothing"))
    pimlada.post(address(tharnsai, 6, "nothing"))
    mark = Finding.objects.get()
    assert "ไม่มี ระบุโดย พิมพ์ลดา แสงอรุณ เมื่อ" in section(pimlada.get(address(tharnsai)), 6)
    assert "6 ประเด็น" in words(pimlada.get(address(tharnsai)))
    answer = pimlada.post(address(tharnsai, 6, "add"), {**TYPED, "items": ["i7"]})
    assert "ประเด็นหนึ่งระบุว่าไม่มีพร้อมกับมีข้อค้นพบอื่นไม่ได้" in words(answer)
    pimlada.post(address(tharnsai, 6, "nothing"), {"do": "undo"})
    assert not Finding.objects.exists()
    assert [verb for verb, *_ in said(mark)] == ["finding-added", "finding-deleted"]


def test_an_issue_with_findings_cannot_be_said_to_have_none(tharnsai, pimlada):
    a_finding(tharnsai)
    answer = pimlada.post(address(tharnsai, 1, "nothing"), follow=True)
    assert "ให้ลบข้อค้นพบเดิม" in words(answer)
    assert not Finding.objects.filter(nothing_found=True).exists()


def test_p19_findings_change_places(tharnsai, pimlada):
    texts = [a_finding(tharnsai, text=text).text for text in ("หนึ่ง", "สอง", "สาม")]
    third = Finding.objects.get(text="สาม")
    pimlada.post(address(tharnsai, 1, 3, "move"), {"to": "up", "finding": third.pk})
    assert list(Finding.objects.values_list("text", flat=True)) == ["หนึ่ง", "สาม", "สอง"]
    assert said(third)[-1] == ("finding-changed", {"ลำดับ": 3}, {"ลำดับ": 2})
    pimlada.post(address(tharnsai, 1, 3, "move"), {"to": "up", "finding": third.pk})
    assert list(Finding.objects.values_list("text", flat=True)) == ["สาม", "หนึ่ง", "สอง"], texts
    answer = pimlada.post(address(tharnsai, 1, 1, "move"), {"to": "up", "finding": third.pk}, follow=True)
    assert "ข้อค้นพบนี้อยู่ลำดับแรกแล้ว" in words(answer)


def test_p19_a_finding_is_deleted_after_its_own_page_asked(tharnsai, pimlada):
    finding = a_finding(tharnsai, items=("i1",))
    change_answers(actor=tharnsai.actor(tharnsai.administrator), finding=finding, add=[a_measure(tharnsai)])
    path = address(tharnsai, 1, 1, "delete")
    page = words(pimlada.get(path))
    assert "ลบข้อค้นพบ i1" in page and "มาตรการที่ตอบข้อค้นพบนี้ 1 รายการยังอยู่ในแผน" in page
    pimlada.post(path)
    assert Finding.objects.exists(), "a form that names no finding deletes none"
    pimlada.post(path, {"finding": finding.pk})
    assert not Finding.objects.exists()
    assert said(finding)[-1][0] == "finding-deleted"


def test_a_form_sent_twice_adds_one_finding(tharnsai, pimlada):
    measure = a_measure(tharnsai)
    path = address(tharnsai, 4, "add")
    for _ in range(2):
        answer = pimlada.post(path, {**open_form(pimlada, path), **TYPED, "measures": [measure.pk]})
        assert answer.status_code == 302
    finding = Finding.objects.get()
    assert [verb for verb, *_ in said(finding)] == ["finding-added", "finding-changed"]
    assert [answer.measure for answer in finding.answers.all()] == [measure]


def test_a_deletion_is_taken_back_with_its_place_and_its_measures(tharnsai, pimlada):
    first, measure = a_finding(tharnsai, items=("i1",)), a_measure(tharnsai)
    a_finding(tharnsai, text="คู่มือไม่ครบ")
    change_answers(actor=tharnsai.actor(tharnsai.administrator), finding=first, add=[measure])
    pimlada.post(address(tharnsai, 1, 1, "delete"), {"finding": first.pk})
    assert "ข้อค้นพบที่ลบล่าสุด งานบริการบางงานล่าช้า เรียกคืน" in words(pimlada.get(address(tharnsai, 1)))
    assert "ข้อค้นพบที่ลบล่าสุด" not in words(pimlada.get(address(tharnsai, 2)))
    assert "ข้อค้นพบที่ลบล่าสุด" not in words(browser_of(tharnsai.administrator).get(address(tharnsai, 1)))

    pimlada.post(address(tharnsai, 1, "restore"))

    back = Finding.objects.get(text="งานบริการบางงานล่าช้า")
    assert (back.order, [item.code for item in back.items.all()]) == (1, ["i1"])
    assert [answer.measure for answer in back.answers.all()] == [measure]
    answer = pimlada.post(address(tharnsai, 1, "restore"), follow=True)
    assert "ไม่มีข้อค้นพบของประเด็นที่ 1 ให้เรียกคืนแล้ว" in words(answer)
    assert Finding.objects.count() == 2


def test_nothing_is_brought_back_beside_a_mark_of_none(tharnsai, pimlada):
    finding = a_finding(tharnsai, issue=6)
    pimlada.post(address(tharnsai, 6, 1, "delete"), {"finding": finding.pk})
    pimlada.post(address(tharnsai, 6, "nothing"))
    answer = pimlada.post(address(tharnsai, 6, "restore"), follow=True)
    assert "ให้ลบข้อค้นพบเดิมหรือเครื่องหมายไม่มีก่อน" in words(answer)
    assert Finding.objects.get().nothing_found


def test_p03_the_neighbour_sees_nothing_and_ties_nothing(tharnsai, dontawan):
    finding = a_finding(tharnsai, text="กาเหว่า")
    foreign = a_measure(tharnsai)
    decha = browser_of(dontawan.administrator)
    assert decha.get(address(tharnsai)).status_code == 404
    assert "กาเหว่า" not in words(decha.get(address(dontawan)))
    assert decha.post(address(dontawan, 1, 1), {**TYPED, "finding": finding.pk}).status_code == 409
    assert decha.post(address(dontawan, 1, 1, "delete"), {"finding": finding.pk}).status_code == 404
    answer = decha.post(address(dontawan, 4, "add"), {**TYPED, "measures": [foreign.pk]})
    assert problems(answer) == [("เลือกมาตรการที่ตอบจากรายการที่มีให้", "#id_measures")]
    assert Finding.objects.get().text == "กาเหว่า"


@pytest.mark.parametrize("part", ["engineer", "mayor", "reader"])
def test_p19_others_write_nothing_and_their_attempt_is_on_record(tharnsai, part):
    a_finding(tharnsai)
    browser = browser_of(getattr(tharnsai, part))
    for parts in (
        (4, "add"),
        (1, 1),
        (1, "nothing"),
        (1, 1, "move"),
        (1, 1, "delete"),
        ("drafts",),
        ("items", 1),
    ):
        assert browser.post(address(tharnsai, *parts), TYPED).status_code == 403
    assert Finding.objects.count() == 1
    assert Event.objects.filter(outcome="refused").count() == 7
