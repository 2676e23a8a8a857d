"""The total would do for the announced level, an instrument or a part of one does not."""

from collections.abc import Iterator

from assessments import figures
from assessments.checks.case import Case
from assessments.levels import Condition
from ita_portal.problems import Problem


def check(case: Case) -> Iterator[Problem]:
    """Some levels ask a least score of every instrument and part: document 003 has 95.01 and is only ผ่าน."""
    for name in case.impossible_levels:
        judged = next((each for v in case.verdicts if (each := v.of(name)).total_fits), None)
        failed = [each for each in judged.conditions if each.met is False] if judged else []
        if failed:
            message = f"ระดับที่ประกาศคือ {name} แต่ {', '.join(_said(case, each) for each in failed)}"
            cure = "ตรวจระดับและคะแนนรายเครื่องมือกับประกาศผลการประเมิน"
            yield Problem("level-ruled-out", "error", message, figures.LEVEL, cure)


def _said(case: Case, condition: Condition) -> str:
    said = f"{condition.name} ได้ {condition.score} ไม่ถึง {condition.minimum}"
    has_parts = condition.part is None and case.rules.instrument(condition.instrument).parts
    return f"{said} จึงมีอย่างน้อยหนึ่งส่วนที่ไม่ถึง" if has_parts else said
