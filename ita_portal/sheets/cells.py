"""Cells: what one holds when read, and how text is written so that it stays text (promise P27)."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from ita_portal import thai

# Excel's error values, as cells and as text in a csv
ERRORS = {
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
}
_DANGEROUS = "=+-@\t\r＝＋－＠"  # a spreadsheet program takes such a beginning for a formula
_MARKED = re.compile(f"'(?=['#{re.escape(_DANGEROUS)}])")


class Mark(Enum):
    """A cell that is an order, not a value."""

    CLEAR = "-"  # a single dash empties what is stored

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class Trouble:
    """A cell that cannot be used: what it shows, and a Thai sentence that says why."""

    found: str
    message: str


Value = str | date | Mark
Raw = str | date | Trouble


@dataclass(frozen=True)
class RawTable:
    """One sheet: row → column → what stands there; merged cells as (column, first row, last row)."""

    rows: dict[int, dict[int, Raw]]
    merged: list[tuple[int, int, int]] = field(default_factory=list)


def read_cell(raw: Raw) -> Value | Trouble:
    """What the cell says: clean text ("" when blank), a day, the order to empty, or its trouble."""
    if not isinstance(raw, str):
        return raw
    if "\ufffd" in raw:
        return Trouble(thai.shown(raw), "ช่องนี้มีอักษรที่เสียไป (\ufffd) ให้พิมพ์ข้อความใหม่")
    text = thai.clean(raw)
    if text == Mark.CLEAR.value:
        return Mark.CLEAR
    if text in ERRORS:
        return error_value(text)
    return text[1:] if _MARKED.match(text) else text


def error_value(text: str) -> Trouble:
    """The trouble of a cell whose formula failed."""
    return Trouble(text, f"ช่องนี้เป็นค่าผิดพลาดของโปรแกรมตาราง ({text}) ให้แก้สูตรหรือพิมพ์ค่าที่ถูกต้องแทน")


def for_csv(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would take it for a formula."""
    return f"'{text}" if begins_a_formula(text) or _would_be_misread(text) else text


def begins_a_formula(text: str) -> bool:
    """Whether a spreadsheet program would take the text, typed into a cell, for a formula."""
    return text[:1] in set(_DANGEROUS)


def for_workbook(text: str) -> str:
    """The text of a text cell: there nothing is a formula, but a lone dash would be an order."""
    return f"'{text}" if _would_be_misread(text) else text


def _would_be_misread(text: str) -> bool:
    return text == Mark.CLEAR.value or text in ERRORS or _MARKED.match(text) is not None
