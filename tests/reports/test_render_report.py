"""render_report: a file, or one Thai line and exit 2."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from reports.management.commands.render_report import Command
from tests.factories import a_measure
from tests.reports.reading import html_text, pages


def run(*arguments):
    call_command("render_report", *arguments)


def refusal(*arguments):
    """What the command says when it is called on the console; it must end with 2 after exactly one line."""
    command = Command(stdout=io.StringIO(), stderr=io.StringIO())
    with pytest.raises(SystemExit) as ended:
        BaseCommand.run_from_argv(command, ["manage.py", "render_report", *arguments])
    assert ended.value.code == 2
    (line,) = command.stderr.getvalue().splitlines()
    return line


@pytest.fixture
def asked(tharnsai, tmp_path):
    """A call that works, and a way to change one argument of it."""
    a_measure(tharnsai, summary="ทำแล้ว 12 ครั้ง")
    usual = {"--agency": "tharnsai", "--year": "2569", "-o": str(tmp_path / "รายงาน.pdf")}

    def arguments(format="indicator-results", **changed):
        values = usual | {
            {"agency": "--agency", "year": "--year", "file": "-o", "digits": "--digits"}[name]: value
            for name, value in changed.items()
        }
        return [format, *(part for pair in values.items() for part in pair)]

    return arguments


def test_the_console_gets_a_pdf_in_thai_digits(asked, tmp_path):
    run(*asked())
    assert "ทำแล้ว๑๒ครั้ง" in "".join(pages((tmp_path / "รายงาน.pdf").read_bytes()))


def test_and_an_html_file_in_arabic_digits(asked, tmp_path):
    file = tmp_path / "r.HTML"
    run(*asked(file=str(file), digits="arabic", year="๒๕๖๙"))
    assert "ทำแล้ว12ครั้ง" in html_text(file.read_bytes())


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"agency": "nowhere"}, "ไม่พบหน่วยงานรหัส “nowhere”"),
        (
            {"format": "no-such"},
            "ไม่มีแบบรายงาน “no-such” แบบที่มี: "
            "indicator-results, completion-results, improvement-results, analysis-memo, status-report",
        ),
        ({"year": "99"}, "“99” ไม่ใช่ปีที่ใช้ได้ ให้ใส่ปี พ.ศ. สี่หลัก เช่น 2567 หรือ ๒๕๖๗"),
        ({"year": "2499"}, "ระบบยังไม่มีเกณฑ์ของปีงบประมาณ 2499"),
        ({"year": "2567"}, "เทศบาลตำบลธารใสยังไม่มีมาตรการในปีงบประมาณ 2567 จึงยังไม่มีรายงาน"),
        ({"digits": "roman"}, "ไม่รู้จักตัวเลขแบบ “roman” ใช้ thai หรือ arabic"),
        ({"file": "r.txt"}, "ชื่อแฟ้ม “r.txt” ต้องลงท้ายด้วย .pdf .docx .xlsx หรือ .html"),
        ({"file": "r"}, "ชื่อแฟ้ม “r” ต้องลงท้ายด้วย .pdf .docx .xlsx หรือ .html"),
        ({"file": "/no/such/folder/r.pdf"}, "เขียนแฟ้ม /no/such/folder/r.pdf ไม่ได้: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_2(asked, changed, line):
    assert refusal(*asked(**changed)) == line


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("indicator-results",),
        ("indicator-results", "--agency"),
        ("indicator-results", "--agency", "tharnsai", "--year", "2569", "-o", "r.pdf", "--more"),
    ],
)
def test_a_call_that_cannot_be_read_is_one_line_and_exit_2(db, arguments):
    line = refusal(*arguments)
    assert line.startswith("คำสั่งไม่ครบหรือไม่ถูกต้อง (")
    assert line.endswith("render_report FORMAT --agency CODE --year BE [--digits thai|arabic] -o FILE")


def test_another_program_gets_an_error_it_can_catch(asked):
    with pytest.raises(CommandError, match="ไม่พบหน่วยงาน") as refused:
        run(*asked(agency="nowhere"))
    assert refused.value.returncode == 2
