"""The item scores of an indicator give it another score."""

from collections.abc import Iterator

from assessments import figures
from assessments.checks.case import TOLERANCE, Case
from assessments.scoring import indicators_from_items
from ita_portal.problems import Problem


def check(case: Case) -> Iterator[Problem]:
    """Only where every item is known, and how the year makes an indicator of them."""
    for number, computed in sorted(indicators_from_items(case.rules, case.result.items).items()):
        announced = case.result.indicators.get(number)
        if announced is None or abs(computed - announced) <= TOLERANCE:
            continue
        message = f"{figures.call_indicator(number)} ได้ {announced} แต่คะแนนรายข้อให้ {computed}"
        severity = case.severity("item_rules")
        if severity == "warning":
            message += " (วิธีคิดคะแนนจากข้อของปีนี้ยังไม่ได้ตรวจสอบกับคู่มือ)"
        yield Problem(
            "items-do-not-give-indicator",
            severity,
            message,
            figures.indicator_key(number),
            "ตรวจคะแนนรายข้อและคะแนนตัวชี้วัดกับประกาศ",
        )
