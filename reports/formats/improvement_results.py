"""รายงานผลตามประเด็นที่ต้องปรับปรุง: by instrument and indicator, four columns, A4 landscape."""

from collections.abc import Iterable
from itertools import groupby

from ita_portal.thai import Digits
from reports.document import (
    Cell,
    Column,
    Document,
    Group,
    Heading,
    Line,
    Row,
    Table,
    cell,
    lines_of,
)
from reports.facts import CANNOT, IndicatorFacts, IssueFacts, MeasureFacts, Snapshot
from reports.formats.parts import document, paragraphs, state_note
from reports.wording.results import CLOSING, OPENING_BY_INSTRUMENT

WORDING = (OPENING_BY_INSTRUMENT, CLOSING)
COLUMNS = (
    Column("แบบ", 7, "center"),
    Column("ตัวชี้วัด", 19),
    Column("ประเด็นที่ต้องปรับปรุง", 32),
    Column("ผลการดำเนินการ", 42),
)


def arrange(snapshot: Snapshot, digits: Digits) -> Document:
    """The report of one agency and year. Measures of no indicator stand last, beside blank cells."""
    heading = (
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        f"ของ{snapshot.agency.full_name}",
        f"ประจำปีงบประมาณ พ.ศ. {snapshot.year}",
    )
    table = Table(COLUMNS, _groups(snapshot), name="ผลตามประเด็นที่ต้องปรับปรุง")
    opening, closing = (paragraphs(snapshot, each) for each in WORDING)
    return document(snapshot, digits, "landscape", heading, Heading(heading), *opening, table, *closing)


def _groups(snapshot: Snapshot) -> tuple[Group, ...]:
    """A group of rows for each instrument, in the order of its indicators."""
    indicators = {each.number: each for each in snapshot.indicators}
    ordered = sorted(snapshot.measures, key=_place)
    by_instrument = groupby(ordered, key=lambda measure: _instrument(indicators, measure))
    return tuple(
        Group(
            tuple(_rows(instrument, list(measures), indicators, snapshot.analysis)),
            label=f"แบบ {instrument} (ต่อ)" * bool(instrument),
        )
        for instrument, measures in by_instrument
    )


def _place(measure: MeasureFacts) -> tuple[bool, int, list[int], int]:
    """By indicator and sub-indicator, then number; measures of no indicator last."""
    return measure.indicator is None, measure.indicator or 0, _code(measure.sub_indicator), measure.number


def _code(code: str) -> list[int]:
    """`9.10` comes after `9.2`; no sub-indicator comes before both."""
    return [int(part) if part.isdecimal() else 0 for part in code.split(".")] if code else []


def _instrument(indicators: dict[int, IndicatorFacts], measure: MeasureFacts) -> str:
    found = indicators.get(measure.indicator or 0)
    return found.instrument if found else ""


def _rows(
    instrument: str,
    measures: list[MeasureFacts],
    indicators: dict[int, IndicatorFacts],
    issues: Iterable[IssueFacts],
) -> list[Row]:
    """The rows of an instrument: its name once, each indicator once, each sub-indicator once."""
    rows: list[Row] = []
    above: MeasureFacts | None = None
    for measure in measures:
        rows.append(
            Row(
                (
                    cell(instrument) if above is None else None,
                    _indicator(measure, above, indicators),
                    cell(_to_improve(measure, issues)),
                    cell(_result(measure)),
                )
            )
        )
        above = measure
    return rows


def _indicator(
    measure: MeasureFacts, above: MeasureFacts | None, indicators: dict[int, IndicatorFacts]
) -> Cell | None:
    """What stands under ตัวชี้วัด; None where the cell of the measure above goes on."""
    is_first = above is None or above.indicator != measure.indicator
    if not is_first and above and above.sub_indicator == measure.sub_indicator:
        return None
    name = ""
    if is_first and measure.indicator is not None:
        found = indicators.get(measure.indicator)
        name = f"ตัวชี้วัดที่ {measure.indicator} {found.name if found else ''}".strip()
    sub = (Line(measure.sub_indicator_name, mark="-"),) if measure.sub_indicator else ()
    return Cell((*lines_of(name), *sub))


def _to_improve(measure: MeasureFacts, issues: Iterable[IssueFacts]) -> str:
    """What had to be improved: as typed, else the weak points that the measure answers, else its name."""
    answered = (
        found.text for issue in issues for found in issue.findings if measure.number in found.measures
    )
    return measure.to_improve or "\n".join(text for text in answered if text) or measure.name


def _result(measure: MeasureFacts) -> str:
    """What was done and what came of it; why not, where it failed; how far it came, where it is under way."""
    failed = (measure.state_name, measure.reason) if measure.state == CANNOT else ()
    done = (measure.summary, *(step.result for step in measure.steps), measure.result)
    return "\n".join(text for text in (*failed, state_note(measure), *done) if text)
