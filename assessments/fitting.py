"""Whether figures can be stored under the rules of their year. Pure: no database, no request."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from assessments import figures
from assessments.rules import Result, YearRules
from ita_portal.problems import Problem

ALL_OR_NONE = "ต้องมีครบทุกตัวชี้วัด หรือเว้นว่างทุกตัวเมื่อทราบเพียงคะแนนรวม"
MAX_TEXT = 200  # characters of the announced level and rank, and of an indicator's name


def fits(rules: YearRules, result: Result) -> list[Problem]:
    """Everything that keeps a result from being stored; empty when nothing does.

    A year has the scores of all its indicators, or, where only the total is known, of none.
    """
    return [
        *indicators_fit(rules, result.indicators),
        *missing(rules, result.indicators),
        *_names(result),
        *_parts(rules, result),
        *_announced(result),
    ]


def indicators_fit(rules: YearRules, indicators: Mapping[int, Decimal]) -> list[Problem]:
    """Everything that keeps scores or targets of indicators from being stored."""
    known = {indicator.number for indicator in rules.indicators}
    problems = []
    for number, score in indicators.items():
        name = figures.call_indicator(number)
        if number not in known:
            usable = f"{min(known)} ถึง {max(known)}" if known else "ไม่มีเลย"
            sentence = f"ไม่มี{name} ในเกณฑ์ของปี {rules.year} ที่ใช้ได้คือ {usable}"
            problems.append(_error(figures.indicator_key(number), sentence))
        problems += _score(figures.indicator_key(number), name, score)
    return problems


def missing(rules: YearRules, numbers: Collection[int]) -> Iterator[Problem]:
    """The indicators that are missing beside those of the numbers; none beside none."""
    for indicator in rules.indicators if numbers else ():
        if indicator.number not in numbers:
            name = figures.call_indicator(indicator.number)
            yield _error(figures.indicator_key(indicator.number), f"ขาดคะแนน{name} {ALL_OR_NONE}")


def items_fit(rules: YearRules, items: Mapping[str, Decimal | None]) -> list[Problem]:
    """Everything that keeps item scores (None: take away) from being stored."""
    known = {item.code for item in rules.items}
    problems = []
    for code, score in items.items():
        if code not in known:
            problems.append(_error(figures.item_key(code), f"ไม่มีข้อ {code} ในเกณฑ์ของปี {rules.year}"))
        problems += _score(figures.item_key(code), f"ข้อ {code}", score)
    return problems


def score_problem(score: Decimal) -> str:
    """Why a number is no score, as a Thai sentence; "" when it is one."""
    if not score.is_finite() or not 0 <= score <= 100:
        return "คะแนนต้องอยู่ระหว่าง 0 ถึง 100"
    if score != round(score, 2):
        return "คะแนนมีทศนิยมได้ไม่เกิน 2 ตำแหน่ง"
    return ""


def _names(result: Result) -> Iterator[Problem]:
    for number, name in result.names.items():
        yield from _text(figures.name_key(number), f"ชื่อ{figures.call_indicator(number)}", name)


def _parts(rules: YearRules, result: Result) -> Iterator[Problem]:
    known = {part.key: part.name for part in rules.parts}
    for part, score in result.parts.items():
        name = known.get(part)
        if name is None:
            code, number = part
            sentence = f"เกณฑ์ของปี {rules.year} ไม่มี {code} ส่วนที่ {number} ให้เว้นว่าง"
            yield _error(figures.part_key(part), sentence)
        yield from _score(figures.part_key(part), name or str(part), score)


def _announced(result: Result) -> Iterator[Problem]:
    yield from _score(figures.TOTAL, "คะแนนรวม", result.announced_total)
    yield from _text(figures.LEVEL, "ระดับ", result.announced_level)
    yield from _text(figures.RANK, "ลำดับ", result.announced_rank)


def _score(key: str, name: str, score: Decimal | None) -> Iterator[Problem]:
    if score is not None and (sentence := score_problem(score)):
        yield _error(key, f"{name} ได้ {score} แต่{sentence}")


def _text(key: str, name: str, text: str) -> Iterator[Problem]:
    if len(text) > MAX_TEXT:
        yield _error(key, f"{name} ยาว {len(text):,} ตัวอักษร ต้องไม่เกิน {MAX_TEXT} ตัวอักษร")


def _error(key: str, sentence: str) -> Problem:
    return Problem("unfit-figure", "error", sentence, key)
