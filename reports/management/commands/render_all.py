"""Writes one kind of report for every agency."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

from ita_portal.accounts.models import Agency
from ita_portal.thai import Digits, shown
from measures.models import Measure
from reports.batch import Task, render_many
from reports.download import file_name
from reports.formats import Format
from reports.management.asking import ReportCommand, endings
from reports.render import KINDS
from reports.snapshot import take

BAR = 30  # characters
MOST_JOBS = 64


class Command(ReportCommand):
    """`render_all`: exit 0, 1 when a report failed, 2 with one line that says what cannot be done."""

    help = "เขียนรายงานแบบหนึ่งของทุกหน่วยงานลงโฟลเดอร์ หน่วยงานละแฟ้ม"
    usage = (
        "render_all FORMAT --year BE --out DIR [--jobs N] [--digits thai|arabic] [--kind pdf|docx|xlsx|html]"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Into which folder, as which kind of file, by how many processes."""
        super().add_arguments(parser)
        parser.add_argument("--out", metavar="DIR", required=True, help="โฟลเดอร์ที่จะเขียน")
        parser.add_argument("--jobs", metavar="N", default=str(os.cpu_count() or 1), help="จำนวนโปรเซส")
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
        with_measures = Measure.objects.live().filter(plan__fiscal_year=year).values("plan__agency")
        agencies = Agency.objects.filter(pk__in=with_measures).order_by("code")
        total, failed = agencies.count(), 0
        tasks = self._tasks(chosen, agencies, year, digits, folder, kind)
        for done, outcome in enumerate(render_many(tasks, jobs), start=1):
            if outcome.problem:
                failed += 1
                agency = outcome.task.snapshot.agency
                self._say(f"{agency.code} {agency.name}: {outcome.problem}")
            self._show(done, total)
        without = Agency.objects.count() - total
        self.stdout.write(f"เขียนแล้ว {total - failed} ฉบับ ไม่สำเร็จ {failed} ฉบับ ยังไม่มีมาตรการ {without} หน่วยงาน")
        if failed:
            sys.exit(1)

    def _tasks(
        self, chosen: Format, agencies: Iterator[Agency], year: int, digits: Digits, folder: Path, kind: str
    ) -> Iterator[Task]:
        """A task for each agency; its code leads the name of the file, as two agencies may share a name."""
        for agency in agencies:
            snapshot = take(agency, year)
            yield Task(
                chosen.code, snapshot, digits, folder / f"{agency.code} {file_name(chosen, snapshot, kind)}"
            )

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

    def _show(self, done: int, total: int) -> None:
        """The bar on a terminal; elsewhere a line at each tenth."""
        if self.stderr.isatty():
            filled = BAR * done // total
            self.stderr.write(
                f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}", ending="\n" * (done == total)
            )
        elif done * 10 // total > (done - 1) * 10 // total:
            self.stderr.write(f"{done}/{total}")

    def _say(self, line: str) -> None:
        """A line of its own, below the bar."""
        self.stderr.write("\n" * self.stderr.isatty() + " ".join(line.split()))
