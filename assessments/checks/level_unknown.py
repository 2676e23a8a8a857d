"""The announced level names no level that any year knows, or several."""

from collections.abc import Iterator

from assessments import figures
from assessments.checks.case import Case
from ita_portal.problems import Problem


def check(case: Case) -> Iterator[Problem]:
    """What nobody can compare is said, not passed over."""
    text, named = case.result.announced_level, case.named_levels
    usable = f"ปี {case.rules.year} ใช้ {', '.join(level.name for level in case.rules.levels)}"
    if len(named.own) > 1:
        message = f"“{text}” มีหลายระดับ คือ {', '.join(named.own)} {usable}"
    elif text and case.rules.levels and not (named.own or named.foreign):
        message = f"“{text}” ไม่ใช่ระดับผลการประเมินที่รู้จัก {usable}"
    else:
        return
    yield Problem("level-unknown", "error", message, figures.LEVEL, "แก้ระดับให้เป็นระดับของปีนี้")
