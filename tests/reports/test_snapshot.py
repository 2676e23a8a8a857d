"""A snapshot holds what the agency has on record, in few queries, and comes back from its text the same."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.models import Assessment
from measures.actions import delete_measure
from measures.rules import StepDraft
from reports.facts import IndicatorFacts, MeasureFacts, ResultFacts, StepFacts
from reports.snapshot import from_json, take, to_json
from tests.factories import a_measure
from tests.reports import made_up

TEXT = st.text(max_size=40)
MEASURES = st.builds(
    MeasureFacts,
    **dict.fromkeys(("name", "aim", "to_improve", "follow_up", "state", "reason", "summary", "result"), TEXT),
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    indicator=st.none() | st.integers(1, 10),
    owners=st.lists(TEXT, max_size=3).map(tuple),
    steps=st.lists(st.builds(StepFacts, TEXT, TEXT), max_size=3).map(tuple),
)
RESULTS = st.none() | st.builds(
    ResultFacts, st.just(2568), st.none() | st.decimals(0, 100, places=2), TEXT, TEXT
)


def test_pimlada_finds_everything_that_was_entered(tharnsai):
    a_measure(
        tharnsai,
        name="เผยแพร่แผนการใช้จ่าย",
        indicator=2,
        issue=1,
        aim="keep",
        to_improve="ประชาชนยังไม่ทราบแผน",
        start=date(2025, 12, 1),
        end=date(2026, 3, 31),
        follow_up="ทุกไตรมาส",
        state="cannot",
        cannot_reason="งบประมาณไม่พอ",
        summary="จัดทำแผนแล้ว",
        result="ยังไม่มี",
        owners=("กองคลัง", "คณะทำงาน"),
        steps=(StepDraft("จัดทำแผน\n(1) ร่าง"), StepDraft("เผยแพร่", "ประชาชนทราบ")),
    )

    snapshot = take(tharnsai.agency, 2569)

    assert (snapshot.agency.full_name, snapshot.year) == (
        "เทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา",
        2569,
    )
    assert snapshot.agency.names == ("เทศบาลตำบลธารใส", "อำเภอศรีบุรพา", "จังหวัดนครธารา")
    assert snapshot.agency.mayor == "นายกเทศมนตรีตำบลธารใส"
    assert snapshot.indicators[0] == IndicatorFacts(1, "การปฏิบัติหน้าที่", "IIT")
    assert len(snapshot.indicators) == 10
    (measure,) = snapshot.measures
    assert measure == MeasureFacts(
        number=1,
        name="เผยแพร่แผนการใช้จ่าย",
        indicator=2,
        sub_indicator="",
        sub_indicator_name="",
        issue=1,
        issue_name=measure.issue_name,
        aim="รักษาระดับ",
        to_improve="ประชาชนยังไม่ทราบแผน",
        steps=(StepFacts("จัดทำแผน\n(1) ร่าง", ""), StepFacts("เผยแพร่", "ประชาชนทราบ")),
        start=date(2025, 12, 1),
        end=date(2026, 3, 31),
        owners=("กองคลัง", "คณะทำงาน"),
        follow_up="ทุกไตรมาส",
        state="cannot",
        state_name="ไม่สามารถดำเนินการได้",
        reason="งบประมาณไม่พอ",
        summary="จัดทำแผนแล้ว",
        result="ยังไม่มี",
    )


def test_the_number_of_queries_does_not_grow_with_the_measures(tharnsai, django_assert_num_queries):
    for number in range(5):
        a_measure(tharnsai, name=f"มาตรการ {number}")
    with django_assert_num_queries(6):
        assert len(take(tharnsai.agency, 2569).measures) == 5


def test_deleted_measures_other_years_and_neighbours_stay_out(tharnsai, dontawan):
    a_measure(tharnsai, name="ของปีนี้")
    a_measure(tharnsai, year=2568, name="ของปีก่อน")
    a_measure(dontawan, name="ของเพื่อนบ้าน")
    gone = a_measure(tharnsai, name="ที่ลบแล้ว")
    delete_measure(actor=tharnsai.actor(tharnsai.administrator), measure=gone)

    assert [measure.name for measure in take(tharnsai.agency, 2569).measures] == ["ของปีนี้"]


@settings(max_examples=40, deadline=None)
@given(st.lists(MEASURES, max_size=3), RESULTS)
def test_facts_come_back_from_their_text_the_same(measures, before):
    snapshot = replace(made_up.a_snapshot(*measures), result=before)
    assert from_json(to_json(snapshot)) == snapshot
    assert to_json(from_json(to_json(snapshot))) == to_json(snapshot)


def test_the_result_of_the_year_before_comes_along(tharnsai, dontawan):
    for town, year, total in ((tharnsai, 2568, "95.01"), (tharnsai, 2567, "80"), (dontawan, 2568, "70")):
        Assessment.objects.create(
            agency=town.agency,
            fiscal_year_id=year,
            announced_total=Decimal(total),
            announced_level="ผ่าน",
            announced_rank="12",
        )
    assert take(tharnsai.agency, 2569).result == ResultFacts(2568, Decimal("95.01"), "ผ่าน", "12")
    assert take(tharnsai.agency, 2567).result is None


NEW_IN_3 = (
    *("result", "history", "levels", "instruments", "analysis", "words", "letter", "maker", "chain", "seal"),
)


def an_old_text(schema, **values):
    """What the portal wrote when it knew nothing of results as a whole."""
    now = json.loads(to_json(made_up.a_snapshot()))
    kept = {name: each for name, each in now.items() if name not in NEW_IN_3}
    return json.dumps(kept | {"schema": schema} | values)


def test_a_text_of_the_first_schema_is_read_without_a_result():
    assert from_json(an_old_text(1)) == made_up.a_snapshot()


def test_a_text_of_the_second_schema_keeps_the_result_it_had():
    before = {"year": 2568, "total": "95.01", "level": "ผ่าน", "rank": "12"}
    expected = replace(made_up.a_snapshot(), result=ResultFacts(2568, Decimal("95.01"), "ผ่าน", "12"))
    assert from_json(an_old_text(2, before=before)) == expected
    assert from_json(an_old_text(2, before=None)) == made_up.a_snapshot()


@pytest.mark.parametrize(
    "change",
    [
        {"result": {"year": 2568, "total": "NaN", "level": "", "rank": ""}},
        {"result": {"year": 2568, "total": 95.01, "level": "", "rank": ""}},
        {"schema": 4},
        {"schema": None},
        {"year": "2569"},
        {"measures": None},
        {"measures": [{}]},
        {"indicators": [{"number": 1, "name": "ก", "instrument": 3}]},
        {"more": 1},
    ],
)
def test_text_of_another_shape_is_refused(change):
    values = json.loads(to_json(made_up.a_snapshot())) | change
    with pytest.raises(ValueError, match="ข้อมูลรายงาน"):
        from_json(json.dumps(values))


def test_a_day_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="day is out of range"):
        from_json(to_json(made_up.a_snapshot()).replace("2026-09-30", "2026-09-31"))
