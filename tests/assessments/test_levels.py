"""Levels of both schemes at their borders, and what is certain where parts of an instrument are unknown."""

from dataclasses import replace

import pytest

from assessments.level_names import read_levels
from assessments.levels import judge, verdict_of, write_names
from assessments.rules import Result
from tests.assessments.years import PARTS, YEAR_2564, YEAR_2567, D, khuankhanun, scores

EIT_1, EIT_2 = ("EIT", 1), ("EIT", 2)


@pytest.mark.parametrize(
    ("total", "level"),
    [
        ("100.00", "AA"),
        ("95.00", "AA"),
        ("94.99", "A"),
        ("85.00", "A"),
        ("84.99", "B"),
        ("75.00", "B"),
        ("74.99", "C"),
        ("65.00", "C"),
        ("64.99", "D"),
        ("59.42", "D"),  # document 004, result of 2563
        ("55.00", "D"),
        ("54.99", "E"),
        ("50.00", "E"),
        ("49.99", "F"),
        ("0.00", "F"),
    ],
)
def test_letters_at_their_borders(total, level):
    verdict = verdict_of(YEAR_2564, Result(announced_total=D(total)))
    assert (verdict.level, verdict.possible) == (level, (level,))
    assert verdict.sentence == f"ระดับ {level}"


def words(total: str, lowest: str, *, part_1: str = "100.00", part_2: str = "100.00"):
    """The verdict of 2567 where IIT and OIT have `lowest` and the parts of EIT are known."""
    instruments = {"IIT": D(lowest), "EIT": D(lowest), "OIT": D(lowest)}
    return judge(YEAR_2567, D(total), instruments, {EIT_1: D(part_1), EIT_2: D(part_2)})


@pytest.mark.parametrize(
    ("total", "lowest", "level"),
    [
        ("95.00", "95.00", "ผ่านดีเยี่ยม"),
        ("94.99", "95.00", "ผ่านดี"),
        ("95.00", "94.99", "ผ่านดี"),
        ("95.00", "85.00", "ผ่านดี"),
        ("95.00", "84.99", "ผ่าน"),
        ("85.00", "85.00", "ผ่านดี"),
        ("85.00", "84.99", "ผ่าน"),
        ("84.99", "85.00", "ต้องปรับปรุง"),
        ("70.00", "0.00", "ต้องปรับปรุง"),
        ("69.99", "70.00", "ต้องปรับปรุงโดยด่วน"),
        ("0.00", "0.00", "ต้องปรับปรุงโดยด่วน"),
    ],
)
def test_words_at_their_borders(total, lowest, level):
    assert words(total, lowest).level == level


def test_each_part_of_eit_must_have_the_least_score():
    assert words("97.00", "97.00", part_1="95.00", part_2="95.00").level == "ผ่านดีเยี่ยม"
    assert words("97.00", "97.00", part_1="94.99", part_2="99.00").level == "ผ่านดี"
    assert words("97.00", "97.00", part_1="99.00", part_2="84.99").level == "ผ่าน"


def test_document_003_is_at_least_passed_and_not_excellent():
    """EIT 86.05: both parts at 95 would make any mean of them 95, both at 85 are thinkable."""
    verdict = verdict_of(YEAR_2567, khuankhanun())
    assert verdict.level is None
    assert verdict.possible == ("ผ่าน", "ผ่านดี")
    assert verdict.missing == ("EIT ส่วนที่ 1", "EIT ส่วนที่ 2")
    assert verdict.sentence == "อย่างน้อย ผ่าน; ต้องทราบคะแนน EIT ส่วนที่ 1 และ 2"


@pytest.mark.parametrize(
    ("parts", "level"),
    [
        ({EIT_1: "98.00", EIT_2: "74.10"}, "ผ่าน"),
        ({EIT_1: "84.99"}, "ผ่าน"),  # one part is enough to rule a level out
        ({EIT_1: "87.10", EIT_2: "85.00"}, "ผ่านดี"),
    ],
)
def test_document_003_with_parts(parts, level):
    known = {part: D(score) for part, score in parts.items()}
    assert verdict_of(YEAR_2567, khuankhanun(parts=known)).level == level


def test_one_part_that_fits_leaves_the_other_open():
    verdict = verdict_of(YEAR_2567, khuankhanun(parts={EIT_2: D("87.10")}))
    assert verdict.possible == ("ผ่าน", "ผ่านดี")
    assert verdict.sentence == "อย่างน้อย ผ่าน; ต้องทราบคะแนน EIT ส่วนที่ 1"


