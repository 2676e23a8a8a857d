"""The checks over a year's measures: one rule, one file, one function `check`. Pure: no database, no request.

A further rule over a measure is one module beside these and one line in `CHECKS`; one over free texts stands
in `texts`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ita_portal.problems import Problem

from . import (
    done_without_result,
    failed_without_reason,
    indicator_missing,
    owner_missing,
    period_missing,
    period_outside_year,
    repeated_result,
    steps_missing,
)
from .planned import PlannedMeasure
from .texts import TEXT_RULES, Record, check_texts

CHECKS: tuple[Callable[[PlannedMeasure], Problem | None], ...] = (
    owner_missing.check,
    steps_missing.check,
    period_missing.check,
    done_without_result.check,
    failed_without_reason.check,
    period_outside_year.check,
    indicator_missing.check,
)
# How many rules a plan is checked by: those over one measure, over its texts, and over all of them at once.
RULES = len(CHECKS) + sum(not rule.of_documents for rule in TEXT_RULES) + 1


@dataclass(frozen=True)
class Found:
    """What one check found with one measure; `field`: the one it was found in, or blank."""

    measure: PlannedMeasure
    problem: Problem
    field: str = ""


def check_plan(measures: Iterable[PlannedMeasure], record: Record | None = None) -> list[Found]:
    """Everything the checks find with these measures, errors first, rule by rule.

    Args:
        record: what their free texts must agree with; None leaves the texts alone.
    """
    rows = list(measures)
    found = [
        Found(measure, problem, problem.field)
        for check in CHECKS
        for measure in rows
        if (problem := check(measure)) is not None
    ]
    if record is not None:
        found += _in_texts(rows, record)
    found += [Found(*each) for each in repeated_result.check(rows)]
    return sorted(found, key=lambda each: not each.problem.is_error)


def _in_texts(rows: Sequence[PlannedMeasure], record: Record) -> Iterator[Found]:
    codes = {rule.code: place for place, rule in enumerate(TEXT_RULES)}
    found = [
        Found(measure, each.problem, each.field)
        for measure in rows
        for each in check_texts(measure.where, measure.texts(), record)
    ]
    yield from sorted(found, key=lambda each: codes[each.problem.code])
