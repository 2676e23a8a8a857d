"""Two people changed one measure: what goes together, and what one of them must choose."""

from dataclasses import replace
from datetime import date

from measures.merge import merge, rebased
from measures.rules import MeasureDraft, StepDraft

READ = MeasureDraft(
    name="จัดทำคู่มือ",
    start=date(2025, 10, 1),
    owners=("กองช่าง",),
    steps=(StepDraft("สำรวจ"), StepDraft("จัดทำ"), StepDraft("เผยแพร่")),
)


def with_results(*results: str) -> tuple[StepDraft, ...]:
    return tuple(StepDraft(step.text, result) for step, result in zip(READ.steps, results, strict=True))


def test_what_only_i_changed_stays_mine():
    mine = replace(READ, name="จัดทำคู่มือทุกงาน")
    merged = merge(READ, mine, READ)
    assert (merged.draft, merged.both, merged.theirs) == (mine, (), ())


def test_what_only_the_other_changed_is_kept_and_told():
    merged = merge(READ, replace(READ, name="ของฉัน"), replace(READ, follow_up="ทุกเดือน"))
    assert merged.draft == replace(READ, name="ของฉัน", follow_up="ทุกเดือน")
    assert (merged.both, merged.theirs) == ((), ("follow_up",))


def test_what_both_changed_is_mine_until_i_choose():
    merged = merge(READ, replace(READ, name="ของฉัน"), replace(READ, name="ของเขา"))
    assert (merged.draft.name, merged.both) == ("ของฉัน", ("name",))


def test_what_both_changed_alike_is_no_matter():
    same = replace(READ, name="จัดทำคู่มือทุกงาน")
    assert merge(READ, same, same).both == ()


def test_what_the_other_emptied_stays_empty():
    merged = merge(READ, replace(READ, name="ของฉัน"), replace(READ, start=None, owners=()))
    assert (merged.draft.start, merged.draft.owners, merged.theirs) == (None, (), ("start", "owners"))


def test_results_at_different_steps_go_together():
    mine = replace(READ, steps=with_results("สำรวจแล้ว", "", ""))
    theirs = replace(READ, steps=with_results("", "", "เผยแพร่แล้ว"))
    merged = merge(READ, mine, theirs)
    assert merged.draft.steps == with_results("สำรวจแล้ว", "", "เผยแพร่แล้ว")
    assert (merged.both, merged.theirs) == ((), ("steps",))


def test_two_results_at_one_step_must_be_chosen():
    mine = replace(READ, steps=with_results("ของฉัน", "", ""))
    theirs = replace(READ, steps=with_results("ของเขา", "", ""))
    assert merge(READ, mine, theirs).both == ("steps",)


def test_a_result_that_my_list_of_steps_has_taken_over_is_no_matter():
    mine = replace(READ, steps=(StepDraft("สำรวจงาน"), StepDraft("เผยแพร่", "เผยแพร่แล้ว")))
    theirs = replace(READ, steps=with_results("", "", "เผยแพร่แล้ว"))
    merged = merge(READ, mine, theirs)
    assert (merged.draft.steps, merged.both, merged.theirs) == (mine.steps, (), ("steps",))


def test_a_result_at_a_step_that_i_removed_must_be_chosen():
    mine = replace(READ, steps=READ.steps[:2])
    theirs = replace(READ, steps=with_results("", "", "เผยแพร่แล้ว"))
    assert merge(READ, mine, theirs).both == ("steps",)


def test_two_different_lists_of_steps_must_be_chosen():
    mine = replace(READ, steps=READ.steps[:2])
    theirs = replace(READ, steps=READ.steps[1:])
    merged = merge(READ, mine, theirs)
    assert (merged.draft.steps, merged.both) == (READ.steps[:2], ("steps",))


def test_without_knowing_what_was_read_every_difference_is_mine_to_choose():
    merged = merge(None, replace(READ, name="ของฉัน"), replace(READ, follow_up="ทุกเดือน"))
    assert (merged.both, merged.theirs) == (("name", "follow_up"), ())


def test_a_form_that_types_no_results_begins_from_the_newest_ones():
    stored = replace(READ, name="ของเขา", steps=with_results("", "", "เผยแพร่แล้ว"))
    assert rebased(READ, stored) == replace(READ, steps=stored.steps)


def test_a_form_keeps_the_steps_it_read_when_others_stand_there_now():
    assert rebased(READ, replace(READ, steps=READ.steps[:1])) == READ
