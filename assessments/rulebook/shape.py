"""What a rule file holds: frozen rows, list by list, in the order of the file."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True)
class Rows(Generic[Row]):
    """One list of rules, whether it was checked against the handbook, and where it is from."""

    verified: bool
    source: str
    rows: tuple[Row, ...]
    instrument: str = ""  # only the lists of items, one an instrument


@dataclass(frozen=True)
class InstrumentRow:
    """เครื่องมือ; weight in per cent; the names of the parts that are scored on their own."""

    code: str
    name: str
    weight: Decimal
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndicatorRow:
    """ตัวชี้วัด"""

    number: int
    instrument: str
    name: str


@dataclass(frozen=True)
class SubIndicatorRow:
    """ตัวชี้วัดย่อย"""

    code: str
    indicator: int
    name: str


@dataclass(frozen=True)
class ItemRow:
    """ข้อ; ``verified`` says what is known of this item alone where its list as a whole is not verified."""

    code: str
    indicator: int
    name: str
    kind: str
    sub_indicator: str = ""
    wording: str = ""
    purpose: str = ""
    verified: bool | None = None


@dataclass(frozen=True)
class ItemRuleRow:
    """วิธีคิดคะแนน: how the items of an instrument make the scores of its indicators."""

    instrument: str
    rule: str


@dataclass(frozen=True)
class LevelRow:
    """ระดับ; bounds of the total and the minimum of each part, in points."""

    name: str
    minimum: Decimal
    maximum: Decimal
    passes: bool
    part_minimum: Decimal | None = None


@dataclass(frozen=True)
class IssueRow:
    """ประเด็น"""

    number: int
    name: str


@dataclass(frozen=True)
class IssueItemsRow:
    """ข้อที่เกี่ยวข้องกับประเด็น, by default."""

    issue: int
    items: tuple[str, ...]


@dataclass(frozen=True)
class Rulebook:
    """All rules of one fiscal year (Buddhist)."""

    year: int
    level_scheme: str
    note: str
    instruments: Rows[InstrumentRow]
    indicators: Rows[IndicatorRow]
    sub_indicators: Rows[SubIndicatorRow]
    items: tuple[Rows[ItemRow], ...]
    item_rules: Rows[ItemRuleRow]
    levels: Rows[LevelRow]
    issues: Rows[IssueRow]
    issue_items: Rows[IssueItemsRow]

    @property
    def all_items(self) -> tuple[ItemRow, ...]:
        """The items of every instrument."""
        return tuple(item for items in self.items for item in items.rows)


class BrokenRulebook(ValueError):
    """A rule file that cannot be used; ``errors`` are Thai sentences, all of them."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("\n".join(errors))
        self.errors = errors
