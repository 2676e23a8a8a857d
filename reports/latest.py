"""What is printed of a report now, by whoever prints many or from a script."""

from dataclasses import dataclass

from ita_portal.accounts.models import Agency
from reports import sealing
from reports.document import Seal
from reports.facts import Snapshot
from reports.formats import Format
from reports.models import Version
from reports.snapshot import take
from reports.standing import standings_of
from reports.states import Kind

STANDS = (Kind.WAITING, Kind.AGREED, Kind.DISAGREED)


@dataclass(frozen=True)
class Latest:
    """The facts to print; those of a version come with its seal."""

    snapshot: Snapshot
    seal: Seal | None = None


def latest_of(agency: Agency, year: int, chosen: Format) -> Latest:
    """Of a letter that was submitted and stands, its version with its opinions; else what is on record.

    A version that was sent back or taken back does not stand: its report is a draft again.
    """
    if chosen.is_letter:
        rows = Version.objects.of_agency(agency).filter(report__fiscal_year=year, report__format=chosen.code)
        for newest in standings_of(rows)[:1]:
            if newest.state.kind in STANDS:
                version = newest.version
                seal = sealing.seal_of(version.code, version.sha256)
                return Latest(sealing.facts_of(version, decided=True), seal)
    return Latest(take(agency, year, chosen.code))
