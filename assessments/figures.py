"""The single figures of a result: how a page finds each, and how a sentence calls it.

A key names a figure in problems, in addresses and in the ids of form fields: `total`, `indicator-8`,
`part-EIT-1`, `item-O34`.
"""

from decimal import Decimal

from assessments.rules import PartKey, YearRules

TOTAL, LEVEL, RANK = "total", "level", "rank"


def indicator_key(number: int) -> str:
    """The key of an indicator's score."""
    return f"indicator-{number}"


def name_key(number: int) -> str:
    """The key of the name that a source gave an indicator."""
    return f"name-{number}"


def part_key(part: PartKey) -> str:
    """The key of the score of an instrument's part."""
    code, number = part
    return f"part-{code}-{number}"


def item_key(code: str) -> str:
    """The key of an item's score."""
    return f"item-{code}"


def call_indicator(number: int) -> str:
    """How a sentence calls an indicator: ตัวชี้วัดที่ 8."""
    return f"ตัวชี้วัดที่ {number}"


def call_part(rules: YearRules, part: PartKey) -> str:
    """How a sentence calls a part of an instrument: EIT ส่วนที่ 1. Raises KeyError for an unknown one."""
    return {rule.key: rule.name for rule in rules.parts}[part]


def write_score(score: Decimal | None) -> str:
    """A score with its two decimals; "" where there is none."""
    return "" if score is None else f"{score:.2f}"
