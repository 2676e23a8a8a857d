"""Charts that Excel draws itself, over cells of the same sheet: who changes a figure sees the column move."""

from dataclasses import dataclass

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.series import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.worksheet.worksheet import Worksheet

_DARK, _LIGHT = "333333", "A6A6A6"  # grey, so that it prints well without colour
_WIDTH, _HEIGHT = 21.5, 11  # centimetres: as wide as the text of an upright sheet, half as high
_GAP = 80  # per cent of a column's width between two of them
_STEP = 20  # points between two figures of the scale


@dataclass(frozen=True)
class ColumnChart:
    """Columns over rows `first` to `last`: column `labels` says what stands below, `values` how high each is.

    `row` is where it begins; the scale ends at `highest`. `gaps` are the rows, counted from the first, that
    hold no number; the row `latest` is dark. Formats are those of Excel.
    """

    title: str
    labels_title: str
    values_title: str
    first: int
    last: int
    labels: int
    values: int
    row: int
    highest: int
    labels_format: str
    scale_format: str
    values_format: str
    gaps: tuple[int, ...] = ()
    latest: int | None = None


def add_chart(sheet: Worksheet, drawn: ColumnChart, font: str) -> None:
    """Puts the chart on the sheet, all its words in that font."""
    chart = BarChart()
    chart.type, chart.gapWidth, chart.legend = "col", _GAP, None
    chart.width, chart.height = _WIDTH, _HEIGHT
    chart.title = _title(drawn.title, font, 1600, bold=True)
    chart.series.append(_series(sheet, drawn, font))
    labels = Reference(sheet, min_col=drawn.labels, min_row=drawn.first, max_row=drawn.last)
    chart.set_categories(labels)
    for axis, title, shown_as in (
        (chart.x_axis, drawn.labels_title, drawn.labels_format),
        (chart.y_axis, drawn.values_title, drawn.scale_format),
    ):
        axis.delete = False  # newer programs take a silent file for one without axes
        axis.title = _title(title, font, 1400)
        axis.number_format, axis.numFmt.sourceLinked = shown_as, False
        axis.txPr = _text(font, 1400)
        axis.majorTickMark = "none"
    scale = chart.y_axis
    scale.scaling.min, scale.scaling.max, scale.majorUnit = 0, drawn.highest + _STEP / 2, _STEP
    scale.majorGridlines = None  # they would run through the figures above the columns
    sheet.add_chart(chart, f"A{drawn.row}")


def _series(sheet: Worksheet, drawn: ColumnChart, font: str) -> Series:
    """The columns with their figures above them; none stands above a gap."""
    values = Reference(sheet, min_col=drawn.values, min_row=drawn.first, max_row=drawn.last)
    series = Series(values, title=drawn.values_title)
    series.graphicalProperties = GraphicalProperties(solidFill=_LIGHT)
    if drawn.latest is not None:
        series.dPt.append(DataPoint(idx=drawn.latest, spPr=GraphicalProperties(solidFill=_DARK)))
    series.dLbls = DataLabelList(
        dLbl=[DataLabel(idx=gap, **dict.fromkeys(_SHOWN, False)) for gap in drawn.gaps],
        numFmt=drawn.values_format,
        txPr=_text(font, 1400),
        dLblPos="outEnd",
        **dict.fromkeys(_SHOWN, False) | {"showVal": True},
    )
    return series


_SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


def _letters(font: str, size: int, *, bold: bool = False) -> CharacterProperties:
    """How letters look, in hundredths of a point; Thai takes its font as a complex script."""
    face = Font(typeface=font)
    return CharacterProperties(lang="th-TH", sz=size, b=bold, latin=face, cs=face)


def _text(font: str, size: int) -> RichText:
    look = ParagraphProperties(defRPr=_letters(font, size))
    return RichText(p=[Paragraph(pPr=look, endParaRPr=_letters(font, size))])


def _title(words: str, font: str, size: int, *, bold: bool = False) -> Title:
    look = _letters(font, size, bold=bold)
    run = RegularTextRun(rPr=look, t=words)
    rich = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), r=[run])])
    return Title(tx=Text(rich=rich), overlay=False)
