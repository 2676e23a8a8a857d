"""The cells of one sheet of a workbook (.xlsx), as its part of the file holds them."""

import re
from datetime import date, datetime

from openpyxl.utils.datetime import from_excel

from ita_portal import thai
from ita_portal.sheets.archive import BROKEN, Handler
from ita_portal.sheets.cells import Raw, Trouble, error_value
from ita_portal.sheets.limits import HEAD_ROWS, MAX_COLUMNS, MAX_ROWS, Unreadable, too_many_rows

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


class SheetCells(Handler):
    """The cells of one sheet that hold something."""

    def __init__(self, strings: list[str], days: list[bool], epoch: datetime) -> None:
        self.rows: dict[int, dict[int, Raw]] = {}
        self.merged: list[tuple[int, int, int]] = []
        self._strings, self._days, self._epoch = strings, days, epoch
        self._row = self._column = 0
        self._cell: dict[str, str] = {}
        self._parts: list[str] | None = None
        self._value = ""
        self._formula = self._phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._cell, self._value, self._formula = attributes, "", False
            self._column = _place(attributes["r"])[0] if "r" in attributes else self._column + 1
        elif tag == "v" or (tag == "t" and not self._phonetic):
            self._parts = []
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
        elif tag == "mergeCell":
            self._merge(attributes["ref"])

    def text(self, data: str) -> None:
        if self._parts is not None:
            self._parts.append(data)

    def end(self, tag: str) -> None:
        if tag in ("v", "t") and self._parts is not None:
            self._value += "".join(self._parts)
            self._parts = None
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "c" and self._column <= MAX_COLUMNS and (raw := self._raw()) != "":
            self.rows.setdefault(self._row, {})[self._column] = raw
            if len(self.rows) > MAX_ROWS + HEAD_ROWS:
                raise too_many_rows()

    def _raw(self) -> Raw:
        kind, value = self._cell.get("t", "n"), self._value
        if self._formula and not value and kind != "str":
            return Trouble("สูตร", self._uncalculated())
        if kind == "s":
            return self._strings[int(value)] if value else ""
        if kind in ("str", "inlineStr"):
            return unescaped(value)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind == "e":
            return error_value(value)
        if kind == "d":
            return value.partition("T")[0]
        return self._number(value) if kind == "n" and value else value

    def _uncalculated(self) -> str:
        cell = self._cell.get("r", "นี้")
        return f"ช่อง {cell} เป็นสูตรที่ยังไม่มีผลคำนวณ ให้เปิดแฟ้มใน Excel แล้วบันทึกอีกครั้ง หรือพิมพ์ค่าแทนสูตร"

    def _number(self, value: str) -> Raw:
        number = float(value)
        style = int(self._cell.get("s", 0))
        if number >= 1 and style < len(self._days) and self._days[style]:
            return self._day(number)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.15g}"

    def _day(self, number: float) -> date | Trouble:
        try:
            day = from_excel(number, self._epoch)
            return thai.read_date(day)
        except (ValueError, OverflowError, TypeError):
            return Trouble(f"{number:.15g}", "วันที่ในช่องนี้อยู่นอกช่วงที่ใช้ได้ ให้พิมพ์วันที่ เช่น 1 ต.ค. 2565")

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        (left, top), (right, bottom) = _place(first), _place(last or first)
        if left == right and top < bottom:
            self.merged.append((left, top, bottom))


def _place(reference: str) -> tuple[int, int]:
    """Column and row of a cell such as `C5`."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise Unreadable(BROKEN)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return column, int(found[2])


def unescaped(text: str) -> str:
    """Text with the characters that XML cannot hold, which Excel writes as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
