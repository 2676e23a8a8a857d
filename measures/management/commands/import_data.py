"""import_data KIND FILE [--dry-run]: imports one file, all of it or nothing."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from ita_portal import sheets, thai
from ita_portal.accounts.access import CONSOLE
from ita_portal.commands import OperatorCommand
from ita_portal.imports.kinds import KINDS
from ita_portal.imports.remembered import remembered_for
from ita_portal.imports.service import CHECKING, STORING, import_file, nobody, preview
from ita_portal.plain_files import read_plain

BAD_ROWS = 1


class Command(OperatorCommand):
    help = f"นำเข้าแฟ้ม .xlsx หรือ .csv หนึ่งแฟ้ม ทั้งแฟ้มหรือไม่นำเข้าเลย  KIND คือ {', '.join(KINDS)}"

    usage = "import_data KIND FILE [--dry-run]"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """KIND and FILE are checked in `handle`, so that one line says what is wrong."""
        super().add_arguments(parser)
        parser.add_argument("kind", metavar="KIND")
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="บอกผลที่จะเกิด โดยไม่บันทึก")

    def handle(self, *, kind: str, file: Path, dry_run: bool, verbosity: int, **options: Any) -> None:
        """Prints the counts, or every error; exits 1 with errors in rows, 2 for a file that is none."""
        if kind not in KINDS:
            self.refuse(f"ไม่รู้จักชนิดแฟ้ม “{thai.shown(kind)}” ที่ใช้ได้คือ {', '.join(KINDS)}")
        resource = KINDS[kind].resource
        try:
            data = _read(file)
            headings = remembered_for(KINDS[kind], data)
            if headings.agency:
                self.say(f"ใช้หัวคอลัมน์ที่{headings.agency.name}จับคู่ไว้")
            shows = self.stderr.isatty() or verbosity > 1
            work = preview if dry_run else import_file
            report = work(
                resource, data, CONSOLE, called=headings.called, told=self._told if shows else nobody
            )
        except OSError as error:
            self.refuse(f"เปิดแฟ้ม {file} ไม่ได้: {error.strerror}")
        except sheets.Unreadable as error:
            self.refuse(f"{file}: {error}")
        for warning in report.warnings:
            self.stderr.write(f"คำเตือน: {warning}")
        for problem in report.problems:
            self.stdout.write(str(problem))
        if report.has_problems:
            sys.exit(BAD_ROWS)
        self.stdout.write(str(report))

    def _told(self, done: int, total: int, stage: str) -> None:
        """The rows as a bar, storing them as a line."""
        if stage == CHECKING:
            self.show_progress(done, total)
        elif stage == STORING:
            self.say(stage)


def _read(file: Path) -> bytes:
    """The content of the file; of one that is too large little more than its size is read."""
    data = read_plain(file, sheets.MAX_BYTES)
    if len(data) > sheets.MAX_BYTES:
        raise sheets.too_large(max(len(data), file.stat().st_size))
    return data
