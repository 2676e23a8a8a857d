"""The command as an operator's script calls it: what it prints, and how it exits."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from assessments.actions import store_item_scores, store_scores
from assessments.results import case_of
from assessments.rules import Result
from tests.assessments.years import khuankhanun
from tests.people import browser_of

D = Decimal


@pytest.fixture
def store(tharnsai):
    def store(result: Result, year: int = 2567, version: int = 0):
        pimlada = tharnsai.actor(tharnsai.administrator)
        return store_scores(actor=pimlada, year=year, result=result, version=version)

    return store


def run(*arguments: str) -> tuple[int, str, str]:
    output, errors = StringIO(), StringIO()
    try:
        call_command("check_assessment", *arguments, stdout=output, stderr=errors)
    except SystemExit as stopped:
        return stopped.code, output.getvalue(), errors.getvalue()
    return 0, output.getvalue(), errors.getvalue()


def as_json(year: str = "2567") -> tuple[int, dict]:
    code, output, _ = run("--agency", "tharnsai", "--year", year, "--json")
    return code, json.loads(output)


def test_p10_document_003_as_json(store):
    store(khuankhanun())
    assert as_json() == (
        0,
        {
            "instruments": {"IIT": "97.32", "EIT": "86.05", "OIT": "100.00"},
            "computed_total": "95.01",
            "announced_total": "95.01",
            "computed_level": None,
            "possible_levels": ["ผ่าน", "ผ่านดี"],
            "announced_level": "ผ่าน",
            "indicators_from_items": {},
            "problems": [],
            "observations": [],
        },
    )


def test_p10_its_wrong_figures_make_the_command_fail(store):
    store(khuankhanun(indicators={**khuankhanun().indicators, 4: D("96.41"), 8: D("93.29")}))
    code, found = as_json("๒๕๖๗")
    assert (code, found["computed_total"]) == (1, "97.00")
    [problem] = found["problems"]
    assert (problem["code"], problem["severity"], problem["where"]) == ("total-differs", "error", "total")
    assert "73.29" in problem["message"]
    assert "96.51" in problem["message"]


def test_document_004_as_json(store):
    store(Result(announced_total=D("59.42"), announced_level="D"), year=2563)
    code, found = as_json("2563")
    assert code == 0
    assert found["instruments"] == {"IIT": None, "EIT": None, "OIT": None}
    assert (found["computed_total"], found["announced_total"]) == (None, "59.42")
    assert (found["computed_level"], found["possible_levels"]) == ("D", ["D"])


def test_what_cannot_be_computed_is_null(store):
    store(Result(announced_level="ผ่าน"))
    found = as_json()[1]
    assert (found["announced_total"], found["computed_level"], found["possible_levels"]) == (None, None, None)


def test_in_words(store):
    store(khuankhanun(announced_level="A"))
    code, output, _ = run("--agency", "tharnsai", "--year", "2567")
    assert code == 1
    assert output.splitlines() == [
        "IIT: 97.32",
        "EIT: 86.05",
        "OIT: 100.00",
        "คะแนนรวมที่คำนวณได้: 95.01",
        "คะแนนรวมที่ประกาศ: 95.01",
        "ระดับ: อย่างน้อย ผ่าน; ต้องทราบคะแนน EIT ส่วนที่ 1 และ 2",
        "ระดับที่ประกาศ: A",
        "level-of-other-scheme: “A” มีระดับ A ซึ่งเป็นระดับของปีที่ใช้เกณฑ์อื่น "
        "ปี 2567 ใช้ ผ่านดีเยี่ยม, ผ่านดี, ผ่าน, ต้องปรับปรุง, ต้องปรับปรุงโดยด่วน",
    ]


def test_a_score_far_from_last_years_does_not_make_it_fail(store):
    store(
        khuankhanun(indicators={**khuankhanun().indicators, 8: D("93.29")}, announced_total=None), year=2566
    )
    store(khuankhanun())
    code, found = as_json()
    assert code == 0
    assert [each["where"] for each in found["observations"]] == ["indicator-8"]
    assert "(far-from-last-year: ตัวชี้วัดที่ 8" in run("--agency", "tharnsai", "--year", "2567")[1]


def test_items_are_checked_too(store, tharnsai):
    store(khuankhanun())
    scores = {f"O{number}": D("100.00") for number in range(1, 36)} | {"O34": D("0.00")}
    store_item_scores(actor=tharnsai.actor(tharnsai.administrator), year=2567, items=scores)
    code, found = as_json()
    assert code == 1
    assert found["problems"][0]["message"].startswith("ตัวชี้วัดที่ 10 ได้ 100.00 แต่คะแนนรายข้อให้ 75.00")


def test_items_alone_give_their_indicators(tharnsai):
    """2564, all right but O1 of nine and O18 of seven: 9 = (8/9 + 1 + 6/7 + 1 + 1) / 5 = 94.92."""
    missed = {"O1": D("0.00"), "O18": D("0.00")}
    scores = {f"O{number}": D("100.00") for number in range(1, 44)} | missed
    store_item_scores(actor=tharnsai.actor(tharnsai.administrator), year=2564, items=scores)
    assert as_json("2564")[1]["indicators_from_items"] == {"9": "94.92", "10": "100.00"}
    assert "ตัวชี้วัดที่ 9 จากคะแนนรายข้อ: 94.92" in run("--agency", "tharnsai", "--year", "2564")[1]
    page = browser_of(tharnsai.mayor).get("/tharnsai/2564/scores/").content.decode()
    assert "94.92" in page.partition("คะแนนตัวชี้วัดที่คำนวณจากคะแนนรายข้อ")[2]


@pytest.mark.parametrize(
    ("agency", "year", "sentence"),
    [
        ("nowhere", "2567", "ไม่พบหน่วยงานรหัส “nowhere”"),
        ("tharnsai", "2499", "ไม่มีเกณฑ์ของปีงบประมาณ 2499"),
        ("tharnsai", "2024", "“2024” ไม่ใช่ปีที่ใช้ได้ ให้ใส่ปี พ.ศ. สี่หลัก เช่น 2567 หรือ ๒๕๖๗"),
        ("tharnsai", "2567", "เทศบาลตำบลธารใส ยังไม่มีผลการประเมินปีงบประมาณ 2567"),
    ],
)
def test_what_is_unknown_is_one_line_and_exit_2(tharnsai, agency, year, sentence):
    assert run("--agency", agency, "--year", year) == (2, "", f"{sentence}\n")


def test_a_case_costs_a_fixed_number_of_queries(store, tharnsai, django_assert_num_queries):
    store(khuankhanun(), year=2566)
    store(khuankhanun())
    with django_assert_num_queries(13):
        assert case_of(tharnsai.agency, 2567).last is not None
