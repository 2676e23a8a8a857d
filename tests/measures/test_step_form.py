"""The list of steps in the form: its buttons, pasted lists, and the results that steps carry along."""

import pytest

from measures.forms.steps import TypedStep, posted_steps, press, read_typed, too_many, typed_steps
from measures.rules import StepDraft

# Two groups: the first two steps share a result, the third has its own, the fourth none yet.
STORED = (
    StepDraft("สำรวจ"),
    StepDraft("จัดทำ", "มีคู่มือ 12 งาน"),
    StepDraft("อบรม", "อบรม 40 คน"),
    StepDraft("เผยแพร่"),
)


def texts(steps) -> list[str]:
    return [step.text for step in steps]


def stored_after(*buttons: str) -> tuple[StepDraft, ...]:
    """What is stored when these buttons were pressed one after the other, each page sent back as it came."""
    steps = typed_steps(STORED)
    for button in buttons:
        steps, _ = press(steps, button, STORED)
        steps = posted_steps(texts(steps), [step.origin for step in steps], STORED)
    return read_typed(steps, STORED)


def pasted(text: str) -> list[str]:
    return texts(posted_steps([text], ["- -"], ()))


def test_sending_the_form_back_changes_nothing():
    assert stored_after() == STORED


def test_a_measure_without_steps_begins_with_one_empty_field_which_is_no_step():
    assert texts(typed_steps(())) == [""]
    assert read_typed(typed_steps(()), ()) == ()


def test_a_second_empty_field_is_left_for_the_rules_to_complain_about():
    steps, focus = press(typed_steps(()), "add", ())
    assert (texts(steps), focus) == (["", ""], "step-2")
    assert read_typed(steps, ()) == (StepDraft(""), StepDraft(""))


def test_steps_that_share_a_result_change_places_and_the_result_stays_at_their_end():
    assert stored_after("down-1")[:2] == (StepDraft("จัดทำ"), StepDraft("สำรวจ", "มีคู่มือ 12 งาน"))
    assert stored_after("up-2") == stored_after("down-1")


def test_steps_with_results_of_their_own_take_them_along():
    assert stored_after("down-2")[1:3] == (StepDraft("อบรม", "อบรม 40 คน"), StepDraft("จัดทำ", "มีคู่มือ 12 งาน"))


def test_a_step_that_moves_into_the_group_above_leaves_its_result_at_its_end():
    assert stored_after("up-4")[2:] == (StepDraft("เผยแพร่"), StepDraft("อบรม", "อบรม 40 คน"))


def test_moving_up_and_down_again_changes_nothing_but_groups():
    assert texts(stored_after("up-3", "down-2")) == texts(STORED)


def test_a_removed_step_leaves_the_result_to_the_rest_of_its_group():
    assert stored_after("remove-2")[0] == StepDraft("สำรวจ", "มีคู่มือ 12 งาน")
    assert stored_after("remove-2")[1:] == STORED[2:]


def test_a_removed_group_of_one_step_takes_its_result_along():
    assert stored_after("remove-3") == (STORED[0], STORED[1], STORED[3])


def test_removing_every_step_leaves_an_empty_field_and_no_step():
    assert stored_after("remove-1", "remove-1", "remove-1", "remove-1") == ()


@pytest.mark.parametrize(
    "button", ["up-1", "down-4", "up-99", "down-0", "remove-0", "remove-5", "up-", "x", "up-๒๒"]
)
def test_a_button_that_makes_no_sense_changes_nothing(button):
    assert press(typed_steps(STORED), button, STORED) == (typed_steps(STORED), "")


@pytest.mark.parametrize(
    ("button", "focus"),
    [("up-3", "up-2"), ("up-2", "down-1"), ("down-2", "down-3"), ("down-3", "up-4"), ("remove-2", "step-2")],
)
def test_the_focus_follows_the_step(button, focus):
    assert press(typed_steps(STORED), button, STORED)[1] == focus


def test_the_last_step_removed_leaves_the_focus_on_the_new_last_one():
    assert press(typed_steps(STORED), "remove-4", STORED)[1] == "step-3"


def test_a_pasted_list_becomes_steps():
    assert pasted("1. สำรวจ\n2. จัดทำ\n(1) ชื่องาน\n๓) เผยแพร่") == ["สำรวจ", "จัดทำ\n(1) ชื่องาน", "เผยแพร่"]
    assert pasted("- สำรวจ\n- จัดทำ") == ["สำรวจ", "จัดทำ"]


def test_a_pasted_list_of_two_hundred_lines_becomes_two_hundred_steps():
    assert len(pasted("\r\n".join(f"{n}. งาน" for n in range(1, 201)))) == 200


def test_a_list_of_dashes_under_a_sentence_stays_one_step():
    assert pasted("บังคับใช้ประมวลจริยธรรม ได้แก่\n- ผู้บริหาร\n- สมาชิกสภา") == [
        "บังคับใช้ประมวลจริยธรรม ได้แก่\n- ผู้บริหาร\n- สมาชิกสภา"
    ]


def test_a_stored_step_is_never_parted_again():
    stored = (StepDraft("1 ต.ค. 2568 ประกาศ\n- ผู้บริหาร\n- สมาชิกสภา"),)
    steps = posted_steps([stored[0].text], ["1 -"], stored)
    assert read_typed(steps, stored) == stored


def test_a_stored_step_that_begins_like_a_mark_keeps_it_until_it_is_typed_anew():
    stored = (StepDraft("2. - ทบทวน"),)
    assert read_typed(typed_steps(stored), stored) == stored
    assert read_typed(posted_steps(["2. - ทบทวนใหม่"], ["1 1"], stored), stored) == (StepDraft("- ทบทวนใหม่"),)


def test_a_list_of_more_than_five_hundred_lines_stays_in_its_field_and_is_refused():
    steps = posted_steps(["\n".join(f"{n}. งาน" for n in range(1, 502))], ["- -"], ())
    assert len(steps) == 1
    assert [problem.message for problem in too_many(steps)] == [
        "มี 501 ขั้นตอน ต้องไม่เกิน 500 ขั้นตอน โปรดแบ่งเป็นหลายมาตรการ"
    ]


def test_the_number_typed_before_a_new_step_is_not_stored():
    assert read_typed((TypedStep("๑. สำรวจ"), TypedStep("- จัดทำ")), ()) == (
        StepDraft("สำรวจ"),
        StepDraft("จัดทำ"),
    )


def test_a_step_is_cleaned_of_what_cannot_be_seen():
    typed = (TypedStep("ทํางาน\u200b\ufeff ให้ดี\ue000  \r\nข้อย่อย"), TypedStep("ต่อ"))
    assert read_typed(typed, ())[0].text == "ทำงาน ให้ดี\nข้อย่อย"


def test_origins_that_no_page_of_ours_sent_are_no_origins():
    steps = posted_steps(["ก", "ข", "ค"], ["99 99", "x y", "0 -1"], STORED)
    assert [step.origin for step in steps] == ["- -", "- -", "- -"]
