"""`load_framework [FILE… | --new]`: the yearly rules into the database (README, section Commands)."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from assessments.models import FiscalYear
from assessments.rulebook.loading import load_files, shipped_files
from assessments.rulebook.shape import BrokenRulebook
from ita_portal.commands import OperatorCommand, one_line

NO_RULEBOOK = 1


class Command(OperatorCommand):
    help = "โหลดหรือปรับปรุงเกณฑ์การประเมิน ITA รายปีงบประมาณ หากไม่ระบุแฟ้ม จะใช้แฟ้มที่มากับระบบ"

    usage = "load_framework [FILE… | --new]"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="แฟ้มเกณฑ์ (.json)")
        parser.add_argument("--new", action="store_true", help="โหลดเฉพาะปีที่ระบบยังไม่มี ไม่แก้เกณฑ์ของปีที่มีอยู่แล้ว")

    def handle(self, *, files: list[Path], new: bool = False, **options: Any) -> None:
        if files and new:
            self.refuse("ใช้ FILE กับ --new พร้อมกันไม่ได้")
        known = FiscalYear.objects.values_list("year", flat=True) if new else ()
        try:
            tallies = load_files(files or shipped_files(tuple(known)))
        except OSError as error:
            self.refuse(f"เปิดแฟ้ม {error.filename} ไม่ได้: {error.strerror}")
        except BrokenRulebook as broken:
            for line in broken.errors:
                self.stderr.write(one_line(line))
            raise SystemExit(NO_RULEBOOK) from broken
        for year, tally in sorted(tallies.items()):
            self.stdout.write(
                f"{year}: created {tally.created}, updated {tally.updated}, unchanged {tally.unchanged}"
                + (f", removed {tally.removed}" if tally.removed else "")
            )
            for row in tally.kept:
                self.stdout.write(f"{year}: คง{row} ไว้ เพราะมีข้อมูลอื่นใช้อยู่")
