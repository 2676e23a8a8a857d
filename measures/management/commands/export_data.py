"""export_data KIND --agency CODE --year BE -o FILE: the same headings back out."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from assessments.models import FiscalYear
from ita_portal import thai
from ita_portal.accounts.access import CONSOLE
from ita_portal.commands import OperatorCommand
from ita_portal.imports.kinds import KINDS
from ita_portal.imports.service import export_file


class Command(OperatorCommand):
    help = f"ส่งออกข้อมูลของหน่วยงานหนึ่งเป็นแฟ้ม .xlsx หรือ .csv  KIND คือ {', '.join(KINDS)}"

    usage = "export_data KIND --agency CODE --year BE -o FILE"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What is given is checked in `handle`, so that one line says what is wrong."""
        super().add_arguments(parser)
        parser.add_argument("kind", metavar="KIND")
        parser.add_argument("--agency", metavar="CODE", required=True)
        parser.add_argument("--year", metavar="BE", required=True, help="ปี พ.ศ. เช่น 2566")
        parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)

    def handle(self, *, kind: str, agency: str, year: str, output: Path, **options: Any) -> None:
        """Writes the file; exits 2 with one line when anything named is unknown."""
        if kind not in KINDS:
            self.refuse(f"ไม่รู้จักชนิดแฟ้ม “{thai.shown(kind)}” ที่ใช้ได้คือ {', '.join(KINDS)}")
        found = self.chosen_agency(agency)
        try:
            known = FiscalYear.objects.filter(pk=(number := thai.read_year(year))).exists()
            if not known:
                self.refuse(f"ไม่มีเกณฑ์ของปีงบประมาณ {number}")
            output.write_bytes(export_file(KINDS[kind].resource, output.name, CONSOLE, found, number))
        except OSError as error:
            self.refuse(f"เขียนแฟ้ม {output} ไม่ได้: {error.strerror}")
        except ValueError as error:
            self.refuse(str(error))
