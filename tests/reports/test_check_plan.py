"""check_plan as an operator's script calls it: what it prints, and how it exits."""

import json
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import ManagementUtility, call_command

from assessments.actions import store_scores
from assessments.rules import Result
from reports.models import Report
from tests.factories import a_finding, a_measure

D = Decimal


def run(*options: str, year: str = "2569") -> tuple[int, str]:
    output = StringIO()
    try:
        call_command("check_plan", "--agency=tharnsai", f"--year={year}", *options, stdout=output)
    except SystemExit as stopped:
        return stopped.code, output.getvalue()
    return 0, output.getvalue()


def test_a_whole_plan_is_an_empty_list_and_exit_0(tharnsai):
    a_measure(tharnsai)
    assert run("--json") == (0, "[]\n")
    assert run() == (0, "ไม่พบข้อที่ต้องแก้\n")


def test_an_error_is_told_with_its_code_severity_place_and_sentence_and_exit_1(tharnsai):
    a_measure(tharnsai, owners=())
    a_measure(tharnsai, follow_up="รายงานต่อเทศบาลตำบลดอนตะวัน")
    code, output = run("--json", year="๒๕๖๙")
    assert code == 1
    assert json.loads(output) == [
        {
            "code": "owner-missing",
            "severity": "error",
            "where": "มาตรการที่ 1",
            "message": "มาตรการที่ 1 ไม่มีผู้รับผิดชอบ",
        },
        {
            "code": "other-agency",
            "severity": "error",
            "where": "มาตรการที่ 2",
            "message": "มาตรการที่ 2 (การกำกับติดตาม) เขียนถึง “เทศบาลตำบลดอนตะวัน” ซึ่งไม่ใช่เทศบาลตำบลธารใส",
        },
    ]
    assert run()[1].splitlines() == [
        "error: owner-missing: มาตรการที่ 1 ไม่มีผู้รับผิดชอบ",
        "error: other-agency: มาตรการที่ 2 (การกำกับติดตาม) เขียนถึง “เทศบาลตำบลดอนตะวัน” ซึ่งไม่ใช่เทศบาลตำบลธารใส",
        "พบ 2 ข้อ เป็นข้อผิดพลาด 2 ข้อ",
    ]


def test_warnings_alone_are_exit_0_and_a_letter_is_asked_of_only_once_it_is_begun(tharnsai):
    scores = {number: D("95.00") for number in range(1, 11)} | {8: D("73.29")}
    result = Result(announced_total=D("93.91"), announced_level="", indicators=scores)
    store_scores(actor=tharnsai.actor(tharnsai.administrator), year=2568, result=result, version=0)
    a_measure(tharnsai)
    for issue in range(1, 8):
        a_finding(tharnsai, issue=issue, text="", recommendation="", nothing_found=True)
    code, output = run("--json")
    assert (code, [each["code"] for each in json.loads(output)]) == (0, ["weak-without-measure"])

    Report.objects.create(agency=tharnsai.agency, fiscal_year_id=2569, format="analysis-memo")
    codes = [each["code"] for each in json.loads(run("--json")[1])]
    assert codes == ["weak-without-measure", "number-missing", "date-missing"]


@pytest.mark.parametrize(
    ("agency", "year", "sentence"),
    [
        ("nowhere", "2569", "ไม่พบหน่วยงานรหัส “nowhere”"),
        ("tharnsai", "2499", "ระบบยังไม่มีเกณฑ์ของปีงบประมาณ 2499"),
        ("tharnsai", "2026", "“2026” ไม่ใช่ปีที่ใช้ได้ ให้ใส่ปี พ.ศ. สี่หลัก เช่น 2567 หรือ ๒๕๖๗"),
    ],
)
def test_what_is_unknown_is_one_line_and_exit_2(tharnsai, capsys, agency, year, sentence):
    with pytest.raises(SystemExit) as stopped:
        ManagementUtility(["manage.py", "check_plan", f"--agency={agency}", f"--year={year}"]).execute()
    said = capsys.readouterr()
    assert (stopped.value.code, said.out, said.err) == (2, "", f"{sentence}\n")
