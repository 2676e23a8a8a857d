"""The base of every kind of import: one row after another is read, compared with what is stored, and kept.

django-import-export walks the rows and their columns; here stand the rules of our files: rows are matched by
their key, a bad cell does not hide another, and nothing is written before every row is known to be good.
"""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from import_export.resources import Resource
from tablib import Dataset

from ita_portal import thai
from ita_portal.accounts.access import Actor
from ita_portal.audit.verbs import Verb
from ita_portal.imports.columns import Column
from ita_portal.imports.records import Cells, Errors, Record, StoredRecords
from ita_portal.imports.report import CellChange, Change, Report
from ita_portal.problems import CellProblem
from ita_portal.sheets import Headings, Row, Sheet


class FileResource(Resource):
    """One kind of file. A subclass declares its columns and how records are loaded and stored."""

    class Meta:
        instance_loader_class = StoredRecords
        import_id_fields: tuple[str, ...] = ()
        use_bulk, batch_size = True, None
        skip_diff, report_skipped = True, False
        using_db = "default"

    example: ClassVar[dict[str, str]]  # one row of the sample file, by heading
    # After such events `load` may read other things; a kind that names none is read while nobody else writes.
    changed_by: ClassVar[tuple[Verb, ...]] = ()

    def __init__(self, actor: Actor) -> None:
        super().__init__()
        self.actor = actor
        self.changes: list[Change] = []
        self.kept: list[
            tuple[Record, Record | None]
        ] = []  # new and changed records, with what is stored of them
        self.columns: list[Column] = list(self.fields.values())
        self.keys = [column for column in self.columns if column.key]
        self.told: Callable[[int, int], None] = lambda done, total: None  # how many rows are read
        self._numbers: list[int] = []
        self._first_rows: dict[tuple[Any, ...], int] = {}
        self._original: Record | None = None

    # what a kind of file says -----------------------------------------------------------------------------

    def load(self, rows: list[Cells]) -> None:
        """Reads in bulk what the rows may be about."""
        raise NotImplementedError

    def lock(self) -> None:
        """Keeps others from changing what `load` read, until the transaction ends."""

    def stored(self, key: tuple[Any, ...]) -> Record | None:
        """What is stored under a key, among what was loaded."""
        raise NotImplementedError

    def fresh(self, key: tuple[Any, ...]) -> Record:
        """A record of nothing yet, under that key."""
        return Record(**{column.attribute: column.empty for column in self.columns})

    def settle(self, record: Record, row: int, errors: Errors) -> None:
        """Completes a record, and adds what does not fit to other rows; for every row, changed or not."""

    def check(self, record: Record, errors: Errors) -> None:
        """Adds what is wrong with a new or changed record; `errors` holds the cells already known as bad."""

    def store(self) -> None:
        """Writes what was kept, with its events in the audit trail."""
        raise NotImplementedError

    def records(self, agency: Any, year: int) -> Iterable[Record]:
        """What an export of this kind holds."""
        raise NotImplementedError

    def called(self, record: Record) -> str:
        """How a list of changes names the thing of a row."""
        return " ".join(column.write(getattr(record, column.attribute)) for column in self.keys)

    def remarks(self) -> Iterable[str]:
        """What storing the file adds beside its rows, a Thai sentence each; asked once all rows are read."""
        return ()

    # reading a file ---------------------------------------------------------------------------------------

    @classmethod
    def headings(cls) -> Headings:
        """The headings of this kind of file."""
        columns = cls.fields.values()
        return Headings(
            tuple(c.column_name for c in columns if c.required),
            tuple(c.column_name for c in columns if not c.required),
        )

    @classmethod
    def form(cls) -> tuple[str, ...]:
        """The headings in the order in which a sample file has them."""
        return tuple(column.column_name for column in cls.fields.values())

    def read(self, sheet: Sheet) -> Report:
        """Compares a sheet with what is stored; writes nothing."""
        rows = [self._cells(row, sheet.headings) for row in sheet.rows]
        self._numbers = [row.number for row in sheet.rows]
        self.load(rows)
        dataset = Dataset(*(tuple(row.values()) for row in rows), headers=list(sheet.headings))
        result = self.import_data(dataset, use_transactions=False)
        for failed in (*result.base_errors, *(error for row in result.error_rows for error in row.errors)):
            raise failed.error
        problems = [*sheet.problems, *self._problems(result.invalid_rows, rows)]
        places = {column.column_name: place for place, column in enumerate(self.columns)}
        totals = result.totals
        return Report(
            rows=len(rows),
            created=totals["new"],
            updated=totals["update"],
            unchanged=totals["skip"],
            removed=sum(change.row == 0 for change in self.changes),
            problems=tuple(sorted(problems, key=lambda each: (each.row, places[each.column]))),
            warnings=(*sheet.warnings, *self.remarks()),
            changes=tuple(self.changes),
        )

    @staticmethod
    def _cells(row: Row, headings: tuple[str, ...]) -> Cells:
        return {heading: row.cells.get(heading) for heading in headings}

    def _problems(self, invalid: list[Any], rows: list[Cells]) -> Iterator[CellProblem]:
        heading_of = {column.attribute: column.column_name for column in self.columns}
        for bad in invalid:
            for attribute, messages in bad.error_dict.items():
                heading = heading_of[attribute]
                value = rows[bad.number - 1].get(heading)
                found = "" if value is None else thai.shown(value)
                for message in messages:
                    yield CellProblem(self._numbers[bad.number - 1], heading, found, message)

    # one row, as django-import-export walks through it ----------------------------------------------------

    def key_of(self, row: Cells) -> tuple[Any, ...]:
        """The key of a row. Raises ValueError where a cell of it is bad."""
        return tuple(column.clean(row) for column in self.keys)

    def begin(self, row: Cells) -> Record | None:
        """A copy of what is stored under the row's key."""
        try:
            self._original = self.stored(self.key_of(row))
        except ValueError:
            self._original = None
        return copy(self._original)

    def init_instance(self, row: Cells | None = None) -> Record:
        """A new record for a row that is about nothing stored."""
        try:
            return self.fresh(self.key_of(row or {}))
        except ValueError:
            return FileResource.fresh(self, ())

    def import_instance(self, instance: Record, row: Cells, **kwargs: Any) -> None:
        """Reads every cell of a row into its record, then the rules that look at several cells."""
        self.told(kwargs["row_number"], len(self._numbers))
        errors: Errors = {}
        for column in self.get_import_fields():
            try:
                self.import_field(column, instance, row, **kwargs)
            except ValueError as error:
                errors[column.attribute] = str(error)
        self._refuse_twice(row, kwargs["row_number"], errors)
        self.settle(instance, self._numbers[kwargs["row_number"] - 1], errors)
        if instance != self._original:
            unusable = {
                column.attribute for column in self.columns if row.get(column.column_name, "") is None
            }
            found: Errors = {}
            self.check(instance, found)
            errors = {name: message for name, message in found.items() if name not in unusable} | errors
        if errors:
            raise ValidationError(errors)

    def _refuse_twice(self, row: Cells, row_number: int, errors: Errors) -> None:
        if any(column.attribute in errors for column in self.keys):
            return
        if any(row[column.column_name] is None for column in self.keys):
            return
        first = self._first_rows.setdefault(self.key_of(row), row_number)
        if first != row_number:
            message = f"แถวนี้ซ้ำกับแถวที่ {self._numbers[first - 1]} ให้เหลือแถวเดียว"
            errors.setdefault(self.keys[-1].attribute, message)

    def skip_row(
        self, instance: Record, original: Any, row: Cells, import_validation_errors: Any = None
    ) -> bool:
        """Whether the row says nothing that is not stored already."""
        return not import_validation_errors and instance == self._original

    def save_instance(self, instance: Record, is_create: bool, row: Cells, **kwargs: Any) -> None:
        """Keeps a new or changed record until all rows are known to be good."""
        number = self._numbers[kwargs["row_number"] - 1]
        cells = () if is_create else tuple(self.differences(self._original, instance))
        self.changes.append(Change(number, self.called(instance), cells, is_new=is_create))
        self.kept.append((instance, self._original))

    def said_before_and_after(
        self, old: Record | None, new: Record, attributes: Iterable[str] | None = None
    ) -> tuple[dict[str, str], dict[str, str]]:
        """What differs, for the audit trail: heading → text, before and after; all columns or those named."""
        changes = list(self.differences(old, new, attributes))
        before = {change.column: change.before for change in changes} if old else {}
        return before, {change.column: change.after for change in changes}

    def differences(
        self, old: Record | None, new: Record, attributes: Iterable[str] | None = None
    ) -> Iterator[CellChange]:
        """The columns in which two records differ, as the file writes them; all columns or those named."""
        names = {column.attribute for column in self.columns} if attributes is None else set(attributes)
        for column in self.columns:
            if column.attribute not in names:
                continue
            after = getattr(new, column.attribute)
            before = getattr(old, column.attribute) if old else column.empty
            if before != after:
                yield CellChange(column.column_name, column.write(before), column.write(after))

    def said(self, rows: list[Cells], attribute: str) -> set[Any]:
        """Everything that the rows say in one column, as far as it can be read."""
        column = next(column for column in self.columns if column.attribute == attribute)
        found = set()
        for row in rows:
            try:
                found.add(column.clean(row))
            except ValueError:
                continue  # reported with its row
        return found
