"""From a file to plain rows: which kind of file it is, where its headings stand, what each row says."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from ita_portal import thai
from ita_portal.problems import CellProblem
from ita_portal.sheets.cells import Raw, RawTable, Trouble, Value, read_cell
from ita_portal.sheets.comma_text import read_text
from ita_portal.sheets.limits import HEAD_ROWS, MAX_BYTES, MAX_ROWS, Unreadable, too_large, too_many_rows
from ita_portal.sheets.workbook import read_workbook

_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
_SAVE_AS_XLSX = "ให้เปิดด้วย Excel แล้วบันทึกเป็นสมุดงาน .xlsx"


@dataclass(frozen=True)
class Headings:
    """The columns of one kind of file; `others` are read where a file has them, but not part of the form.

    Behind those of `named` a file may go on with the name of what stands there: ตัวชี้วัดที่ 3 การใช้อำนาจ.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.required, *self.optional)


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, and what stands under each heading; "" is a blank cell.

    A cell that cannot be used is not among them; the sheet's problems name it.
    """

    number: int
    cells: dict[str, Value]


@dataclass(frozen=True)
class Sheet:
    """A file as read: its rows, the headings it has, cells that cannot be used, and what was left out.

    `called` says how the file itself calls them; `foreign` are headings of the file that are not the form's
    own, whatever they were matched with; `below` says how many rows stand below the headings, even where they
    cannot be read.
    """

    rows: tuple[Row, ...] = ()
    headings: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[CellProblem, ...] = ()
    warnings: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    below: int = 0


def read(data: bytes, headings: Headings, called: Mapping[str, str] | None = None) -> Sheet:
    """Reads a .xlsx or .csv by its content.

    `called` says for which heading of the form other headings of a file stand, as somebody matched them; ""
    leaves a column out.

    Raises:
        Unreadable: it is neither, or too large; the text says in Thai what to do.
    """
    if len(data) > MAX_BYTES:
        raise too_large(len(data))
    own = {_key(heading): heading for heading in (*headings.all, *headings.others)}
    matched = {_key(found): meant for found, meant in (called or {}).items()}
    known = {key: meant for key, meant in matched.items() if meant in headings.all} | own
    tables = _tables(data, known)
    named = {key: heading for table in tables for key, heading in _named(table, headings.named)}
    own, known = named | own, named | known
    table, head = max(
        ((table, _head(table, headings, known)) for table in tables), key=lambda found: found[1][0]
    )
    sheet = _sheet(table, head[1], headings, known | {key: "" for key, meant in matched.items() if not meant})
    cells = (cell for _, cell in sorted(table.rows.get(head[1], {}).items()))
    below = sum(number > head[1] for number in table.rows)
    return replace(sheet, foreign=_foreign(cells, own), below=below)


def _tables(data: bytes, known: dict[str, str]) -> list[RawTable]:
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    if not start:
        raise Unreadable("แฟ้มว่าง ไม่มีข้อมูล")
    if data.startswith(b"PK"):
        if not (tables := read_workbook(data)):
            raise Unreadable("แฟ้มนี้ไม่มีแผ่นงานที่มองเห็นได้")
        return tables
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Unreadable("แฟ้มนี้ใส่รหัสผ่านไว้ ให้เอารหัสผ่านออกแล้วบันทึกใหม่")
        raise Unreadable(f"แฟ้มนี้เป็นแบบเก่า (.xls) แม้จะเปลี่ยนนามสกุลแล้ว {_SAVE_AS_XLSX}")
    if start.startswith((b"<", b"{\\rtf")):
        raise Unreadable(f"แฟ้มนี้เป็นหน้าเว็บหรือ XML ไม่ใช่ตารางของ Excel {_SAVE_AS_XLSX}")
    if start.startswith((b"%pdf", b"\x89png", b"\xff\xd8\xff", b"gif8")):
        raise Unreadable("แฟ้มนี้เป็น PDF หรือรูปภาพ ให้เลือกแฟ้ม .xlsx หรือ .csv")
    return [read_text(data, partial(_count, known))]


def _key(heading: Raw) -> str:
    """A heading without what does not matter: blanks, line breaks, the kind of digits and of letters."""
    return thai.to_arabic("".join(thai.clean(heading).split())).casefold() if isinstance(heading, str) else ""


def _foreign(cells: Iterable[Raw], own: dict[str, str]) -> tuple[str, ...]:
    texts = (thai.clean(cell) for cell in cells if isinstance(cell, str) and _key(cell) not in own)
    return tuple(dict.fromkeys(text for text in texts if text))


def _named(table: RawTable, headings: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Cells of the first rows that begin with one of the headings and go on with a name; which one it is."""
    begun = {_key(heading): heading for heading in headings}
    first = sorted(table.rows)[:HEAD_ROWS] if begun else ()
    for key in {_key(cell) for number in first for cell in table.rows[number].values()}:
        for start, heading in begun.items():
            if key.startswith(start) and key != start and not key[len(start)].isdigit():
                yield key, heading


