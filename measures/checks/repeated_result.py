"""A result that is word for word that of another measure."""

import re
from collections.abc import Iterator, Sequence

from ita_portal.problems import Problem
from ita_portal.thai import to_arabic

from .planned import PlannedMeasure

A_FEW_WORDS = 18  # letters, marks over and under them not counted; such a text may well be said twice
A_SENTENCE = 40
_NO_LETTER = re.compile(r"[\W_]+")
_SAID_OF_MANY = re.compile("(?:ได้)?ดำเนินการ")  # `ดำเนินการแล้วเสร็จตามแผนที่กำหนดไว้` too, up to a sentence


def check(measures: Sequence[PlannedMeasure]) -> Iterator[tuple[PlannedMeasure, Problem, str]]:
    """Each later measure with the same text, and the field that holds it."""
    first: dict[str, PlannedMeasure] = {}
    for measure in measures:
        told: set[int] = set()
        for name, place, text in _results(measure):
            key = _NO_LETTER.sub("", to_arabic(text))
            few = A_SENTENCE if _SAID_OF_MANY.match(text.strip()) else A_FEW_WORDS
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
