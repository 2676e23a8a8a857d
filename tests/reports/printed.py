"""What each document must print of its facts, cell by cell in their order, said a second time."""

from collections.abc import Iterator
from dataclasses import replace

from reports.facts import CANNOT, DONE, NOT_STARTED, UNDER_WAY, MeasureFacts, Snapshot, StepFacts
from tests.reports.any_facts import PERIODS
from tests.reports.printed_memo import analysis_memo, edited, opinions

FISCAL, MONTHS = 0, 1


def every_part(code: str, snapshot: Snapshot) -> list[str]:
    """Each cell and each paragraph, in Arabic digits where the portal writes it, as typed elsewhere."""
    parts = [*PRINTED[code](snapshot)]
    if code != "analysis-memo" and snapshot.chain:  # on a page behind the report
        parts += ["ความเห็นตามสายการเสนอ", *opinions(snapshot, "เห็นควรเสนอเพื่อพิจารณา", "เห็นชอบ")]
    return [part for part in parts if part.strip()]


def numbered(steps: tuple[StepFacts, ...], first: int = 1) -> str:
    return "\n".join(f"{number}. {step.text}" for number, step in enumerate(steps, start=first))


def lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def how_far(measure: MeasureFacts) -> str:
    return "" if measure.state in (DONE, CANNOT) else f"({measure.state_name})"


def why_not(measure: MeasureFacts) -> str:
    return measure.reason if measure.state == CANNOT else ""


def by_indicator(measure: MeasureFacts):
    return measure.indicator or 99, measure.number


def by_code(code: str):
    return [int(part) for part in code.split(".") if part]


def indicator_results(snapshot: Snapshot) -> Iterator[str]:
    yield "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    yield from (
        snapshot.agency.full_name,
        f"ประจำปีงบประมาณ พ.ศ. {snapshot.year}",
        *edited(snapshot, "opening"),
    )
    for position, each in enumerate(sorted(snapshot.measures, key=by_indicator), start=1):
        yield from (
            str(position),
            lines(each.name, f"({each.aim})" if each.aim else ""),
            numbered(each.steps),
        )
        yield from (PERIODS[each.start, each.end][FISCAL], "/\n".join(each.owners), each.summary)
        found = [each.result] if each.result else [step.result for step in each.steps]
        failed = [each.state_name, each.reason] if each.state == CANNOT else []
        yield lines(*failed, *found) or how_far(each)
    yield from edited(snapshot, "closing")


def completion_results(snapshot: Snapshot) -> Iterator[str]:
    yield "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    yield from (
        f"ประจำปีงบประมาณ พ.ศ. {snapshot.year}",
        snapshot.agency.full_name,
        *edited(snapshot, "opening"),
    )
    for position, each in enumerate(snapshot.measures, start=1):
        ends = [at for at, step in enumerate(each.steps, start=1) if step.result]
        ends += [len(each.steps)] if not ends or ends[-1] < len(each.steps) else []
        for row, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
            yield from (str(position), each.name) if row == 0 else ()
            yield numbered(each.steps[start:end], start + 1)
            if row == 0:
                yield from (PERIODS[each.start, each.end][MONTHS], "/\n".join(each.owners))
                yield "✓" if each.state in (DONE, CANNOT) else ""
            above = lines(why_not(each), how_far(each)) if row == 0 else ""
            below = each.result if end == len(each.steps) else ""
            yield lines(above, each.steps[end - 1].result if end else "", below)
    yield from edited(snapshot, "closing")


def improvement_results(snapshot: Snapshot) -> Iterator[str]:
    yield "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส"
    yield from (
        f"ของ{snapshot.agency.full_name}",
        f"ประจำปีงบประมาณ พ.ศ. {snapshot.year}",
        *edited(snapshot, "opening"),
    )
    indicators = {each.number: each for each in snapshot.indicators}
    above = replace(snapshot.measures[0], indicator=0, sub_indicator="")
    ordered = sorted(
        snapshot.measures,
        key=lambda each: (each.indicator or 99, by_code(each.sub_indicator), each.number),
    )
    for each in ordered:
        own, before = indicators.get(each.indicator), indicators.get(above.indicator)
        yield own.instrument if own and (before is None or before.instrument != own.instrument) else ""
        name = f"ตัวชี้วัดที่ {own.number} {own.name}" if own and own != before else ""
        is_new = each.indicator != above.indicator or each.sub_indicator != above.sub_indicator
        yield lines(name, f"- {each.sub_indicator_name}" if is_new and each.sub_indicator else "")
        failed = (each.state_name, each.reason) if each.state == CANNOT else ()
        yield each.to_improve or answered(snapshot, each) or each.name
        yield lines(*failed, how_far(each), each.summary, *(step.result for step in each.steps), each.result)
        above = each
    yield from edited(snapshot, "closing")


def answered(snapshot: Snapshot, measure: MeasureFacts) -> str:
    """The weak points that the measure answers."""
    findings = [finding for issue in snapshot.analysis for finding in issue.findings]
    return lines(*(each.text for each in findings if measure.number in each.measures))


def status_report(snapshot: Snapshot) -> Iterator[str]:
    subject = "ผลการดำเนินการตามมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    yield from (
        f"รายงาน{subject}",
        f"ประจำปีงบประมาณ {snapshot.year}",
        snapshot.agency.name,
        snapshot.agency.place,
    )
    yield f"รายงาน{subject}"
    for number, each in enumerate(snapshot.measures, start=1):
        yield from (f"({number}) {each.name}", steps_of(each), "/\n".join(each.owners), each.follow_up)
    yield from edited(snapshot, "narrative")
    agency = snapshot.agency
    address = " ".join((agency.name, agency.subdistrict, agency.place))
    yield from (subject, f"ของ{address}")
    for number, each in enumerate(snapshot.measures, start=1):
        yield from (f"({number}) {lines(each.name, why_not(each))}", steps_of(each))
        yield "".join("/" if each.state == state else "-" for state in (NOT_STARTED, UNDER_WAY, DONE))
    yield from edited(snapshot, "closing")


def steps_of(measure: MeasureFacts) -> str:
    return measure.steps[0].text if len(measure.steps) == 1 else numbered(measure.steps)


PRINTED = {
    "indicator-results": indicator_results,
    "completion-results": completion_results,
    "improvement-results": improvement_results,
    "analysis-memo": analysis_memo,
    "status-report": status_report,
}
