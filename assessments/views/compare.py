"""เปรียบเทียบ: a result beside last year's, its targets, all years, and the agencies of the same kind."""

from collections.abc import Mapping
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assessments.charts import indicator_bars, instrument_bars
from assessments.history import columns_of
from assessments.past import Aim, aims_by_year
from assessments.standing import Standings, standings_of

from .opening import common_context, open_year


def scores_compare(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """The result of a year compared, for every member."""
    actor, look = open_year(request, agency_code, year, items=False)
    aims = aims_by_year(actor.agency, (year, year + 1))
    standings = Standings()
    if look.is_known:
        result = look.result
        own = {number: (aims[year][number].indicator, score) for number, score in result.indicators.items()}
        standings = standings_of(actor.agency, year, result.announced_total, own)
    context = {
        **common_context(actor, look),
        "target_year": year + 1,
        "year_before": year - 1,
        "instrument_bars": instrument_bars(look),
        "indicator_bars": indicator_bars(look, _targets(aims[year + 1]), _targets(aims[year])),
        "columns": columns_of(look.rules_by_year, look.results),
        "standings": standings,
        "by_indicator": [
            (row, *standings.indicators[row.number])
            for row in look.indicators
            if row.number in standings.indicators
        ],
    }
    return render(request, "assessments/compare.html", context)


def _targets(aims: Mapping[int, Aim]) -> dict[int, Decimal]:
    return {number: aim.target for number, aim in aims.items() if aim.target is not None}
