"""A chart in a workbook: its figures as a table, and the columns that Excel draws over their cells."""

from ita_portal.sheets import ColumnChart
from ita_portal.thai import Digits, clean, in_digits
from reports.document import Chart, Column, Group, Row, Table, cell

THAI_DIGITS = "[$-D00041E]"  # before a number format: in Excel's words, Thai numerals of Thailand
HIGHEST = 100  # points of a score
_YEAR, _SCORE, _LEVEL = "ปี", "คะแนน", "ระดับ"


def figures(chart: Chart) -> Table:
    """What a chart draws, as a table of its own."""
    columns = (Column(_YEAR, 34, "center"), Column(_SCORE, 33, "center"), Column(_LEVEL, 33, "center"))
    rows = (Row((cell(each.label), cell(each.value), cell(each.note))) for each in chart.points)
    return Table(columns, tuple(Group((row,)) for row in rows), name=chart.title)


def drawn(chart: Chart, head: int, digits: Digits) -> ColumnChart:
    """The chart below its figures, whose head ends with that row of the sheet."""
    known = [at for at, each in enumerate(chart.points) if each.height is not None]
    before = THAI_DIGITS if digits == "thai" else ""
    last = head + len(chart.points)
    return ColumnChart(
        title=clean(in_digits(chart.title, digits)),
        labels_title=_YEAR,
        values_title=_SCORE,
        first=head + 1,
        last=last,
        labels=1,
        values=2,
        row=last + 2,
        highest=HIGHEST,
        labels_format=f"{before}0",
        scale_format=f"{before}0",
        values_format=f"{before}0.00",
        gaps=tuple(at for at in range(len(chart.points)) if at not in known),
        latest=next((at for at, each in enumerate(chart.points) if each.latest), None),
    )
