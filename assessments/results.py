"""Reading results: what is stored of an agency and year, as plain values."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Model, QuerySet

from assessments.checks.case import Case
from assessments.models import Assessment, IndicatorScore, ItemScore, PartScore, YearTarget
from assessments.rules import Result
from assessments.selectors import rules_of
from ita_portal.accounts.models import Agency


def assessment_of(agency: Agency, year: int) -> Assessment | None:
    """The stored result of an agency and Buddhist year; None when there is none."""
    return Assessment.objects.of_agency(agency).filter(fiscal_year=year).first()


def result_of(assessment: Assessment | None) -> Result:
    """Everything that is known of a result, its item scores too; an empty one for None."""
    if assessment is None:
        return Result()
    return results_of(Assessment.objects.filter(pk=assessment.pk), items=True)[assessment.pk]


def results_of(assessments: QuerySet[Assessment], *, items: bool = False) -> dict[int, Result]:
    """The results of many assessments by id, in a fixed number of queries; item scores only if asked."""
    rows = assessments.order_by().values_list("pk", "announced_total", "announced_level", "announced_rank")
    found = {
        pk: Result({}, {}, {}, {}, announced_total=total, announced_level=level, announced_rank=rank)
        for pk, total, level, rank in rows
    }
    scores = _rows(IndicatorScore, assessments, found, "indicator__number", "score", "name_as_given")
    for pk, number, score, name in scores:
        found[pk].indicators[number] = score
        if name:
            found[pk].names[number] = name
    for pk, code, number, score in _rows(
        PartScore, assessments, found, "part__instrument__code", "part__number", "score"
    ):
        found[pk].parts[code, number] = score
    for pk, code, score in _rows(ItemScore, assessments, found, "item__code", "score") if items else ():
        found[pk].items[code] = score
    return found


def case_of(agency: Agency, year: int) -> Case | None:
    """A result with its rules and last year's result, ready for the checks; None without a result.

    Raises:
        KeyError: there are no rules for that year.
    """
    rules = rules_of(year)
    assessments = Assessment.objects.of_agency(agency).filter(fiscal_year__in=[year - 1, year])
    found = results_of(assessments, items=True)
    by_year = {each: found[pk] for pk, each in assessments.values_list("pk", "fiscal_year_id")}
    return Case(rules, by_year[year], by_year.get(year - 1)) if year in by_year else None


def _rows(
    model: type[Model], assessments: QuerySet[Assessment], known: Iterable[int], *fields: str
) -> Iterator[tuple[Any, ...]]:
    """Scores of the assessments, in their order, without a model instance for each: there may be 100,000."""
    rows = model._default_manager.filter(assessment__in=assessments.order_by().values("pk"))
    for row in rows.order_by("pk").values_list("assessment_id", *fields).iterator(chunk_size=5000):
        if row[0] in known:
            yield row


def targets_of(agency: Agency, year: int) -> dict[int, Decimal]:
    """What the agency wants to reach in a Buddhist year: points by number of the indicator."""
    rows = YearTarget.objects.of_agency(agency).filter(indicator__fiscal_year=year)
    return dict(rows.values_list("indicator__number", "score"))