def _count(known: dict[str, str], cells: Iterable[Raw]) -> int:
    return len({known[key] for cell in cells if (key := _key(cell)) in known})


def _head(table: RawTable, headings: Headings, known: dict[str, str]) -> tuple[tuple[bool, int], int]:
    """The heading row: the first that holds all required headings, else the one with most known ones.

    Where none is known: the first that fills more than half as many cells as the fullest. Titles fill fewer.
    """
    required = {key: heading for key, heading in known.items() if heading in headings.required}
    first = sorted(table.rows)[:HEAD_ROWS]
    filled = {number: sum(map(_is_filled, table.rows[number].values())) for number in first}
    most = max(filled.values(), default=0)
    best = ((False, 0), next((number for number in filled if filled[number] * 2 > most), 1))
    for number in filled:
        cells = table.rows[number].values()
        if _count(required, cells) == len(headings.required):
            return (True, len(headings.required)), number
        if (count := _count(known, cells)) > best[0][1]:
            best = ((False, count), number)
    return best


def _is_filled(cell: Raw) -> bool:
    return bool(thai.clean(cell)) if isinstance(cell, str) else cell is not None


def _sheet(table: RawTable, head: int, headings: Headings, known: dict[str, str]) -> Sheet:
    columns: dict[int, str] = {}
    called: dict[str, str] = {}
    problems, warnings = [], []
    for column, cell in sorted(table.rows.get(head, {}).items()):
        heading = known.get(_key(cell))
        if heading is None:
            if isinstance(cell, str) and thai.clean(cell):
                warnings.append(f"คอลัมน์ “{thai.shown(thai.clean(cell))}” ไม่อยู่ในแบบ จึงไม่นำเข้า")
        elif heading == "":
            continue
        elif heading in columns.values():
            message = f"มีคอลัมน์ “{heading}” ซ้ำกัน ให้เหลือคอลัมน์เดียว"
            problems.append(CellProblem(head, heading, heading, message))
        else:
            columns[column], called[heading] = heading, thai.clean(cell)
    found = set(columns.values())
    for heading in headings.required:
        if heading not in found:
            message = f"ไม่มีคอลัมน์ “{heading}” ที่ต้องมี ให้เพิ่มหัวคอลัมน์นี้ในแฟ้ม"
            problems.append(CellProblem(head, heading, "", message))
    ordered = tuple(heading for heading in (*headings.all, *headings.others) if heading in found)
    if problems:
        return Sheet((), ordered, called, tuple(problems), tuple(warnings))
    rows = _rows(table, head, columns, problems)
    return Sheet(tuple(rows), ordered, called, tuple(problems), tuple(warnings))


def _rows(table: RawTable, head: int, columns: dict[int, str], problems: list[CellProblem]) -> list[Row]:
    """The rows below the headings that say something; cells that cannot be used go to the problems."""
    numbers = [number for number in sorted(table.rows) if number > head]
    _fill_merged(table, numbers)
    rows = []
    for number in numbers:
        read = {heading: read_cell(table.rows[number].get(column, "")) for column, heading in columns.items()}
        if any(value != "" for value in read.values()):
            rows.append(
                Row(number, {h: value for h, value in read.items() if not isinstance(value, Trouble)})
            )
            problems += [
                CellProblem(number, heading, trouble.found, trouble.message)
                for heading, trouble in read.items()
                if isinstance(trouble, Trouble)
            ]
    if len(rows) > MAX_ROWS:
        raise too_many_rows()
    return rows


def _fill_merged(table: RawTable, numbers: list[int]) -> None:
    """A cell merged downwards says the same in every row it covers."""
    reached: dict[int, int] = {}
    for column, first, last in sorted(table.merged):
        value = table.rows.get(first, {}).get(column)
        if value is None or first <= reached.get(column, 0):
            continue
        reached[column] = last
        for number in numbers[bisect_left(numbers, first + 1) : bisect_right(numbers, last)]:
            table.rows[number][column] = value
