"""What is printed of a report now, by whoever prints many or from a script."""

from dataclasses import dataclass, replace

from ita_portal.accounts.models import Agency
from ita_portal.thai import Digits
from reports import sealing
from reports.document import Document
from reports.facts import Snapshot
from reports.formats import Format
from reports.models import Version
from reports.snapshot import take
from reports.standing import standings_of
from reports.states import Kind

STANDS = (Kind.WAITING, Kind.AGREED, Kind.DISAGREED)


@dataclass(frozen=True)
class Latest:
    """The facts to print; `stands`: they are those of a submitted version, and no draft.

    What is printed of them is a copy: the seal stands on the sealed files alone.
    """

    snapshot: Snapshot
    stands: bool = False

    def arranged(self, format: Format, digits: Digits) -> Document:
        """The document to print."""
        document = format.arrange(self.snapshot, digits)
        return replace(document, draft=document.draft and not self.stands)


def latest_of(agency: Agency, year: int, chosen: Format) -> Latest:
    """Of a letter that was submitted and stands, its version with its opinions; else what is on record.

    A version that was sent back or taken back does not stand: its report is a draft again.
    """
    if chosen.is_letter:
        rows = Version.objects.of_agency(agency).filter(report__fiscal_year=year, report__format=chosen.code)
        for newest in standings_of(rows)[:1]:
            if newest.state.kind in STANDS:
                return Latest(sealing.facts_of(newest.version, decided=True), stands=True)
    return Latest(take(agency, year, chosen.code))
