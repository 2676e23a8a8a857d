"""`load_framework [FILE…]`: the yearly rules into the database (contract.md)."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from assessments.rulebook.loading import load_files, shipped_files
from assessments.rulebook.shape import BrokenRulebook


class Command(BaseCommand):
    help = "โหลดหรือปรับปรุงเกณฑ์การประเมิน ITA รายปีงบประมาณ หากไม่ระบุแฟ้ม จะใช้แฟ้มที่มากับระบบ"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="แฟ้มเกณฑ์ (.json)")

    def handle(self, *, files: list[Path], **options: Any) -> None:
        try:
            tallies = load_files(files or shipped_files())
        except OSError as error:
            self._stop(2, f"เปิดแฟ้ม {error.filename} ไม่ได้")
        except BrokenRulebook as broken:
            self._stop(1, *broken.errors)
        for year, tally in sorted(tallies.items()):
            self.stdout.write(
                f"{year}: created {tally.created}, updated {tally.updated}, unchanged {tally.unchanged}"
                + (f", removed {tally.removed}" if tally.removed else "")
            )
            for row in tally.kept:
                self.stdout.write(f"{year}: คง{row} ไว้ เพราะมีข้อมูลอื่นใช้อยู่")

    def _stop(self, code: int, *lines: str) -> None:
        """Ends the command with its lines on standard error; nothing was written."""
        for line in lines:
            self.stderr.write(line)
        raise SystemExit(code)
