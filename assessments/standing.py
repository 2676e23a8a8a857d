"""Where an agency stands among those of its kind, in its province and in the country."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet, Value

from assessments.models import Assessment, IndicatorScore
from assessments.scoring import half_up
from ita_portal.accounts.models import Agency

FEWEST = 3  # of two agencies the mean would tell one what the other got
TOTAL = 0  # the number under which the total stands beside those of the indicators
PLACES = ("province", "country")


@dataclass(frozen=True)
class Standing:
    """Mean of the scores of so many agencies, and the agency's own rank among them."""

    where: str
    count: int
    mean: Decimal
    rank: int | None
    difference: Decimal | None  # own score less the mean, in points


@dataclass(frozen=True)
class Standings:
    """Province, then country: of the total, and of each indicator by its number.

    Only where three or more results are stored; an indicator that is nowhere comparable is left out.
    """

    total: tuple[Standing, ...] = ()
    indicators: Mapping[int, tuple[Standing | None, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.total or self.indicators)


def standings_of(
    agency: Agency,
    year: int,
    total: Decimal | None,
    indicators: Mapping[int, tuple[int, Decimal]] | None = None,
) -> Standings:
    """How the agency's result of a Buddhist year stands among those of the same kind. One query.

    Args:
        total: its announced total, None where there is none.
        indicators: id and own score of each that is known, by number; the id leads to one year of many.
    """
    own = {TOTAL: total, **{number: score for number, (_, score) in (indicators or {}).items()}}
    assessments = Assessment.objects.filter(fiscal_year=year, agency__kind=agency.kind)
    totals = assessments.filter(announced_total__isnull=False).order_by().values(number=Value(TOTAL))
    higher = Q(announced_total__gt=total) if total is not None else Q(pk=None)
    rows = _counted(totals, "announced_total", Q(agency__province=agency.province), higher)
    if indicators:
        scores = IndicatorScore.objects.filter(
            indicator__in=[pk for pk, _ in indicators.values()],
            assessment__fiscal_year=year,
            assessment__agency__kind=agency.kind,
        )
        rows = rows.union(
            _counted(
                scores.order_by().values(number=F("indicator__number")),
                "score",
                Q(assessment__agency__province=agency.province),
                Q(*(Q(indicator=pk, score__gt=s) for pk, s in indicators.values()), _connector=Q.OR),
            ),
            all=True,
        )
    found = {row["number"]: _places(agency, row, own[row["number"]]) for row in rows if row["number"] in own}
    everywhere = tuple(each for each in found.pop(TOTAL, ()) if each)
    return Standings(everywhere, {number: found[number] for number in sorted(found) if any(found[number])})


def _counted(rows: QuerySet, score: str, here: Q, higher: Q) -> QuerySet:
    """How many there are, their mean, and how many are higher than the agency's own."""
    return rows.annotate(
        province=Count("pk", filter=here),
        province_mean=Avg(score, filter=here),
        province_higher=Count("pk", filter=here & higher),
        country=Count("pk"),
        country_mean=Avg(score),
        country_higher=Count("pk", filter=higher),
    )


def _places(agency: Agency, row: dict[str, Any], own: Decimal | None) -> tuple[Standing | None, ...]:
    names = (f"จังหวัด{agency.province}", "ทั้งประเทศ")
    return tuple(
        _standing(row, place, name, own) if row[place] >= FEWEST else None
        for place, name in zip(PLACES, names, strict=True)
    )


def _standing(row: dict[str, Any], place: str, where: str, own: Decimal | None) -> Standing:
    mean = half_up(Decimal(row[f"{place}_mean"]))
    return Standing(
        where=where,
        count=row[place],
        mean=mean,
        rank=None if own is None else row[f"{place}_higher"] + 1,
        difference=None if own is None else own - mean,
    )
