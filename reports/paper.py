"""An opinion signed on paper until it is confirmed: the scan waits on disk, the rest in the session."""

import time
from dataclasses import asdict, dataclass
from datetime import date

from django.contrib.sessions.backends.base import SessionBase

from ita_portal import kept_files

FOLDER = "scans-waiting"  # below DATA_DIR
KEY = "paper_opinion"
KEPT_FOR = 24 * 60 * 60  # seconds; whoever has not confirmed by then begins anew


@dataclass(frozen=True)
class PaperOpinion:
    """What was filled in: on which version (its code), who signed what and when, the scan as kept."""

    version: str
    person: int
    opinion: str
    reason: str
    signed_on: str  # ISO
    scan: str
    sha256: str

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


def wait(
    session: SessionBase,
    *,
    version: str,
    person: int,
    opinion: str,
    reason: str,
    day: date,
    scan: bytes,
    ending: str,
) -> PaperOpinion:
    """Keeps what was filled in until it is confirmed; it takes the place of what waited before."""
    forget(session)
    _forget_old()
    kept = kept_files.keep(FOLDER, scan, ending)
    paper = PaperOpinion(version, person, opinion, reason, day.isoformat(), kept.name, kept.sha256)
    session[KEY] = asdict(paper)
    return paper


def waiting(session: SessionBase, version: str) -> PaperOpinion | None:
    """What waits for its confirmation on that version, if anything does."""
    held = session.get(KEY)
    return PaperOpinion(**held) if held and held["version"] == version else None


def forget(session: SessionBase) -> None:
    """Forgets what waited, its scan too."""
    if held := session.pop(KEY, None):
        kept_files.forget(FOLDER, held["scan"])


def _forget_old() -> None:
    for path in kept_files.strays(FOLDER, ()):
        if time.time() - path.stat().st_mtime > KEPT_FOR:
            path.unlink(missing_ok=True)
