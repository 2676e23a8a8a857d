"""What a measure must be before it is stored: each rule, each sentence."""

from dataclasses import replace
from datetime import date

from measures.rules import FieldProblem, MeasureDraft, StepDraft, check

PLANNED = MeasureDraft(
    name="จัดทำคู่มือการให้บริการ",
    indicator=1,
    start=date(2025, 10, 1),
    end=date(2026, 9, 30),
    owners=("กองช่าง",),
    steps=(StepDraft("สำรวจงาน"), StepDraft("จัดทำคู่มือ")),
)


def test_a_planned_measure_can_be_stored():
    assert check(PLANNED) == []


def test_a_measure_with_nothing_but_its_name_can_be_stored():
    assert check(MeasureDraft(name="จัดทำคู่มือ")) == []


def test_a_measure_needs_a_name():
    assert check(replace(PLANNED, name="  \n ")) == [FieldProblem("name", "กรอกชื่อมาตรการ/กิจกรรม")]


def test_it_does_not_end_before_it_begins():
    wrong = replace(PLANNED, end=date(2025, 9, 30))
    assert check(wrong) == [FieldProblem("end", "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่ม")]


def test_it_may_begin_and_end_on_one_day():
    assert check(replace(PLANNED, end=date(2025, 10, 1))) == []


def test_what_cannot_be_done_needs_its_reason():
    wrong = replace(PLANNED, state="cannot", cannot_reason=" ")
    assert check(wrong) == [FieldProblem("cannot_reason", "กรอกเหตุผลที่ไม่สามารถดำเนินการได้")]
    assert check(replace(wrong, cannot_reason="ไม่ได้รับงบประมาณ")) == []


def test_a_reason_alone_does_no_harm():
    assert check(replace(PLANNED, state="done", cannot_reason="ไม่ได้รับงบประมาณ")) == []


def test_a_text_of_thirty_thousand_characters_is_stored_and_one_more_is_refused():
    assert check(replace(PLANNED, summary="ก" * 30_000)) == []
    assert check(replace(PLANNED, summary="ก" * 30_001)) == [
        FieldProblem(
            "summary",
            "สรุปผลการดำเนินการยาว 30,001 ตัวอักษร ต้องไม่เกิน 30,000 ตัวอักษร โปรดย่อหรือแยกเป็นหลายมาตรการ",
        )
    ]


def test_every_text_has_that_limit():
    long = "ก" * 30_001
    texts = ("name", "to_improve", "follow_up", "cannot_reason", "summary", "result")
    wrong = replace(PLANNED, **dict.fromkeys(texts, long))
    assert [problem.field for problem in check(wrong)] == list(texts)


def test_an_empty_step_is_named_by_its_number():
    wrong = replace(PLANNED, steps=(StepDraft("สำรวจงาน"), StepDraft(" "), StepDraft("")))
    assert check(wrong) == [
        FieldProblem("steps.2", "กรอกข้อความในขั้นตอนที่ 2 หรือลบขั้นตอนนี้"),
        FieldProblem("steps.3", "กรอกข้อความในขั้นตอนที่ 3 หรือลบขั้นตอนนี้"),
    ]


def test_a_step_or_its_result_that_is_too_long_is_named_by_its_number():
    wrong = replace(PLANNED, steps=(StepDraft("ก" * 30_001), StepDraft("สำรวจ", "ข" * 30_002)))
    assert [(problem.field, problem.message[:28]) for problem in check(wrong)] == [
        ("steps.1", "ขั้นตอนที่ 1 ยาว 30,001 ตัวอ"),
        ("steps.2", "ผลของขั้นตอนที่ 2 ยาว 30,002"),
    ]


def test_five_hundred_steps_are_stored_and_one_more_is_refused():
    assert check(replace(PLANNED, steps=(StepDraft("งาน"),) * 500)) == []
    assert check(replace(PLANNED, steps=(StepDraft("งาน"),) * 501)) == [
        FieldProblem("steps", "มี 501 ขั้นตอน ต้องไม่เกิน 500 ขั้นตอน")
    ]


def test_the_name_of_an_owner_is_no_essay():
    wrong = replace(PLANNED, owners=("กองช่าง", "ก" * 301))
    assert check(wrong) == [
        FieldProblem(
            "owners",
            f"ชื่อผู้รับผิดชอบ “{'ก' * 40}…” ยาวเกิน 300 ตัวอักษร ถ้ามีหลายรายโปรดคั่นด้วยจุลภาค",
        )
    ]


def test_all_problems_are_told_at_once():
    wrong = replace(
        PLANNED, name="", end=date(2020, 1, 1), state="cannot", owners=("ก" * 301,), steps=(StepDraft(""),)
    )
    fields = [problem.field for problem in check(wrong)]
    assert fields == ["name", "end", "cannot_reason", "owners", "steps.1"]
