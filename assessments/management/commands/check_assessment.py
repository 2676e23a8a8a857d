"""check_assessment --agency CODE --year BE [--json]: recomputes a result and lists every contradiction."""

import json
import sys
from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from assessments import figures
from assessments.checks import contradictions, observations
from assessments.checks.case import Case
from assessments.results import case_of
from assessments.scoring import indicators_from_items
from ita_portal import thai
from ita_portal.commands import OperatorCommand
from ita_portal.problems import Problem

FOUND_PROBLEMS = 1


class Command(OperatorCommand):
    help = "คำนวณคะแนนรายเครื่องมือ คะแนนรวม และระดับใหม่ แล้วแสดงข้อขัดแย้งทั้งหมดของผลการประเมิน"

    usage = "check_assessment --agency CODE --year BE [--json]"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What is given is checked in `handle`, so that one line says what is wrong."""
        super().add_arguments(parser)
        parser.add_argument("--agency", metavar="CODE", required=True)
        parser.add_argument("--year", metavar="BE", required=True, help="ปี พ.ศ. ของผลการประเมิน เช่น 2567")
        parser.add_argument("--json", action="store_true", help="แสดงผลเป็น JSON")

    def handle(self, *, agency: str, year: str, **options: Any) -> None:
        """Prints what was found; exits 1 with contradictions, 2 when there is nothing to check."""
        case = self._case(agency, year)
        problems = contradictions(case)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(case, problems), ensure_ascii=False, indent=2))
        else:
            self._print(case, problems)
        if problems:
            sys.exit(FOUND_PROBLEMS)

    def _case(self, code: str, text: str) -> Case:
        agency = self.chosen_agency(code)
        try:
            year = thai.read_year(text)
            case = case_of(agency, year)
        except ValueError as error:
            self.refuse(str(error))
        except KeyError:
            self.refuse(f"ไม่มีเกณฑ์ของปีงบประมาณ {year}")
        if case is None:
            self.refuse(f"{agency} ยังไม่มีผลการประเมินปีงบประมาณ {year}")
        return case

    def _print(self, case: Case, problems: list[Problem]) -> None:
        shown = {**case.computed.instruments, "คะแนนรวมที่คำนวณได้": case.computed.total}
        shown["คะแนนรวมที่ประกาศ"] = case.result.announced_total
        for number, score in indicators_from_items(case.rules, case.result.items).items():
            shown[f"{figures.call_indicator(number)} จากคะแนนรายข้อ"] = score
        for name, score in shown.items():
            self.stdout.write(f"{name}: {'-' if score is None else score}")
        self.stdout.write(f"ระดับ: {case.verdict.sentence.removeprefix('ระดับ ')}")
        self.stdout.write(f"ระดับที่ประกาศ: {case.result.announced_level or '-'}")
        for problem in problems:
            self.stdout.write(f"{problem.code}: {problem.message}")
        for observation in observations(case):
            self.stdout.write(f"({observation.code}: {observation.message})")


def as_json(case: Case, problems: list[Problem]) -> dict[str, Any]:
    """The result as the contract has it; what cannot be computed is null."""
    verdict = case.verdict
    by_items = indicators_from_items(case.rules, case.result.items)
    return {
        "instruments": {code: _text(score) for code, score in case.computed.instruments.items()},
        "computed_total": _text(case.computed.total),
        "announced_total": _text(case.result.announced_total),
        "computed_level": verdict.level,
        "possible_levels": list(verdict.possible) or None,
        "announced_level": case.result.announced_level or None,
        "indicators_from_items": {str(number): str(score) for number, score in by_items.items()},
        "problems": [_plain(problem) for problem in problems],
        "observations": [_plain(observation) for observation in observations(case)],
    }


def _plain(problem: Problem) -> dict[str, str]:
    names = ("code", "severity", "where", "message", "cure")
    return {name: getattr(problem, name) for name in names}


def _text(score: Decimal | None) -> str | None:
    return None if score is None else str(score)
