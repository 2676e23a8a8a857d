"""Files kept for good below DATA_DIR: whole or not at all, under a random name, checked on the way out.

A file is there before the row that names it, so that no row ever names a file that is not there. What a crash
leaves behind is a file that no row names; `strays` finds it.
"""

import hashlib
import os
import secrets
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError

PART = ".part"


@dataclass(frozen=True)
class KeptFile:
    """A file as the database remembers it: its random name, the SHA-256 of its bytes, their number."""

    name: str
    sha256: str
    size: int


class FileChanged(Exception):
    """A kept file is missing or is not what was kept; the text is a Thai sentence."""


def keep(folder: str, data: bytes, ending: str) -> KeptFile:
    """Writes the bytes to disk below DATA_DIR/folder, and returns when they are there to stay.

    Raises:
        OSError: the disk is full or refuses; nothing is left but a part that nobody reads.
    """
    place = _folder(folder)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{secrets.token_hex(16)}.{ending}"
    part = place / f"{name}{PART}"
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, place / name)
    sync_folder(place)
    return KeptFile(name, hashlib.sha256(data).hexdigest(), len(data))


@contextmanager
def kept_while_stored(folder: str, data: bytes, ending: str) -> Iterator[KeptFile]:
    """As `keep`, around the transaction that stores the file's row: when that fails, the file goes again.

    It stays where the connection broke: whether the row was stored is not known then, and a file too many
    harms nothing.
    """
    kept = keep(folder, data, ending)
    try:
        yield kept
    except (OperationalError, InterfaceError):
        raise
    except BaseException:
        forget(folder, kept.name)
        raise


def read(folder: str, name: str, sha256: str) -> bytes:
    """The bytes that were kept.

    Raises:
        FileChanged: the file is missing, or its bytes are others now.
    """
    try:
        data = (_folder(folder) / name).read_bytes()
    except FileNotFoundError:
        raise FileChanged("ไม่พบแฟ้มที่เก็บไว้ในเครื่องแม่ข่าย โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย") from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise FileChanged("แฟ้มที่เก็บไว้ไม่ตรงกับลายนิ้วมือที่บันทึก อาจถูกแก้ไข โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย")
    return data


def forget(folder: str, name: str) -> None:
    """Removes a file that no row names, such as that of an action that failed afterwards."""
    (_folder(folder) / name).unlink(missing_ok=True)


def strays(folder: str, known: Container[str]) -> Iterator[Path]:
    """The files of a folder that no row names, parts of files among them."""
    place = _folder(folder)
    if place.is_dir():
        yield from sorted(path for path in place.iterdir() if path.name not in known)


def _folder(folder: str) -> Path:
    return Path(settings.DATA_DIR) / folder


def sync_folder(place: Path) -> None:
    """The name of a file is on disk only when its folder is."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
