"""An instrument lies outside its own parts."""

from collections.abc import Iterator

from assessments import figures
from assessments.checks.case import TOLERANCE, Case
from ita_portal.problems import Problem


def check(case: Case) -> Iterator[Problem]:
    """However parts are weighed, their mean lies between them. A warning: nobody published how they are."""
    for rule in case.rules.instruments:
        mean = case.computed.instruments[rule.code]
        scores = [case.result.parts.get(part.key) for part in rule.parts]
        if not scores or mean is None or None in scores:
            continue
        if min(scores) - TOLERANCE <= mean <= max(scores) + TOLERANCE:
            continue
        parts = " และ ".join(f"{part.name} {score}" for part, score in zip(rule.parts, scores, strict=True))
        message = f"{rule.code} คำนวณจากตัวชี้วัดได้ {mean} ซึ่งไม่อยู่ระหว่าง {parts}"
        where = figures.part_key(rule.parts[0].key)
        yield Problem("parts-do-not-give-instrument", "warning", message, where, "ตรวจคะแนนแต่ละส่วนกับประกาศ")
