"""What is printed of a report now: by whoever prints many or from a script, and in the portal as a draft."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ita_portal.accounts.models import Agency
from ita_portal.thai import Digits
from reports import sealing
from reports.document import Document
from reports.facts import Snapshot
from reports.formats import Format
from reports.models import Version
from reports.snapshot import take
from reports.standing import Standing, standings_of
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


def as_draft(document: Document, standings: Iterable[Standing]) -> Document:
    """The document from the facts of now, as the portal shows it and gives it out.

    Beside a version of its report that stands it is another paper than the one that was sealed, so that it
    bears the mark of a draft, whatever its format. Before that it may be printed and signed by hand.
    """
    is_beside = any(each.state.kind in STANDS for each in standings)
    return replace(document, draft=document.draft or is_beside)
