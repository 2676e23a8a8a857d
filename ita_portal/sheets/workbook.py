"""Workbooks (.xlsx), read in one pass.

openpyxl writes our workbooks, but does not read them: it either gives the result of a formula or tells that
there is one, it knows merged cells only when it holds the whole sheet in memory, and it refuses workbooks for
faults in their looks. What is needed here are values, the formula that has none, and merged cells.
"""

import re
from datetime import date, datetime

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from ita_portal import thai
from ita_portal.sheets.archive import BROKEN, Archive, Handler
from ita_portal.sheets.cells import Raw, RawTable, Trouble, error_value
from ita_portal.sheets.limits import HEAD_ROWS, MAX_COLUMNS, MAX_ROWS, Unreadable, too_many_rows

# Day formats built in for a language (ECMA-376 part 1, 18.8.30): East Asian 27–36, 50–58, Thai 71–74, 77, 81
_LOCAL_DAYS = {*range(27, 37), *range(50, 59), *range(71, 75), 77, 81}
LONGEST_FORMAT = 255  # characters; Excel allows no more, and telling whether one is a day takes their square
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def read_workbook(data: bytes) -> list[RawTable]:
    """The visible sheets of a workbook, in order.

    Raises:
        Unreadable: no workbook, a damaged one, or one that holds too much.
    """
    archive = Archive(data)
    try:
        return _Reader(archive).tables()
    except (ValueError, KeyError, IndexError, OverflowError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(BROKEN) from error


class _Reader:
    """Finds the sheets of a workbook and what they share."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        [self.path] = [
            archive.beside("", target)
            for kind, target in self._relationships("_rels/.rels").values()
            if kind == "officeDocument"
        ]
        folder, _, name = self.path.rpartition("/")
        self.parts = self._relationships(f"{folder}/_rels/{name}.rels".lstrip("/"))

    def tables(self) -> list[RawTable]:
        contents = _Contents()
        self.archive.parse(self.path, contents)
        strings, styles = _Strings(), _Styles()
        for kind, handler in (("sharedStrings", strings), ("styles", styles)):
            for path in self._of_kind(kind):
                self.archive.parse(path, handler)
        tables = []
        for part in contents.visible:
            kind, target = self.parts[part]
            if kind == "worksheet":
                sheet = _Sheet(strings.found, styles.days, contents.epoch)
                self.archive.parse(self.archive.beside(self.path, target), sheet)
                tables.append(RawTable(sheet.rows, sheet.merged))
        return tables

    def _relationships(self, path: str) -> dict[str, tuple[str, str]]:
        links = _Relationships()
        self.archive.parse(path, links)
        return links.found

    def _of_kind(self, kind: str) -> list[str]:
        return [self.archive.beside(self.path, target) for k, target in self.parts.values() if k == kind]


class _Relationships(Handler):
    """Which part is what: id → (kind, target); links that lead out of the file are left out."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            self.found[attributes["Id"]] = (attributes["Type"].rpartition("/")[2], attributes["Target"])


class _Contents(Handler):
    """The workbook's list of sheets, and the day from which it counts."""

    def __init__(self) -> None:
        self.visible: list[str] = []
        self.epoch = CALENDAR_WINDOWS_1900

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            self.epoch = CALENDAR_MAC_1904
        if tag == "sheet" and attributes.get("state", "visible") == "visible":
            self.visible += [value for name, value in attributes.items() if name.rpartition(":")[2] == "id"]


class _Strings(Handler):
    """The texts that cells share."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] | None = None
        self._phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            self.found.append("")
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "t" and not self._phonetic:
            self._parts = []

    def text(self, data: str) -> None:
        if self._parts is not None:
            self._parts.append(data)

    def end(self, tag: str) -> None:
        if tag == "rPh":
            self._phonetic = False
        elif tag == "t" and self._parts is not None:
            self.found[-1] += _unescaped("".join(self._parts))
            self._parts = None


class _Styles(Handler):
    """Which styles of cells show a number as a day."""

    def __init__(self) -> None:
        self.days: list[bool] = []
        self._formats: dict[int, str] = dict(BUILTIN_FORMATS)
        self._known: dict[int, bool] = {}
        self._in_cells = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "numFmt":
            self._formats[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            self.days.append(self._is_day(int(attributes.get("numFmtId", 0))))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cells = False

    def _is_day(self, number: int) -> bool:
        if number not in self._known:
            style = self._formats.get(number, "")
            is_read = len(style) <= LONGEST_FORMAT
            self._known[number] = number in _LOCAL_DAYS or (is_read and bool(is_date_format(style)))
        return self._known[number]


class _Sheet(Handler):
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
            return _unescaped(value)
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


def _unescaped(text: str) -> str:
    """Text with the characters that XML cannot hold, which Excel writes as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
