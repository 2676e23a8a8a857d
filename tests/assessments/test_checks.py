"""Contradictions in a result, each found by its own check and by no other."""

from dataclasses import replace

import pytest

from assessments.checks import contradictions, observations
from assessments.checks.case import Case
from assessments.rules import Result
from tests.assessments.years import YEAR_2564, YEAR_2567, D, khuankhanun, scores

EIT_1, EIT_2 = ("EIT", 1), ("EIT", 2)
FITTING_PARTS = {EIT_1: D("98.81"), EIT_2: D("73.29")}


def found(result: Result, rules=YEAR_2567) -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in contradictions(Case(rules, result))]


def sentence(result: Result, rules=YEAR_2567) -> str:
    [problem] = contradictions(Case(rules, result))
    assert problem.cure
    return problem.message


def with_figures(**changed) -> Result:
    figures = {int(name.removeprefix("i")): D(score) for name, score in changed.items()}
    return khuankhanun(indicators={**khuankhanun().indicators, **figures})


def test_p10_document_003_contradicts_nothing():
    assert found(khuankhanun()) == []
    assert found(khuankhanun(parts=FITTING_PARTS)) == []


def test_p10_93_29_is_reported_with_the_figure_it_should_be():
    assert found(with_figures(i8="93.29")) == [("total-differs", "total")]
    assert sentence(with_figures(i8="93.29")) == (
        "คะแนนรวมที่ประกาศ 95.01 แต่คำนวณจากตัวชี้วัดได้ 97.01 ต่างกัน 2.00 คะแนน ตัวเลขที่อาจพิมพ์ผิดคือ "
        "ตัวชี้วัดที่ 6 จาก 93.67 เป็น 73.67 หรือ ตัวชี้วัดที่ 7 จาก 91.19 เป็น 71.19 หรือ "
        "ตัวชี้วัดที่ 8 จาก 93.29 เป็น 73.29 หรือ คะแนนรวม จาก 95.01 เป็น 97.01"
    )


def test_p10_96_41_and_93_29_are_both_reported():
    said = sentence(with_figures(i4="96.41", i8="93.29"))
    assert "คำนวณจากตัวชี้วัดได้ 97.00" in said
    assert "ตัวชี้วัดที่ 8 จาก 93.29 เป็น 73.29" in said
    assert "ส่วนที่ยังต่างอีก 0.01 อาจมาจาก ตัวชี้วัดที่ 4 จาก 96.41 เป็น 96.51" in said


def test_of_many_figures_that_may_be_mistyped_none_is_passed_over():
    """Ten times 93.33, announced 93.35: a step in IIT, EIT or the total explains it in sixteen ways."""
    said = sentence(Result(scores(*["93.33"] * 10), announced_total=D("93.35")))
    assert said.count(" จาก 93.33 เป็น ") == 12
    assert said.endswith("ตัวชี้วัดที่ 7 จาก 93.33 เป็น 93.53 หรือตัวเลขอื่นอีก 4 ตัว")


def test_one_hundredth_is_rounding_and_no_contradiction():
    assert found(khuankhanun(announced_total=D("95.02"))) == []
    assert found(khuankhanun(announced_total=D("95.00"))) == []
    assert found(khuankhanun(announced_total=D("95.03"))) == [("total-differs", "total")]


def test_a_total_alone_contradicts_nothing():
    assert found(Result(announced_total=D("59.42"), announced_level="D"), YEAR_2564) == []
    assert found(Result(announced_level="D"), YEAR_2564) == []
    assert found(Result()) == []


@pytest.mark.parametrize(
    ("level", "message"),
    [
        ("ต้องปรับปรุง", "ระดับที่ประกาศคือ ต้องปรับปรุง แต่คะแนนรวม 95.01 ได้ระดับ ผ่าน หรือ ผ่านดี"),
        ("ต้องปรับปรุงโดยด่วน", "ระดับที่ประกาศคือ ต้องปรับปรุงโดยด่วน แต่คะแนนรวม 95.01 ได้ระดับ ผ่าน หรือ ผ่านดี"),
    ],
)
def test_a_level_that_is_not_the_totals(level, message):
    assert found(khuankhanun(announced_level=level)) == [("level-differs", "level")]
    assert sentence(khuankhanun(announced_level=level)) == message


def test_a_level_lower_than_the_one_it_certainly_has():
    parts = {EIT_1: D("87.10"), EIT_2: D("85.00")}
    assert found(khuankhanun(parts=parts)) == [("level-differs", "level")]
    assert found(khuankhanun(parts=parts, announced_level="ผ่านดี")) == []


def test_a_letter_that_is_not_the_totals():
    result = Result(announced_total=D("59.42"), announced_level="C")
    assert sentence(result, YEAR_2564) == "ระดับที่ประกาศคือ C แต่คะแนนรวม 59.42 ได้ระดับ D"


def test_an_excellent_level_is_ruled_out_by_the_mean_of_the_parts():
    assert sentence(khuankhanun(announced_level="ผ่านดีเยี่ยม")) == (
        "ระดับที่ประกาศคือ ผ่านดีเยี่ยม แต่ EIT ได้ 86.05 ไม่ถึง 95.00 จึงมีอย่างน้อยหนึ่งส่วนที่ไม่ถึง"
    )


