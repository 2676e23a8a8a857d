"""รายงานผลการดำเนินการ แล้วเสร็จหรือไม่: a group of rows a measure, a tick, a two-row head, A4 landscape."""

from ita_portal.thai import Digits, write_period
from reports.document import (
    Cell,
    Column,
    ColumnGroup,
    Document,
    Group,
    Heading,
    Row,
    Table,
    cell,
)
from reports.facts import CANNOT, DONE, MeasureFacts, Snapshot, StepFacts
from reports.formats.parts import document, owners_cell, paragraphs, state_note, steps_cell
from reports.wording.results import CLOSING, OPENING

WORDING = (OPENING, CLOSING)
TICK = "✓"
COLUMNS = (
    Column("ลำดับที่", 5, "center"),
    Column("มาตรการหรือกิจกรรมที่ดำเนินการ", 14),
    Column("ขั้นตอนหรือวิธีการปฏิบัติ", 26),
    Column("ช่วงระยะเวลาในการดำเนินการ", 10, "center"),
    Column("ผู้รับผิดชอบ", 9, "center"),
    ColumnGroup(
        "สรุปผลการดำเนินการ",
        (Column("ดำเนินการแล้วเสร็จ", 7, "center"), Column("ไม่สามารถดำเนินการได้", 8, "center")),
    ),
    Column("ผลลัพธ์หรือความสำเร็จของการดำเนินการ", 21),
)


def arrange(snapshot: Snapshot, digits: Digits) -> Document:
    """The report of one agency and year."""
    heading = (
        f"รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {snapshot.year}",
        snapshot.agency.full_name,
    )
    groups = (_group(position, measure) for position, measure in enumerate(snapshot.measures, start=1))
    table = Table(COLUMNS, tuple(groups), name="ผลการดำเนินการ")
    opening, closing = (paragraphs(snapshot, each) for each in WORDING)
    return document(snapshot, digits, "landscape", heading, Heading(heading), *opening, table, *closing)


def _group(position: int, measure: MeasureFacts) -> Group:
    """The rows of a measure: what belongs to it as a whole stands once, beside all of them."""
    once = (
        cell(str(position)),
        cell(measure.name),
        None,
        cell(write_period(measure.start, measure.end, "months")),
        owners_cell(measure),
        cell(TICK if measure.state == DONE else ""),
        cell(TICK if measure.state == CANNOT else ""),
        None,
    )
    rows, number = [], 1
    for steps, result in _results(measure):
        cells = once if not rows else (None,) * len(once)
        beside: dict[int, Cell] = {2: steps_cell(steps, number), 7: cell(result)}
        rows.append(Row(tuple(beside.get(column, each) for column, each in enumerate(cells))))
        number += len(steps)
    return Group(tuple(rows), label=f"ลำดับที่ {position} (ต่อ)")


def _results(measure: MeasureFacts) -> list[tuple[tuple[StepFacts, ...], str]]:
    """Groups of steps, each with the result beside it.

    A result stands on the last step of its group. What the measure as a whole says (why it failed, how far it
    came) stands above the first result; its own result beside the steps after the last one, or below it.
    Where nobody gave a result, what was summed up stands for it.
    """
    groups: list[tuple[tuple[StepFacts, ...], str]] = []
    steps: tuple[StepFacts, ...] = ()
    for step in measure.steps:
        steps = (*steps, step)
        if step.result:
            groups.append((steps, step.result))
            steps = ()
    if steps or not groups:
        groups.append((steps, ""))
    failed = measure.state == CANNOT
    is_told = failed or any(result for _, result in groups)
    own = measure.result if is_told else measure.result or measure.summary
    groups[-1] = (groups[-1][0], _lines(groups[-1][1], own))
    reason = measure.reason if failed else ""
    groups[0] = (groups[0][0], _lines(reason, state_note(measure), groups[0][1]))
    return groups


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)
