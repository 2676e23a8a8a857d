"""Every table of every report comes back from Word and from Excel as the facts have it, cell by cell."""

import pytest
from hypothesis import Phase, given, settings

from ita_portal.thai import in_digits
from reports.document import Document, Table
from reports.formats import FORMATS, find
from reports.render import render
from tests.reports.any_facts import snapshots
from tests.reports.made_up import a_measure
from tests.reports.made_up_result import facts
from tests.reports.reading_office import sheet_tables, word_tables

READERS = {"docx": word_tables, "xlsx": sheet_tables}
MEASURES = (
    a_measure(issue=1, issue_name="กระบวนการปฏิบัติงานที่โปร่งใส", to_improve="ล่าช้า 3 วัน", follow_up="ทุก 6 เดือน"),
    a_measure(
        number=2,
        name="=จัดประชุม 9 หมู่บ้าน",
        state="cannot",
        state_name="ไม่สามารถดำเนินการได้",
        reason="ขาดงบ\n12,500 บาท",
    ),
    a_measure(
        number=3, name="ก\nข", indicator=None, owners=("กองช่าง", "กองคลัง"), start=None, end=None, summary="-"
    ),
)


def grid(table: Table, digits: str) -> list[list[str | None]]:
    """The table as a reader of merged cells sees it: its head, then row by row, None where a cell goes on."""
    heads = []
    for row in table.head:
        heads.append([None] * len(table.leaves))
        for each in row:
            heads[-1][each.column] = in_digits(each.text, digits)
    rows = [
        [
            None
            if each is None
            else "\n".join(
                in_digits(f"{line.mark} {line.text}".strip() if line.mark else line.text, digits)
                for line in each.lines
            )
            for each in row.cells
        ]
        for group in table.groups
        for row in group.rows
    ]
    return heads + rows


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("digits", ["thai", "arabic"])
@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("code", [each.code for each in FORMATS])
def test_p30_every_table_of_every_report_comes_back_cell_by_cell(code, kind, digits):
    document = find(code).arrange(facts(*MEASURES), digits)
    found = READERS[kind](render(document, kind))
    if kind == "xlsx":  # the figures of the chart are one more
        found = [each for each in found if each[0] != ["ปี", "คะแนน", "ระดับ"]]
    assert found == [grid(each, digits) for each in tables(document)]


@pytest.mark.parametrize("digits", ["thai", "arabic"])
@pytest.mark.parametrize("code", [each.code for each in FORMATS])
def test_p30_the_tables_of_any_facts_come_back_cell_by_cell(code, digits):
    @settings(max_examples=3, phases=[Phase.generate])
    @given(snapshot=snapshots(code))
    def check(snapshot):
        document = find(code).arrange(snapshot, digits)
        expected = [grid(each, digits) for each in tables(document)]
        assert word_tables(render(document, "docx")) == expected
        found = sheet_tables(render(document, "xlsx"))
        assert [each for each in found if each[0] != ["ปี", "คะแนน", "ระดับ"]] == expected

    check()


SCORES = [
    ["ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน"],
    ["๑", "การปฏิบัติหน้าที่", "๙๕.๕๕"],
    ["๒", "การใช้งบประมาณ", "๙๘.๑๒"],
    ["๓", "คุณภาพการดำเนินงาน", "๗๓.๒๙"],
    ["๔", "การเปิดเผยข้อมูล", "๑๐๐.๐๐"],
]
INSTRUMENTS = [
    ["เครื่องมือ", "ตัวชี้วัด", "น้ำหนัก"],
    ["แบบวัดการรับรู้ภายใน IIT", "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "ร้อยละ ๓๐"],
    [None, "ตัวชี้วัดที่ ๒ การใช้งบประมาณ", None],
    ["แบบวัดการรับรู้ภายนอก EIT", "ตัวชี้วัดที่ ๓ คุณภาพการดำเนินงาน", "ร้อยละ ๓๐"],
    ["แบบตรวจการเปิดเผยข้อมูล OIT", "ตัวชี้วัดที่ ๔ การเปิดเผยข้อมูล", "ร้อยละ ๔๐"],
]
LEVELS = [
    ["ระดับ", "เงื่อนไข", None],
    [None, "คะแนน ITA", "คะแนนรายเครื่องมือ"],
    ["ผ่านดี", "๘๕.๐๐ - ๑๐๐.๐๐", "IIT, EIT ส่วนที่ ๑, EIT ส่วนที่ ๒ และ OIT ต้องมีคะแนนไม่น้อยกว่า ๘๕ คะแนน"],
    ["ผ่าน", "๘๕.๐๐ - ๑๐๐.๐๐", "ไม่มีเงื่อนไข"],
    ["ต้องปรับปรุง", "๐.๐๐ - ๘๔.๙๙", "ไม่มีเงื่อนไข"],
]
WEAK_POINTS = [
    [
        "๑",
        "กระบวนการปฏิบัติงาน",
        "i๑, i๒ ล่าช้า\nบางงาน\ne๔ เข้าถึงยาก",
        "- ระบุขั้นตอน\n- จัดทำคู่มือ\n- จัดทำคู่มือ",
    ],
    ["๒", "การให้บริการ", "ไม่มี", "ไม่มี"],
    ["๓", "ช่องทางประชาสัมพันธ์", "", ""],
]
PLAN = [
    [
        "๑. กระบวนการปฏิบัติงาน",
        "- จัดทำคู่มือการให้บริการของทุกงาน",
        "- สำรวจงานบริการ\n- จัดทำคู่มือ",
        "กองช่าง",
        "ตลอดปี ๒๕๖๙",
    ],
    [None, "- =จัดประชุม ๙ หมู่บ้าน", "- สำรวจงานบริการ\n- จัดทำคู่มือ", None, None],
    ["", "- ก\nข", "- สำรวจงานบริการ\n- จัดทำคู่มือ", "กองช่าง/\nกองคลัง", ""],
]


@pytest.mark.parametrize("kind", READERS)
def test_p30_the_tables_of_the_memo_hold_the_facts_of_the_year(kind):
    found = READERS[kind](render(find("analysis-memo").arrange(facts(*MEASURES), "thai"), kind))
    if kind == "xlsx":
        assert found.pop(1)[1:] == [["๒๕๖๖", "๘๘.๐๐", "A"], ["๒๕๖๗", "ไม่มีข้อมูล", ""], ["๒๕๖๘", "๙๕.๐๑", "ผ่าน"]]
    assert found[:3] == [SCORES, INSTRUMENTS, LEVELS]
    assert [[row[2] for row in each[1:]] for each in found[3:6]] == [
        ["๙๕.๕๕", "๙๘.๑๒"],
        ["๗๓.๒๙"],
        ["๑๐๐.๐๐"],
    ]
    assert [each[1:] for each in found[6:]] == [WEAK_POINTS, PLAN]
