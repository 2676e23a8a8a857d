"""Reporting what came of a measure, without JavaScript."""

import pytest

from ita_portal.audit.record import events_of
from measures.models import Measure
from measures.rules import StepDraft
from tests.factories import a_measure
from tests.measures.pages import address, browser_of, open_form, problems, words

STEPS = (StepDraft("สำรวจ"), StepDraft("จัดทำ"), StepDraft("เผยแพร่"))


@pytest.fixture
def somchai(tharnsai):
    """สมชาย, whose office has one measure of three steps."""
    a_measure(tharnsai, steps=STEPS)
    return browser_of(tharnsai.engineer)


def test_p19_somchai_reports_that_it_is_done(tharnsai, somchai):
    path = address(tharnsai, 1, "progress")
    typed = {
        **open_form(somchai, path),
        "state": "done",
        "summary": "จัดทำครบ\r\n12 งาน",
        "result": "คำถามลดลง",
    }
    answer = somchai.post(path, {**typed, "step_result": ["", "มีคู่มือ 12 งาน", ""]}, follow=True)

    assert answer.redirect_chain == [("/tharnsai/2569/measures/1/", 302)]
    seen = words(answer)
    assert "บันทึกมาตรการที่ 1 แล้ว" in seen
    assert "ผลลัพธ์ มีคู่มือ 12 งาน" in seen
    measure = Measure.objects.get()
    assert (measure.state, measure.summary, measure.result) == ("done", "จัดทำครบ\n12 งาน", "คำถามลดลง")
    assert list(measure.steps.values_list("text", "result")) == [
        ("สำรวจ", ""),
        ("จัดทำ", "มีคู่มือ 12 งาน"),
        ("เผยแพร่", ""),
    ]
    event = events_of(measure).last()
    assert event.person == tharnsai.engineer
    assert event.before == {
        "สถานะ": "ยังไม่ดำเนินการ",
        "สรุปผลการดำเนินการ": "",
        "ผลลัพธ์หรือความสำเร็จ": "",
        "ผลลัพธ์ตามขั้นตอน": "",
    }
    assert event.after["ผลลัพธ์ตามขั้นตอน"] == {"2": "มีคู่มือ 12 งาน"}


def test_what_cannot_be_done_needs_its_reason_and_nothing_typed_is_lost(tharnsai, somchai):
    path = address(tharnsai, 1, "progress")
    typed = {
        **open_form(somchai, path),
        "state": "cannot",
        "summary": "เริ่มแล้ว",
        "step_result": ["ก", "", "ค"],
    }
    answer = somchai.post(path, typed)

    assert problems(answer) == [("กรอกเหตุผลที่ไม่สามารถดำเนินการได้", "#id_cannot_reason")]
    again = answer.context["sheet"]
    assert (again.results, again.form["summary"].value()) == (["ก", "", "ค"], "เริ่มแล้ว")
    assert Measure.objects.get().version == 1
    typed["cannot_reason"] = "ไม่ได้รับจัดสรรงบประมาณ"
    assert somchai.post(path, typed).status_code == 302
    assert Measure.objects.get().cannot_reason == "ไม่ได้รับจัดสรรงบประมาณ"


def test_an_unknown_state_is_refused(tharnsai, somchai):
    path = address(tharnsai, 1, "progress")
    fields = open_form(somchai, path)
    assert problems(somchai.post(path, {**fields, "state": "flying"})) == [
        ("เลือกสถานะจากรายการที่มีให้", "#id_state_0")
    ]
    assert problems(somchai.post(path, {**fields, "state": ""})) == [("เลือกสถานะ", "#id_state_0")]


def test_results_of_steps_are_folded_away_until_one_is_used(tharnsai, somchai):
    path = address(tharnsai, 1, "progress")
    assert '<details class="more">' in somchai.get(path).content.decode()
    somchai.post(path, {**open_form(somchai, path), "step_result": ["", "", "ครบ"]})
    assert '<details class="more" open>' in somchai.get(path).content.decode()


def test_more_or_fewer_results_than_steps_change_no_step(tharnsai, somchai):
    path = address(tharnsai, 1, "progress")
    fields = open_form(somchai, path)
    somchai.post(path, {**fields, "step_result": ["ก", "ข", "ค", "ง", "จ"]})
    assert list(Measure.objects.get().steps.values_list("result", flat=True)) == ["ก", "ข", "ค"]
    somchai.post(path, {**open_form(somchai, path), "step_result": ["กก"]})
    assert list(Measure.objects.get().steps.values_list("result", flat=True)) == ["กก", "ข", "ค"]


def test_a_measure_of_all_offices_is_reported_by_any_of_them(tharnsai):
    a_measure(tharnsai, owners=("ทุกส่วนราชการ",))
    malee = browser_of(tharnsai.treasurer)
    path = address(tharnsai, 1, "progress")
    assert malee.post(path, {**open_form(malee, path), "state": "under_way"}).status_code == 302
