"""What the commands that print reports share: their arguments checked, refusals of one line."""

import sys
from argparse import ArgumentParser
from typing import NoReturn, get_args

from django.core.management.base import BaseCommand, CommandError

from assessments.models import FiscalYear
from ita_portal.thai import Digits, read_year, shown
from reports import formats
from reports.formats import Format
from reports.render import KINDS


class ReportCommand(BaseCommand):
    """A command that prints reports; `usage` is how it is called. Refusals are one Thai line and exit 2."""

    usage = ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The arguments they share. A wrong one is refused in Thai, by `parser.error` or by `handle`."""
        parser.error = self._refuse_usage
        parser.add_argument("format", metavar="FORMAT", help=_codes())
        parser.add_argument(
            "--year", metavar="BE", required=True, help="ปีงบประมาณที่ดำเนินการตามมาตรการ เช่น 2568"
        )
        parser.add_argument("--digits", default="thai", help="thai หรือ arabic")

    def chosen_format(self, code: str) -> Format:
        """The format of that code."""
        chosen = formats.find(code)
        if chosen is None:
            self.refuse(f"ไม่มีแบบรายงาน “{shown(code)}” แบบที่มี: {_codes()}")
        return chosen

    def chosen_digits(self, name: str) -> Digits:
        """The digits of that name."""
        if name not in get_args(Digits):
            self.refuse(f"ไม่รู้จักตัวเลขแบบ “{shown(name)}” ใช้ thai หรือ arabic")
        return name

    def chosen_year(self, text: str) -> int:
        """The Buddhist year of that text, one whose rules are known."""
        try:
            year = read_year(text)
        except ValueError as problem:
            self.refuse(str(problem))
        if not FiscalYear.objects.filter(pk=year).exists():
            self.refuse(f"ระบบยังไม่มีเกณฑ์ของปีงบประมาณ {year}")
        return year

    def refuse(self, message: str) -> NoReturn:
        """One line on standard error and exit 2; a CommandError when another program calls."""
        line = " ".join(message.split())
        if self._called_from_command_line:
            self.stderr.write(line)
            sys.exit(2)
        raise CommandError(line, returncode=2)

    def _refuse_usage(self, message: str) -> NoReturn:
        self.refuse(f"คำสั่งไม่ครบหรือไม่ถูกต้อง ({message}) วิธีใช้: {self.usage}")


def endings() -> str:
    """The endings of files, for a sentence."""
    *first, last = (f".{ending}" for ending in KINDS)
    return f"{' '.join(first)} หรือ {last}"


def _codes() -> str:
    return ", ".join(each.code for each in formats.FORMATS)