def test_of_two_parts_one_below_the_mean_puts_the_other_above_it():
    """EIT 86.05 and part 1 85.50: part 2 cannot lie below 86.05. A hundredth may be rounding."""
    assert verdict_of(YEAR_2567, khuankhanun(parts={EIT_1: D("85.50")})).level == "ผ่านดี"
    assert verdict_of(YEAR_2567, khuankhanun(parts={EIT_1: D("86.04")})).level is None
    excellent = verdict_of(YEAR_2567, khuankhanun(parts={EIT_1: D("85.50")})).of("ผ่านดีเยี่ยม")
    assert [each.name for each in excellent.conditions if each.met is False] == ["EIT", "EIT ส่วนที่ 1"]


def test_an_instrument_at_the_least_score_exactly_rules_nothing_out():
    instruments = {"IIT": D("95.00"), "EIT": D("95.00"), "OIT": D("95.00")}
    assert judge(YEAR_2567, D("95.00"), instruments, {}).possible == ("ผ่าน", "ผ่านดี", "ผ่านดีเยี่ยม")
    below = {**instruments, "EIT": D("94.99")}
    assert judge(YEAR_2567, D("95.00"), below, {}).possible == ("ผ่าน", "ผ่านดี")


def test_an_instrument_of_100_has_parts_of_100():
    verdict = verdict_of(YEAR_2567, Result(scores(*["100.00"] * 10)))
    assert verdict.level == "ผ่านดีเยี่ยม"


def test_parts_that_are_all_known_count_and_not_their_mean():
    """The mean disagrees with the parts: the condition is on the parts, the check is another."""
    instruments = {"IIT": D("96.00"), "EIT": D("90.00"), "OIT": D("96.00")}
    assert judge(YEAR_2567, D("95.10"), instruments, {EIT_1: D("96"), EIT_2: D("97")}).level == "ผ่านดีเยี่ยม"


def test_a_level_below_the_pass_mark_needs_no_parts():
    assert verdict_of(YEAR_2567, Result(announced_total=D("84.99"))).level == "ต้องปรับปรุง"


def test_a_total_alone_leaves_every_instrument_open():
    verdict = verdict_of(YEAR_2567, Result(announced_total=D("96.04")))
    assert verdict.possible == ("ผ่าน", "ผ่านดี", "ผ่านดีเยี่ยม")
    assert verdict.sentence == "อย่างน้อย ผ่าน; ต้องทราบคะแนน IIT, EIT ส่วนที่ 1 และ 2 และ OIT"


def test_without_a_total_nothing_is_said():
    verdict = verdict_of(YEAR_2567, Result(scores("95.55")))
    assert (verdict.level, verdict.possible) == (None, ())
    assert verdict.sentence == "ยังบอกระดับไม่ได้ ต้องทราบคะแนนรวม หรือคะแนนของทุกตัวชี้วัด"


def test_a_year_without_levels_gives_none():
    assert verdict_of(replace(YEAR_2567, levels=()), khuankhanun()).level is None


def test_why_a_level_is_ruled_out():
    failed = [
        (each.name, each.minimum, each.score, each.short)
        for each in verdict_of(YEAR_2567, khuankhanun()).of("ผ่านดีเยี่ยม").conditions
        if each.met is False
    ]
    assert failed == [("EIT", D("95.00"), D("86.05"), D("8.95"))]


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["IIT"], "IIT"),
        (["IIT", "OIT"], "IIT และ OIT"),
        ([part.name for part in PARTS], "EIT ส่วนที่ 1 และ 2"),
        (["IIT", "EIT ส่วนที่ 2"], "IIT และ EIT ส่วนที่ 2"),
    ],
)
def test_names_as_a_list(names, text):
    assert write_names(names) == text


@pytest.mark.parametrize(
    ("text", "own", "foreign"),
    [
        ("ผ่าน", ("ผ่าน",), ()),
        (" ระดับผ่านดี ", ("ผ่านดี",), ()),
        ("ผ่านดี เยี่ยม", ("ผ่านดีเยี่ยม",), ()),
        ("ต้องปรับปรุงโดยด่วน", ("ต้องปรับปรุงโดยด่วน",), ()),
        ("96.04 (ผ่าน) ระดับ AA", ("ผ่าน",), ("AA",)),
        ("ระดับ B ต้องปรับปรุง", ("ต้องปรับปรุง",), ("B",)),
        ("Grade A 'Passed'", (), ("A",)),
        ("เกรดa", (), ("A",)),
        ("ไม่ผ่าน", (), ()),
        ("ผ่านเกณฑ์", (), ()),
        ("", (), ()),
    ],
)
def test_levels_in_a_text_of_a_year_of_words(text, own, foreign):
    levels = read_levels(YEAR_2567, text)
    assert (levels.own, levels.foreign) == (own, foreign)


def test_levels_in_a_text_of_a_year_of_letters():
    assert read_levels(YEAR_2564, "AA").own == ("AA",)
    assert read_levels(YEAR_2564, "ระดับ ผ่าน (A)") == read_levels(YEAR_2564, "A ผ่าน")
    assert read_levels(YEAR_2564, "A ผ่าน").foreign == ("ผ่าน",)
