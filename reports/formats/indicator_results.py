"""รายงานผลการดำเนินการมาตรการ ตามตัวชี้วัด: one row a measure, seven columns, A4 landscape."""

from ita_portal.thai import Digits, write_period
from reports.document import (
    Cell,
    Column,
    Document,
    Group,
    Heading,
    Row,
    Rule,
    Table,
    cell,
    lines_of,
)
from reports.facts import CANNOT, MeasureFacts, Snapshot
from reports.formats.parts import document, owners_cell, paragraphs, state_note, steps_cell
from reports.wording.results import CLOSING, OPENING_BY_INDICATOR

WORDING = (OPENING_BY_INDICATOR, CLOSING)
COLUMNS = (
    Column("ลำดับ", 5, "center"),
    Column("มาตรการ/กิจกรรม", 13),
    Column("วิธีดำเนินการ", 22),
    Column("ระยะเวลาในการดำเนินการ", 10, "center"),
    Column("ผู้รับผิดชอบ", 10, "center"),
    Column("สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม", 21),
    Column("ผลลัพธ์หรือความสำเร็จในการดำเนินการ", 19),
)


def arrange(snapshot: Snapshot, digits: Digits) -> Document:
    """The report of one agency and year."""
    heading = heading_lines(snapshot)
    ordered = sorted(snapshot.measures, key=_by_indicator)
    groups = (_group(position, measure) for position, measure in enumerate(ordered, start=1))
    return document(
        snapshot,
        digits,
        "landscape",
        heading,
        Heading(heading),
        Rule(),
        *paragraphs(snapshot, OPENING_BY_INDICATOR),
        Table(COLUMNS, tuple(groups), name="ผลการดำเนินการตามตัวชี้วัด"),
        *paragraphs(snapshot, CLOSING),
    )


def heading_lines(snapshot: Snapshot) -> tuple[str, ...]:
    """The three lines above the report."""
    return (
        "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        snapshot.agency.full_name,
        f"ประจำปีงบประมาณ พ.ศ. {snapshot.year}",
    )


def _by_indicator(measure: MeasureFacts) -> tuple[bool, int, int]:
    """By indicator, then number; measures of no indicator last."""
    return measure.indicator is None, measure.indicator or 0, measure.number


def _group(position: int, measure: MeasureFacts) -> Group:
    """The row of a measure, which says whose it is where it goes on over a page."""
    row = Row(
        (
            cell(str(position)),
            Cell((*lines_of(measure.name), *lines_of(f"({measure.aim})" if measure.aim else ""))),
            steps_cell(measure.steps),
            cell(write_period(measure.start, measure.end, "fiscal")),
            owners_cell(measure),
            cell(measure.summary),
            cell(_result(measure)),
        )
    )
    return Group((row,), label=f"ลำดับ {position} (ต่อ)")


def _result(measure: MeasureFacts) -> str:
    """The measure's own result, else those of its steps in order; without any, how far the measure came."""
    results = [measure.result] if measure.result else [step.result for step in measure.steps if step.result]
    if measure.state == CANNOT:
        results = [measure.state_name, measure.reason, *results]
    return "\n".join(filter(None, results)) or state_note(measure)
