"""A wrong call of any command for operators: one Thai line on standard error, exit 2, no traceback."""

import os
import runpy

import pytest
from django.core.management import ManagementUtility
from django.db import OperationalError, ProgrammingError

NO_TEXT = "a\udcff"  # what Python makes of a byte on the command line that is no UTF-8


def on_the_console(capsys, *arguments: str) -> str:
    """The line that `manage.py ARGUMENTS` ends with; it must be the only output, and the exit code 2."""
    with pytest.raises(SystemExit) as ended:
        ManagementUtility(["manage.py", *map(str, arguments)]).execute()
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    (line,) = said.err.splitlines()
    line.encode()
    return line


@pytest.fixture
def refusal(tharnsai, capsys):
    def refusal(*arguments: object) -> str:
        return on_the_console(capsys, *arguments)

    return refusal


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [
        (["import_data"], "import_data KIND FILE [--dry-run]"),
        (["import_data", "measures"], "import_data KIND FILE [--dry-run]"),
        (["import_data", "measures", "a.csv", "--more"], "import_data KIND FILE [--dry-run]"),
        (["export_data"], "export_data KIND --agency CODE --year BE -o FILE"),
        (["export_data", "measures", "--agency"], "export_data KIND --agency CODE --year BE -o FILE"),
        (["check_assessment"], "check_assessment --agency CODE --year BE [--json]"),
        (
            ["check_assessment", "--agency=tharnsai", NO_TEXT],
            "check_assessment --agency CODE --year BE [--json]",
        ),
        (["check_plan", "--json"], "check_plan --agency CODE --year BE [--json]"),
        (["load_recommendations"], "load_recommendations FILE"),
        (["load_framework", "--more"], "load_framework [FILE… | --new]"),
        (["open_year"], "open_year BE"),
        (["worker", "--beside", "me"], "worker [--queues default,long] [--beside PID]"),
    ],
)
def test_a_call_that_cannot_be_read_says_how_to_call(refusal, arguments, usage):
    line = refusal(*arguments)
    assert line.startswith("คำสั่งไม่ครบหรือไม่ถูกต้อง (")
    assert line.endswith(f"วิธีใช้: {usage}")


@pytest.mark.parametrize(
    "command",
    [
        ["export_data", "measures", "--year=2569", "-o=a.csv"],
        ["check_assessment", "--year=2567"],
        ["check_plan", "--year=2569"],
        ["render_report", "indicator-results", "--year=2569", "-o=a.pdf"],
    ],
)
def test_a_code_that_is_no_text_is_no_agency(refusal, command):
    assert refusal(*command, "--agency", NO_TEXT) == "ไม่พบหน่วยงานรหัส “a?”"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import_data", NO_TEXT, "a.csv"], "ไม่รู้จักชนิดแฟ้ม “a?”"),
        (["import_data", "measures", NO_TEXT], "เปิดแฟ้ม a? ไม่ได้"),
        (
            ["export_data", "measures", "--agency=tharnsai", f"--year={NO_TEXT}", "-o=a.csv"],
            "“a?” ไม่ใช่ปีที่ใช้ได้",
        ),
        (["check_assessment", "--agency=tharnsai", f"--year={NO_TEXT}"], "“a?” ไม่ใช่ปีที่ใช้ได้"),
        (["render_report", NO_TEXT, "--agency=tharnsai", "--year=2569", "-o=a.pdf"], "ไม่มีแบบรายงาน “a?”"),
        (["open_year", NO_TEXT], "“a?” ไม่ใช่ปีที่ใช้ได้"),
        (["load_recommendations", NO_TEXT], "เปิดแฟ้ม a? ไม่ได้"),
        (["verify_audit", f"--kept={NO_TEXT}"], "--kept ต้องเป็นเลขและค่าแฮช"),
    ],
)
def test_what_is_no_text_can_still_be_told(refusal, arguments, said):
    assert said in refusal(*arguments)


@pytest.mark.parametrize(
    "command", [["import_data", "measures"], ["load_recommendations"], ["load_framework"]]
)
def test_devices_pipes_and_folders_are_not_read(refusal, tmp_path, command):
    os.mkfifo(pipe := tmp_path / "pipe")
    for file in ("/dev/zero", pipe, tmp_path):
        assert refusal(*command, file) == f"เปิดแฟ้ม {file} ไม่ได้: ไม่ใช่แฟ้มข้อมูล"


def test_a_command_that_is_interrupted_ends_without_a_traceback(monkeypatch, capsys):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("django.core.management.execute_from_command_line", interrupted)
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(os.path.join(os.path.dirname(__file__), "..", "manage.py"), run_name="__main__")
    said = capsys.readouterr()
    assert (ended.value.code, said.out, said.err) == (130, "", "")


def test_a_worker_is_told_that_nobody_puts_anything_into_its_queue(refusal):
    assert refusal("worker", "--queues", "default,lnog") == "ไม่มีคิว “lnog” คิวที่มีคือ default, long"


@pytest.mark.parametrize("fault", [OperationalError, ProgrammingError])
def test_a_database_that_cannot_be_used_is_one_line(refusal, monkeypatch, fault):
    def broken(*_, **__):
        raise fault("no such table: audit_chainhead\nLINE 1")

    monkeypatch.setattr("reports.management.commands.verify_audit.Command.handle", broken)
    line = refusal("verify_audit")
    assert line.startswith("ฐานข้อมูลใช้ไม่ได้ ตรวจ DATABASE_URL")
    assert line.endswith("(no such table: audit_chainhead LINE 1)")
    with pytest.raises(fault):
        ManagementUtility(["manage.py", "verify_audit", "--traceback"]).execute()
