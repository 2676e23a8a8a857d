"""What every page of a report begins with: who comes, to which document, in which digits."""

from dataclasses import dataclass
from typing import get_args

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from assessments.models import FiscalYear
from ita_portal.accounts.access import Actor, enter
from ita_portal.accounts.roles import May
from ita_portal.thai import Digits
from reports import formats
from reports.codes import read_code
from reports.formats import Format
from reports.models import Version
from reports.standing import Standing, standings_of

DIGITS_NAMES = {"thai": "ตัวเลขไทย", "arabic": "ตัวเลขอารบิก"}


@dataclass(frozen=True)
class Door:
    """One person before one document of a year."""

    actor: Actor
    year: int
    format: Format

    @property
    def place(self) -> tuple[str, int, str]:
        """What stands in the address of every page of the document."""
        return self.actor.agency.code, self.year, self.format.code


def enter_year(request: HttpRequest, agency_code: str, year: int, to: May = May.DOWNLOAD_REPORTS) -> Actor:
    """Lets a person in to the documents of a year.

    Raises:
        Http404: no such agency for this person, or no such year.
        PermissionDenied: her roles do not allow it.
    """
    actor = enter(request.user, agency_code, to=to)
    get_object_or_404(FiscalYear, pk=year)
    return actor


def enter_report(
    request: HttpRequest, agency_code: str, year: int, code: str, to: May = May.DOWNLOAD_REPORTS
) -> Door:
    """Lets a person in to one document of a year.

    Raises:
        Http404: no such agency for this person, no such year, no such document.
        PermissionDenied: her roles do not allow it.
    """
    actor = enter_year(request, agency_code, year, to)
    chosen = formats.find(code)
    if chosen is None:
        raise Http404
    return Door(actor, year, chosen)


def standings_at(door: Door) -> list[Standing]:
    """The versions of the document with what became of each, the newest first; two queries."""
    rows = Version.objects.of_agency(door.actor.agency)
    return standings_of(rows.filter(report__fiscal_year=door.year, report__format=door.format.code))


def enter_version(
    request: HttpRequest, place: tuple[str, int, str], version: str, to: May = May.DOWNLOAD_REPORTS
) -> tuple[Door, Standing]:
    """Lets a person in to one version of a document, by its short code in any way of typing it.

    Raises:
        Http404: as `enter_report`, or the document has no such version.
        PermissionDenied: her roles do not allow it.
    """
    door = enter_report(request, *place, to)
    _, year, code = place
    rows = Version.objects.of_agency(door.actor.agency).filter(report__fiscal_year=year, report__format=code)
    found = standings_of(rows.filter(code=read_code(version)))
    if not found:
        raise Http404
    return door, found[0]


def digits_of(request: HttpRequest) -> Digits:
    """The digits that the address asks for; Thai where it says nothing."""
    asked = request.GET.get("digits")
    return asked if asked in get_args(Digits) else "thai"
