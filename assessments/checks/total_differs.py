"""The announced total is not the one that the indicators give."""

from collections.abc import Iterator

from assessments import figures
from assessments.checks.case import Case
from assessments.slips import Explanation, Slip, explain
from ita_portal.problems import Problem

NAMED_AT_MOST = 12


def check(case: Case) -> Iterator[Problem]:
    """More than 0.01 apart: published indicators are rounded, so that one hundredth proves nothing."""
    announced, computed = case.result.announced_total, case.computed.total
    if announced is None or computed is None or case.total_agrees:
        return
    explanation = explain(case.rules, case.result, case.last.indicators if case.last else None)
    apart = abs(announced - computed)
    message = f"คะแนนรวมที่ประกาศ {announced} แต่คำนวณจากตัวชี้วัดได้ {computed} ต่างกัน {apart} คะแนน"
    yield Problem(
        "total-differs",
        "error",
        " ".join([message, *_sentences(explanation)]),
        figures.TOTAL,
        "ตรวจตัวเลขกับประกาศผลการประเมิน แล้วแก้ไขให้ตรงกัน",
    )


def _sentences(explanation: Explanation) -> list[str]:
    if not explanation.first:
        return []
    said = [f"ตัวเลขที่อาจพิมพ์ผิดคือ {_either(explanation.first)}"]
    if explanation.then:
        said.append(f"ส่วนที่ยังต่างอีก 0.01 อาจมาจาก {_either(explanation.then)}")
    return said


def _either(slips: tuple[Slip, ...]) -> str:
    named = " หรือ ".join(map(str, slips[:NAMED_AT_MOST]))
    more = len(slips) - NAMED_AT_MOST
    return f"{named} หรือตัวเลขอื่นอีก {more} ตัว" if more > 0 else named
