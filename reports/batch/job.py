"""An operator's order, drawn by a worker into one zip."""

import logging
import os
import shutil
from contextlib import closing
from pathlib import Path

from ita_portal import jobs
from ita_portal.accounts.access import Actor
from ita_portal.jobs.models import Job
from ita_portal.thai import Digits
from reports import formats
from reports.download import name_of_file

from .drawing import is_full, render_many
from .order import UNREADABLE, Order, Place

KIND = "reports"
DRAWING, PACKING = "เขียนรายงาน", "รวมเป็นแฟ้ม zip"
DRAWN = "drawn"  # the folder, in that of the job, of the files that are drawn already
NO_ROOM = "เนื้อที่เก็บแฟ้มของเครื่องแม่ข่ายเต็ม รายงานที่เขียนแล้วยังอยู่ เพิ่มเนื้อที่แล้วลองทำอีกครั้ง ระบบจะทำส่วนที่เหลือ"
log = logging.getLogger(__name__)


def start(actor: Actor, order: Order) -> Job:
    """Asks a worker to draw an order."""
    return jobs.start(
        actor,
        KIND,
        f"{order.name} เป็นแฟ้ม .{order.kind}",
        draw,
        in_parts=True,
        code=order.format.code,
        year=order.year,
        kind=order.kind,
        digits=order.digits,
        province=order.province,
    )


def draw(job: Job, *, code: str, year: int, kind: str, digits: Digits, province: str) -> jobs.Result:
    """Draws an order by all processors and packs it; what an interrupted attempt has drawn is kept.

    Raises:
        jobs.Failed: the format is gone, who ordered is no operator any more, or the disk is full.
    """
    format = formats.find(code)
    if format is None or not job.person.is_superuser:
        raise jobs.Failed("สั่งพิมพ์แบบรายงานนี้ไม่ได้แล้ว")
    try:
        return _drawn(job, Order(format, year, kind, digits, province))
    except OSError as error:
        if is_full(error):
            raise jobs.Failed(NO_ROOM) from error
        raise


def _drawn(job: Job, order: Order) -> jobs.Result:
    place = Place(order, job.folder / DRAWN, keep=True)
    place.folder.mkdir(exist_ok=True)
    for packed in job.folder.glob("*.zip"):  # of an earlier attempt, or the part of one
        packed.unlink(missing_ok=True)
    place.clear()
    problems = _draw_all(job, place)
    place.clear()
    drawn = place.drawn
    if not drawn:
        return jobs.Result("เขียนรายงานไม่สำเร็จแม้แต่ฉบับเดียว", problems=problems)
    name = name_of_file(
        order.format.name, order.province and f"จังหวัด{order.province}", order.year, "zip", order.digits
    )
    job.step(job.total, job.total, PACKING)
    pack(place.folder, job.folder / name)
    if not problems:  # else what is drawn stays, for those that failed to be done alone
        shutil.rmtree(place.folder)
    said = f"เขียนแล้ว {drawn:,} ฉบับ ไม่สำเร็จ {len(problems):,} ฉบับ"
    return jobs.Result(said, file_name=name, problems=problems)


def _draw_all(job: Job, place: Place) -> tuple[str, ...]:
    """Draws what does not lie there yet; a sentence for each agency that failed, its cause in the log.

    Raises:
        jobs.Failed: the disk is full, so that the others would fail too.
        jobs.Stopped: the rest is done later; the job tells how many files are there, those included that
            were under way.
    """
    before, total, problems = place.drawn, len(place.agencies), []
    try:
        job.step(before, total, DRAWING)
        with closing(render_many(place.tasks(), os.cpu_count() or 1, gently=True)) as outcomes:
            for done, outcome in enumerate(outcomes, start=1):
                if outcome.no_room:
                    raise jobs.Failed(NO_ROOM)
                if outcome.problem:
                    agency = outcome.task.snapshot.agency
                    problems.append(f"{agency.code} {agency.name}: {outcome.problem}")
                    log.error("job %s: %s: %s: %s", job.key, agency.code, outcome.problem, outcome.cause)
                job.step(before + done + place.undrawn, total, DRAWING)
    except jobs.Stopped:
        job.done = place.drawn
        raise
    return (*problems, *(f"{each.code} {each.name}: {UNREADABLE}" for each in place.unreadable))


def pack(folder: Path, into: Path) -> None:
    """Packs the files of a folder under their Thai names; the zip appears whole or not at all."""
    part = into.with_name(f".{os.getpid()}.part")
    try:
        os.replace(shutil.make_archive(str(part), "zip", folder), into)
    finally:
        part.with_name(f"{part.name}.zip").unlink(missing_ok=True)
