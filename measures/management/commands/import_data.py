"""import_data KIND FILE [--dry-run]: imports one file, all of it or nothing."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ita_portal import sheets
from ita_portal.accounts.access import CONSOLE
from ita_portal.imports.kinds import KINDS
from ita_portal.imports.service import import_file, preview

BAD_ROWS, NO_SUCH_FILE = 1, 2


class Command(BaseCommand):
    help = f"นำเข้าแฟ้ม .xlsx หรือ .csv หนึ่งแฟ้ม ทั้งแฟ้มหรือไม่นำเข้าเลย  KIND คือ {', '.join(KINDS)}"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """KIND and FILE are checked in `handle`, so that one line says what is wrong."""
        parser.add_argument("kind", metavar="KIND")
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="บอกผลที่จะเกิด โดยไม่บันทึก")

    def handle(self, *, kind: str, file: Path, dry_run: bool, **options: Any) -> None:
        """Prints the counts, or every error; exits 1 with errors in rows, 2 for a file that is none."""
        if kind not in KINDS:
            self._stop(f"ไม่รู้จักชนิดแฟ้ม “{kind}” ที่ใช้ได้คือ {', '.join(KINDS)}")
        resource = KINDS[kind].resource
        try:
            data = _read(file)
            report = preview(resource, data, CONSOLE) if dry_run else import_file(resource, data, CONSOLE)
        except OSError as error:
            self._stop(f"เปิดแฟ้ม {file} ไม่ได้: {error.strerror}")
        except sheets.Unreadable as error:
            self._stop(f"{file}: {error}")
        for warning in report.warnings:
            self.stderr.write(f"คำเตือน: {warning}")
        for problem in report.problems:
            self.stdout.write(str(problem))
        if report.has_problems:
            sys.exit(BAD_ROWS)
        self.stdout.write(str(report))

    def _stop(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(NO_SUCH_FILE)


def _read(file: Path) -> bytes:
    """The content of the file; one that is too large is not read at all."""
    if (size := file.stat().st_size) > sheets.MAX_BYTES:
        raise sheets.too_large(size)
    return file.read_bytes()
