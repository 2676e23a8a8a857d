"""Writes one kind of report for every agency."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path

from ita_portal.accounts.models import Agency
from ita_portal.thai import shown
from reports.batch.drawing import Outcome, render_many
from reports.batch.order import UNREADABLE, Order, Place
from reports.management.asking import ReportCommand, endings
from reports.render import KINDS

MOST_JOBS = 64
BY_CTRL_C = 130  # as a shell has it: 128 and the number of the signal
STOPPED = "หยุดตามที่สั่ง แฟ้มที่เขียนแล้วยังอยู่ สั่งอีกครั้งด้วย --resume เพื่อเขียนส่วนที่เหลือ"


class Command(ReportCommand):
    """`render_all`: exit 0, 1 when a report failed, 2 where one line says why not, 130 by Ctrl-C."""

    help = "เขียนรายงานแบบหนึ่งของทุกหน่วยงานลงโฟลเดอร์ หน่วยงานละแฟ้ม"
    usage = (
        "render_all FORMAT --year BE --out DIR [--jobs N] [--digits thai|arabic] "
        "[--kind pdf|docx|xlsx|html] [--resume]"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Into which folder, as which kind of file, by how many processes."""
        super().add_arguments(parser)
        parser.add_argument("--out", metavar="DIR", required=True, help="โฟลเดอร์ที่จะเขียน")
        parser.add_argument("--jobs", metavar="N", default=str(os.cpu_count() or 1), help="จำนวนโปรเซส")
        parser.add_argument("--resume", action="store_true", help="ไม่เขียนแฟ้มที่มีอยู่แล้วในโฟลเดอร์ซ้ำ")
        parser.add_argument("--kind", default="pdf", help=f"ชนิดแฟ้ม {endings()}")

    def handle(self, *args, **options) -> None:
        """Checks every argument, draws, and tells how far it came and which failed."""
        chosen = self.chosen_format(options["format"])
        digits = self.chosen_digits(options["digits"])
        year = self.chosen_year(options["year"])
        kind = options["kind"].lower().removeprefix(".")
        if kind not in KINDS:
            self.refuse(f"ไม่รู้จักแฟ้มชนิด “{shown(options['kind'])}” ใช้ {endings()}")
        jobs, folder = self._jobs(options["jobs"]), self._folder(options["out"])
        order = Order(chosen, year, kind, digits)
        place = Place(order, folder, keep=options["resume"])
        try:
            failed = self._draw(place, jobs)
        except KeyboardInterrupt:
            self.say(STOPPED)
            sys.exit(BY_CTRL_C)
        total = len(place.agencies) - len(place.gone)
        without = Agency.objects.count() - total
        self.stdout.write(
            f"เขียนแล้ว {total - failed} ฉบับ ไม่สำเร็จ {failed} ฉบับ ยังไม่มี{chosen.lacks} {without} หน่วยงาน"
        )
        if failed:
            sys.exit(1)

    def _draw(self, place: Place, jobs: int) -> int:
        """How many failed; each of them is named as soon as that is known."""
        failed, total = 0, len(place.agencies)
        for done, outcome in enumerate(render_many(place.tasks(), jobs), start=1):
            if outcome.problem:
                failed += 1
                agency = outcome.task.snapshot.agency
                self.say(f"{agency.code} {agency.name}: {_said(outcome)}")
            self.show_progress(done + len(place.kept) + place.undrawn, total)
        for agency in place.unreadable:
            failed += 1
            self.say(f"{agency.code} {agency.name}: {UNREADABLE}")
        return failed

    def _folder(self, name: str) -> Path:
        if not name.strip():
            self.refuse("ต้องระบุโฟลเดอร์ที่จะเขียนหลัง --out")
        folder = Path(name)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            self.refuse(f"ใช้โฟลเดอร์ {folder} ไม่ได้: {problem.strerror}")
        return folder

    def _jobs(self, text: str) -> int:
        if not (text.isdecimal() and len(text) <= 3 and 1 <= int(text) <= MOST_JOBS):
            self.refuse(f"“{shown(text)}” ไม่ใช่จำนวนโปรเซสที่ใช้ได้ ให้ใส่ 1 ถึง {MOST_JOBS}")
        return int(text)


def _said(outcome: Outcome) -> str:
    """What became of it, and what the machine says of that."""
    return ": ".join(part for part in (outcome.problem, outcome.cause) if part)
