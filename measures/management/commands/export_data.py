"""export_data KIND --agency CODE --year BE -o FILE: the same headings back out."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from assessments.models import FiscalYear
from ita_portal import thai
from ita_portal.accounts.access import CONSOLE
from ita_portal.accounts.models import Agency
from ita_portal.imports.kinds import KINDS
from ita_portal.imports.service import export_file

NOT_DONE = 2


class Command(BaseCommand):
    help = f"ส่งออกข้อมูลของหน่วยงานหนึ่งเป็นแฟ้ม .xlsx หรือ .csv  KIND คือ {', '.join(KINDS)}"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What is given is checked in `handle`, so that one line says what is wrong."""
        parser.add_argument("kind", metavar="KIND")
        parser.add_argument("--agency", metavar="CODE", required=True)
        parser.add_argument("--year", metavar="BE", required=True, help="ปี พ.ศ. เช่น 2566")
        parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)

    def handle(self, *, kind: str, agency: str, year: str, output: Path, **options: Any) -> None:
        """Writes the file; exits 2 with one line when anything named is unknown."""
        if kind not in KINDS:
            self._stop(f"ไม่รู้จักชนิดแฟ้ม “{kind}” ที่ใช้ได้คือ {', '.join(KINDS)}")
        found = Agency.objects.filter(code=agency).first()
        if found is None:
            self._stop(f"ไม่มีหน่วยงานรหัส “{agency}”")
        try:
            known = FiscalYear.objects.filter(pk=(number := thai.read_year(year))).exists()
            if not known:
                self._stop(f"ไม่มีเกณฑ์ของปีงบประมาณ {number}")
            output.write_bytes(export_file(KINDS[kind].resource, output.name, CONSOLE, found, number))
        except OSError as error:
            self._stop(f"เขียนแฟ้ม {output} ไม่ได้: {error.strerror}")
        except ValueError as error:
            self._stop(str(error))

    def _stop(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(NOT_DONE)
