"""A file between its choice and its confirmation: kept, imported, forgotten; each leaves an event."""

import os
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from ita_portal import thai
from ita_portal.accounts.access import Actor, find
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.imports.doors import Door
from ita_portal.imports.matching import matches_of
from ita_portal.imports.models import KEPT_FOR, PendingImport, clear_old
from ita_portal.imports.report import Report
from ita_portal.imports.service import FileIn, Told, nobody

ANY_NAME = "แฟ้มไม่มีชื่อ"


@transaction.atomic
def keep(door: Door, file_name: str, data: bytes, rows: int = 0) -> PendingImport:
    """Keeps a file of so many rows until it is confirmed or cancelled, at most a day."""
    clear_old()
    pending = PendingImport.objects.create(
        kind=door.kind.name,
        agency=door.actor.agency,
        person=door.actor.user,
        file_name=thai.clean(os.path.basename(file_name))[:200] or ANY_NAME,
        rows=rows,
    )
    record(door.actor, Verb.IMPORT_READ, pending, after={"ชนิดแฟ้ม": door.kind.label})
    with open(os.open(pending.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
    return pending


def waiting(door: Door, token: str, *, locked: bool = False) -> PendingImport:
    """The file that this person waits with under this token; 404 for everybody else, and once it is done."""
    rows = PendingImport.objects.select_for_update() if locked else PendingImport.objects.all()
    return find(door.actor, rows, token=token, kind=door.kind.name, person=door.actor.user)


def left_by(actor: Actor, doors: Iterable[Door]) -> list[tuple[PendingImport, str]]:
    """The files that a person chose and has not confirmed yet, each with its address; the newest first."""
    of_kind = {door.kind.name: door for door in doors}
    oldest = timezone.now() - KEPT_FOR
    rows = PendingImport.objects.of_agency(actor.agency).filter(
        person=actor.user, kind__in=of_kind, uploaded_at__gte=oldest
    )
    return [(each, of_kind[each.kind].url("import_preview", each.token)) for each in rows]


def confirm(door: Door, token: str, seen: str, told: Told = nobody) -> Report:
    """Imports a waiting file, as it was seen, and forgets it; with errors it stays.

    Raises:
        Http404: it is not there any more. Outdated: it would do other things now.
    """
    data = waiting(door, token).read()
    file = FileIn(door.kind.resource, data, door.actor, matches_of(door), told)
    file.read_ahead()
    with transaction.atomic():
        pending = waiting(door, token, locked=True)
        report = file.store(as_seen=seen)
        if not report.has_problems:
            said = {"ชนิดแฟ้ม": door.kind.label, **counts(report)}
            record(door.actor, Verb.IMPORT_CONFIRMED, pending, after=said)
            _forget(pending)
    return report


@transaction.atomic
def cancel(door: Door, token: str) -> PendingImport:
    """Forgets a waiting file without importing it. Raises Http404 when it is not there any more."""
    pending = waiting(door, token, locked=True)
    record(door.actor, Verb.IMPORT_CANCELLED, pending)
    _forget(pending)
    return pending


def counts(report: Report) -> dict[str, int]:
    """What a report counts, by its Thai word; what does not occur is left out."""
    found = {
        "เพิ่มใหม่": report.created,
        "เปลี่ยนแปลง": report.updated,
        "ลบ": report.removed,
        "เหมือนเดิม": report.unchanged,
    }
    return {word: number for word, number in found.items() if number}


def _forget(pending: PendingImport) -> None:
    path = pending.path
    pending.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
