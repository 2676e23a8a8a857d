"""A score far from last year's."""

from collections.abc import Iterator

from assessments import figures
from assessments.checks.case import Case
from ita_portal.problems import Problem

FAR = 15  # points; most indicators move by less than five in a year


def check(case: Case) -> Iterator[Problem]:
    """Shown and not judged: it may be a slip, or hard work."""
    if case.last is None:
        return
    pairs = [
        (
            figures.call_indicator(number),
            figures.indicator_key(number),
            score,
            case.last.indicators.get(number),
        )
        for number, score in sorted(case.result.indicators.items())
    ]
    totals = (case.result.announced_total, case.last.announced_total)
    for name, key, now, before in [*pairs, ("คะแนนรวม", figures.TOTAL, *totals)]:
        if now is not None and before is not None and abs(now - before) >= FAR:
            message = f"{name} ได้ {now} ปีก่อนได้ {before} ต่างกัน {abs(now - before)} คะแนน"
            yield Problem("far-from-last-year", "warning", message, key, "ตรวจว่าพิมพ์ถูกต้อง")
