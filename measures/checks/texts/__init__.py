"""The checks over free texts: one rule, one file. A further rule is one module beside these and a line here.

Pure: a text and what is on record go in, sentences come out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ita_portal.problems import Problem

from . import (
    change_differs,
    count_differs,
    extreme_differs,
    figure_differs,
    level_differs,
    other_agency,
    other_place,
    other_year,
    share_differs,
    wrong_layout,
)
from .text import FreeText, Place, Record, Slip, TextRule

TEXT_RULES: tuple[TextRule, ...] = (
    other_agency.RULE,
    other_place.RULE,
    figure_differs.RULE,
    change_differs.RULE,
    extreme_differs.RULE,
    level_differs.RULE,
    count_differs.RULE,
    share_differs.RULE,
    other_year.RULE,
    wrong_layout.RULE,
)


@dataclass(frozen=True)
class FoundInText:
    """A problem, and the field of the first text that has it."""

    problem: Problem
    field: str


def check_texts(where: str, texts: Iterable[FreeText], record: Record) -> Iterator[FoundInText]:
    """What the rules find in the texts of one thing; the same slip in several of them is told once.

    Args:
        where: how a sentence calls that thing, e.g. `มาตรการที่ 9`.
    """
    rows = [text for text in texts if text.text]
    for rule in TEXT_RULES:
        found: dict[str, list[tuple[FreeText, Slip]]] = {}
        for text in rows:
            for slip in {slip.key: slip for slip in rule.check(text, record)}.values():
                found.setdefault(slip.key, []).append((text, slip))
        for (text, slip), *others in found.values():
            place = f"{text.place} และอีก {len(others)} แห่ง" if others else text.place
            message = f"{where} ({place}) {slip.message}"
            yield FoundInText(Problem(rule.code, rule.severity, message, where, rule.cure), text.field)


__all__ = ["TEXT_RULES", "FoundInText", "FreeText", "Place", "Record", "check_texts"]
