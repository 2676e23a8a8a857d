"""Writes one report into a file."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import NoReturn, get_args

from django.core.management.base import BaseCommand, CommandError

from assessments.models import FiscalYear
from ita_portal.accounts.models import Agency
from ita_portal.thai import Digits, read_year, shown
from reports import formats
from reports.render import KINDS, render
from reports.snapshot import take

USAGE = "render_report FORMAT --agency CODE --year BE [--digits thai|arabic] -o FILE"


class Command(BaseCommand):
    """`render_report`: exit 0 with the file written, 2 with one line that says what cannot be done."""

    help = "เขียนรายงานหนึ่งฉบับลงแฟ้ม .pdf .docx .xlsx หรือ .html"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Every wrong argument is refused in Thai, by `parser.error` or by `handle`."""
        parser.error = self._refuse_usage
        parser.add_argument("format", metavar="FORMAT", help=_codes())
        parser.add_argument("--agency", metavar="CODE", required=True, help="รหัสหน่วยงาน")
        parser.add_argument(
            "--year", metavar="BE", required=True, help="ปีงบประมาณที่ดำเนินการตามมาตรการ เช่น 2568"
        )
        parser.add_argument("--digits", default="thai", help="thai หรือ arabic")
        parser.add_argument("-o", dest="file", metavar="FILE", required=True, help="แฟ้มที่จะเขียน")

    def handle(self, *args, **options) -> None:
        """Checks every argument, then draws and writes."""
        chosen = formats.find(options["format"])
        if chosen is None:
            self.refuse(f"ไม่มีแบบรายงาน “{shown(options['format'])}” แบบที่มี: {_codes()}")
        if options["digits"] not in get_args(Digits):
            self.refuse(f"ไม่รู้จักตัวเลขแบบ “{shown(options['digits'])}” ใช้ thai หรือ arabic")
        file = Path(options["file"])
        kind = self._kind(file)
        agency = Agency.objects.filter(code=options["agency"]).first()
        if agency is None:
            self.refuse(f"ไม่พบหน่วยงานรหัส “{shown(options['agency'])}”")
        snapshot = take(agency, self._year(options["year"]))
        if not snapshot.measures:
            self.refuse(f"{agency.name}ยังไม่มีมาตรการในปีงบประมาณ {snapshot.year} จึงยังไม่มีรายงาน")
        self._write(file, render(chosen.arrange(snapshot, options["digits"]), kind))

    def _kind(self, file: Path) -> str:
        kind = file.suffix.removeprefix(".").lower()
        if kind not in KINDS:
            self.refuse(f"ชื่อแฟ้ม “{shown(file.name)}” ต้องลงท้ายด้วย {_endings()}")
        return kind

    def _year(self, text: str) -> int:
        try:
            year = read_year(text)
        except ValueError as problem:
            self.refuse(str(problem))
        if not FiscalYear.objects.filter(pk=year).exists():
            self.refuse(f"ระบบยังไม่มีเกณฑ์ของปีงบประมาณ {year}")
        return year

    def _write(self, file: Path, content: bytes) -> None:
        try:
            file.write_bytes(content)
        except OSError as problem:
            self.refuse(f"เขียนแฟ้ม {file} ไม่ได้: {problem.strerror}")

    def _refuse_usage(self, message: str) -> NoReturn:
        self.refuse(f"คำสั่งไม่ครบหรือไม่ถูกต้อง ({message}) วิธีใช้: {USAGE}")

    def refuse(self, message: str) -> NoReturn:
        """One line on standard error and exit 2; a CommandError when another program calls."""
        line = " ".join(message.split())
        if self._called_from_command_line:
            self.stderr.write(line)
            sys.exit(2)
        raise CommandError(line, returncode=2)


def _endings() -> str:
    *first, last = (f".{ending}" for ending in KINDS)
    return f"{' '.join(first)} หรือ {last}"


def _codes() -> str:
    return ", ".join(each.code for each in formats.FORMATS)
