"""The file of results: the figures of two documents, every bad cell at once, out again and in."""

from decimal import Decimal

import pytest

from assessments.checks import contradictions
from assessments.models import Assessment
from assessments.results import assessment_of, case_of, result_of
from assessments.rules import Result
from assessments.selectors import rules_of
from ita_portal import sheets
from ita_portal.audit.models import Event
from ita_portal.imports.kinds import KINDS
from tests.assessments.years import khuankhanun
from tests.imports.files import exported, imported, rows_of, said

D = Decimal
KEY = ("รหัสหน่วยงาน", "ปีงบประมาณ")
INDICATORS = tuple(f"ตัวชี้วัดที่ {number}" for number in range(1, 11))
ANNOUNCED = ("คะแนนรวม", "ระดับ", "ลำดับ")
FIGURES = (
    *("95.55", "98.12", "98.80", "96.51", "97.61", "93.67", "91.19", "73.29", "100.00", "100.00"),
    *("95.01", "ผ่าน", "1014"),
)


def scores(*rows: tuple[str, ...], headings=(*KEY, *INDICATORS, *ANNOUNCED), **options):
    return imported("scores", [headings, *rows], **options)


def stored(town, year: int = 2567) -> Result:
    return result_of(assessment_of(town.agency, year))


def test_p10_document_003_comes_in(tharnsai):
    report = scores(("tharnsai", "๒๕๖๗", *FIGURES))
    assert said(report) == []
    assert str(report) == "created 1, updated 0, unchanged 0"
    assert stored(tharnsai) == khuankhanun()


def test_p11_thai_digits_and_blanks_read_the_same_in_a_file(tharnsai):
    scores(("tharnsai", "2567", "๙๕.๕๕", " 98.12 ", *FIGURES[2:]))
    assert stored(tharnsai) == khuankhanun()


def test_document_004_has_a_total_alone(tharnsai):
    scores(("tharnsai", "2563", *[""] * 10, "๕๙.๔๒", "D", ""))
    assert stored(tharnsai, 2563) == Result(announced_total=D("59.42"), announced_level="D")


def test_only_agency_and_year_must_have_a_column(tharnsai):
    report = scores(("tharnsai", "2563", "59.42"), headings=(*KEY, "คะแนนรวม"))
    assert (said(report), report.created) == ([], 1)
    assert said(scores(("2563", "59.42"), headings=("ปีงบประมาณ", "คะแนนรวม"))) == [
        "row 1, รหัสหน่วยงาน: ไม่มีคอลัมน์ “รหัสหน่วยงาน” ที่ต้องมี ให้เพิ่มหัวคอลัมน์นี้ในแฟ้ม"
    ]


def test_names_in_the_headings_are_compared_with_those_of_the_year(tharnsai):
    """การปรับปรุงระบบการทำงาน is a name of 2565; in 2567 it contradicts until a file has the right one."""
    names = [each.name for each in rules_of(2565).indicators]
    headings = (*KEY, *(f"ตัวชี้วัดที่ {n}. {name}" for n, name in enumerate(names, 1)), *ANNOUNCED)
    report = scores(("tharnsai", "2565", *FIGURES), ("tharnsai", "2567", *FIGURES), headings=headings)
    assert (said(report), report.warnings, report.created) == ([], (), 2)
    assert (stored(tharnsai, 2565).names, stored(tharnsai).names) == ({}, {8: "การปรับปรุงระบบการทำงาน"})
    assert [each.code for each in contradictions(case_of(tharnsai.agency, 2567))] == [
        "indicator-name-differs"
    ]
    assert scores(("tharnsai", "2567", *FIGURES)).unchanged == 1, "a file without names leaves them"
    right = (*KEY, "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน")
    assert scores(("tharnsai", "2567", "73.29"), headings=right).updated == 1
    assert stored(tharnsai) == khuankhanun()


def test_a_matched_heading_is_a_name_where_a_year_has_it(tharnsai):
    headings = (*KEY, *INDICATORS[:6], "สื่อสาร", "การปรับปรุงระบบการทำงาน", *INDICATORS[8:], *ANNOUNCED)
    called = {"สื่อสาร": "ตัวชี้วัดที่ 7", "การปรับปรุงระบบการทำงาน": "ตัวชี้วัดที่ 8"}
    scores(("tharnsai", "2567", *FIGURES), headings=headings, called=called)
    assert stored(tharnsai).names == {8: "การปรับปรุงระบบการทำงาน"}


