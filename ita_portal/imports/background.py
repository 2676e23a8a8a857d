"""Long files: read and imported by a worker, while their page shows how far it came."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404

from ita_portal import jobs, sheets
from ita_portal.imports import waiting
from ita_portal.imports.doors import Door, door_for
from ita_portal.imports.matching import matches_of
from ita_portal.imports.models import PendingImport
from ita_portal.imports.pages import Preview
from ita_portal.imports.service import Outdated, preview
from ita_portal.jobs.models import Job

GONE = "แฟ้มนี้นำเข้าหรือยกเลิกไปแล้ว หรือเลือกไว้นานเกินหนึ่งวัน หากยังต้องการนำเข้าให้เลือกแฟ้มอีกครั้ง"
OUTDATED = "ข้อมูลในระบบเปลี่ยนไปหลังจากที่คุณตรวจแฟ้ม จึงยังไม่ได้นำเข้า โปรดตรวจอีกครั้งแล้วยืนยัน"


def start_check(door: Door, pending: PendingImport) -> Job:
    """Asks for the preview of a long file."""
    return _start(door, pending, f"ตรวจแฟ้ม {pending.file_name}", check)


def start_import(door: Door, pending: PendingImport, seen: str) -> Job:
    """Asks for the import of a long file as it was seen; the job that is at it already, if there is one."""
    if under_way := Job.objects.filter(key=pending.job, state__in=("waiting", "running")).first():
        return under_way
    return _start(door, pending, f"นำเข้าแฟ้ม {pending.file_name}", import_as_seen, seen=seen)


def _start(door: Door, pending: PendingImport, label: str, work: jobs.Work, **more: str) -> Job:
    job = jobs.start(door.actor, "import", label, work, kind_name=door.kind.name, token=pending.token, **more)
    PendingImport.objects.filter(pk=pending.pk).update(job=job.key)
    return job


def check(job: Job, *, kind_name: str, token: str) -> jobs.Result:
    """Reads a waiting file and keeps what its preview shows; writes nothing else."""
    door, pending = _found(job, kind_name, token)
    return _checked(job, door, pending, "ตรวจแฟ้มครบแล้ว ยังไม่มีข้อมูลใดถูกบันทึก")


def import_as_seen(job: Job, *, kind_name: str, token: str, seen: str) -> jobs.Result:
    """Imports a waiting file as it was seen; where it would do other things now, it is read again."""
    door, pending = _found(job, kind_name, token)
    try:
        report = waiting.confirm(door, token, seen, told=job.step)
    except (Outdated, IntegrityError):  # the latter: somebody stored the same things at the same moment
        return _checked(job, door, pending, OUTDATED)
    except (Http404, FileNotFoundError) as gone:
        raise jobs.Failed(GONE) from gone
    if report.has_problems:
        return _checked(job, door, pending, OUTDATED)
    said = " ".join(f"{word} {number:,}" for word, number in waiting.counts(report).items())
    return jobs.Result(f"นำเข้า{door.kind.label}แล้ว {said}", door.list_url, "นำเข้าแฟ้มอื่น")


def _found(job: Job, kind_name: str, token: str) -> tuple[Door, PendingImport]:
    """Who imports, with the rights she has now, and her file."""
    try:
        door = door_for(job.person, kind_name, job.agency and job.agency.code)
        return door, waiting.waiting(door, token)
    except (Http404, PermissionDenied) as gone:
        raise jobs.Failed(GONE) from gone


def _checked(job: Job, door: Door, pending: PendingImport, message: str) -> jobs.Result:
    try:
        report = preview(
            door.kind.resource, pending.read(), door.actor, called=matches_of(door), told=job.step
        )
    except FileNotFoundError as gone:
        raise jobs.Failed(GONE) from gone
    except sheets.Unreadable as unreadable:
        raise jobs.Failed(str(unreadable)) from unreadable
    PendingImport.objects.filter(pk=pending.pk).update(seen=Preview.of(report).as_json())
    return jobs.Result(message, door.url("import_preview", pending.token), "ดูผลการตรวจ")
