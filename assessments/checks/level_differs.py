"""The announced level is not the one of the total."""

from collections.abc import Iterator

from assessments import figures
from assessments.checks.case import Case
from ita_portal.problems import Problem


def check(case: Case) -> Iterator[Problem]:
    """A level whose bounds the total does not meet, or that is lower than the one it certainly has."""
    for name in case.impossible_levels:
        if any(_ruled_out_by_conditions(verdict, name) for verdict in case.verdicts):
            continue  # level_ruled_out says why
        has = " หรือ ".join(case.verdict.possible)
        message = f"ระดับที่ประกาศคือ {name} แต่คะแนนรวม {case.total} ได้ระดับ {has}"
        cure = "ตรวจระดับและคะแนนกับประกาศผลการประเมิน"
        yield Problem("level-differs", "error", message, figures.LEVEL, cure)


def _ruled_out_by_conditions(verdict, name: str) -> bool:
    judged = verdict.of(name)
    return judged.total_fits and judged.holds is False
