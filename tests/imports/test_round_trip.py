"""What is exported comes back as it was: importing an export changes nothing (P25)."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import FiscalYear
from ita_portal import thai
from ita_portal.accounts.access import CONSOLE
from ita_portal.accounts.models import Department, Membership, User
from ita_portal.audit.models import Event
from ita_portal.imports.kinds import KINDS
from ita_portal.imports.service import import_file
from measures.actions import plan_of, store_imported
from measures.drafts import draft_of
from measures.models import Measure
from measures.rules import MeasureDraft, StepDraft, check
from tests.factories import a_measure
from tests.imports.files import exported, rows_of

FILES = [("measures", "out.xlsx"), ("measures", "out.csv"), ("steps", "out.xlsx"), ("steps", "out.csv")]
STARTS = ["", "=", "+", "-", "@", "1. ", "๑) ", "- ", "(1) ", "๑.๑ ", "3 ", "'", "1 ต.ค. ", "#REF!"]
LINE = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from(STARTS),
    st.text(alphabet="กขคงจที่นำ ๑2/,-\"'=😀\u200b\u0301_x", max_size=12),
)
TEXT = st.lists(LINE, max_size=3).map("\n".join).map(thai.clean)
FULL = TEXT.filter(bool)
DAYS = st.none() | st.dates(date(2025, 10, 1), date(2026, 9, 30))
STATES = st.sampled_from(["not_started", "under_way", "done", "cannot"])


@st.composite
def drafts(draw: st.DrawFn) -> MeasureDraft:
    """Any measure that may be stored."""
    draft = MeasureDraft(
        name=draw(FULL),
        indicator=draw(st.none() | st.integers(1, 10)),
        issue=draw(st.none() | st.integers(1, 7)),
        aim=draw(st.sampled_from(["", "keep", "raise"])),
        to_improve=draw(TEXT),
        start=draw(DAYS),
        end=draw(DAYS),
        follow_up=draw(TEXT),
        state=draw(STATES),
        cannot_reason=draw(FULL),
        summary=draw(TEXT),
        result=draw(TEXT),
        owners=tuple(draw(st.lists(FULL.map(lambda text: text.replace("\n", " ")), max_size=3))),
        steps=tuple(draw(st.lists(st.builds(StepDraft, FULL, TEXT), max_size=4))),
    )
    if draft.start and draft.end and draft.end < draft.start:
        draft = MeasureDraft(**{**vars(draft), "end": draft.start})
    return draft


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(drafts(), min_size=1, max_size=3))
def test_p25_whatever_a_plan_holds_comes_back(tharnsai, plan):
    Measure.objects.all().delete()
    assert all(check(draft) == [] for draft in plan)
    stored = plan_of(tharnsai.agency, FiscalYear.objects.get(pk=2569))
    new = [(Measure(plan=stored, number=number), draft) for number, draft in enumerate(plan, start=1)]
    store_imported(actor=CONSOLE, rows=new)

    for kind, name in FILES:
        report = import_file(KINDS[kind].resource, exported(kind, tharnsai, name=name), CONSOLE)
        assert [str(problem) for problem in report.problems] == []
        assert [change.cells for change in report.changes] == []
        assert (report.created, report.updated, report.removed) == (0, 0, 0)
    assert [draft_of(measure) for measure in Measure.objects.with_parts().order_by("number")] == plan


@pytest.mark.parametrize(("kind", "name"), FILES)
def test_p25_an_export_is_imported_without_a_change(tharnsai, kind, name):
    a_measure(tharnsai)
    a_measure(
        tharnsai, name="-", owners=("กองคลัง/พัสดุ",), steps=(StepDraft("5 ส ทุกวันศุกร์"), StepDraft("- พัก", "ดี"))
    )
    events = Event.objects.count()

    report = import_file(KINDS[kind].resource, exported(kind, tharnsai, name=name), CONSOLE)

    assert report.changes_nothing
    assert report.rows == (2 if kind == "measures" else 5)
    assert Event.objects.count() == events


def test_p25_steps_that_a_cell_cannot_hold_leave_it_blank(tharnsai):
    a_measure(tharnsai, steps=(StepDraft("บังคับใช้ประมวลจริยธรรม\n- ผู้บริหาร\n- พนักงาน"), StepDraft("รายงาน")))
    a_measure(tharnsai, steps=(StepDraft("หนึ่ง"), StepDraft("สอง\n(1) ย่อย")))

    cells = [row["ขั้นตอน/วิธีการ"] for row in rows_of("measures", exported("measures", tharnsai))]

    assert cells == ["", "1. หนึ่ง\n2. สอง\n(1) ย่อย"]
    assert [row["ขั้นตอน/วิธีการ"] for row in rows_of("steps", exported("steps", tharnsai))] == [
        "บังคับใช้ประมวลจริยธรรม\n- ผู้บริหาร\n- พนักงาน",
        "รายงาน",
        "หนึ่ง",
        "สอง\n(1) ย่อย",
    ]


def test_p25_text_stored_before_it_was_cleaned_is_no_difference(tharnsai):
    measure = a_measure(tharnsai)
    Measure.objects.filter(pk=measure.pk).update(name="\tน\u0e4d\u0e32ประปา\u200b ", summary="ก\r\nข")
    measure.steps.filter(order=1).update(text=" สำรวจ\u00a0งาน")
    for kind, name in FILES:
        assert import_file(KINDS[kind].resource, exported(kind, tharnsai, name=name), CONSOLE).changes_nothing


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_p25_people_and_agencies_come_back(tharnsai, dontawan, name):
    User.objects.filter(username="somchai").update(title="ว่าที่ร้อยตรี", email="somchai@example.go.th")
    Membership.objects.filter(user__username="malee").update(position=None)
    Department.objects.filter(name="กองช่าง").update(name="=กองช่าง")

    for kind, rows in (("people", 7), ("agencies", 1)):
        report = import_file(KINDS[kind].resource, exported(kind, tharnsai, name=name), CONSOLE)
        assert [str(problem) for problem in report.problems] == []
        assert report.changes_nothing
        assert report.rows == rows


def test_p3_an_export_holds_one_agency_alone(tharnsai, dontawan):
    a_measure(dontawan, name="ความลับของดอนตะวัน")
    a_measure(tharnsai)
    for kind in KINDS:
        cells = str(rows_of(kind, exported(kind, tharnsai)))
        assert "ความลับ" not in cells
        assert "dontawan" not in cells