def test_the_parts_of_eit_have_their_columns(tharnsai):
    headings = (*KEY, "EIT ส่วนที่ 1", "EIT ส่วนที่ ๒", "คะแนนรวม")
    scores(("tharnsai", "2567", "98.81", "73.29", "95.01"), headings=headings)
    assert stored(tharnsai).parts == {("EIT", 1): D("98.81"), ("EIT", 2): D("73.29")}
    assert said(scores(("tharnsai", "2563", "98.81", "", "59.42"), headings=headings)) == [
        "row 2, EIT ส่วนที่ 1: พบ “98.81” เกณฑ์ของปี 2563 ไม่มี EIT ส่วนที่ 1 ให้เว้นว่าง"
    ]


def test_a_blank_cell_leaves_what_is_stored_and_a_dash_empties_it(tharnsai):
    scores(("tharnsai", "2567", *FIGURES))
    scores(("tharnsai", "2567", "73.30", "-", ""), headings=(*KEY, "ตัวชี้วัดที่ 8", "ลำดับ", "ระดับ"))
    corrected = {**khuankhanun().indicators, 8: D("73.30")}
    assert stored(tharnsai) == khuankhanun(indicators=corrected, announced_rank="")


def test_a_row_that_says_nothing_stores_nothing(tharnsai):
    report = scores(("tharnsai", "2567", *[""] * 13))
    assert (said(report), str(report)) == ([], "created 0, updated 0, unchanged 1")
    assert not Assessment.objects.exists()


def test_p23_the_same_file_twice_changes_nothing_the_second_time(tharnsai):
    scores(("tharnsai", "2567", *FIGURES))
    events = Event.objects.count()
    assert str(scores(("tharnsai", "2567", *FIGURES))) == "created 0, updated 0, unchanged 1"
    assert Event.objects.count() == events
    assert Assessment.objects.get().version == 1


def test_p24_every_bad_cell_is_named_at_once_and_nothing_is_written(tharnsai):
    bad = ("-0.01", "100.01", "95,01", "1e2", "NaN", "เก้าสิบ", "9..5", "95.005", "", "100.00")
    report = scores(
        ("tharnsai", "2567", *FIGURES),
        ("tharnsai", "2566", *bad, "๑๐๐.๐๑", "ผ่าน", ""),
        ("tharnsai", "2567", *FIGURES),
        ("tharnsai", "2499", *FIGURES),
        ("nowhere", "2567", *FIGURES),
        ("tharnsai", "67", *FIGURES),
    )
    number = "ไม่ใช่คะแนน ให้ใส่ตัวเลข 0 ถึง 100 มีทศนิยมได้ 2 ตำแหน่งหลังจุด เช่น 95.01 หรือ ๙๕.๐๑"
    assert said(report) == [
        f"row 3, ตัวชี้วัดที่ 1: “-0.01” {number}",
        "row 3, ตัวชี้วัดที่ 2: คะแนน “100.01” เกิน 100 ให้ใส่ตัวเลข 0 ถึง 100 เช่น 95.01",
        f"row 3, ตัวชี้วัดที่ 3: “95,01” {number}",
        f"row 3, ตัวชี้วัดที่ 4: “1e2” {number}",
        f"row 3, ตัวชี้วัดที่ 5: “NaN” {number}",
        f"row 3, ตัวชี้วัดที่ 6: “เก้าสิบ” {number}",
        f"row 3, ตัวชี้วัดที่ 7: “9..5” {number}",
        f"row 3, ตัวชี้วัดที่ 8: “95.005” {number}",
        "row 3, ตัวชี้วัดที่ 9: ขาดคะแนนตัวชี้วัดที่ 9 ต้องมีครบทุกตัวชี้วัด หรือเว้นว่างทุกตัวเมื่อทราบเพียงคะแนนรวม",
        "row 3, คะแนนรวม: คะแนน “๑๐๐.๐๑” เกิน 100 ให้ใส่ตัวเลข 0 ถึง 100 เช่น 95.01",
        "row 4, ปีงบประมาณ: พบ “2567” แถวนี้ซ้ำกับแถวที่ 2 ให้เหลือแถวเดียว",
        "row 5, ปีงบประมาณ: ไม่มีเกณฑ์ของปีงบประมาณ 2499 ปีที่ใช้ได้คือ 2563 ถึง 2569",
        "row 6, รหัสหน่วยงาน: ไม่มีหน่วยงานรหัส “nowhere” ให้ตรวจรหัส หรือนำเข้าหน่วยงานก่อน",
        "row 7, ปีงบประมาณ: “67” ไม่ใช่ปีที่ใช้ได้ ให้ใส่ปี พ.ศ. สี่หลัก เช่น 2567 หรือ ๒๕๖๗",
    ]
    assert not Assessment.objects.exists()


