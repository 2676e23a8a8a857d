"""`open_year YEAR`: a fiscal year whose rules nobody knows yet, with those of the year before."""

from argparse import ArgumentParser
from typing import Any

from assessments.actions import NotStorable, open_year
from assessments.selectors import unverified_lists_of
from ita_portal import thai
from ita_portal.accounts.access import CONSOLE
from ita_portal.commands import OperatorCommand


class Command(OperatorCommand):
    """Exit 0 where the year is open then, 2 where it cannot be opened. A year that is there stays so."""

    help = "เปิดปีงบประมาณโดยนำเกณฑ์ของปีก่อนมาใช้ไปก่อน ทุกรายการขึ้นว่ายังไม่ได้ตรวจสอบกับคู่มือ"

    usage = "open_year BE"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("year", metavar="BE", help="ปีงบประมาณที่จะเปิด เช่น 2570")

    def handle(self, *, year: str, **options: Any) -> None:
        """Opens it and says what must be checked, or says that it is there."""
        try:
            number = thai.read_year(year)
            opened = open_year(actor=CONSOLE, year=number)
        except (ValueError, NotStorable) as problem:
            self.refuse(str(problem))
        if not opened:
            self.stdout.write(f"ระบบมีเกณฑ์ของปีงบประมาณ {number} อยู่แล้ว ไม่ได้เปลี่ยนแปลงสิ่งใด")
            return
        count = unverified_lists_of(number).count()
        self.stdout.write(
            f"เปิดปีงบประมาณ {number} แล้ว โดยนำเกณฑ์ของปี {number - 1} มาใช้"
            f" {count} รายการ ทุกรายการยังไม่ได้ตรวจสอบกับคู่มือ"
        )
        self.stdout.write(f"เมื่อได้คู่มือของปี {number} ให้โหลดแฟ้มเกณฑ์ด้วย load_framework FILE")
