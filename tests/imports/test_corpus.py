"""The files of tests/files: those that should pass say the same, those that should fail say why (P26)."""

import re
from datetime import date

import pytest

from ita_portal import sheets
from ita_portal.accounts.access import CONSOLE
from ita_portal.imports.service import import_file
from measures.imports import MeasureResource
from measures.models import Measure
from tests.files.make_corpus import FOLDER, SHOULD_FAIL, SHOULD_PASS

SENTENCES = {
    "old_workbook.xls": "แฟ้มนี้เป็นแบบเก่า (.xls)",
    "old_workbook_renamed.xlsx": "แฟ้มนี้เป็นแบบเก่า (.xls)",
    "web_page_named_xls.xls": "แฟ้มนี้เป็นหน้าเว็บหรือ XML",
    "encrypted.xlsx": "แฟ้มนี้ใส่รหัสผ่านไว้",
    "macro.xlsm": "แฟ้มนี้มีมาโคร",
    "macro_renamed.xlsx": "แฟ้มนี้มีมาโคร",
    "binary_workbook.xlsb": "แฟ้มนี้เป็นแบบ .xlsb",
    "open_document.ods": "แฟ้มนี้เป็นแบบ .ods",
    "word_document.docx": "แฟ้มนี้ไม่ใช่สมุดงาน Excel",
    "cut_short.xlsx": "แฟ้มเสียหรือไม่ครบ",
    "sheet_missing.xlsx": "แฟ้มเสียหรือไม่ครบ",
    "sheet_not_well_formed.xlsx": "แฟ้มเสียหรือไม่ครบ",
    "reference_nowhere.xlsx": "แฟ้มเสียหรือไม่ครบ",
    "external_entity.xlsx": "อ้างถึงข้อมูลนอกแฟ้ม",
    "growing_entities.xlsx": "อ้างถึงข้อมูลนอกแฟ้ม",
    "document_type_alone.xlsx": "อ้างถึงข้อมูลนอกแฟ้ม",
    "picture_named_xlsx.xlsx": "แฟ้มนี้เป็น PDF หรือรูปภาพ",
    "portable_document.csv": "แฟ้มนี้เป็น PDF หรือรูปภาพ",
    "nothing.csv": "แฟ้มว่าง",
    "byte_order_mark_alone.csv": "แฟ้มว่าง",
    "binary.csv": "แฟ้มนี้ไม่ใช่ตาราง",
    "unknown_encoding.csv": "อ่านตัวอักษรในแฟ้มไม่ได้",
    "quotation_mark_left_open.csv": 'มีเครื่องหมายคำพูด (") ที่เปิดไว้แล้วไม่ปิด',
    "broken_letter.csv": "row 2, มาตรการ/กิจกรรม: พบ “จัดทำคู่มื�การให้บริการ” ช่องนี้มีอักษรที่เสียไป",
    "error_cell.xlsx": "row 2, มาตรการ/กิจกรรม: ช่องนี้เป็นค่าผิดพลาดของโปรแกรมตาราง (#REF!)",
    "error_cell_as_text.csv": "row 2, วันที่สิ้นสุด: ช่องนี้เป็นค่าผิดพลาดของโปรแกรมตาราง (#N/A)",
    "formula_without_value.xlsx": "row 2, มาตรการ/กิจกรรม: ช่อง D2 เป็นสูตรที่ยังไม่มีผลคำนวณ",
    "missing_heading.csv": "row 1, มาตรการ/กิจกรรม: ไม่มีคอลัมน์ “มาตรการ/กิจกรรม” ที่ต้องมี",
    "no_headings.csv": "row 1, ลำดับ: ไม่มีคอลัมน์ “ลำดับ” ที่ต้องมี",
    "heading_twice.csv": "row 1, มาตรการ/กิจกรรม: มีคอลัมน์ “มาตรการ/กิจกรรม” ซ้ำกัน",
    "day_that_does_not_exist.csv": "row 2, วันที่เริ่ม: ไม่มีวันที่ 31 ก.พ. 2569 เดือนนี้มีวันที่ 1 ถึง 28",
    "month_that_does_not_exist.csv": "row 2, วันที่เริ่ม: พบ “1/13/2569” ไม่มีเดือนที่ 13",
    "end_before_start.csv": "row 2, วันที่สิ้นสุด: พบ “1 ต.ค. 2568” วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่ม",
    "cannot_without_reason.csv": "row 2, เหตุผลที่ไม่สามารถดำเนินการได้: กรอกเหตุผลที่ไม่สามารถดำเนินการได้",
    "unknown_state.csv": "row 2, สถานะ: “ทำบางส่วน” ใช้ไม่ได้ ที่ใช้ได้คือ ยังไม่ดำเนินการ, อยู่ระหว่างดำเนินการ",
    "unknown_agency.csv": "row 2, รหัสหน่วยงาน: ไม่มีหน่วยงานรหัส “nowhere”",
    "year_of_two_digits.csv": "row 2, ปีงบประมาณ: “69” ไม่ใช่ปีที่ใช้ได้ ให้ใส่ปี พ.ศ. สี่หลัก",
    "gregorian_year.csv": "row 2, ปีงบประมาณ: “2026” ไม่ใช่ปีที่ใช้ได้ ให้ใส่ปี พ.ศ. สี่หลัก",
    "year_without_rules.csv": "row 2, ปีงบประมาณ: ไม่มีเกณฑ์ของปีงบประมาณ 2599 ปีที่ใช้ได้คือ 2563 ถึง 2569",
    "number_with_comma.csv": "row 2, ลำดับ: “1,000” ไม่ใช่จำนวนเต็ม",
    "number_zero.csv": "row 2, ลำดับ: พบ “0” ตัวเลขต้องเริ่มจาก 1",
    "key_is_blank.csv": "row 2, รหัสหน่วยงาน: ต้องใส่รหัสหน่วยงาน",
    "name_is_blank.csv": "row 2, มาตรการ/กิจกรรม: ต้องใส่มาตรการ/กิจกรรม",
    "name_is_emptied.csv": "row 2, มาตรการ/กิจกรรม: พบ “-” ต้องใส่มาตรการ/กิจกรรม",
    "same_row_twice.csv": "row 4, ลำดับ: พบ “1” แถวนี้ซ้ำกับแถวที่ 2",
    "cell_too_long.xlsx": "ยาว 30,001 ตัวอักษร ต้องไม่เกิน 30,000 ตัวอักษร",
    "unknown_indicator.csv": "row 2, ตัวชี้วัดที่: ไม่มีตัวชี้วัดที่ 11 ในปี 2569 ที่ใช้ได้คือ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
    "unknown_issue.csv": "row 2, ประเด็นที่: พบ “๘” ไม่มีประเด็นที่ 8 ในปี 2569 ที่ใช้ได้คือ 1, 2, 3, 4, 5, 6, 7",
    "unknown_sub_indicator.csv": "row 2, ตัวชี้วัดย่อย: “9.9” ใช้ไม่ได้ในปี 2569 ที่ใช้ได้คือ 9.1",
}


