"""Every result an agency has stored, year by year, for its history and for comparing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, OuterRef, Subquery, Value

from assessments.models import Assessment, Indicator, IndicatorScore, ItemScore, PartScore, YearTarget
from assessments.rules import Result
from ita_portal.accounts.models import Agency


def results_by_year(agency: Agency, *, items_of: int | None = None) -> dict[int, Result]:
    """The agency's results by Buddhist year, oldest first, in two queries; in one where there are none.

    `items_of` names the one year whose item scores come too: one query more.
    """
    rows = Assessment.objects.of_agency(agency).order_by("fiscal_year")
    announced = rows.values_list("fiscal_year", "announced_total", "announced_level", "announced_rank")
    found = {
        year: Result({}, {}, {}, {}, announced_total=total, announced_level=level, announced_rank=rank)
        for year, total, level, rank in announced
    }
    if not found:
        return found
    indicators = IndicatorScore.objects.of_agency(agency).order_by().annotate(number=F("indicator__number"))
    parts = PartScore.objects.of_agency(agency).order_by().annotate(number=F("part__number"))
    said = ("assessment__fiscal_year", "number", "score")
    rows = indicators.values_list(*said, "name_as_given", Value(""))
    rows = rows.union(parts.values_list(*said, Value(""), "part__instrument__code"), all=True)
    for year, number, score, name, code in rows.order_by("number"):
        if code:
            found[year].parts[code, number] = score
            continue
        found[year].indicators[number] = score
        if name:
            found[year].names[number] = name
    if items_of in found:
        items = ItemScore.objects.of_agency(agency).filter(assessment__fiscal_year=items_of)
        found[items_of].items.update(items.values_list("item__code", "score"))
    return found


@dataclass(frozen=True)
class Aim:
    """An indicator of a year by its id, and what the agency wants to reach there."""

    indicator: int
    target: Decimal | None


def aims_by_year(agency: Agency, years: Iterable[int]) -> dict[int, dict[int, Aim]]:
    """The indicators of these Buddhist years by their number, with the agency's targets. One query."""
    found: dict[int, dict[int, Aim]] = {year: {} for year in years}
    target = YearTarget.objects.of_agency(agency).filter(indicator=OuterRef("pk")).values("score")
    rows = Indicator.objects.filter(fiscal_year__in=found).order_by("number")
    for year, number, pk, score in rows.values_list("fiscal_year", "number", "pk", Subquery(target)):
        found[year][number] = Aim(pk, score)
    return found


def targets_by_year(agency: Agency, years: Iterable[int]) -> dict[int, dict[int, Decimal]]:
    """What the agency wants to reach in each of these Buddhist years: points by number of the indicator."""
    found: dict[int, dict[int, Decimal]] = {year: {} for year in years}
    rows = YearTarget.objects.of_agency(agency).filter(indicator__fiscal_year__in=found)
    for year, number, score in rows.values_list("indicator__fiscal_year", "indicator__number", "score"):
        found[year][number] = score
    return found
