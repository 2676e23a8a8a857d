"""A measure that is done and says nothing of what came of it."""

from ita_portal.problems import Problem
from ita_portal.thai import says_nothing

from .planned import PlannedMeasure

DONE = "done"  # Measure.State.DONE


def check(measure: PlannedMeasure) -> Problem | None:
    """What is done has a summary or a result, its own or of a step: the report's last columns."""
    draft = measure.draft
    told = (draft.summary, draft.result, *(step.result for step in draft.steps))
    if draft.state != DONE or not all(map(says_nothing, told)):
        return None
    message = f"{measure.where} แล้วเสร็จแต่ไม่มีสรุปผลและผลลัพธ์"
    return Problem("done-without-result", "error", message, measure.where, "กรอกผลการดำเนินการ")