def said_of(content: bytes) -> str:
    """Everything that is wrong with a file, as its importer says it."""
    try:
        report = import_file(MeasureResource, content, CONSOLE)
    except sheets.Unreadable as error:
        return str(error)
    return "\n".join(map(str, report.problems))


def kept(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((FOLDER / folder).iterdir())}


def test_p26_the_corpus_is_whole():
    assert set(kept("should_pass")) == set(SHOULD_PASS)
    assert set(kept("should_fail")) == set(SHOULD_FAIL) == set(SENTENCES)
    assert len(SHOULD_PASS) + len(SHOULD_FAIL) >= 40
    assert all(
        len(content) < 20_000
        for folder in ("should_pass", "should_fail")
        for content in kept(folder).values()
    )


@pytest.mark.parametrize("name", sorted(SHOULD_PASS))
def test_p26_every_good_file_says_the_same(tharnsai, name):
    content = kept("should_pass")[name]

    report = import_file(MeasureResource, content, CONSOLE)

    assert [str(problem) for problem in report.problems] == []
    assert str(report) == "created 2, updated 0, unchanged 0"
    assert list(
        Measure.objects.order_by("number").values_list(
            "plan__agency__code", "plan__fiscal_year", "number", "name"
        )
    ) == [
        ("tharnsai", 2569, 1, "จัดทำคู่มือการให้บริการ"),
        ("tharnsai", 2569, 2, "เผยแพร่แผนการใช้งบประมาณ"),
    ]
    assert list(Measure.objects.order_by("number").values_list("start", "end", "state")) == [
        (date(2025, 10, 1), date(2026, 9, 30), "done"),
        (date(2026, 1, 1), date(2026, 3, 31), "not_started"),
    ]


@pytest.mark.parametrize("name", sorted(SHOULD_FAIL))
def test_p26_every_bad_file_is_refused_with_its_reason(tharnsai, name):
    said = said_of(kept("should_fail")[name])

    assert SENTENCES[name] in said
    assert not Measure.objects.exists()


NO_THAI_NAMES = {
    "Excel",
    "LibreOffice",
    "xlsx",
    "xls",
    "xlsb",
    "ods",
    "csv",
    "CSV",
    "UTF",
    "PDF",
    "XML",
    "DTD",
}


def test_p39_what_is_said_of_bad_files_is_thai(tharnsai):
    lines = [line for content in kept("should_fail").values() for line in said_of(content).splitlines()]
    assert len(lines) >= len(SHOULD_FAIL)
    for line in lines:
        sentence = re.sub(r"^row \d+, ", "", line)
        own_words = re.sub(r"“[^”]*”|\(#[A-Z/!]+\)", "", sentence)
        assert set(re.findall("[A-Za-z]{3,}", own_words)) <= NO_THAI_NAMES, line
        assert len(re.findall("[ก-๛]", sentence)) > 10, line


def test_p26_a_heading_that_is_not_in_the_form_is_named(tharnsai):
    report = import_file(MeasureResource, kept("should_pass")["unknown_heading.csv"], CONSOLE)

    assert report.warnings == ("คอลัมน์ “หมายเหตุ” ไม่อยู่ในแบบ จึงไม่นำเข้า",)
