"""check_plan --agency CODE --year BE [--json]: the checks over the measures and documents of a year."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from assessments.analysis.selectors import weak_below
from ita_portal.accounts.models import Agency
from ita_portal.problems import Problem
from reports.checks import Found, found_in, found_in_plan, once
from reports.formats import FORMATS
from reports.management.asking import YearCommand
from reports.models import Report
from reports.snapshot import take

FOUND_ERRORS = 1


class Command(YearCommand):
    """`check_plan`: exit 0, 1 when any problem is an error, 2 with one line for an unknown agency or year."""

    help = "ตรวจมาตรการและเอกสารของปีงบประมาณ แล้วแสดงทุกข้อที่ต้องแก้"
    usage = "check_plan --agency CODE --year BE [--json]"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose plan, and how it is told."""
        super().add_arguments(parser)
        parser.add_argument("--agency", metavar="CODE", required=True, help="รหัสหน่วยงาน")
        parser.add_argument("--json", action="store_true", help="แสดงผลเป็น JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints what was found, errors first."""
        agency = self.chosen_agency(options["agency"])
        problems = [each.problem for each in found_in_year(agency, self.chosen_year(options["year"]))]
        if options["json"]:
            self.stdout.write(json.dumps(list(map(as_json, problems)), ensure_ascii=False, indent=2))
        else:
            self._print(problems)
        if any(problem.is_error for problem in problems):
            sys.exit(FOUND_ERRORS)

    def _print(self, problems: list[Problem]) -> None:
        for problem in problems:
            self.stdout.write(f"{problem.severity}: {problem.code}: {problem.message}")
        errors = sum(problem.is_error for problem in problems)
        self.stdout.write(f"พบ {len(problems)} ข้อ เป็นข้อผิดพลาด {errors} ข้อ" if problems else "ไม่พบข้อที่ต้องแก้")


def found_in_year(agency: Agency, year: int) -> list[Found]:
    """Everything found in an agency's plan of a Buddhist year, and in each document that somebody began."""
    below = weak_below(agency, year - 1)
    found = found_in_plan(take(agency, year), below)
    begun = set(Report.objects.of_agency(agency).filter(fiscal_year=year).values_list("format", flat=True))
    for format in FORMATS:
        if format.code in begun:
            found += found_in(take(agency, year, format.code), format, below)
    return once(found)


def as_json(problem: Problem) -> dict[str, str]:
    """A problem as the contract has it."""
    return {name: getattr(problem, name) for name in ("code", "severity", "where", "message")}
