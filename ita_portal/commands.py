"""What commands for operators share: a wrong call is one Thai line on standard error and exit 2."""

import sys
from argparse import ArgumentParser
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.db import OperationalError, ProgrammingError

from ita_portal.accounts.models import Agency
from ita_portal.audit.keys import NoKey
from ita_portal.thai import shown

REFUSED = 2
BAR = 30  # characters


class OperatorCommand(BaseCommand):
    """A command that refuses in one line; `usage` is how it is called."""

    usage = ""
    bar_is_open = False  # the cursor of the terminal stands behind a bar

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Lets the parser refuse in Thai what it cannot read; a command adds its own arguments."""
        parser.error = self._refuse_usage

    def execute(self, *args: Any, **options: Any) -> str | None:
        """What the command does; refuses where nothing can be written down in the trail, or read at all.

        With Django's `--traceback` what the database said comes with its traceback.
        """
        try:
            return super().execute(*args, **options)
        except NoKey as problem:
            self.refuse(str(problem))
        except (OperationalError, ProgrammingError) as problem:
            if options.get("traceback"):
                raise
            self.refuse(f"ฐานข้อมูลใช้ไม่ได้ ตรวจ DATABASE_URL แล้วสั่ง manage.py migrate ({problem})")

    def chosen_agency(self, code: str) -> Agency:
        """The agency of that code."""
        agency = Agency.objects.filter(code=printable(code)).first()
        if agency is None:
            self.refuse(f"ไม่พบหน่วยงานรหัส “{shown(code)}”")
        return agency

    def refuse(self, message: str) -> NoReturn:
        """One line on standard error and exit 2."""
        self.stderr.write(one_line(message))
        sys.exit(REFUSED)

    def show_progress(self, done: int, total: int) -> None:
        """The bar on a terminal, moved at each hundredth; elsewhere a line at each tenth."""
        is_terminal = self.stderr.isatty()
        marks = 100 if is_terminal else 10
        if done * marks // total == (done - 1) * marks // total:
            return
        if is_terminal:
            filled, self.bar_is_open = BAR * done // total, done < total
            bar = f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}"
            self.stderr.write(bar, ending="" if self.bar_is_open else "\n")
        else:
            self.stderr.write(f"{done}/{total}")

    def say(self, line: str) -> None:
        """A line of its own on standard error, below the bar."""
        self.stderr.write("\n" * self.bar_is_open + one_line(line))
        self.bar_is_open = False

    def _refuse_usage(self, message: str) -> NoReturn:
        self.refuse(f"คำสั่งไม่ครบหรือไม่ถูกต้อง ({message}) วิธีใช้: {self.usage}")


def printable(text: str) -> str:
    """The text with `?` for what is no character: bytes of a command line that are not UTF-8."""
    return text.encode("utf-8", "replace").decode()


def one_line(message: str) -> str:
    """A message as one line that every terminal can be sent."""
    return printable(" ".join(message.split()))
