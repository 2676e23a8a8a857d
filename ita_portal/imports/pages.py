"""What the pages of imports show."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from ita_portal.imports.differences import Compared, compared
from ita_portal.imports.kinds import Kind
from ita_portal.imports.models import PendingImport
from ita_portal.imports.report import Change, Report
from ita_portal.problems import CellProblem

SHOWN_PROBLEMS, SHOWN_CHANGES, SHOWN_NEW = 200, 100, 100


@dataclass(frozen=True)
class ChangedCell:
    """One line of the table of changes: a cell, and the row it stands in."""

    row: Change
    cell: Compared


@dataclass(frozen=True)
class Preview:
    """ตรวจแฟ้มก่อนนำเข้า: what a waiting file would do."""

    kind: Kind
    pending: PendingImport
    report: Report

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """The first of the cells to be cured."""
        return self.report.problems[:SHOWN_PROBLEMS]

    @property
    def more_problems(self) -> int:
        return len(self.report.problems) - len(self.problems)

    @cached_property
    def changed_rows(self) -> list[Change]:
        return [change for change in self.report.changes if change.cells]

    @cached_property
    def new_rows(self) -> list[Change]:
        """The first of the rows that are added."""
        return list(islice((change for change in self.report.changes if change.is_new), SHOWN_NEW))

    @property
    def more_new(self) -> int:
        return self.report.created - len(self.new_rows)

    @cached_property
    def changed_cells(self) -> list[ChangedCell]:
        """The first rows that change, a line for each cell."""
        return list(chain.from_iterable(map(_lines, self.changed_rows[:SHOWN_CHANGES])))

    @property
    def more_changes(self) -> int:
        return max(0, len(self.changed_rows) - SHOWN_CHANGES)

    @property
    def can_be_confirmed(self) -> bool:
        return not self.report.has_problems and not self.report.changes_nothing


def _lines(change: Change) -> list[ChangedCell]:
    return [ChangedCell(change, compared(cell)) for cell in change.cells]
