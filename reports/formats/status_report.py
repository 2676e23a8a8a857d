"""รายงานสถานะการดำเนินการตามมาตรการ: cover, plan with follow-up, last result, three states, A4 portrait."""

import re

from ita_portal.thai import Digits, to_arabic
from reports.document import (
    Cell,
    Column,
    ColumnGroup,
    Cover,
    Document,
    Group,
    Heading,
    Line,
    NewPage,
    Paragraph,
    Row,
    Table,
    cell,
    lines_of,
)
from reports.facts import CANNOT, DONE, NOT_STARTED, UNDER_WAY, MeasureFacts, Snapshot
from reports.formats.parts import document, owners_cell, paragraphs, steps_cell
from reports.wording import text_of
from reports.wording.results import CLOSING, NARRATIVE

WORDING = (NARRATIVE, CLOSING)
# The lines of the cover's title as the paper ends them
ON_COVER = ("รายงานผลการดำเนินการตามมาตรการเพื่อ", "ส่งเสริมคุณธรรมและความโปร่งใสภายใน", "หน่วยงาน")
REPORT = "".join(ON_COVER)
SUBJECT = REPORT.removeprefix("รายงาน")
PLAN = (
    Column("มาตรการ", 27),
    Column("ขั้นตอนหรือวิธีการ", 34),
    Column("ผู้รับผิดชอบ", 17, "center"),
    Column("การกำกับติดตาม", 22),
)
STATUS = (
    Column("มาตรการ", 25),
    Column("ขั้นตอนหรือวิธีการ", 35),
    ColumnGroup(
        "สถานะการดำเนินการ",
        (
            Column("ยังไม่ดำเนินการ", 13, "center"),
            Column("อยู่ระหว่างดำเนินการ", 13, "center"),
            Column("ดำเนินการเสร็จเรียบร้อยแล้ว", 14, "center"),
        ),
    ),
)
STATES = (NOT_STARTED, UNDER_WAY, DONE)
MARK, NO_MARK = "/", "-"
_COUNTED = re.compile(r"^\s*1\.1(?![0-9])", re.MULTILINE)


def arrange(snapshot: Snapshot, digits: Digits) -> Document:
    """The report of one agency and year."""
    agency = snapshot.agency
    *above, last = ON_COVER
    cover = Cover((*above, f"{last} ประจำปีงบประมาณ {snapshot.year}"), (agency.name, agency.place))
    numbered = tuple(enumerate(snapshot.measures, start=1))
    return document(
        snapshot,
        digits,
        "portrait",
        (cover.title, agency.full_name),
        cover,
        NewPage(),
        Heading((REPORT,), depth=1),
        Table(PLAN, tuple(_plan(*each) for each in numbered), name="แผน"),
        *(Paragraph(text) for text in narrative(snapshot)),
        Heading((SUBJECT, f"ของ{agency.name_and_address}"), depth=1),
        Table(STATUS, tuple(_status(*each) for each in numbered), name="สถานะการดำเนินการ"),
        *paragraphs(snapshot, CLOSING),
    )


def narrative(snapshot: Snapshot) -> tuple[str, ...]:
    """Last year's score and level where they are known, and why measures were set; a text a paragraph."""
    return tuple(line for line in text_of(snapshot, NARRATIVE).splitlines() if line.strip())


def _plan(number: int, measure: MeasureFacts) -> Group:
    name = _name(number, measure)
    return Group((Row((name, _steps(measure), owners_cell(measure), cell(measure.follow_up))),))


def _status(number: int, measure: MeasureFacts) -> Group:
    """One mark; a measure that cannot be carried out has none, and its reason under its name."""
    name = _name(number, measure, measure.reason if measure.state == CANNOT else "")
    marks = (cell(MARK if measure.state == state else NO_MARK) for state in STATES)
    return Group((Row((name, _steps(measure), *marks)),))


def _name(number: int, measure: MeasureFacts, reason: str = "") -> Cell:
    first, *more = measure.name.split("\n")
    return Cell((Line(first, mark=f"({number})"), *map(Line, more), *lines_of(reason)))


def _steps(measure: MeasureFacts) -> Cell:
    """Steps with their numbers; a single one needs none, unless its lines are counted under it (1.1, 1.2)."""
    if len(measure.steps) == 1 and not _COUNTED.search(to_arabic(measure.steps[0].text)):
        return cell(measure.steps[0].text)
    return steps_cell(measure.steps)
