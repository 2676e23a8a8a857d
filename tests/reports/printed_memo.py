"""What the memo must print of its facts, block by block in their order, said a second time."""

import re
from collections.abc import Iterator

from reports.facts import IssueFacts, MeasureFacts, OpinionFacts, Snapshot
from tests.reports.any_facts import DAYS, PERIODS, RANKS

DOTS = "................"
PLAN = 2
CHART = "ผลการประเมินในภาพรวมย้อนหลัง"


def points(score) -> str:
    return "" if score is None else f"{score:.2f}"


def total_of(snapshot: Snapshot):
    result = snapshot.result
    return None if result is None else result.computed_total if result.total is None else result.total


def filled(text: str, snapshot: Snapshot) -> str:
    """The text with the figures of its placeholders."""
    result = snapshot.result
    rank = {"1014": "1,014"}.get(result.rank, result.rank) if result else ""
    figures = {
        "{คะแนนรวม}": points(total_of(snapshot)),
        "{ลำดับ}": rank,
        "{ระดับ}": result.level.removeprefix("ระดับ ") if result else "",
        "{หน่วยงาน}": snapshot.agency.name,
        "{ปีงบประมาณ}": str(snapshot.year),
        "{จำนวนมาตรการ}": str(len(snapshot.measures)),
    }
    return re.sub(r"\{[^{}]+\}", lambda found: figures.get(found[0], found[0]) or DOTS, text)


def edited(snapshot: Snapshot, *names: str) -> Iterator[str]:
    """The texts of these names that somebody edited, as paragraphs with their figures."""
    words = {each.name: each.text for each in snapshot.words}
    for name in names:
        yield from filled(words.get(name, ""), snapshot).split("\n")


def analysis_memo(snapshot: Snapshot) -> Iterator[str]:
    letter = snapshot.letter
    yield from ("บันทึกข้อความ", "ส่วนราชการ", *edited(snapshot, "office"))
    yield f"ที่ {letter.number if '/' in letter.number else snapshot.agency.letter_prefix + letter.number}"
    yield f"วันที่ {DAYS[letter.on]}"
    yield from ("เรื่อง", *edited(snapshot, "subject"), "เรียน", *edited(snapshot, "addressee"))
    yield from edited(snapshot, "background", "facts", "proposals", "pointer", "closing")
    yield from signed(snapshot.maker.name, *snapshot.maker.lines)
    yield from opinions(snapshot, "เห็นควรพิจารณาดำเนินการ", "เห็นควรดำเนินการ")
    yield from result_page(snapshot)
    yield from report(snapshot)
    yield from weak_points(snapshot)
    yield from plan(snapshot)
    yield from edited(snapshot, "problems", "suggestions")


def signed(name: str, *below: str) -> Iterator[str]:
    rank = RANKS.get(name, "")
    yield from (rank, f"({name.removeprefix(rank).strip()})" if name else "", *below)


def opinions(snapshot: Snapshot, on_the_way: str, at_the_end: str) -> Iterator[str]:
    """The chain, whoever of it has said what; it agrees in these words."""
    for at, step in enumerate(snapshot.chain, start=1):
        above = [each.position for each in snapshot.chain[at : at + 1]]
        yield f"เรียน {above[0]}" if above else f"ความคิดเห็น{step.position}"
        yield from opinion(step, on_the_way if above else at_the_end)


def opinion(step: OpinionFacts, words: str) -> Iterator[str]:
    agrees, disagrees = step.opinion == "agree", step.opinion == "disagree"
    said = f" โดยมีข้อสังเกตว่า {step.reason}" if step.reason.strip() else ""
    yield from ("พิจารณาแล้ว", f"{'☑' if agrees else '☐'} {words}{said if agrees else ''}")
    yield f"{'☑' if disagrees else '☐'} ไม่{words}เพราะ{step.reason if disagrees else ''}"
    yield f"☑ ส่งกลับแก้ไขเพราะ {step.reason}" if step.opinion == "return" else ""
    yield from signed(step.name, step.capacity or step.position)
    yield f"ตาม{step.appointment}" if step.appointment else ""
    if step.opinion and step.on:
        yield f"{'ลงนามในเอกสาร' if step.by_hand else 'ให้ความเห็นในระบบ'}เมื่อวันที่ {DAYS[step.on]}"
    yield f"ผู้บันทึก {step.recorded_by}" if step.by_hand and step.recorded_by else ""


