"""import_data and export_data, as an operator's script calls them."""

import io

import pytest
from django.core.management import call_command

from ita_portal import sheets
from ita_portal.accounts.models import Agency
from measures.models import Measure
from tests.factories import a_measure
from tests.files.make_corpus import FOLDER, HEAD, TABLE, csv
from tests.imports.files import rows_of


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*map(str, arguments), stdout=out, stderr=err)
    except SystemExit as stopped:
        return stopped.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "measures.csv"
    path.write_bytes(csv(TABLE))
    return path


def test_a_file_is_imported_and_counted(tharnsai, table):
    assert run("import_data", "measures", table) == (0, "created 2, updated 0, unchanged 0\n", "")
    assert run("import_data", "measures", table) == (0, "created 0, updated 0, unchanged 2\n", "")


def test_p23_a_dry_run_counts_and_writes_nothing(tharnsai, table):
    assert run("import_data", "measures", table, "--dry-run") == (
        0,
        "created 2, updated 0, unchanged 0\n",
        "",
    )
    assert not Measure.objects.exists()


def test_p24_errors_are_printed_one_a_line_and_nothing_is_written(tharnsai, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_bytes(
        csv(
            [HEAD, ["tharnsai", "2569", "1", "ก", "31 ก.พ. 2569", "", ""], ["x", "69", "2", "ข", "", "", "-"]]
        )
    )

    assert run("import_data", "measures", bad) == (
        1,
        "row 2, วันที่เริ่ม: ไม่มีวันที่ 31 ก.พ. 2569 เดือนนี้มีวันที่ 1 ถึง 28 เช่น 28 ก.พ. 2569\n"
        "row 3, รหัสหน่วยงาน: ไม่มีหน่วยงานรหัส “x” ให้ตรวจรหัส หรือนำเข้าหน่วยงานก่อน\n"
        "row 3, ปีงบประมาณ: “69” ไม่ใช่ปีที่ใช้ได้ ให้ใส่ปี พ.ศ. สี่หลัก เช่น 2567 หรือ ๒๕๖๗\n",
        "",
    )
    assert not Measure.objects.exists()


def test_an_unknown_heading_is_a_warning(tharnsai):
    code, out, err = run("import_data", "measures", FOLDER / "should_pass" / "unknown_heading.csv")
    assert (code, out) == (0, "created 2, updated 0, unchanged 0\n")
    assert err == "คำเตือน: คอลัมน์ “หมายเหตุ” ไม่อยู่ในแบบ จึงไม่นำเข้า\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["measures", FOLDER / "nowhere.csv"], "เปิดแฟ้ม"),
        (["measures", FOLDER], "เปิดแฟ้ม"),
        (["measures", FOLDER / "should_fail" / "encrypted.xlsx"], "แฟ้มนี้ใส่รหัสผ่านไว้"),
        (["no-such-kind", FOLDER / "should_pass" / "utf8.csv"], "ไม่รู้จักชนิดแฟ้ม “no-such-kind”"),
    ],
)
def test_what_is_no_such_file_is_one_line_and_exit_2(db, arguments, says):
    code, out, err = run("import_data", *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_p22_a_file_that_is_too_large_is_not_even_read(db, tmp_path):
    large = tmp_path / "large.csv"
    large.write_bytes(b"x" * (sheets.MAX_BYTES + 1))
    assert "ใหญ่เกิน 5 MB" in run("import_data", "measures", large)[2]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_p25_an_export_comes_back_by_the_commands(tharnsai, tmp_path, ending):
    a_measure(tharnsai)
    out = tmp_path / f"แผน.{ending}"

    assert run("export_data", "measures", "--agency", "tharnsai", "--year", "๒๕๖๙", "-o", out) == (0, "", "")

    assert [row["มาตรการ/กิจกรรม"] for row in rows_of("measures", out.read_bytes())] == [
        "จัดทำคู่มือการให้บริการของทุกงาน"
    ]
    assert run("import_data", "measures", out) == (0, "created 0, updated 0, unchanged 1\n", "")


@pytest.mark.parametrize(
    ("kind", "agency", "year", "file", "says"),
    [
        ("plans", "tharnsai", "2569", "a.csv", "ไม่รู้จักชนิดแฟ้ม “plans”"),
        ("measures", "nowhere", "2569", "a.csv", "ไม่พบหน่วยงานรหัส “nowhere”"),
        ("measures", "tharnsai", "69", "a.csv", "“69” ไม่ใช่ปีที่ใช้ได้"),
        ("measures", "tharnsai", "2599", "a.csv", "ไม่มีเกณฑ์ของปีงบประมาณ 2599"),
        ("measures", "tharnsai", "2569", "a.pdf", "ลงท้ายด้วย .xlsx หรือ .csv"),
        ("measures", "tharnsai", "2569", "nowhere/a.csv", "เขียนแฟ้ม"),
    ],
)
def test_an_export_of_what_is_not_known_is_one_line_and_exit_2(
    tharnsai, tmp_path, kind, agency, year, file, says
):
    code, out, err = run("export_data", kind, "--agency", agency, "--year", year, "-o", tmp_path / file)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_several_agencies_come_in_one_file(db, tmp_path):
    path = tmp_path / "agencies.csv"
    head = "รหัสหน่วยงาน,ชื่อหน่วยงาน,ประเภท,อำเภอ,จังหวัด\n"
    path.write_text(
        head + "a1,เทศบาลตำบลหนึ่ง,เทศบาลตำบล,เมือง,นครธารา\na2,เทศบาลตำบลสอง,เทศบาลตำบล,เมือง,นครธารา\n"
    )
    assert run("import_data", "agencies", path)[1] == "created 2, updated 0, unchanged 0\n"
    assert list(Agency.objects.values_list("code", flat=True)) == ["a1", "a2"]
