"""What the pages of imports show."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import chain, islice
from typing import Any

from ita_portal.imports.differences import Compared, compared
from ita_portal.imports.report import CellChange, Change, Report
from ita_portal.problems import CellProblem

SHOWN_PROBLEMS, SHOWN_CHANGES, SHOWN_NEW = 200, 100, 100


@dataclass(frozen=True)
class ChangedCell:
    """One line of the table of changes: a cell, and the row it stands in."""

    row: Change
    cell: Compared


@dataclass(frozen=True)
class Preview:
    """ตรวจแฟ้มก่อนนำเข้า: what a waiting file would do, as far as its page shows it.

    It can be kept as JSON, so that a long file need not be read again for its page.
    """

    rows: int
    created: int
    updated: int
    unchanged: int
    removed: int
    bad_rows: int
    problem_count: int
    changed_count: int
    problems: tuple[CellProblem, ...]
    changed_rows: tuple[Change, ...]
    new_rows: tuple[Change, ...]
    warnings: tuple[str, ...]
    foreign: tuple[str, ...]
    fingerprint: str

    @classmethod
    def of(cls, report: Report) -> "Preview":
        """What the page shows of a report: all that it counts, and the first of each sort."""
        changed = [change for change in report.changes if change.cells]
        return cls(
            **{name: getattr(report, name) for name in _COPIED},
            problem_count=len(report.problems),
            changed_count=len(changed),
            problems=report.problems[:SHOWN_PROBLEMS],
            changed_rows=tuple(changed[:SHOWN_CHANGES]),
            new_rows=tuple(islice((change for change in report.changes if change.is_new), SHOWN_NEW)),
        )

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Preview":
        """What `as_json` made of one."""
        return cls(
            **{name: kept[name] for name in ("problem_count", "changed_count", *_COPIED)}
            | {"warnings": tuple(kept["warnings"]), "foreign": tuple(kept["foreign"])},
            problems=tuple(CellProblem(**problem) for problem in kept["problems"]),
            changed_rows=tuple(map(_change, kept["changed_rows"])),
            new_rows=tuple(map(_change, kept["new_rows"])),
        )

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return asdict(self)

    @property
    def has_problems(self) -> bool:
        return bool(self.problem_count)

    @property
    def more_problems(self) -> int:
        return self.problem_count - len(self.problems)

    @property
    def more_new(self) -> int:
        return self.created - len(self.new_rows)

    @property
    def more_changes(self) -> int:
        return self.changed_count - len(self.changed_rows)

    @property
    def changed_cells(self) -> list[ChangedCell]:
        """The first rows that change, a line for each cell."""
        return list(chain.from_iterable(map(_lines, self.changed_rows)))

    @property
    def can_be_confirmed(self) -> bool:
        return not self.has_problems and bool(self.created or self.updated or self.removed)


_COPIED = (
    *("rows", "created", "updated", "unchanged", "removed", "bad_rows"),
    *("warnings", "foreign", "fingerprint"),
)


def _change(kept: Mapping[str, Any]) -> Change:
    return Change(**{**kept, "cells": tuple(CellChange(**cell) for cell in kept["cells"])})


def _lines(change: Change) -> list[ChangedCell]:
    return [ChangedCell(change, compared(cell)) for cell in change.cells]
