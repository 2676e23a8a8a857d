"""The checks over a result: one rule, one file, one function `check`. Pure: no database, no request.

A further rule is one module beside these and one line below. What contradicts itself is a problem; what is
only worth a look is an observation: shown, not judged.
"""

from collections.abc import Callable, Iterator

from assessments.checks import (
    far_from_last_year,
    indicator_name_differs,
    items_do_not_give_indicator,
    level_differs,
    level_of_other_scheme,
    level_ruled_out,
    level_unknown,
    parts_do_not_give_instrument,
    total_differs,
)
from assessments.checks.case import Case
from ita_portal.problems import Problem

Check = Callable[[Case], Iterator[Problem]]

CONTRADICTIONS: tuple[Check, ...] = (
    total_differs.check,
    level_differs.check,
    level_ruled_out.check,
    level_of_other_scheme.check,
    level_unknown.check,
    parts_do_not_give_instrument.check,
    items_do_not_give_indicator.check,
    indicator_name_differs.check,
)
OBSERVATIONS: tuple[Check, ...] = (far_from_last_year.check,)


def contradictions(case: Case) -> list[Problem]:
    """Everything in which the figures contradict each other or the rules of the year; errors first."""
    found = [problem for check in CONTRADICTIONS for problem in check(case)]
    return sorted(found, key=lambda problem: not problem.is_error)


def observations(case: Case) -> list[Problem]:
    """What is worth a look, and may well be right."""
    return [problem for check in OBSERVATIONS for problem in check(case)]
