"""Every report as every kind of file in both digits: nothing lost, nothing harmful, nothing computed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from reports.document import Column, Document, Group, Row, Table, cell
from reports.facts import ResultFacts, StepFacts
from reports.formats import FORMATS, find
from reports.render import KINDS, render
from tests.reports.made_up import a_measure, a_snapshot
from tests.reports.reading import flat, html_text, missing_in_order, pages
from tests.reports.reading_office import sheet_text, word_text
from tests.reports.test_harmless import HARMFUL
from tests.reports.test_nothing_lost import CELLS, PHRASES, TO_ARABIC, TO_THAI

CODES = [each.code for each in FORMATS]
READERS = {
    "pdf": lambda content: "".join(pages(content)),
    "html": html_text,
    "docx": word_text,
    "xlsx": sheet_text,
}
FAILED = {"state": "cannot", "state_name": "ไม่สามารถดำเนินการได้", "reason": "น้ำท่วมอาคาร 3 วัน"}


def text_of(code, snapshot, kind, digits):
    return READERS[kind](render(find(code).arrange(snapshot, digits), kind))


def lines(text):
    return text.split("\n") if text else []


def numbered(measure):
    return [f"{number}. {step.text}" for number, step in enumerate(measure.steps, start=1)]


def in_indicator_results(position, measure):
    parts = (f"{position}", measure.name, *numbered(measure), *measure.owners)
    return [*parts, *lines(measure.summary), measure.result]


def in_completion_results(position, measure):
    """The first step has a result in these facts, so it makes a row of its own."""
    first, *others = numbered(measure)
    result, *later = [step.result for step in measure.steps]
    once = [f"{position}", measure.name, first, *measure.owners, measure.reason, *lines(result)]
    return [*once, *others, *(each for each in later if each), measure.result]


def in_improvement_results(position, measure):
    results = [line for step in measure.steps for line in lines(step.result)]
    return [*lines(measure.to_improve), measure.reason, *lines(measure.summary), *results, measure.result]


def in_plan(position, measure):
    return [f"({position}) {measure.name}", *numbered(measure), *measure.owners, *lines(measure.follow_up)]


def in_status(position, measure):
    return [f"({position}) {measure.name}", measure.reason, *numbered(measure)]


def dashed(text):
    """A dash before the text; one that was typed there is that dash."""
    return f"- {text.removeprefix('- ')}"


def in_plan_by_issue(position, measure):
    return [dashed(measure.name), *(dashed(step.text) for step in measure.steps), *measure.owners]


PARTS = {
    "analysis-memo": (in_plan_by_issue,),
    "indicator-results": (in_indicator_results,),
    "completion-results": (in_completion_results,),
    "improvement-results": (in_improvement_results,),
    "status-report": (in_plan, in_status),
}


def expected(code, measures, digits):
    """Every text of the facts that the report prints, in its order and digits."""
    numbered_measures = list(enumerate(measures, start=1))
    texts = [text for part in PARTS[code] for each in numbered_measures for text in part(*each)]
    return [text.translate(TO_THAI if digits == "thai" else TO_ARABIC) for text in texts if text]


TOWN = (
    a_measure(
        name="จัดทำคู่มือ 12 งาน",
        to_improve="ขั้นตอนไม่ชัดเจน ๓ งาน\nน้ำใจบริการ",
        steps=(StepFacts("สำรวจ\n(1) งานช่าง", "ทราบ 12 งาน\nครบ"), StepFacts("ประกาศ No Gift Policy", "")),
        owners=("สำนักปลัดเทศบาล", "กองช่าง"),
        follow_up="รายงาน ณ 31 มีนาคม 2569",
        summary="๑.ทำแล้ว ✓\n๒. ร้อยละ 95.01",
    ),
    a_measure(number=2, steps=(StepFacts("จัดซื้อ", "ได้ครึ่งหนึ่ง"), StepFacts("ติดตั้ง", "")), **FAILED),
)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_p30_every_report_holds_its_facts_in_order(code, kind, digits):
    text = text_of(code, a_snapshot(*TOWN), kind, digits)
    parts = expected(code, TOWN, digits)
    assert len(parts) > 8
    assert missing_in_order(parts, text) == []


@pytest.mark.parametrize("kind", KINDS)
def test_p30_last_years_score_is_printed(kind):
    snapshot = replace(a_snapshot(), result=ResultFacts(2568, Decimal("59.42"), "D", "7"))
    assert flat("มีค่าคะแนนเท่ากับ ๕๙.๔๒ อยู่ในระดับ D") in text_of("status-report", snapshot, kind, "thai")


MEASURES = st.builds(
    a_measure,
    **dict.fromkeys(("name", "result"), PHRASES),
    **dict.fromkeys(("summary", "to_improve", "follow_up"), CELLS),
    owners=st.lists(PHRASES, max_size=2).map(tuple),
    steps=st.tuples(
        st.builds(StepFacts, PHRASES, PHRASES), st.builds(StepFacts, PHRASES, st.just("") | PHRASES)
    ),
)


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=5, deadline=None)
@given(measures=st.lists(MEASURES, min_size=1, max_size=3))
def test_p30_nothing_of_any_facts_is_lost_in_any_report(code, measures):
    for kind in ("docx", "xlsx", "html"):
        text = text_of(code, a_snapshot(*measures), kind, "thai")
        assert missing_in_order(expected(code, measures, "thai"), text) == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", KINDS)
def test_p29_markup_prints_as_text_in_every_report(code, kind):
    text = "\n".join(HARMFUL)
    steps = tuple(StepFacts(each, each) for each in HARMFUL)
    fields = dict.fromkeys(("name", "to_improve", "follow_up", "summary", "result", "reason"), text)
    measure = a_measure(state="cannot", state_name="ก", owners=HARMFUL, steps=steps, **fields)
    found = text_of(code, a_snapshot(measure), kind, "arabic")
    assert [each for each in HARMFUL if flat(each) not in found] == []


@pytest.mark.parametrize("code", CODES)
def test_p27_no_cell_of_any_report_is_a_formula(code):
    fields = dict.fromkeys(("name", "to_improve", "follow_up", "summary", "result"), "=1+1")
    measure = a_measure(owners=("+1",), steps=(StepFacts("@A1", "-1"), StepFacts("=2", "")), **fields)
    book = load_workbook(BytesIO(render(find(code).arrange(a_snapshot(measure), "arabic"), "xlsx")))
    values = [each for sheet in book for row in sheet.iter_rows() for each in row if each.value]
    assert {each.data_type for each in values} <= {"s", "n"}
    values = [each for each in values if each.data_type == "s"]
    assert any(each.value.startswith("=") or "\n=" in each.value or "=1+1" in each.value for each in values)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_measure_of_which_only_the_name_is_known_and_one_of_20000_letters_are_drawn(code, kind):
    bare = a_measure(steps=(), start=None, end=None, owners=(), summary="", result="", aim="", indicator=None)
    long = a_measure(number=2, steps=(StepFacts("ขั้นตอน", "ดำเนินการ" * 2200),), summary="ดำเนินการ" * 2200)
    content = render(find(code).arrange(a_snapshot(bare, long), "thai"), kind)
    repeated = 0 if code in ("status-report", "analysis-memo") else 2200  # they print no results
    assert READERS[kind](content).count("ดำเนินการ") >= repeated


def test_a_sixth_report_is_one_function_and_draws_as_every_kind():
    def arrange(snapshot, digits):
        rows = tuple(Group((Row((cell(each.name), cell(str(each.number)))),)) for each in snapshot.measures)
        table = Table((Column("ชื่อ", 70), Column("ที่", 30)), rows)
        return Document("ทะเบียนมาตรการ", snapshot.agency.name, "portrait", digits, (table,))

    document = arrange(a_snapshot(*TOWN), "thai")
    for kind, read in READERS.items():
        assert "จัดทำคู่มือ๑๒งาน๑" in read(render(document, kind))


def test_a_date_of_the_facts_is_printed_in_every_style():
    measure = a_measure(start=date(2025, 12, 1), end=date(2026, 3, 31))
    assert "๑ธ.ค.๖๘ถึง๓๑มี.ค.๖๙" in text_of("indicator-results", a_snapshot(measure), "docx", "thai")
    assert "ธ.ค.๖๘-มี.ค.๖๙" in text_of("completion-results", a_snapshot(measure), "docx", "thai")
