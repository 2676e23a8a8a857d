"""What a check or an import returns: a finding with a Thai sentence, where it stands and how it is cured."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """ข้อสังเกต of a check: `code` is stable and English, `message` and `cure` Thai, `where` the place.

    `field`: the one that is to be cured, where a check knows it better than its code says.
    """

    code: str
    severity: Severity
    message: str
    where: str = ""
    cure: str = ""
    field: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity == "error"


@dataclass(frozen=True)
class CellProblem:
    """One bad cell of an imported file.

    `row` is the row number that the spreadsheet shows (the first line of a file is 1), `column` the heading,
    `value` what was found, `message` a full Thai sentence with what was expected.
    """

    row: int
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        """One line: `row R, COLUMN: MESSAGE`, in which the value found always stands."""
        found = f"พบ “{self.value}” " if self.value and self.value not in self.message else ""
        return " ".join(f"row {self.row}, {self.column}: {found}{self.message}".split())
