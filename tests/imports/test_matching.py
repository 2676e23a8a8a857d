"""A file whose headings are not the form's: พิมพ์ลดา matches them once, and the portal remembers."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from assessments.models import Assessment
from ita_portal import sheets
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from ita_portal.imports.models import HeadingMatch
from tests.files.make_corpus import csv
from tests.imports.files import words
from tests.imports.test_commands import run
from tests.people import browser_of

HEAD = ["รหัส อปท.", "ปีงบประมาณ", "คะแนน ITA", "เกรด", "หมายเหตุผู้ส่ง"]
FILE = csv([HEAD, ["tharnsai", "2567", "95.01", "ผ่าน", "ส่งทางไปรษณีย์"]])
FORM = sheets.Headings(("รหัส", "ปี"), ("คะแนนรวม", "ระดับ"))


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


def choose(browser, content: bytes = FILE, at: str = "/tharnsai/import/scores/"):
    """Chooses a file; answers with its preview."""
    return browser.post(at, {"file": SimpleUploadedFile("ผลคะแนน.csv", content)}, follow=True)


def columns_of(page) -> str:
    return re.search(r'href="([^"]*/columns/)"', page.content.decode())[1]


def match(browser, page, *meant: str):
    """Says what the foreign headings stand for, in the order of the file."""
    answers = {f"column-{number}": heading for number, heading in enumerate(meant, start=1)}
    return browser.post(columns_of(page), answers, follow=True)


def test_pimlada_matches_the_headings_once_and_the_next_file_is_read_at_once(pimlada):
    page = choose(pimlada)
    assert "ไม่มีคอลัมน์ “รหัสหน่วยงาน” ที่ต้องมี" in words(page)
    form = words(pimlada.get(columns_of(page)))
    for heading in ("“รหัส อปท.”", "“คะแนน ITA”", "“เกรด”", "“หมายเหตุผู้ส่ง”"):
        assert heading in form
    assert "“ปีงบประมาณ”" not in form

    page = match(pimlada, page, "รหัสหน่วยงาน", "คะแนนรวม", "ระดับ", "")
    assert "จับคู่หัวคอลัมน์แล้ว" in words(page)
    assert "ต้องแก้ในแฟ้ม" not in words(page)
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', page.content.decode())[1]
    address = columns_of(page).replace("columns/", "confirm/")
    pimlada.post(address, {"seen": seen})
    stored = Assessment.objects.get()
    assert (stored.year, str(stored.announced_total), stored.announced_level) == (2567, "95.01", "ผ่าน")

    again = words(choose(pimlada))
    assert "ตรงกับที่บันทึกไว้แล้ว" in again
    assert "ไม่อยู่ในแบบ" not in again


def test_a_title_above_foreign_headings_is_not_taken_for_them(pimlada):
    titled = csv(
        [
            ["ผลการประเมิน ITA", "", "", "", ""],
            [],
            ["รหัส อปท.", "ปี", "รวม", "เกรด"],
            ["tharnsai", "2567", "95.01"],
        ]
    )
    page = choose(pimlada, titled)
    form = words(pimlada.get(columns_of(page)))
    assert "“รหัส อปท.” ไม่นำเข้า" in form
    assert "“ผลการประเมิน ITA”" not in form
    page = match(pimlada, page, "รหัสหน่วยงาน", "ปีงบประมาณ", "คะแนนรวม", "ระดับ")
    assert "เทศบาลตำบลธารใส ปี 2567" in words(page)


def test_what_was_matched_stands_in_the_trail(tharnsai, pimlada):
    match(pimlada, choose(pimlada), "รหัสหน่วยงาน", "คะแนนรวม", "", "")
    match(pimlada, choose(pimlada), "รหัสหน่วยงาน", "คะแนนรวม", "ระดับ", "")
    first, second = Event.objects.filter(verb=Verb.HEADINGS_MATCHED).order_by("number")
    assert first.person == tharnsai.administrator
    assert first.after["คะแนน ITA"] == "คะแนนรวม"
    assert first.after["เกรด"] == "ไม่นำเข้า"
    assert (second.before, second.after) == ({"เกรด": "ไม่นำเข้า"}, {"เกรด": "ระดับ"})


def test_two_columns_cannot_stand_for_one_heading(pimlada):
    page = match(pimlada, choose(pimlada), "รหัสหน่วยงาน", "คะแนนรวม", "คะแนนรวม", "")
    assert "“เกรด” และ “คะแนน ITA” จับคู่กับ “คะแนนรวม” ทั้งคู่" in words(page)
    assert not HeadingMatch.objects.exists()


def test_a_heading_that_the_form_does_not_have_is_no_choice(pimlada):
    page = match(pimlada, choose(pimlada), "รหัสหน่วยงาน", "ไม่มีในแบบ", "", "")
    assert "พบข้อผิดพลาด 1 จุด" in words(page)
    assert not HeadingMatch.objects.exists()


def test_the_neighbour_sees_neither_the_file_nor_the_matches(tharnsai, dontawan, pimlada):
    page = choose(pimlada)
    match(pimlada, page, "รหัสหน่วยงาน", "คะแนนรวม", "ระดับ", "")
    decha = browser_of(dontawan.administrator)
    assert decha.get(columns_of(page)).status_code == 404
    assert browser_of(tharnsai.reader).get(columns_of(page)).status_code == 403
    theirs = choose(decha, FILE.replace(b"tharnsai", b"dontawan"), "/dontawan/import/scores/")
    assert "ไม่มีคอลัมน์ “รหัสหน่วยงาน” ที่ต้องมี" in words(theirs)


def test_a_file_with_the_forms_own_headings_has_nothing_to_match(pimlada):
    page = choose(pimlada, csv([["รหัสหน่วยงาน", "ปีงบประมาณ", "คะแนนรวม"], ["tharnsai", "2567", "95.01"]]))
    assert "จับคู่หัวคอลัมน์" not in words(page)


def test_a_matched_heading_is_found_whatever_its_blanks_and_digits():
    called = {"เลขที่ 1": "รหัส", "ปี พ.ศ.": "ปี", "อื่นๆ": ""}
    sheet = sheets.read(csv([["เลขที่๑", " ปี พ.ศ. ", "อื่นๆ", "แปลก"], ["7", "2567", "ก", "ข"]]), FORM, called)
    assert [row.cells for row in sheet.rows] == [{"รหัส": "7", "ปี": "2567"}]
    assert sheet.warnings == ("คอลัมน์ “แปลก” ไม่อยู่ในแบบ จึงไม่นำเข้า",)
    assert sheet.foreign == ("เลขที่๑", "ปี พ.ศ.", "อื่นๆ", "แปลก")


def test_a_heading_of_the_form_keeps_its_own_meaning():
    sheet = sheets.read(csv([["รหัส", "ปี", "ระดับ"], ["7", "2567", "ผ่าน"]]), FORM, {"ระดับ": "คะแนนรวม"})
    assert [row.cells for row in sheet.rows] == [{"รหัส": "7", "ปี": "2567", "ระดับ": "ผ่าน"}]


def test_a_heading_and_its_match_in_one_file_are_told_as_twice():
    sheet = sheets.read(csv([["รหัส", "ปี", "ระดับ", "เกรด"], ["7", "2567", "ก", "ข"]]), FORM, {"เกรด": "ระดับ"})
    assert [problem.message for problem in sheet.problems] == ["มีคอลัมน์ “ระดับ” ซ้ำกัน ให้เหลือคอลัมน์เดียว"]


def test_the_console_reads_with_what_the_agency_of_the_file_has_matched(tharnsai, pimlada, tmp_path):
    path = tmp_path / "ผลคะแนน.csv"
    path.write_bytes(FILE)
    assert run("import_data", "scores", path)[0] == 1
    match(pimlada, choose(pimlada), "รหัสหน่วยงาน", "คะแนนรวม", "ระดับ", "")

    code, out, err = run("import_data", "scores", path)

    assert (code, out) == (0, "created 1, updated 0, unchanged 0\n")
    assert err == "ใช้หัวคอลัมน์ที่เทศบาลตำบลธารใสจับคู่ไว้\n"


def test_a_file_of_two_agencies_is_not_read_with_the_headings_of_one(tharnsai, dontawan, pimlada, tmp_path):
    match(pimlada, choose(pimlada), "รหัสหน่วยงาน", "คะแนนรวม", "ระดับ", "")
    path = tmp_path / "ผลคะแนน.csv"
    path.write_bytes(csv([HEAD, *([code, "2567", "95.01", "ผ่าน", ""] for code in ("tharnsai", "dontawan"))]))
    code, out, _ = run("import_data", "scores", path)
    assert code == 1
    assert "ไม่มีคอลัมน์ “รหัสหน่วยงาน” ที่ต้องมี" in out


def test_the_console_reads_with_what_the_operator_has_matched(tharnsai, dontawan, tmp_path):
    for found, meant in (("รหัส อปท.", "รหัสหน่วยงาน"), ("คะแนน ITA", "คะแนนรวม")):
        HeadingMatch.objects.create(kind="scores", found=found, meant=meant)
    path = tmp_path / "ผลคะแนน.csv"
    path.write_bytes(csv([HEAD[:3], *([code, "2567", "95.01"] for code in ("tharnsai", "dontawan"))]))
    assert run("import_data", "scores", path) == (0, "created 2, updated 0, unchanged 0\n", "")


def test_progress_is_told_on_a_terminal_and_to_whom_asks_for_it(tharnsai, tmp_path):
    path = tmp_path / "ผลคะแนน.csv"
    path.write_bytes(csv([["รหัสหน่วยงาน", "ปีงบประมาณ", "คะแนนรวม"], ["tharnsai", "2567", "95.01"]]))
    counted = "created 1, updated 0, unchanged 0\n"
    assert run("import_data", "scores", path, "--dry-run") == (0, counted, "")
    assert run("import_data", "scores", path, "--dry-run", "--verbosity=2") == (0, counted, "1/1\n")
    terminal = Terminal()
    call_command("import_data", "scores", str(path), stdout=io.StringIO(), stderr=terminal)
    assert terminal.getvalue() == f"\r[{'#' * 30}] 1/1\nบันทึกทั้งแฟ้มในคราวเดียว\n"


class Terminal(io.StringIO):
    """Standard error on somebody's screen."""

    def isatty(self) -> bool:
        return True
