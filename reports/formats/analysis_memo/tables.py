"""The two wide tables: weak points by issue, and the plan by issue."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assessments.analysis.lines import lines_of as recommendations_of
from assessments.findings import NOTHING
from ita_portal.thai import is_whole_fiscal_year, to_arabic, write_period
from reports.document import Cell, Column, Group, Line, Row, Table, cell
from reports.facts import FindingFacts, IssueFacts, MeasureFacts, Snapshot
from reports.formats.parts import owners_cell

DASH = "-"
WEAK_POINTS = (
    Column("ที่", 5, "center"),
    Column("ประเด็นตัวชี้วัดการประเมิน", 19),
    Column("ประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อน", 38),
    Column("ข้อเสนอแนะในการปรับปรุง/พัฒนาการดำเนินงาน", 38),
)
PLAN = (
    Column("ประเด็น", 19),
    Column("มาตรการ โครงการ หรือกิจกรรม", 30),
    Column("ขั้นตอน/วิธีการปฏิบัติ", 29),
    Column("ผู้รับผิดชอบ", 11, "center"),
    Column("ระยะเวลาดำเนินการ", 11, "center"),
)
_DASHED = re.compile(r"^\s*[-–—•]\s*")


def weak_points_table(snapshot: Snapshot) -> Table:
    """A row for each issue of the year, whether anybody looked at it or not."""
    groups = (
        Group(
            (Row((cell(str(each.number)), cell(each.name), _findings(each), _recommendations(each))),),
            label=f"ประเด็นที่ {each.number} (ต่อ)",
        )
        for each in snapshot.analysis
    )
    return Table(WEAK_POINTS, tuple(groups), name="ข้อบกพร่องหรือจุดอ่อน")


def _findings(issue: IssueFacts) -> Cell:
    """Findings led by their codes; ไม่มี where that was recorded, blank where nobody looked."""
    lines = tuple(line for each in issue.findings if each.text for line in _finding(each))
    return Cell(lines) if lines or not issue.nothing else cell(NOTHING)


def _finding(finding: FindingFacts) -> Iterator[Line]:
    codes = ", ".join(finding.codes)
    first, *more = finding.text.strip().split("\n")
    yield Line(_without_codes(first, finding.codes), mark=codes)
    yield from (Line(line) for line in more)


def _without_codes(text: str, codes: Sequence[str]) -> str:
    """The text without the codes that somebody typed before it: they are its mark."""
    rest = text
    for code in codes:
        found = re.match(rf"\s*{re.escape(code)}(?![0-9A-Za-z])[\s,:.]*", to_arabic(rest), re.IGNORECASE)
        rest = rest[found.end() :] if found else rest
    return rest or text


def _recommendations(issue: IssueFacts) -> Cell:
    """Those of each finding in order, also what several ask for, a dash on each line; ไม่มี for none."""
    texts = (line for each in issue.findings for line in recommendations_of(each.recommendation))
    lines = [Line(text, mark=DASH) for text in texts if text != NOTHING]
    return Cell(tuple(lines)) if lines or not issue.nothing else cell(NOTHING)


def plan_table(snapshot: Snapshot) -> Table:
    """A group of rows for each issue that has measures; measures of no issue last, beside a blank cell."""
    names = {each.number: each.name for each in snapshot.analysis}
    issues = {each.number: _issue_of(each, snapshot.analysis) for each in snapshot.measures}
    ordered = sorted(
        snapshot.measures,
        key=lambda each: (issues[each.number] is None, issues[each.number] or 0, each.number),
    )
    groups = []
    for number, found in groupby(ordered, key=lambda each: issues[each.number]):
        measures = list(found)
        name = names.get(number or 0) or next((each.issue_name for each in measures if each.issue_name), "")
        head = f"{number}. {name}".strip() if number is not None else ""
        label = f"ประเด็นที่ {number} (ต่อ)" if number is not None else ""
        groups.append(Group(tuple(_plan_rows(head, measures)), label=label))
    return Table(PLAN, tuple(groups), name="แผนตามประเด็น")


def _issue_of(measure: MeasureFacts, analysis: Iterable[IssueFacts]) -> int | None:
    """The issue of a measure: its own, else the first one of whose findings it answers one."""
    if measure.issue is not None:
        return measure.issue
    answered = (
        issue.number for issue in analysis for each in issue.findings if measure.number in each.measures
    )
    return next(answered, None)


def _plan_rows(head: str, measures: Iterable[MeasureFacts]) -> Iterator[Row]:
    """A row a measure; owners and period stand once beside all measures that follow with the same ones."""
    above: tuple[Cell, Cell] | None = None
    for measure in measures:
        beside = owners_cell(measure), cell(_period(measure))
        yield Row(
            (
                cell(head) if above is None else None,
                Cell(tuple(_dashed(measure.name))),
                Cell(tuple(line for step in measure.steps for line in _dashed(step.text))),
                *((None, None) if beside == above else beside),
            )
        )
        above = beside


def _period(measure: MeasureFacts) -> str:
    """`ตลอดปี 2568` for a whole fiscal year, else its days."""
    whole = is_whole_fiscal_year(measure.start, measure.end)
    return f"ตลอดปี {whole}" if whole else write_period(measure.start, measure.end, "fiscal")


def _dashed(text: str) -> Iterator[Line]:
    """A dash before the text, and before each further line that was typed with one."""
    for at, line in enumerate(text.split("\n")):
        found = _DASHED.match(line)
        rest = line[found.end() :] if found else line
        yield Line(rest, mark=DASH) if at == 0 or found else Line(rest, depth=1)
