"""Where an agency stands among those of its kind, in its province and in the country."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Avg, Count, Q

from assessments.models import Assessment
from assessments.scoring import half_up
from ita_portal.accounts.models import Agency

FEWEST = 3  # of two agencies the mean would tell one what the other got


@dataclass(frozen=True)
class Standing:
    """Mean of the announced totals of so many agencies, and the agency's own rank among them."""

    where: str
    count: int
    mean: Decimal
    rank: int | None
    difference: Decimal | None  # own total less the mean, in points


def standings_of(agency: Agency, year: int, total: Decimal | None) -> tuple[Standing, ...]:
    """Province, then country, of the agencies of the same kind; only where three or more results are stored.

    `total` is the announced total of the agency itself, None where there is none. One query.
    """
    rows = Assessment.objects.filter(
        fiscal_year=year, agency__kind=agency.kind, announced_total__isnull=False
    )
    here = Q(agency__province=agency.province)
    higher = Q(announced_total__gt=total) if total is not None else Q(pk=None)
    found = rows.aggregate(
        province=Count("pk", filter=here),
        province_mean=Avg("announced_total", filter=here),
        province_higher=Count("pk", filter=here & higher),
        country=Count("pk"),
        country_mean=Avg("announced_total"),
        country_higher=Count("pk", filter=higher),
    )
    places = (("province", f"จังหวัด{agency.province}"), ("country", "ทั้งประเทศ"))
    return tuple(_standing(found, key, where, total) for key, where in places if found[key] >= FEWEST)


def _standing(found: dict, key: str, where: str, total: Decimal | None) -> Standing:
    mean = half_up(Decimal(found[f"{key}_mean"]))
    known = total is not None
    return Standing(
        where=where,
        count=found[key],
        mean=mean,
        rank=found[f"{key}_higher"] + 1 if known else None,
        difference=total - mean if known else None,
    )
