"""Spreadsheets, .xlsx and .csv: nothing else in the portal opens or writes one.

`read` turns a file into plain rows under known headings, with every cell that cannot be used; `write` turns
rows into a file whose text stays text. What a file may hold stands in `limits`.
"""

from ita_portal.sheets.cells import Mark, Value
from ita_portal.sheets.charts import ColumnChart
from ita_portal.sheets.limits import MAX_BYTES, MAX_ROWS, Unreadable, too_large
from ita_portal.sheets.office import DamagedFile, SwollenFile, parts_of
from ita_portal.sheets.packing import timeless
from ita_portal.sheets.printing import Box, PrintedSheet, write_printed
from ita_portal.sheets.table import Headings, Row, Sheet, read
from ita_portal.sheets.writing import write

__all__ = [
    "MAX_BYTES",
    "MAX_ROWS",
    "Box",
    "ColumnChart",
    "DamagedFile",
    "Headings",
    "Mark",
    "PrintedSheet",
    "Row",
    "Sheet",
    "SwollenFile",
    "Unreadable",
    "Value",
    "parts_of",
    "read",
    "timeless",
    "too_large",
    "write",
    "write_printed",
]
