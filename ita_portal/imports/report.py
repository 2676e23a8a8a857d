"""What an import did, or would do."""

import hashlib
from dataclasses import dataclass, field

from ita_portal.problems import CellProblem


@dataclass(frozen=True)
class CellChange:
    """One cell that differs: its column, and what is stored before and after."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """A row that adds (then `cells` is empty) or changes something; row 0 is what the file no longer has."""

    row: int
    thing: str
    cells: tuple[CellChange, ...] = ()
    is_new: bool = False


@dataclass(frozen=True)
class Report:
    """The outcome of one file: what is added, changed and left alone, or why nothing is written.

    `foreign` are headings of the file that are not the form's own.
    """

    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    problems: tuple[CellProblem, ...] = ()
    warnings: tuple[str, ...] = ()
    changes: tuple[Change, ...] = field(default=())
    foreign: tuple[str, ...] = ()

    @property
    def has_problems(self) -> bool:
        return bool(self.problems)

    @property
    def bad_rows(self) -> int:
        """In how many rows something is wrong."""
        return len({problem.row for problem in self.problems})

    @property
    def changes_nothing(self) -> bool:
        return not (self.created or self.updated or self.removed or self.problems)

    @property
    def fingerprint(self) -> str:
        """Two reports with the same changes have the same one: what was confirmed is what was seen."""
        said = repr([(change.row, change.is_new, change.cells) for change in self.changes])
        return hashlib.sha256(said.encode()).hexdigest()

    def __str__(self) -> str:
        """The line that `import_data` prints."""
        counts = f"created {self.created}, updated {self.updated}, unchanged {self.unchanged}"
        return f"{counts}, removed {self.removed}" if self.removed else counts
