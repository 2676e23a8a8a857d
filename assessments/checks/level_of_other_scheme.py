"""A letter in a year of words, or a word in a year of letters."""

from collections.abc import Iterator

from assessments import figures
from assessments.checks.case import Case
from ita_portal.problems import Problem


def check(case: Case) -> Iterator[Problem]:
    """The scheme changed in 2566; reports of later years still mix both."""
    if foreign := case.named_levels.foreign:
        message = (
            f"“{case.result.announced_level}” มีระดับ {', '.join(foreign)} ซึ่งเป็นระดับของปีที่ใช้เกณฑ์อื่น "
            f"ปี {case.rules.year} ใช้ {', '.join(level.name for level in case.rules.levels)}"
        )
        cure = "แก้ระดับให้เป็นระดับของปีนี้"
        yield Problem("level-of-other-scheme", "error", message, figures.LEVEL, cure)
