"""The checks over a year's measures: one rule, one file, one function `check`. Pure: no database, no request.

A further rule is one module beside these and one line in `CHECKS`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ita_portal.problems import Problem

from . import (
    done_without_result,
    indicator_missing,
    owner_missing,
    period_missing,
    period_outside_year,
    steps_missing,
)
from .planned import PlannedMeasure

CHECKS: tuple[Callable[[PlannedMeasure], Problem | None], ...] = (
    owner_missing.check,
    steps_missing.check,
    period_missing.check,
    done_without_result.check,
    period_outside_year.check,
    indicator_missing.check,
)


@dataclass(frozen=True)
class Found:
    """What one check found with one measure."""

    measure: PlannedMeasure
    problem: Problem


def check_plan(measures: Iterable[PlannedMeasure]) -> list[Found]:
    """Everything the checks find with these measures, errors first, rule by rule."""
    rows = list(measures)
    found = [
        Found(measure, problem)
        for check in CHECKS
        for measure in rows
        if (problem := check(measure)) is not None
    ]
    return sorted(found, key=lambda each: not each.problem.is_error)
