"""The analysis report: instruments, levels, the scores of each instrument, the conclusion."""

from collections.abc import Iterator
from decimal import Decimal

from reports.document import (
    Block,
    Column,
    ColumnGroup,
    Group,
    Heading,
    Paragraph,
    Row,
    Table,
    cell,
)
from reports.facts import InstrumentFacts, LevelFacts, ResultFacts, ScoreFacts, Snapshot
from reports.formats.analysis_memo.letter import SUBJECT_OF_RESULT
from reports.formats.analysis_memo.result import score_table
from reports.formats.parts import paragraphs
from reports.wording import text_of
from reports.wording.analysis import ABOUT, ANALYSIS, CONCLUSION, LEVELS, TOOLS

INSTRUMENT_COLUMNS = (
    Column("เครื่องมือ", 40),
    Column("ตัวชี้วัด", 42),
    Column("น้ำหนัก", 18, "center"),
)
LEVEL_COLUMNS = (
    Column("ระดับ", 24),
    ColumnGroup("เงื่อนไข", (Column("คะแนน ITA", 24, "center"), Column("คะแนนรายเครื่องมือ", 52))),
)
SCORE_COLUMNS = (
    Column("ตัวชี้วัดที่", 16, "center"),
    Column("รายละเอียดตัวชี้วัด", 62),
    Column("คะแนนที่ได้", 22, "center"),
)
NO_CONDITION = "ไม่มีเงื่อนไข"


def analysis_blocks(snapshot: Snapshot) -> tuple[Block, ...]:
    """Everything of the report that is known; none where the rules of the year are not."""
    if not snapshot.instruments:
        return ()
    heading = (
        f"รายงานวิเคราะห์{SUBJECT_OF_RESULT}",
        f"ประจำปีงบประมาณ พ.ศ. {snapshot.result_year}",
        snapshot.agency.full_name,
    )
    return (
        Heading(heading, depth=1),
        *paragraphs(snapshot, TOOLS),
        _instruments_table(snapshot.instruments),
        *(paragraphs(snapshot, LEVELS) if snapshot.levels else ()),
        *((_levels_table(snapshot),) if snapshot.levels else ()),
        *_scores(snapshot),
    )


def _instruments_table(instruments: tuple[InstrumentFacts, ...]) -> Table:
    """A group of rows an instrument; its name and its weight stand once."""
    groups = []
    for each in instruments:
        once = cell(f"{each.name} {each.code}"), cell(f"ร้อยละ {_plain(each.weight)}")
        rows = [
            Row((once[0] if at == 0 else None, cell(name), once[1] if at == 0 else None))
            for at, name in enumerate(f"ตัวชี้วัดที่ {i.number} {i.name}" for i in each.indicators)
        ]
        groups.append(Group(tuple(rows) or (Row((once[0], cell(""), once[1])),)))
    return Table(INSTRUMENT_COLUMNS, tuple(groups), name="เครื่องมือการประเมิน")


def _levels_table(snapshot: Snapshot) -> Table:
    rows = (
        Row(
            (
                cell(each.name),
                cell(f"{each.minimum:.2f} - {each.maximum:.2f}"),
                cell(_condition(each, snapshot)),
            )
        )
        for each in snapshot.levels
    )
    return Table(LEVEL_COLUMNS, tuple(Group((row,)) for row in rows), name="ระดับผลการประเมิน")


def _condition(level: LevelFacts, snapshot: Snapshot) -> str:
    """What the level asks of every instrument, or of its parts where it has any."""
    if level.part_minimum is None:
        return NO_CONDITION
    names = [name for each in snapshot.instruments for name in (each.parts or (each.code,))]
    listed = " และ ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return f"{listed} ต้องมีคะแนนไม่น้อยกว่า {_plain(level.part_minimum)} คะแนน"


def _scores(snapshot: Snapshot) -> Iterator[Block]:
    """A section for each instrument with known scores, and the conclusion where the total is known."""
    result = snapshot.result
    if result is None:
        return
    if any(each.score is not None for each in result.indicators):
        yield Heading(("การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส",), depth=2)
        yield from paragraphs(snapshot, ANALYSIS)
        for number, each in enumerate(snapshot.instruments, start=1):
            about = text_of(snapshot, ABOUT[each.code]) if each.code in ABOUT else ""
            yield Paragraph(f"{number}. แบบวัด {each.code} : {each.name} {about}".strip())
            yield score_table(_of(each, result), SCORE_COLUMNS, f"คะแนน {each.code}")
    if result.known_total is not None:
        yield from paragraphs(snapshot, CONCLUSION)


def _of(instrument: InstrumentFacts, result: ResultFacts) -> list[ScoreFacts]:
    numbers = {str(each.number) for each in instrument.indicators}
    return [each for each in result.indicators if each.code in numbers]


def _plain(value: Decimal) -> str:
    """`30` for 30.00, `33.33` as it is."""
    return f"{value:.2f}".removesuffix(".00")
