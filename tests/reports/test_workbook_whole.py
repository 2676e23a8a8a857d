"""Excel opens every workbook as it is, and draws the history over its cells."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from reports.document import Chart, Document, Point
from reports.render import render
from tests.reports.damaging import damaged
from tests.reports.test_every_format import CODES, SEAL, YEAR, arranged
from tests.reports.workbook_rules import C, faults

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
THAI = "[$-D00041E]"
CHART = Chart(
    "ผลการประเมินในภาพรวมย้อนหลัง",
    (
        Point("2566", Decimal("78.20"), "78.20", "B"),
        Point("2567", None, "ไม่มีข้อมูล"),
        Point("2568", Decimal("95.01"), "95.01", "ผ่าน", latest=True),
    ),
)


def a_book(code="analysis-memo", digits="thai", seal=None) -> bytes:
    return render(replace(arranged(YEAR, code, digits), seal=seal), "xlsx")


def the_chart(digits: str) -> etree._Element:
    with ZipFile(BytesIO(render(Document("ชื่อ", "เทศบาล", "portrait", digits, (CHART,)), "xlsx"))) as book:
        return etree.fromstring(book.read("xl/charts/chart1.xml"))


def said(element) -> list[str]:
    return [each.text for each in element.iter(f"{A}t") if each.text]


@pytest.mark.parametrize("digits", ["thai", "arabic"])
@pytest.mark.parametrize("code", CODES)
def test_excel_has_nothing_to_repair(code, digits):
    assert faults(a_book(code, digits)) == []
    assert faults(a_book(code, digits, SEAL)) == []


def test_the_workbook_needs_no_font_but_its_own():
    """An office without the usual one would else have other columns, and print everything smaller."""
    sheet = load_workbook(BytesIO(a_book())).worksheets[0]
    assert {each.font.name for row in sheet.iter_rows() for each in row} == {"TH SarabunPSK"}
    untouched = sheet["Z99"].font
    assert (untouched.name, untouched.sz) == ("TH SarabunPSK", 14)


@pytest.mark.parametrize(("digits", "before"), [("thai", THAI), ("arabic", "")])
def test_the_history_is_drawn_by_excel_over_its_cells(digits, before):
    chart = the_chart(digits)
    sheet = "'ผลการประเมินในภาพรวมย้อนหลัง'!"
    assert [each.text for each in chart.iter(f"{C}f")] == [f"{sheet}$A$3:$A$5", f"{sheet}$B$3:$B$5"]
    assert said(chart.find(f".//{C}title")) == ["ผลการประเมินในภาพรวมย้อนหลัง"]
    below, beside = chart.iter(f"{C}catAx", f"{C}valAx")
    assert (said(below), said(beside)) == (["ปี"], ["คะแนน"])
    formats = [each.get("formatCode") for each in chart.iter(f"{C}numFmt")]
    assert formats == [f"{before}0.00", f"{before}0", f"{before}0"]
    faces = {each.get("typeface") for each in chart.iter(f"{A}cs")}
    assert faces == {"TH SarabunPSK"}
    assert [each.get("val") for each in chart.iter(f"{C}delete")] == ["0", "0"]


def test_a_year_without_result_has_no_figure_and_the_latest_one_is_dark():
    series = the_chart("thai").find(f".//{C}ser")
    (gap,) = series.iter(f"{C}dLbl")
    assert (gap.find(f"{C}idx").get("val"), gap.find(f"{C}showVal").get("val")) == ("1", "0")
    assert series.find(f"{C}dLbls/{C}showVal").get("val") == "1"
    (point,) = series.iter(f"{C}dPt")
    assert point.find(f"{C}idx").get("val") == "2"
    assert [each.get("val") for each in series.iter(f"{A}srgbClr")] == ["A6A6A6", "333333"]


DAMAGES = [
    ("xl/worksheets/sheet3.xml", "<pageMargins", "<sheetPr/><pageMargins", "in the order"),
    ("xl/worksheets/sheet1.xml", '<mergeCell ref="A1:D1"', '<mergeCell ref="A1:D2"', "into one another"),
    ("xl/worksheets/sheet1.xml", '<row r="1" ht="', '<row r="1" ht="9', "too high"),
    ("xl/worksheets/sheet1.xml", 's="1"', 's="99"', "has no style"),
    ("xl/worksheets/sheet1.xml", '<c r="B1"', '<c r="A9"', "in their order"),
    ("xl/workbook.xml", 'name="บันทึกข้อความ"', 'name="บันทึก/ข้อความ"', "may be called"),
    ("xl/charts/chart1.xml", "$A$3", "x'!$A$3", "draws"),
    ("xl/worksheets/_rels/sheet3.xml.rels", "drawing1.xml", "drawing9.xml", "is not there"),
]


@pytest.fixture(scope="module")
def book():
    return a_book()


@pytest.mark.parametrize(("part", "old", "new", "message"), DAMAGES)
def test_what_excel_would_repair_is_found(book, part, old, new, message):
    assert any(message in fault for fault in faults(damaged(book, part, old, new)))
