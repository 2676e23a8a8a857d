"""What the checks say about the measures of a year, rule by rule."""

from dataclasses import replace
from datetime import date

import pytest

from measures.checks import CHECKS, check_plan
from measures.checks.planned import PlannedMeasure
from measures.models import Measure
from measures.rules import StepDraft
from tests.factories import DRAFT


def planned(number=9, year=2569, **values):
    return PlannedMeasure(number, year, replace(DRAFT, **values))


def problems(*measures):
    return [(each.problem.code, each.problem.severity, each.problem.message) for each in check_plan(measures)]


def test_a_whole_measure_has_nothing_to_cure():
    assert problems(planned()) == []


@pytest.mark.parametrize(
    ("values", "code", "severity", "message"),
    [
        ({"owners": ()}, "owner-missing", "error", "มาตรการที่ 9 ไม่มีผู้รับผิดชอบ"),
        ({"steps": ()}, "steps-missing", "error", "มาตรการที่ 9 ไม่มีขั้นตอน/วิธีการ"),
        (
            {"state": "done", "summary": "-", "result": "ไม่มี", "steps": (StepDraft("จัดทำคู่มือ", "……"),)},
            "done-without-result",
            "error",
            "มาตรการที่ 9 แล้วเสร็จแต่ไม่มีสรุปผลและผลลัพธ์",
        ),
        (
            {"state": "cannot", "cannot_reason": "- ไม่มี -"},
            "failed-without-reason",
            "error",
            "มาตรการที่ 9 ไม่สามารถดำเนินการได้แต่ไม่ได้บอกเหตุผล",
        ),
        ({"start": None}, "period-missing", "error", "มาตรการที่ 9 ไม่มีวันเริ่ม"),
        ({"start": None, "end": None}, "period-missing", "error", "มาตรการที่ 9 ไม่มีวันเริ่มและวันสิ้นสุด"),
        (
            {"state": "done"},
            "done-without-result",
            "error",
            "มาตรการที่ 9 แล้วเสร็จแต่ไม่มีสรุปผลและผลลัพธ์",
        ),
        (
            {"end": date(2026, 10, 1)},
            "period-outside-year",
            "warning",
            "มาตรการที่ 9 มีระยะเวลา 1 ต.ค. 68 – 1 ต.ค. 69 ซึ่งอยู่นอกปีงบประมาณ 2569",
        ),
        (
            {"indicator": None},
            "indicator-missing",
            "warning",
            "มาตรการที่ 9 ไม่ได้ระบุตัวชี้วัด จึงอยู่ท้ายรายงานตามตัวชี้วัด",
        ),
    ],
)
def test_each_rule_finds_the_measure_that_breaks_it(values, code, severity, message):
    assert problems(planned(**values)) == [(code, severity, message)]


@pytest.mark.parametrize(
    "values",
    [
        {"summary": "จัดทำคู่มือครบ 12 งาน"},
        {"result": "ผู้รับบริการใช้คู่มือได้"},
        {"steps": (StepDraft("สำรวจงานบริการ"), StepDraft("จัดทำคู่มือ", result="คู่มือ 12 เล่ม"))},
    ],
)
def test_a_done_measure_is_well_with_a_summary_a_result_or_a_steps_result(values):
    assert problems(planned(state=Measure.State.DONE, **values)) == []


def test_the_first_and_the_last_day_of_the_fiscal_year_lie_in_it():
    assert problems(planned(start=date(2025, 10, 1), end=date(2026, 9, 30))) == []
    assert [code for code, _, _ in problems(planned(start=date(2025, 9, 30)))] == ["period-outside-year"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"start": None, "end": None}, "start"),
        ({"end": None}, "end"),
        ({"end": date(2026, 10, 1)}, "end"),
        ({"start": date(2025, 9, 30)}, "start"),
    ],
)
def test_the_day_that_is_wrong_is_the_one_to_cure(values, field):
    assert [each.field for each in check_plan([planned(**values)])] == [field]


def test_errors_come_before_warnings_and_rules_in_their_order():
    found = problems(planned(3, indicator=None), planned(5, steps=()), planned(8, owners=(), indicator=None))
    assert [(code, message.split()[1]) for code, _, message in found] == [
        ("owner-missing", "8"),
        ("steps-missing", "5"),
        ("indicator-missing", "3"),
        ("indicator-missing", "8"),
    ]


def test_every_rule_is_in_the_list_once():
    names = [check.__module__.rsplit(".", 1)[1] for check in CHECKS]
    assert names == [
        "owner_missing",
        "steps_missing",
        "period_missing",
        "done_without_result",
        "failed_without_reason",
        "period_outside_year",
        "indicator_missing",
    ]
