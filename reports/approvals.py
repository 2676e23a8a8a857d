"""The whole chain of opinions: submit, give an opinion, take back, record what was signed on paper.

Every function refuses with a Thai sentence (`Refused`), which the trail keeps; then nothing else is written.
"""

from datetime import date

from ita_portal.accounts.access import Actor
from ita_portal.accounts.models import User
from ita_portal.thai import Digits
from reports.models import Decision, Recall, Report, Version


class Refused(Exception):
    """It may not be done; the text is a Thai sentence that says why, and what to do instead."""


def submit(actor: Actor, report: Report, *, digits: Digits = "thai", reason: str = "") -> Version:
    """Seals the report as it is now, and lays it before the first of the chain.

    `reason` says why it is submitted in spite of errors that the checks found. The same submitted twice by
    one person within a minute is one click: the version just made comes back.

    Raises:
        Refused: no right to submit, a chain with a vacant position, errors without a reason, nothing changed.
    """
    raise NotImplementedError


def decide(actor: Actor, version: Version, *, opinion: str, reason: str = "") -> Decision:
    """Gives the actor's opinion (`agree`, `disagree`, `return`) on the version, at the step whose turn it is.

    Raises:
        Refused: `may_decide` says why; an opinion that needs a reason has none; the clock went back.
    """
    raise NotImplementedError


def recall(actor: Actor, version: Version, *, reason: str = "") -> Recall:
    """Takes a version back before the first opinion; only who made it may.

    Raises:
        Refused: `may_recall` says why.
    """
    raise NotImplementedError


def record_on_paper(
    actor: Actor, version: Version, *, person: User, opinion: str, reason: str, signed_on: date, scan: bytes
) -> Decision:
    """Records an opinion that `person` signed by hand: it counts as hers, marked so, with its scan.

    `scan` is a PDF, JPEG or PNG of at most 20 MB; whoever records it is not the person herself.

    Raises:
        Refused: as `decide` for that person on that day; the recorder is no administrator; a day before the
            version was submitted or after today; a file of another kind.
    """
    raise NotImplementedError


def may_submit(actor: Actor) -> str | None:
    """Why the actor may not submit reports of her agency, as a Thai sentence; None when she may."""
    raise NotImplementedError


def may_decide(actor: Actor, version: Version, today: date) -> str | None:
    """Why the actor may not give an opinion on the version now, as a Thai sentence; None when she may."""
    raise NotImplementedError


def may_recall(actor: Actor, version: Version) -> str | None:
    """Why the actor may not take the version back, as a Thai sentence; None when she may."""
    raise NotImplementedError
