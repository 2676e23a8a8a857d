"""Writes one report into a file."""

from argparse import ArgumentParser
from pathlib import Path

from ita_portal.thai import shown
from reports.latest import latest_of
from reports.management.asking import ReportCommand, endings
from reports.render import KINDS, render
from reports.word_template import with_template


class Command(ReportCommand):
    """`render_report`: exit 0 with the file written, 2 with one line that says what cannot be done."""

    help = f"เขียนรายงานหนึ่งฉบับลงแฟ้ม {endings()}"
    usage = "render_report FORMAT --agency CODE --year BE [--digits thai|arabic] -o FILE"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose report, and into which file."""
        super().add_arguments(parser)
        parser.add_argument("--agency", metavar="CODE", required=True, help="รหัสหน่วยงาน")
        parser.add_argument("-o", dest="file", metavar="FILE", required=True, help="แฟ้มที่จะเขียน")

    def handle(self, *args, **options) -> None:
        """Checks every argument, then draws and writes."""
        chosen = self.chosen_format(options["format"])
        digits = self.chosen_digits(options["digits"])
        file = Path(options["file"])
        kind = file.suffix.removeprefix(".").lower()
        if kind not in KINDS:
            self.refuse(f"ชื่อแฟ้ม “{shown(file.name)}” ต้องลงท้ายด้วย {endings()}")
        agency = self.chosen_agency(options["agency"])
        year = self.chosen_year(options["year"])
        latest = latest_of(agency, year, chosen)
        if not chosen.has_content(latest.snapshot):
            self.refuse(f"{agency.name}ยังไม่มี{chosen.lacks}ในปีงบประมาณ {year} จึงยังไม่มีรายงาน")
        document = with_template(latest.arranged(chosen, digits), agency)
        self._write(file, render(document, kind))

    def _write(self, file: Path, content: bytes) -> None:
        try:
            file.write_bytes(content)
        except OSError as problem:
            self.refuse(f"เขียนแฟ้ม {file} ไม่ได้: {problem.strerror}")
