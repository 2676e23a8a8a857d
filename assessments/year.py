"""The scores on the page of a year: the result of the year before, what it lacks, and where it is cured."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from assessments.charts import BarTable, indicator_bars, instrument_bars
from assessments.history import Column, columns_of
from assessments.outlook import Outlook
from assessments.past import results_by_year, targets_by_year
from assessments.selectors import rules_by_year, years
from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May


@dataclass(frozen=True)
class ScoreCheck:
    """A contradiction on the page of the year, with the link to its cure."""

    message: str
    cure: str
    is_error: bool
    href: str


@dataclass(frozen=True)
class YearScores:
    """What the page of a year shows of scores; `look` is None while nothing is stored of `result_year`."""

    result_year: int
    year_before: int
    target_year: int
    look: Outlook | None
    instruments: BarTable | None
    indicators: BarTable | None
    columns: tuple[Column, ...]
    checks: tuple[ScoreCheck, ...]
    may_edit: bool
    may_import: bool


def year_scores(actor: Actor, year: int, known_years: Sequence[int] | None = None) -> YearScores | None:
    """The result that the measures of `year` answer; None where no rules of the year before are known.

    One query where nothing is stored yet, twelve else.
    """
    result_year = year - 1
    results = results_by_year(actor.agency, items_of=result_year)
    known = years().values_list("year", flat=True) if known_years is None else known_years
    rules = rules_by_year() if results else {}
    if result_year not in (rules or known):
        return None
    look = Outlook(result_year, rules, results) if result_year in results else None
    targets = targets_by_year(actor.agency, [year])[year] if look else {}
    return YearScores(
        result_year=result_year,
        year_before=result_year - 1,
        target_year=year,
        look=look,
        instruments=instrument_bars(look) if look and look.result.indicators else None,
        indicators=indicator_bars(look, targets) if look and look.result.indicators else None,
        columns=columns_of(rules, results),
        checks=_checks(actor, look) if look else (),
        may_edit=actor.may(May.EDIT_SCORES),
        may_import=actor.may(May.IMPORT),
    )


def _checks(actor: Actor, look: Outlook) -> tuple[ScoreCheck, ...]:
    page = reverse("scores", args=[actor.agency.code, look.year])
    may = actor.may(May.EDIT_SCORES)
    return tuple(
        ScoreCheck(
            message=f"คะแนนปี {look.year}: {problem.message}",
            cure="ตรวจและแก้ไขคะแนน" if may else "ดูคะแนน",
            is_error=problem.is_error,
            href=f"{page}#{'contradiction' if problem.code == 'total-differs' else problem.where}",
        )
        for problem in look.problems
    )
