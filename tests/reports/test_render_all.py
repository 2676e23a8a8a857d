"""render_all: a file for every agency with measures; one that fails does not stop the rest."""

import io
import os
from dataclasses import replace
from errno import EACCES, EDQUOT, EIO, ENOSPC

import pytest
from django.core.management import CommandError, call_command

from reports.batch import order as orders
from reports.batch.drawing import Task, is_full, render_many
from reports.facts import EmblemFacts
from reports.management.commands import render_all
from tests.factories import a_measure
from tests.reports import made_up
from tests.reports.reading import pages

THARNSAI = "tharnsai รายงานผลตามตัวชี้วัด เทศบาลตำบลธารใส ปีงบประมาณ 2569"


class Deadly:
    """A value whose reading ends the process that reads it."""

    def __reduce__(self):
        return os._exit, (9,)


def run(folder, *more):
    """The exit code, what was said, and what was said to the operator."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command(
            "render_all", "indicator-results", "--year=2569", f"--out={folder}", *more, stdout=out, stderr=err
        )
    except SystemExit as ended:
        code = ended.code
    return code, out.getvalue().strip(), err.getvalue().splitlines()


def test_every_agency_with_measures_gets_its_file(tharnsai, dontawan, tmp_path):
    a_measure(tharnsai, summary="ทำแล้ว 12 ครั้ง")
    a_measure(dontawan, year=2568)
    folder = tmp_path / "รายงาน" / "ปีนี้"

    code, said, progress = run(folder, "--jobs=1", "--digits=arabic")

    assert (code, progress) == (0, ["1/1"])
    assert said == "เขียนแล้ว 1 ฉบับ ไม่สำเร็จ 0 ฉบับ ยังไม่มีมาตรการ 1 หน่วยงาน"
    name = f"{THARNSAI} เลขอารบิก.pdf"  # another than that in Thai digits, which may lie beside it
    assert [file.name for file in folder.iterdir()] == [name]
    assert "ทำแล้ว12ครั้ง" in "".join(pages((folder / name).read_bytes()))


def test_an_agency_that_fails_is_named_and_the_others_get_their_files(tharnsai, dontawan, tmp_path):
    a_measure(tharnsai)
    a_measure(dontawan)
    folder = tmp_path / "รายงาน"
    (folder / f"{THARNSAI}.docx").mkdir(parents=True)

    code, said, progress = run(folder, "--jobs=1", "--kind=docx")

    assert code == 1
    assert said == "เขียนแล้ว 1 ฉบับ ไม่สำเร็จ 1 ฉบับ ยังไม่มีมาตรการ 0 หน่วยงาน"
    (failure,) = [line for line in progress if "ไม่ได้" in line]
    assert failure == "tharnsai เทศบาลตำบลธารใส: เขียนแฟ้มไม่ได้: Is a directory"
    assert sorted(file.suffix for file in folder.iterdir()) == [".docx", ".docx"]


def test_what_lies_there_is_kept_and_who_cannot_be_read_is_named(tharnsai, dontawan, tmp_path, monkeypatch):
    a_measure(tharnsai)
    a_measure(dontawan)
    folder = tmp_path / "รายงาน"
    folder.mkdir()
    (folder / f"{THARNSAI}.pdf").write_bytes(b"as it was")

    def unreadable(agency, year, format):
        raise ValueError(f"the facts of {agency.code}")

    monkeypatch.setattr(orders, "latest_of", unreadable)
    code, said, progress = run(folder, "--resume")

    assert code == 1
    assert said == "เขียนแล้ว 1 ฉบับ ไม่สำเร็จ 1 ฉบับ ยังไม่มีมาตรการ 0 หน่วยงาน"
    assert progress == ["dontawan เทศบาลตำบลดอนตะวัน: อ่านข้อมูลของหน่วยงานไม่สำเร็จ"]
    assert [file.read_bytes() for file in folder.iterdir()] == [b"as it was"]


def test_ctrl_c_is_told_in_one_line_and_the_rest_is_drawn_later(tharnsai, dontawan, tmp_path, monkeypatch):
    a_measure(tharnsai)
    a_measure(dontawan)

    def stopped_after_one(tasks, jobs):
        yield from render_many([next(tasks)], jobs)
        raise KeyboardInterrupt

    monkeypatch.setattr(render_all, "render_many", stopped_after_one)
    folder = tmp_path / "รายงาน"
    code, said, progress = run(folder, "--jobs=1", "--kind=html")
    assert (code, said) == (130, "")
    told = "หยุดตามที่สั่ง แฟ้มที่เขียนแล้วยังอยู่ สั่งอีกครั้งด้วย --resume เพื่อเขียนส่วนที่เหลือ"
    assert progress == ["1/2", told]

    monkeypatch.undo()
    assert run(folder, "--jobs=1", "--kind=html", "--resume")[0] == 0
    assert len(list(folder.iterdir())) == 2


def test_a_process_that_dies_takes_no_other_report_with_it(tmp_path):
    good = made_up.a_snapshot()
    tasks = [
        Task("indicator-results", Deadly() if number == 2 else good, "thai", tmp_path / f"{number}.xlsx")
        for number in range(6)
    ]
    tasks[4] = Task("no-such", good, "thai", tmp_path / "4.xlsx")
    spoilt = replace(good, emblem=EmblemFacts("image/png", "AAAA"))
    tasks[5] = Task("status-report", spoilt, "thai", tmp_path / "5.docx")

    outcomes = list(render_many(tasks, jobs=2))

    assert len(outcomes) == 6
    failed = {int(outcome.task.file.stem): outcome for outcome in outcomes if outcome.problem}
    assert set(failed) == {2, 4, 5}
    assert failed[2].problem == "โปรแกรมหยุดทำงานระหว่างเขียนรายงาน อาจเพราะหน่วยความจำไม่พอ"
    assert failed[4].problem == "เขียนรายงานไม่สำเร็จ"
    assert failed[4].cause == "ValueError: there is no format no-such"
    assert failed[5].problem == "เขียนรายงานไม่สำเร็จ"  # Pillow calls it an error of the system, with no name
    assert failed[5].cause.startswith("UnidentifiedImageError: cannot identify image")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["0.xlsx", "1.xlsx", "3.xlsx"]


@pytest.mark.parametrize(("number", "full"), [(ENOSPC, True), (EDQUOT, True), (EACCES, False), (EIO, False)])
def test_a_full_disk_is_told_from_other_faults(number, full):
    assert is_full(OSError(number, os.strerror(number))) is full
    assert not is_full(ValueError(number))


def test_nothing_to_draw_starts_no_process():
    assert list(render_many([], jobs=2)) == []


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--jobs=0"], "“0” ไม่ใช่จำนวนโปรเซสที่ใช้ได้ ให้ใส่ 1 ถึง 64"),
        (["--jobs=-1"], "“-1” ไม่ใช่จำนวนโปรเซสที่ใช้ได้ ให้ใส่ 1 ถึง 64"),
        (["--jobs=" + "9" * 5000], f"“{'9' * 60}…” ไม่ใช่จำนวนโปรเซสที่ใช้ได้ ให้ใส่ 1 ถึง 64"),
        (["--kind=odt"], "ไม่รู้จักแฟ้มชนิด “odt” ใช้ .pdf .docx .xlsx หรือ .html"),
        (["--digits=roman"], "ไม่รู้จักตัวเลขแบบ “roman” ใช้ thai หรือ arabic"),
        (["--year=2499"], "ระบบยังไม่มีเกณฑ์ของปีงบประมาณ 2499"),
        (["--out="], "ต้องระบุโฟลเดอร์ที่จะเขียนหลัง --out"),
        (["--out=/dev/null/a"], "ใช้โฟลเดอร์ /dev/null/a ไม่ได้: Not a directory"),
    ],
)
def test_what_cannot_be_done_is_refused_before_anything_is_drawn(tharnsai, tmp_path, arguments, line):
    with pytest.raises(CommandError) as refused:
        run(tmp_path, *arguments)
    assert (str(refused.value), refused.value.returncode) == (line, 2)
