"""A weak indicator that no measure belongs to."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from ita_portal.problems import Problem


def check(
    year: int,
    scores: Mapping[int, Decimal],
    names: Mapping[int, str],
    below: Decimal,
    answered: Collection[int],
) -> Iterator[Problem]:
    """Each indicator of last year's result with fewer points than asked for, and no measure in the plan.

    Args:
        year: the Buddhist year of the plan.
        scores: points of the result by number of the indicator; `names` as they are called in that year.
        below: the score under which the agency calls an indicator weak.
        answered: numbers of the indicators that the measures of the plan belong to.
    """
    for number, score in sorted(scores.items()):
        if score < below and number not in answered:
            where = f"ตัวชี้วัดที่ {number}"
            message = f"{where} {names.get(number, '')} ได้ {score} ต่ำกว่า {below} แต่ยังไม่มีมาตรการในแผนปี {year}"
            yield Problem("weak-without-measure", "warning", message, where, "เพิ่มมาตรการ")
