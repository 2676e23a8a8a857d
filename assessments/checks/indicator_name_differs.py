"""A source calls an indicator by another name than the year does."""

import re
from collections.abc import Iterator

from assessments import figures
from assessments.checks.case import Case
from ita_portal.problems import Problem


def check(case: Case) -> Iterator[Problem]:
    """Names change over the years; a wrong one often means a table of another year."""
    known = {indicator.number: indicator.name for indicator in case.rules.indicators}
    for number, given in sorted(case.result.names.items()):
        if number in known and not is_same_name(given, known[number]):
            called = figures.call_indicator(number)
            message = f"{called} เขียนว่า “{given}” แต่ปี {case.rules.year} ชื่อ “{known[number]}”"
            severity = case.severity("indicators")
            yield Problem("indicator-name-differs", severity, message, figures.name_key(number), "ใช้ชื่อของปีนี้")


def is_same_name(given: str, known: str) -> bool:
    """Whether two names of an indicator differ in their number or in blanks alone."""
    return _letters(given) == _letters(known)


def _letters(name: str) -> str:
    """The name without its number, blanks and the words ตัวชี้วัดที่."""
    return re.sub(r"^(ตัวชี้วัด(ที่)?)?[0-9๐-๙.]*", "", "".join(name.split()))
