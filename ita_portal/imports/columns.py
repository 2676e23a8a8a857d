"""Columns of an imported file: what a cell may say, how it is read, how it is written back."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from import_export.fields import Field

from ita_portal import thai
from ita_portal.sheets import Mark, Value

Reader = Callable[[str | date], Any]
Writer = Callable[[Any], str]


def text(limit: int | None = None) -> Reader:
    """Reads text as typed, line by line."""

    def read(cell: str | date) -> str:
        found = thai.write_date(cell, "long") if isinstance(cell, date) else cell
        if limit and len(found) > limit:
            raise ValueError(f"ข้อความยาว {len(found):,} ตัวอักษร ต้องไม่เกิน {limit:,} ตัวอักษร")
        return found

    return read


def line(limit: int) -> Reader:
    """Reads a name: one line, single blanks."""
    read_text = text(limit)
    return lambda cell: " ".join(read_text(cell).split())


def number(cell: str | date) -> int:
    """Reads a whole number from 1 on; a workbook may give 3 as 3.0."""
    found = thai.read_number(re.sub(r"\.0+$", "", text()(cell)))
    if found < 1:
        raise ValueError("ตัวเลขต้องเริ่มจาก 1")
    return found


def year(cell: str | date) -> int:
    """Reads a Buddhist year; a workbook may give 2566 as 2566.0."""
    return thai.read_year(re.sub(r"\.0+$", "", text()(cell)))


def choice(choices: Mapping[str, str], also: Mapping[str, str] | None = None) -> Reader:
    """Reads one of the labels, to its code.

    Args:
        choices: code → label, as Django's `choices` have them.
        also: further label → code.
    """
    options = {label: code for code, label in choices.items()}
    known = {label.replace(" ", ""): code for label, code in {**options, **(also or {})}.items()}

    def read(cell: str | date) -> str:
        found = text()(cell)
        if (code := known.get("".join(found.split()))) is None:
            raise ValueError(f"“{thai.shown(found)}” ใช้ไม่ได้ ที่ใช้ได้คือ {', '.join(options)}")
        return code

    return read


def _valid(validator: Callable[[str], None], limit: int, message: str) -> Reader:
    read_line = line(limit)

    def read(cell: str | date) -> str:
        found = read_line(cell)
        try:
            validator(found)
        except ValidationError:
            raise ValueError(f"“{thai.shown(found)}” {message}") from None
        return found

    return read


email = _valid(EmailValidator(), 254, "ไม่ใช่อีเมล ตัวอย่างที่ใช้ได้ palad@example.go.th")
website = _valid(URLValidator(["http", "https"]), 300, "ไม่ใช่เว็บไซต์ ตัวอย่างที่ใช้ได้ https://www.example.go.th")


def write_day(day: date | None) -> str:
    """A day as `1 ต.ค. 2565`, blank when there is none."""
    return thai.write_date(day, "short") if day else ""


def label_of(choices: Mapping[str, str]) -> Writer:
    """Writes a code by its label; `choices`: code → label."""
    return lambda code: choices.get(code, "")


class Column(Field):
    """One column: a blank cell leaves what is stored, a single dash empties it.

    A key says which thing the row is about. A required column needs a value; what is stored without one may
    stay so.
    """

    def __init__(
        self,
        attribute: str,
        heading: str,
        read: Reader | None = None,
        write: Writer | None = None,
        *,
        key: bool = False,
        required: bool = False,
        empty: Any = "",
    ) -> None:
        super().__init__(attribute=attribute, column_name=heading)
        self.read = read or text()
        self.write = write or (lambda value: "" if value is None else str(value))
        self.key, self.required, self.empty = key, key or required, empty

    def clean(self, row: Mapping[str, Value | None], **kwargs: Any) -> Any:
        """The value of the cell.

        Raises:
            ValueError: a Thai sentence; the cell is blank, a dash or no such value.
        """
        cell = row[self.column_name]
        if cell is None or cell == "" or cell is Mark.CLEAR:
            raise ValueError(f"ต้องใส่{self.column_name}")
        return self.read(cell)

    def save(self, record: Any, row: Mapping[str, Value | None], is_m2m: bool = False, **kwargs: Any) -> None:
        """Puts what the cell says into the record; raises as `clean`."""
        cell = row[self.column_name]
        if cell is None:  # cannot be used, and is named among the problems of the sheet
            return
        if cell is Mark.CLEAR and not self.required:
            setattr(record, self.attribute, self.empty)
        elif cell != "" or (self.required and not self._stays_blank(record)):
            self.put(record, self.clean(row))

    def _stays_blank(self, record: Any) -> bool:
        return not self.key and record.is_stored and not getattr(record, self.attribute)

    def put(self, record: Any, value: Any) -> None:
        """Puts a value that was read into the record."""
        setattr(record, self.attribute, value)

    def export(self, record: Any, **kwargs: Any) -> str:
        """The cell that reads back as the record's value; blank where there is no such cell."""
        return self.write(getattr(record, self.attribute))
