"""The keys that seal the trail: files below DATA_DIR/keys, which no database holds.

Who can write the whole database cannot make one event without the key. The file of a key says from which
event on it seals and what the hash before that was, so that nobody writes the history anew as if it had never
been sealed. A key is never begun in silence while events of another one are there: see `begin_trail_key`.
"""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from django.conf import settings

from ita_portal.kept_files import sync_folder

from .models import ChainHead, Event

FOLDER = "keys"  # below DATA_DIR
_NAME = re.compile(r"trail-([0-9]{4,})\.json")


class NoKey(Exception):
    """The trail cannot be sealed, so nothing is written; the text is a Thai sentence for the operator."""


@dataclass(frozen=True)
class TrailKey:
    """กุญแจปิดผนึกร่องรอย"""

    secret: str  # 256 bits, hexadecimal
    begins: int  # the number of the first event that it seals
    previous: str  # the hash of the event before that one; blank before the first of all
    lost: str = ""  # the digest of all events before, where the key of some of them was lost

    @cached_property
    def id(self) -> str:
        """How events call their key; it follows from the secret and does not give it away."""
        return hashlib.sha256(f"ita-portal trail {self.secret}".encode()).hexdigest()[:16]


def folder() -> Path:
    """Where the keys lie, and the end of the trail beside them (witness.py)."""
    return Path(settings.DATA_DIR) / FOLDER


def keyring() -> list[TrailKey]:
    """All keys, in the order in which they were begun.

    Raises:
        NoKey: the file of one is damaged.
        OSError: the folder cannot be read.
    """
    return [_read(path) for path in _files()]


def current(head: ChainHead) -> TrailKey:
    """The key that seals what comes after this head; the first one is made when it is needed.

    The caller holds the lock of the head, where anything is written.

    Raises:
        NoKey: events of a key are there and its file is gone, or damaged.
        OSError: the folder cannot be read or written.
    """
    files = _files()
    if not files:
        if head.key or Event.objects.exclude(key="").exists():
            raise NoKey(_gone(head.key))
        return begin(head.number + 1, head.hash)
    newest = _read(files[-1])
    if head.key not in ("", newest.id) and head.key not in {_read(path).id for path in files[:-1]}:
        raise NoKey(_gone(head.key))
    return newest


def trouble() -> str | None:
    """Why nothing could be sealed now, in Thai; None when all is well. Makes nothing."""
    head = ChainHead.objects.filter(pk=1).first() or ChainHead()
    try:
        if _files() or head.key:
            current(head)
    except (NoKey, OSError) as problem:
        return str(problem)
    return None


def begin(number: int, previous: str, *, known: int = 0, lost: str = "") -> TrailKey:
    """A new key from that event on, on disk to stay; of two that begin at once both get the same one.

    `known` is the number of the newest key that there was when it was found that a new one is needed.

    Raises:
        OSError: the disk is full or refuses.
    """
    key = TrailKey(secrets.token_hex(32), number, previous, lost)
    place = folder()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = place / f"trail-{known + 1:04}.json"
    part = place / f"{secrets.token_hex(8)}.part"
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        json.dump(asdict(key), stream)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(part, file)  # unlike a renaming it never takes the place of another key
    except FileExistsError:
        return _read(file)
    finally:
        part.unlink()
    sync_folder(place)
    return key


def key_at(keys: Sequence[TrailKey], number: int) -> TrailKey | None:
    """The key that seals the event of that number: of those begun by then the last that was made."""
    return next((key for key in reversed(keys) if key.begins <= number), None)


def newest() -> int:
    """The number of the newest key whose file is there; 0 where there is none."""
    files = _files()
    return int(_NAME.fullmatch(files[-1].name)[1]) if files else 0


def _files() -> list[Path]:
    """The files of keys, the newest last."""
    try:
        names = os.listdir(folder())
    except FileNotFoundError:
        return []
    found = [(int(match[1]), name) for name in names if (match := _NAME.fullmatch(name))]
    return [folder() / name for _, name in sorted(found)]


def _read(path: Path) -> TrailKey:
    try:
        key = TrailKey(**json.loads(path.read_text()))
    except (ValueError, TypeError) as problem:
        raise NoKey(f"แฟ้มกุญแจปิดผนึกร่องรอย {path} เสียหาย โปรดนำกลับมาจากข้อมูลสำรอง") from problem
    return key


def _gone(key: str) -> str:
    return (
        f"ไม่พบกุญแจปิดผนึกร่องรอย {key} ใน {folder()} ระบบจึงไม่บันทึกข้อมูลใด โปรดนำแฟ้มกุญแจกลับมาจากข้อมูลสำรอง "
        "ถ้ากุญแจสูญหายไปแล้ว ให้เริ่มกุญแจใหม่ด้วยคำสั่ง begin_trail_key"
    )