def result_page(snapshot: Snapshot) -> Iterator[str]:
    result = snapshot.result
    if result is None:
        return
    yield from (f"ประจำปีงบประมาณ พ.ศ. {result.year}", snapshot.agency.name)
    if total_of(snapshot) is not None:
        level = f" อยู่ในระดับ {result.level.removeprefix('ระดับ ')}" if result.level else ""
        yield f"มีค่าคะแนนเท่ากับ {points(total_of(snapshot))} คะแนน{level}"
    if any(each.score is not None for each in result.indicators):
        for each in result.indicators:
            yield from (each.code, each.name, points(each.score))
    if any(each.total is not None for each in snapshot.history):
        yield CHART
        yield from ("ไม่มีข้อมูล" if each.total is None else points(each.total) for each in snapshot.history)


def report(snapshot: Snapshot) -> Iterator[str]:
    result = snapshot.result
    if not snapshot.instruments:
        return
    yield from ("รายงานวิเคราะห์", snapshot.agency.full_name, *edited(snapshot, "tools"))
    weights = {"IIT": "ร้อยละ 30", "EIT": "ร้อยละ 30", "OIT": "ร้อยละ 40"}
    for each in snapshot.instruments:
        first, *others = (f"ตัวชี้วัดที่ {indicator.number} {indicator.name}" for indicator in each.indicators)
        yield from (f"{each.name} {each.code}", first, weights[each.code], *others)
    if snapshot.levels:
        yield from edited(snapshot, "levels")
        for each in snapshot.levels:
            yield from (each.name, f"{each.minimum:.2f} - {each.maximum:.2f}")
            yield f"{each.part_minimum:.0f} คะแนน" if each.part_minimum else "ไม่มีเงื่อนไข"
    if result and any(each.score is not None for each in result.indicators):
        yield from edited(snapshot, "analysis")
        for each in snapshot.instruments:
            yield from (f"แบบวัด {each.code} : {each.name}", *edited(snapshot, f"about-{each.code}"))
            numbers = [str(indicator.number) for indicator in each.indicators]
            for score in result.indicators:
                yield from (score.code, score.name, points(score.score)) if score.code in numbers else ()
    if total_of(snapshot) is not None:
        yield from edited(snapshot, "conclusion")


def weak_points(snapshot: Snapshot) -> Iterator[str]:
    for each in snapshot.analysis:
        yield from (str(each.number), each.name, findings(each))
        found = (
            line.strip().removeprefix("- ")
            for finding in each.findings
            for line in finding.recommendation.split("\n")
        )
        yield "\n".join(f"- {line}" for line in found if line) or ("ไม่มี" if each.nothing else "")


def findings(issue: IssueFacts) -> str:
    return (
        "\n".join(f"{', '.join(each.codes)} {each.text}" for each in issue.findings) or "ไม่มี" * issue.nothing
    )


def plan(snapshot: Snapshot) -> Iterator[str]:
    """By issue: its own, else the first that has a finding which the measure answers."""

    def issue_of(measure: MeasureFacts) -> int:
        answered = (
            each.number
            for each in snapshot.analysis
            for one in each.findings
            if measure.number in one.measures
        )
        return measure.issue or next(answered, 99)

    names = {each.number: each.name for each in snapshot.analysis}
    above, beside = 99, ("", "")
    for each in sorted(snapshot.measures, key=lambda each: (issue_of(each), each.number)):
        issue = issue_of(each)
        yield f"{issue}. {names.get(issue, '')}" if issue not in (above, 99) else ""
        yield from (f"- {each.name}", "\n".join(f"- {step.text}" for step in each.steps))
        own = "/\n".join(each.owners), PERIODS[each.start, each.end][PLAN]
        yield from own if (above, beside) != (issue, own) else ()
        above, beside = issue, own
