"""The end of the trail as this server last saw it, in a file beside the keys that the database cannot reach.

Who cuts events off the end leaves a trail that holds in itself; the witness names an event that is not there.
It is written after each commit, without waiting for the disk (a loss of power may take its last second), goes
forward only, and only along the trail: what was put in the place of the event that it saw never passes it.
"""

import fcntl
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from .keys import folder
from .models import Event

NAME = "trail-end"
_LINE = re.compile(rb"([0-9]{18}):([0-9a-f]{64})\n")

logger = logging.getLogger(__name__)


class WitnessDamaged(Exception):
    """The file is not what this portal writes."""


@dataclass(frozen=True)
class End:
    """The last event that was seen."""

    number: int
    hash: str

    @property
    def holds(self) -> bool:
        """Whether the trail still has this event; one query."""
        return Event.objects.filter(number=self.number, hash=self.hash).exists()


def seen() -> End | None:
    """The end as it was last seen; None where none was yet.

    Raises:
        WitnessDamaged: the file holds something else.
    """
    try:
        handle = os.open(folder() / NAME, os.O_RDONLY)
    except FileNotFoundError:
        return None
    with _locked(handle, fcntl.LOCK_SH):
        return _read(handle)


def advance(first: int, previous: str, end: End) -> None:
    """Events from number `first`, which follows the hash `previous`, to this end are in the trail to stay.

    Raises:
        WitnessDamaged, OSError: the file cannot be read or written.
    """
    with _open() as handle:
        before = _read(handle)
        if before is None or before.number < end.number:
            if before is None or _follows(before, first, previous):
                _write(handle, end)
            else:
                logger.error("Event %s of the trail is not the one that was there.", before.number)


def begin_anew(end: End) -> None:
    """The operator says that this is the end, whatever was seen before (`begin_trail_key`)."""
    with _open() as handle:
        os.ftruncate(handle, 0)
        _write(handle, end)
        os.fsync(handle)


def _follows(before: End, first: int, previous: str) -> bool:
    return before.hash == previous if first == before.number + 1 else before.holds


@contextmanager
def _open() -> Iterator[int]:
    handle = os.open(folder() / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    with _locked(handle, fcntl.LOCK_EX):
        yield handle


@contextmanager
def _locked(handle: int, kind: int) -> Iterator[None]:
    """While the block runs nobody else writes; a process that dies lets go."""
    try:
        fcntl.flock(handle, kind)
        yield
    finally:
        os.close(handle)


def _read(handle: int) -> End | None:
    line = os.pread(handle, 200, 0)
    if not line:
        return None
    match = _LINE.fullmatch(line)
    if match is None:
        raise WitnessDamaged(f"the file {folder() / NAME} is damaged")
    return End(int(match[1]), match[2].decode())


def _write(handle: int, end: End) -> None:
    """One line of one length in one call, so that nobody reads half of it."""
    os.pwrite(handle, f"{end.number:018}:{end.hash}\n".encode(), 0)
