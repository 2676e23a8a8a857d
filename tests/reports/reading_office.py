"""Reading a Word file or a workbook back, table by table and cell by cell."""

from io import BytesIO

import docx
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.cell import MergedCell

from tests.reports.reading import flat

Grid = list[list[str | None]]


def word_tables(content: bytes) -> list[Grid]:
    """The tables that have heads, with them: one text a column, None where a merged cell goes on."""
    return [
        [_word_row(row) for row in table.iterchildren(qn("w:tr"))]
        for table in docx.Document(BytesIO(content)).element.body.iterchildren(qn("w:tbl"))
        if next(table.iter(qn("w:tblHeader")), None) is not None
    ]


def _word_row(row) -> list[str | None]:
    texts: list[str | None] = []
    for cell in row.iterchildren(qn("w:tc")):
        merge = cell.find(f".//{qn('w:vMerge')}")
        goes_on = merge is not None and merge.get(qn("w:val")) != "restart"
        texts.append(None if goes_on else _text(cell))
        span = cell.find(f".//{qn('w:gridSpan')}")
        texts += [None] * (int(span.get(qn("w:val"))) - 1 if span is not None else 0)
    return texts


def _text(element) -> str:
    """The paragraphs as lines, with blanks that hold a line together as common ones."""
    lines = ("".join(text.text for text in each.iter(qn("w:t"))) for each in element.iter(qn("w:p")))
    return "\n".join(lines).replace("\u00a0", " ")


def word_text(content: bytes) -> str:
    """The flat text of the file's body."""
    return flat(body_text(content))


def body_text(content: bytes) -> str:
    """The text of the file's body, a paragraph a line."""
    return _text(docx.Document(BytesIO(content)).element.body)


def sheets(content: bytes) -> list[Grid]:
    """Every sheet from its first row: one text a column, None where a merged cell goes on."""
    return [
        [[_sheet_text(cell) for cell in row] for row in sheet.iter_rows()]
        for sheet in load_workbook(BytesIO(content)).worksheets
    ]


def sheet_tables(content: bytes) -> list[Grid]:
    """The table of every sheet, from the first row of its head."""
    found = []
    for sheet, grid in zip(load_workbook(BytesIO(content)).worksheets, sheets(content), strict=True):
        if sheet.print_title_rows:
            found.append(grid[int(sheet.print_title_rows.strip("$").split(":")[0]) - 1 :])
    return found


def _sheet_text(cell) -> str | None:
    if isinstance(cell, MergedCell):
        return None
    if cell.data_type == "n" and cell.value is not None:
        return _shown(cell.value, cell.number_format)
    assert cell.value is None or cell.data_type == "s"
    return cell.value or ""


def _shown(number: float, number_format: str) -> str:
    """A number as Excel shows it in its format."""
    plain = number_format.removeprefix("[$-D00041E]")
    comma = "," if plain.startswith("#,##0") else ""
    text = f"{number:{comma}.{len(plain.partition('.')[2])}f}"
    return text if plain == number_format else text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def sheet_text(content: bytes) -> str:
    """The flat text of the workbook, row by row."""
    return flat("".join(text or "" for grid in sheets(content) for row in grid for text in row))
