"""Workbooks (.xlsx), read in one pass.

openpyxl writes our workbooks, but does not read them: it either gives the result of a formula or tells that
there is one, it knows merged cells only when it holds the whole sheet in memory, and it refuses workbooks for
faults in their looks. What is needed here are values, the formula that has none, and merged cells.
"""

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from ita_portal.sheets.archive import BROKEN, Archive, Handler
from ita_portal.sheets.cells import RawTable
from ita_portal.sheets.limits import Unreadable
from ita_portal.sheets.sheet_cells import SheetCells, unescaped

# Day formats built in for a language (ECMA-376 part 1, 18.8.30): East Asian 27–36, 50–58, Thai 71–74, 77, 81
_LOCAL_DAYS = {*range(27, 37), *range(50, 59), *range(71, 75), 77, 81}
LONGEST_FORMAT = 255  # characters; Excel allows no more, and telling whether one is a day takes their square


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
                sheet = SheetCells(strings.found, styles.days, contents.epoch)
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
            self.found[-1] += unescaped("".join(self._parts))
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