def test_a_good_level_is_ruled_out_by_a_part():
    result = khuankhanun(parts=FITTING_PARTS, announced_level="ผ่านดี")
    assert found(result) == [("level-ruled-out", "level")]
    assert sentence(result) == "ระดับที่ประกาศคือ ผ่านดี แต่ EIT ส่วนที่ 2 ได้ 73.29 ไม่ถึง 85.00"


def test_at_a_border_one_hundredth_of_rounding_decides_nothing():
    """85.00 was announced as A; the rounded indicators give 84.99."""
    result = Result(scores(*["84.99"] * 10), announced_total=D("85.00"), announced_level="A")
    assert found(result, YEAR_2564) == []
    assert found(replace(result, announced_level="B"), YEAR_2564) == []
    assert found(replace(result, announced_level="AA"), YEAR_2564) == [("level-differs", "level")]


def test_a_letter_in_a_year_of_words_and_the_reverse():
    assert found(khuankhanun(announced_level="AA")) == [("level-of-other-scheme", "level")]
    assert sentence(khuankhanun(announced_level="95.01 (ผ่าน) ระดับ AA")) == (
        "“95.01 (ผ่าน) ระดับ AA” มีระดับ AA ซึ่งเป็นระดับของปีที่ใช้เกณฑ์อื่น "
        "ปี 2567 ใช้ ผ่านดีเยี่ยม, ผ่านดี, ผ่าน, ต้องปรับปรุง, ต้องปรับปรุงโดยด่วน"
    )
    result = Result(announced_total=D("95.81"), announced_level="ผ่านดี")
    assert found(result, YEAR_2564) == [("level-of-other-scheme", "level")]


def test_a_text_that_is_no_level_or_several():
    assert found(khuankhanun(announced_level="ไม่ผ่าน")) == [("level-unknown", "level")]
    assert ("level-unknown", "level") in found(khuankhanun(announced_level="ผ่าน/ผ่านดี"))


def test_a_mean_outside_its_parts_is_a_warning():
    case = Case(YEAR_2567, khuankhanun(parts={EIT_1: D("84.00"), EIT_2: D("80.00")}))
    [problem] = contradictions(case)
    assert (problem.code, problem.severity) == ("parts-do-not-give-instrument", "warning")
    assert problem.message == ("EIT คำนวณจากตัวชี้วัดได้ 86.05 ซึ่งไม่อยู่ระหว่าง EIT ส่วนที่ 1 84.00 และ EIT ส่วนที่ 2 80.00")


def items(*missed: str) -> dict:
    return {item.code: D(0) if item.code in missed else D(100) for item in YEAR_2564.items}


def test_items_that_do_not_give_their_indicator():
    result = Result(scores(*["90.00"] * 8, "97.78", "93.75"), items=items("O1", "O34"))
    assert found(result, YEAR_2564) == []
    wrong = replace(result, indicators={**result.indicators, 9: D("97.70"), 10: D("93.76")})
    assert sentence(wrong, YEAR_2564) == "ตัวชี้วัดที่ 9 ได้ 97.70 แต่คะแนนรายข้อให้ 97.78"


def test_a_contradiction_to_a_rule_that_nobody_checked_is_a_warning():
    rules = replace(YEAR_2564, unverified=frozenset({"item_rules"}))
    case = Case(rules, Result(scores(*["90.00"] * 10), items=items()))
    assert {problem.severity for problem in contradictions(case)} == {"warning"}
    assert contradictions(case)[0].message.endswith("(วิธีคิดคะแนนจากข้อของปีนี้ยังไม่ได้ตรวจสอบกับคู่มือ)")


def test_the_names_of_document_003():
    """Its tables call three indicators otherwise; blanks and numbers before a name are no difference."""
    result = khuankhanun(
        names={
            1: "การปฏิบัติตามหน้าที่",
            2: "ตัวชี้วัดที่ ๒ การใช้งบประมาณ",
            3: "3. การใช้ อำนาจ",
            6: "การบริการประชาชน",
            8: "การปรับปรุงระบบการทำงาน",
        }
    )
    assert found(result) == [
        ("indicator-name-differs", "name-1"),
        ("indicator-name-differs", "name-6"),
        ("indicator-name-differs", "name-8"),
    ]
    assert contradictions(Case(YEAR_2567, result))[1].message == (
        "ตัวชี้วัดที่ 6 เขียนว่า “การบริการประชาชน” แต่ปี 2567 ชื่อ “คุณภาพการดำเนินงาน”"
    )


def test_a_score_far_from_last_years_is_shown_and_not_judged():
    last = khuankhanun(indicators={**khuankhanun().indicators, 8: D("88.29"), 7: D("76.20")})
    case = Case(YEAR_2567, khuankhanun(), last)
    assert contradictions(case) == []
    assert [(each.where, each.message) for each in observations(case)] == [
        ("indicator-8", "ตัวชี้วัดที่ 8 ได้ 73.29 ปีก่อนได้ 88.29 ต่างกัน 15.00 คะแนน")
    ]
    assert observations(Case(YEAR_2567, khuankhanun())) == []


def test_errors_come_before_warnings():
    result = khuankhanun(parts={EIT_1: D("84.00"), EIT_2: D("80.00")}, announced_level="A")
    assert [problem.severity for problem in contradictions(Case(YEAR_2567, result))] == ["error", "warning"]
