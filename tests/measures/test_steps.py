"""A cell of steps becomes a list, sentence by sentence of the rule that stands in README, “Commands”."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.steps import begins_step, read_steps, without_mark, write_steps


def test_one_step_on_a_line_that_begins_with_a_number():
    assert read_steps("1. สำรวจงาน\n2. จัดทำคู่มือ\n3. เผยแพร่") == ["สำรวจงาน", "จัดทำคู่มือ", "เผยแพร่"]


def test_one_step_on_a_line_that_begins_with_a_dash():
    assert read_steps("- สำรวจงาน\n– จัดทำคู่มือ\n— เผยแพร่") == ["สำรวจงาน", "จัดทำคู่มือ", "เผยแพร่"]


def test_a_line_that_begins_with_neither_goes_on_with_the_step_above():
    assert read_steps("1. จัดทำคู่มือ โดยมี\nชื่องาน\nระยะเวลา\n2. เผยแพร่") == [
        "จัดทำคู่มือ โดยมี\nชื่องาน\nระยะเวลา",
        "เผยแพร่",
    ]


def test_a_line_that_begins_with_a_bracketed_number_goes_on_with_the_step_above():
    assert read_steps("1. จัดทำคู่มือ\n(1) ชื่องาน\n(2) ระยะเวลา\n2. เผยแพร่") == [
        "จัดทำคู่มือ\n(1) ชื่องาน\n(2) ระยะเวลา",
        "เผยแพร่",
    ]


def test_a_line_that_begins_with_a_deeper_number_goes_on_with_the_step_above():
    assert read_steps("๑. จัดทำคู่มือ\n๑.๑ ชื่องาน\n๑.๒.๑ ระยะเวลา\n๒. เผยแพร่") == [
        "จัดทำคู่มือ\n๑.๑ ชื่องาน\n๑.๒.๑ ระยะเวลา",
        "เผยแพร่",
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("1. จัดทำคู่มือ", "1.จัดทำคู่มือ", "1) จัดทำคู่มือ", "1 . จัดทำคู่มือ", "1 จัดทำคู่มือ", "12. จัดทำคู่มือ"),
        *("๑. จัดทำคู่มือ", "๑.จัดทำคู่มือ", "๑) จัดทำคู่มือ", "๑๐ จัดทำคู่มือ"),
        *("- จัดทำคู่มือ", "-จัดทำคู่มือ", "– จัดทำคู่มือ", "   3.   จัดทำคู่มือ  "),
    ],
)
def test_the_mark_before_a_step_is_no_part_of_its_text(line):
    assert read_steps(line) == ["จัดทำคู่มือ"]


@pytest.mark.parametrize(
    "line",
    [
        *("1 ต.ค. 2565 ประชุมคณะทำงาน", "๑ ตุลาคม ๒๕๖๕ ประชุมคณะทำงาน", "1  ต.ค. 2565 ประชุม"),
        *("3 ครั้งต่อปี จัดประชุม", "๓ ครั้ง", "100 คะแนนเต็ม", "2565 เป็นปีแรก"),
    ],
)
def test_the_number_of_a_date_or_a_count_is_text(line):
    assert read_steps(line) == [line]


def test_a_word_that_only_begins_like_a_unit_leaves_its_number_a_mark():
    assert read_steps("1 ข้อมูลพื้นฐานของหน่วยงาน\n2 ข้อร้องเรียน") == ["ข้อมูลพื้นฐานของหน่วยงาน", "ข้อร้องเรียน"]


def test_a_mark_is_taken_off_once():
    assert read_steps("1. 2 ต.ค. 2565 เริ่มงาน\n2. - ทบทวน") == ["2 ต.ค. 2565 เริ่มงาน", "- ทบทวน"]


def test_blank_lines_and_blank_marks_make_no_step():
    assert read_steps("\n  \n1. สำรวจ\n\n2.\n3. เผยแพร่\n-\n") == ["สำรวจ", "เผยแพร่"]
    assert read_steps("") == []


def test_a_cell_without_any_mark_is_one_step():
    assert read_steps("จัดทำคู่มือ\nเผยแพร่คู่มือ") == ["จัดทำคู่มือ\nเผยแพร่คู่มือ"]


def test_two_hundred_lines_are_two_hundred_steps():
    steps = read_steps("\n".join(f"{number}. งานที่ {number}" for number in range(1, 201)))
    assert len(steps) == 200
    assert steps[199] == "งานที่ 200"


def test_steps_are_written_with_their_numbers():
    assert write_steps(["สำรวจ", "จัดทำ\n(1) ชื่องาน"]) == "1. สำรวจ\n2. จัดทำ\n(1) ชื่องาน"


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        *[("1. งาน", True), ("๙) งาน", True), ("– งาน", True)],
        *[("งาน", False), ("(1) งาน", False), ("1.1 งาน", False)],
    ],
)
def test_where_a_step_begins(line, begins):
    assert begins_step(line) is begins


def test_without_mark_keeps_a_deeper_number():
    assert without_mark("1.1 ชื่องาน") == "1.1 ชื่องาน"


thai_lines = st.text(alphabet="กขคงจสมรน าิีุูเแไำ่้๐๑๒019.()-–", min_size=1).map(str.strip)
step_texts = st.lists(thai_lines, min_size=1, max_size=4).map("\n".join).map(str.strip).filter(bool)


@given(st.text())
def test_reading_any_text_loses_no_letter_and_makes_no_blank_step(cell):
    steps = read_steps(cell)
    assert all(step.strip() for step in steps)
    letters = [letter for letter in "".join(steps) if letter.isalpha()]
    assert letters == [letter for letter in cell if letter.isalpha()]


@given(st.lists(thai_lines.filter(bool), min_size=1, max_size=6))
def test_steps_of_one_line_come_back_as_they_were_written(texts):
    assert read_steps(write_steps(texts)) == texts


@given(st.lists(step_texts, min_size=1, max_size=6))
def test_steps_come_back_unless_a_line_inside_begins_like_a_step(texts):
    inner = [line.strip() for text in texts for line in text.split("\n")[1:]]
    if not any(begins_step(line) for line in inner):
        kept = ["\n".join(line.strip() for line in text.split("\n") if line.strip()) for text in texts]
        assert read_steps(write_steps(texts)) == kept
