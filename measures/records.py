"""What the free texts of an agency's measures must agree with, from what is stored."""

from collections.abc import Iterable

from assessments.outlook import Outlook
from ita_portal.accounts.models import Agency

from .checks.texts import Place, Record


def record_of(agency: Agency, year: int, look: Outlook | None = None) -> Record:
    """The record of a plan of that Buddhist year; no query.

    Args:
        look: the result of the year before, with all years that are stored; None: figures are not compared.
    """
    place = Place(agency.name, agency.district, agency.province)
    if look is None:
        return Record(year, place)
    instruments = look.case.computed.instruments
    return Record(
        year=year,
        place=place,
        totals=dict(_totals(look)),
        levels={each: result.announced_level for each, result in look.results.items()}
        | {look.year: look.level},
        rank=look.result.announced_rank,
        indicators=look.result.indicators,
        names={row.number: row.name for row in look.rules.indicators},
        instruments={code: score for code, score in instruments.items() if score is not None},
    )


def _totals(look: Outlook) -> Iterable[tuple[int, object]]:
    for year, result in look.results.items():
        total = look.total if year == look.year else result.announced_total
        if total is not None:
            yield year, total
