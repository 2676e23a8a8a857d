"""A result that is word for word that of another measure, whatever its blanks, signs and digits."""

import re
from collections.abc import Iterator, Sequence

from ita_portal.problems import Problem
from ita_portal.thai import to_arabic

from .planned import PlannedMeasure

# Letters, marks over and under them not counted: up to so many, a text may well be said of two measures.
A_FEW_WORDS = 30  # `ดำเนินการแล้วเสร็จตามแผนที่กำหนดไว้`
WITH_A_FIGURE = 18  # `ประชาชนพึงพอใจร้อยละ 90` is said of one
# A web address is evidence, which several measures may share; the number before a line is its mark.
_NOT_SAID = re.compile(r"(?:https?://|www\.)\S+|^ *\(?[0-9]+[.)]", re.MULTILINE)
_FIGURE = re.compile("[0-9]")
_NO_LETTER = re.compile(r"[\W_]+")


def check(measures: Sequence[PlannedMeasure]) -> Iterator[tuple[PlannedMeasure, Problem, str]]:
    """Each later measure with the same text, and the field that holds it."""
    first: dict[str, PlannedMeasure] = {}
    for measure in measures:
        told: set[int] = set()
        for name, place, text in _results(measure):
            key = _NO_LETTER.sub("", _NOT_SAID.sub("", to_arabic(text)))
            few = WITH_A_FIGURE if _FIGURE.search(key) else A_FEW_WORDS
            other = first.setdefault(key, measure) if len(key) > few else measure
            if other.number != measure.number and other.number not in told:
                told.add(other.number)
                yield measure, _problem(measure, place, other), name


def _results(measure: PlannedMeasure) -> Iterator[tuple[str, str, str]]:
    draft = measure.draft
    yield "summary", "สรุปผล", draft.summary
    yield "result", "ผลลัพธ์", draft.result
    for number, step in enumerate(draft.steps, start=1):
        yield f"results.{number}", f"ผลของขั้นตอนที่ {number}", step.result


def _problem(measure: PlannedMeasure, place: str, other: PlannedMeasure) -> Problem:
    message = f"{measure.where} มี{place}เหมือนของ{other.where} ทุกคำ อาจคัดลอกมาโดยยังไม่ได้แก้"
    return Problem("repeated-result", "warning", message, measure.where, "แก้ผลการดำเนินการ")
