"""An operator's order, drawn by a worker into one zip."""

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

from .drawing import render_many
from .order import Order, Place

KIND = "reports"
DRAWING, PACKING = "เขียนรายงาน", "รวมเป็นแฟ้ม zip"
DRAWN = "drawn"  # the folder, in that of the job, of the files that are drawn already


def start(actor: Actor, order: Order) -> Job:
    """Asks a worker to draw an order."""
    return jobs.start(
        actor,
        KIND,
        f"{order.name} เป็นแฟ้ม .{order.kind}",
        draw,
        code=order.format.code,
        year=order.year,
        kind=order.kind,
        digits=order.digits,
        province=order.province,
    )


def draw(job: Job, *, code: str, year: int, kind: str, digits: Digits, province: str) -> jobs.Result:
    """Draws an order by all processors and packs it; what an interrupted attempt has drawn is kept.

    Raises:
        jobs.Failed: the format is gone, or nothing is left to be drawn.
    """
    format = formats.find(code)
    if format is None or not job.person.is_superuser:
        raise jobs.Failed("สั่งพิมพ์แบบรายงานนี้ไม่ได้แล้ว")
    order = Order(format, year, kind, digits, province)
    folder = job.folder / DRAWN
    folder.mkdir(exist_ok=True)
    for part in folder.glob(".*.part"):
        part.unlink(missing_ok=True)
    before, total, problems = len(list(folder.iterdir())), order.agencies.count(), []
    place = Place(order, folder, keep=True)
    job.step(before, total, DRAWING)
    with closing(render_many(place.tasks(), os.cpu_count() or 1, gently=True)) as outcomes:
        for done, outcome in enumerate(outcomes, start=1):
            if outcome.problem:
                agency = outcome.task.snapshot.agency
                problems.append(f"{agency.code} {agency.name}: {outcome.problem}")
            job.step(before + done, total, DRAWING)
    for part in folder.glob(".*.part"):
        part.unlink(missing_ok=True)
    drawn = len(list(folder.iterdir()))
    if not drawn:
        return jobs.Result("เขียนรายงานไม่สำเร็จแม้แต่ฉบับเดียว", problems=tuple(problems))
    name = name_of_file(format.name, province and f"จังหวัด{province}", year, "zip", digits)
    job.step(total, total, PACKING)
    pack(folder, job.folder / name)
    shutil.rmtree(folder)
    said = f"เขียนแล้ว {drawn:,} ฉบับ ไม่สำเร็จ {len(problems):,} ฉบับ"
    return jobs.Result(said, file_name=name, problems=tuple(problems))


def pack(folder: Path, into: Path) -> None:
    """Packs the files of a folder under their Thai names; the zip appears whole or not at all."""
    part = into.with_name(f".{os.getpid()}.part")
    try:
        os.replace(shutil.make_archive(str(part), "zip", folder), into)
    finally:
        part.with_name(f"{part.name}.zip").unlink(missing_ok=True)
