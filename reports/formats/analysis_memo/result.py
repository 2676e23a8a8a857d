"""The page of the result: total and level, every indicator, the totals of the years."""

from collections.abc import Sequence
from decimal import Decimal

from assessments.level_names import bare_level
from reports.document import Block, Chart, Column, Group, Heading, Point, Row, Table, cell
from reports.facts import ResultFacts, ScoreFacts, Snapshot, YearFacts
from reports.formats.analysis_memo.letter import SUBJECT_OF_RESULT

HISTORY = "ผลการประเมินในภาพรวมย้อนหลัง"
INDICATORS = (
    Column("ตัวชี้วัดที่", 16, "center"),
    Column("รายละเอียดตัวชี้วัด", 62),
    Column("คะแนน", 22, "center"),
)


def result_blocks(snapshot: Snapshot) -> tuple[Block, ...]:
    """Heading, table and chart; none where no result of the year is known, each only where it has figures."""
    result = snapshot.result
    if result is None:
        return ()
    heading = (
        SUBJECT_OF_RESULT,
        f"ประจำปีงบประมาณ พ.ศ. {result.year}",
        snapshot.agency.name,
        *_total(result),
    )
    known = any(each.score is not None for each in result.indicators)
    table = (score_table(result.indicators, INDICATORS, "คะแนนรายตัวชี้วัด"),) if known else ()
    return Heading(heading, depth=1), *table, *_chart(snapshot.history)


def _total(result: ResultFacts) -> tuple[str, ...]:
    if result.known_total is None:
        return ()
    level = f" อยู่ในระดับ {result.known_level}" if result.known_level else ""
    return (f"มีค่าคะแนนเท่ากับ {result.known_total:.2f} คะแนน{level}",)


def score_table(scores: Sequence[ScoreFacts], columns: tuple[Column, ...], name: str) -> Table:
    """Indicators with their scores; blank where one is not known."""
    rows = (Row((cell(each.code), cell(each.name), cell(_points(each.score)))) for each in scores)
    return Table(columns, tuple(Group((row,)) for row in rows), name=name)


def _points(score: Decimal | None) -> str:
    return "" if score is None else f"{score:.2f}"


def _chart(history: tuple[YearFacts, ...]) -> tuple[Block, ...]:
    known = [each.year for each in history if each.total is not None]
    if not known:
        return ()
    points = tuple(
        Point(
            label=str(each.year),
            height=each.total,
            value="ไม่มีข้อมูล" if each.total is None else f"{each.total:.2f}",
            note="" if each.total is None else bare_level(each.level),
            latest=each.year == known[-1],
        )
        for each in history
    )
    return (Chart(HISTORY, points),)