def test_nine_indicators_are_no_result(tharnsai):
    assert said(scores(("tharnsai", "2567", *FIGURES[:9]), headings=(*KEY, *INDICATORS[:9]))) == [
        "row 2, ตัวชี้วัดที่ 10: ขาดคะแนนตัวชี้วัดที่ 10 ต้องมีครบทุกตัวชี้วัด หรือเว้นว่างทุกตัวเมื่อทราบเพียงคะแนนรวม"
    ]


def test_an_indicator_11_is_refused_where_it_has_a_score(tharnsai):
    headings = (*KEY, *INDICATORS, *ANNOUNCED, "ตัวชี้วัดที่ ๑๑")
    assert said(scores(("tharnsai", "2567", *FIGURES, "90.00"), headings=headings)) == [
        "row 2, ตัวชี้วัดที่ 11: พบ “90.00” ไม่มีตัวชี้วัดที่ 11 ในเกณฑ์ของปีใดเลย ให้ลบคอลัมน์นี้"
    ]
    assert said(scores(("tharnsai", "2567", *FIGURES, ""), headings=headings)) == []
    assert stored(tharnsai) == khuankhanun()


def test_the_empty_form_has_the_columns_of_the_contract(tharnsai):
    assert KINDS["scores"].resource.headings().all == (
        *KEY,
        *INDICATORS,
        *("EIT ส่วนที่ 1", "EIT ส่วนที่ 2"),
        *ANNOUNCED,
    )


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_p25_what_is_exported_comes_in_again_and_changes_nothing(tharnsai, name):
    scores(("tharnsai", "2567", *FIGURES[:-1], "๑,๐๑๔ ของหน่วยงานประเภทเทศบาลตำบล"))
    content = exported("scores", tharnsai, 2567, name)
    [row] = rows_of("scores", content)
    assert (row["ตัวชี้วัดที่ 8"], row["คะแนนรวม"], row["ระดับ"]) == ("73.29", "95.01", "ผ่าน")
    assert row["ลำดับ"] == "๑,๐๑๔ ของหน่วยงานประเภทเทศบาลตำบล"
    table = sheets.read(content, KINDS["scores"].resource.headings())
    again = imported("scores", [table.headings, *([row[h] for h in table.headings] for row in [row])])
    assert str(again) == "created 0, updated 0, unchanged 1"


def test_p03_an_administrator_imports_for_her_own_agency_alone(tharnsai, dontawan):
    pimlada = tharnsai.actor(tharnsai.administrator)
    report = scores(("tharnsai", "2567", *FIGURES), ("dontawan", "2567", *FIGURES), actor=pimlada)
    assert said(report) == ["row 3, รหัสหน่วยงาน: “dontawan” ใช้ไม่ได้ นำเข้าได้เฉพาะของหน่วยงานคุณ รหัส tharnsai"]


def test_many_agencies_in_one_file_each_with_its_own_event(tharnsai, dontawan):
    report = scores(("tharnsai", "2567", *FIGURES), ("dontawan", "2567", *FIGURES))
    assert report.created == 2
    events = Event.objects.filter(verb="scores-stored").order_by("number")
    assert [event.agency.code for event in events] == ["tharnsai", "dontawan"]
    assert [change.thing for change in report.changes] == [
        "เทศบาลตำบลธารใส ปี 2567",
        "เทศบาลตำบลดอนตะวัน ปี 2567",
    ]
