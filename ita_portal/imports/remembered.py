"""Whose remembered headings a file on the console is read with: the console belongs to no agency."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from ita_portal import sheets
from ita_portal.accounts.models import Agency
from ita_portal.imports.kinds import Kind
from ita_portal.imports.models import HeadingMatch
from ita_portal.imports.of_agencies import CODE_HEADING


@dataclass(frozen=True)
class Remembered:
    """For which headings of the form those of a file stand; `agency` matched them, None: the operator."""

    called: Mapping[str, str] = field(default_factory=dict)
    agency: Agency | None = None


def remembered_for(kind: Kind, data: bytes) -> Remembered:
    """What was matched in the browser for such a file: by the operator, and by the one agency it is about.

    A file of several agencies is read with the operator's matches alone: theirs may contradict each other.

    Raises:
        sheets.Unreadable: the file is no spreadsheet that can be read.
    """
    rows = HeadingMatch.objects.filter(kind=kind.name)
    own = dict(rows.filter(agency=None).values_list("found", "meant"))
    headings = kind.resource.headings()
    if CODE_HEADING not in headings.all or not rows.exclude(agency=None).exists():
        return Remembered(own)
    if not set(sheets.read(data, headings, own).foreign) - own.keys():
        return Remembered(own)
    agency = _only_agency(data, headings, own | dict.fromkeys(_names_of_codes(rows), CODE_HEADING))
    if agency is None:
        return Remembered(own)
    theirs = dict(rows.filter(agency=agency).values_list("found", "meant"))
    return Remembered(own | theirs, agency) if theirs else Remembered(own)


def _names_of_codes(rows: QuerySet[HeadingMatch]) -> list[str]:
    """What anybody calls the column of agency codes."""
    return list(rows.filter(meant=CODE_HEADING).values_list("found", flat=True))


def _only_agency(data: bytes, headings: sheets.Headings, called: Mapping[str, str]) -> Agency | None:
    """The agency whose code stands in every row; None where there are several, or none that is known."""
    others = tuple(heading for heading in headings.all if heading != CODE_HEADING)
    sheet = sheets.read(data, replace(headings, required=(CODE_HEADING,), optional=others), called)
    codes = {str(row.cells.get(CODE_HEADING, "")) for row in sheet.rows}
    return Agency.objects.filter(code__in=codes).first() if len(codes) == 1 else None
