"""One row of a file, and what is stored of the thing that it is about."""

from typing import Any

from import_export.instance_loaders import BaseInstanceLoader

from ita_portal.sheets import Value

Cells = dict[str, Value | None]
Errors = dict[str, str]  # attribute → Thai sentence


class Record:
    """What the portal has, or shall have, of one row: a value for every column of the form."""

    def __init__(self, *, is_stored: bool = False, **values: Any) -> None:
        self.__dict__.update(values)
        self.is_stored = is_stored

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self.__dict__ == other.__dict__

    __hash__ = None

    def __str__(self) -> str:
        return type(self).__name__


class StoredRecords(BaseInstanceLoader):
    """Finds the record of a row among those read in bulk before."""

    def get_instance(self, row: Cells) -> Record | None:
        return self.resource.begin(row)
