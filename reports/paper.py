"""An opinion signed on paper until it is confirmed: the scan waits on disk, the rest in the session.

The scan waits from the first time it was sent, whatever else was wrong then: nobody has to choose it again.
"""

import time
from dataclasses import asdict, dataclass, replace
from datetime import date

from django.contrib.sessions.backends.base import SessionBase

from ita_portal import kept_files

FOLDER = "scans-waiting"  # below DATA_DIR
KEY = "paper_opinion"
KEPT_FOR = 24 * 60 * 60  # seconds; whoever has not confirmed by then begins anew


@dataclass(frozen=True)
class PaperOpinion:
    """The scan as kept, and how its file was called; then who signed what and when.

    `version` is the code of the version, `step` the number of its step. Without a person it is a scan alone.
    """

    version: str
    step: int
    scan: str
    sha256: str
    called: str
    person: int = 0
    opinion: str = ""
    reason: str = ""
    signed_on: str = ""  # ISO

    @property
    def is_whole(self) -> bool:
        """Whether everything was filled in, and nothing was wrong with it."""
        return bool(self.person)

    @property
    def day(self) -> date:
        """The day on the paper."""
        return date.fromisoformat(self.signed_on)

    def read_scan(self) -> bytes:
        """The bytes of the scan.

        Raises:
            kept_files.FileChanged: it is not there any more.
        """
        return kept_files.read(FOLDER, self.scan, self.sha256)


def keep_scan(
    session: SessionBase, *, version: str, step: int, scan: bytes, ending: str, called: str
) -> PaperOpinion:
    """Keeps a scan until it is confirmed; it takes the place of what waited before."""
    forget(session)
    _forget_old()
    kept = kept_files.keep(FOLDER, scan, ending)
    return _hold(session, PaperOpinion(version, step, kept.name, kept.sha256, called[:255]))


def fill_in(
    session: SessionBase, paper: PaperOpinion, *, person: int, opinion: str, reason: str, signed_on: date
) -> PaperOpinion:
    """Keeps what was filled in beside the scan, until it is confirmed."""
    day = signed_on.isoformat()
    return _hold(session, replace(paper, person=person, opinion=opinion, reason=reason, signed_on=day))


def waiting(session: SessionBase, version: str) -> PaperOpinion | None:
    """What waits on that version, if anything does."""
    held = session.get(KEY)
    return PaperOpinion(**held) if held and held["version"] == version else None


def forget(session: SessionBase) -> None:
    """Forgets what waited, its scan too."""
    if held := session.pop(KEY, None):
        kept_files.forget(FOLDER, held["scan"])


def _hold(session: SessionBase, paper: PaperOpinion) -> PaperOpinion:
    session[KEY] = asdict(paper)
    return paper


def _forget_old() -> None:
    for path in kept_files.strays(FOLDER, ()):
        if time.time() - path.stat().st_mtime > KEPT_FOR:
            path.unlink(missing_ok=True)
