"""Facts come back from their text the same, also from texts of earlier schemas; other texts are refused."""

import json
from dataclasses import is_dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import facts as every_fact
from reports.facts import LetterFacts, MeasureFacts, ResultFacts, StepFacts, WordFacts
from reports.formats import FORMATS
from reports.render import render
from reports.snapshot import from_json, to_json
from tests.reports import made_up
from tests.reports.made_up_result import facts

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


@settings(max_examples=40, deadline=None)
@given(st.lists(MEASURES, max_size=3), RESULTS)
def test_facts_come_back_from_their_text_the_same(measures, before):
    snapshot = replace(made_up.a_snapshot(*measures), result=before)
    assert from_json(to_json(snapshot)) == snapshot
    assert to_json(from_json(to_json(snapshot))) == to_json(snapshot)


NEW_IN_3 = (*("result", "history", "levels", "instruments", "analysis", "words", "letter", "maker", "chain"),)


def test_every_fact_of_a_memo_comes_back_too():
    chain = made_up.the_chain(opinion="agree", on=date(2026, 2, 20))
    letter = LetterFacts("25", date(2026, 2, 19))
    whole = facts(chain=chain, letter=letter, words=(WordFacts("closing", "{คะแนนรวม}"),))
    assert from_json(to_json(whole)) == whole


def an_old_text(schema, **values):
    """What the portal wrote when it knew nothing of results as a whole."""
    now = json.loads(to_json(made_up.a_snapshot()))
    kept = {name: each for name, each in now.items() if name not in NEW_IN_3}
    return json.dumps(kept | {"schema": schema} | values)


def test_a_chain_that_was_sealed_before_it_knew_who_records_paper_is_read():
    snapshot = replace(made_up.a_snapshot(), chain=made_up.the_chain())
    values = json.loads(to_json(snapshot))
    for step in values["chain"]:
        del step["recorded_by"]
    assert from_json(json.dumps(values)) == snapshot


def test_facts_that_were_sealed_before_agencies_named_their_subdistrict_are_read():
    values = json.loads(to_json(made_up.a_snapshot()))
    del values["agency"]["subdistrict"]
    assert from_json(json.dumps(values)) == made_up.a_snapshot()


def test_a_text_of_the_first_schema_is_read_without_a_result():
    assert from_json(an_old_text(1)) == made_up.a_snapshot()


def test_a_text_of_the_second_schema_keeps_the_result_it_had():
    before = {"year": 2568, "total": "95.01", "level": "ผ่าน", "rank": "12"}
    expected = replace(made_up.a_snapshot(), result=ResultFacts(2568, Decimal("95.01"), "ผ่าน", "12"))
    assert from_json(an_old_text(2, before=before)) == expected
    assert from_json(an_old_text(2, before=None)) == made_up.a_snapshot()


@pytest.mark.parametrize("schema", [1, 2])
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.code)
def test_every_report_is_printed_from_facts_of_earlier_schemas_as_from_those_of_now(form, schema):
    old = from_json(an_old_text(schema))
    assert render(form.arrange(old, "thai"), "html") == render(
        form.arrange(made_up.a_snapshot(), "thai"), "html"
    )


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


def test_no_fact_can_be_changed_once_it_is_taken():
    kinds = [each for each in vars(every_fact).values() if isinstance(each, type) and is_dataclass(each)]
    assert len(kinds) == 17
    assert [each.__name__ for each in kinds if not each.__dataclass_params__.frozen] == []


def test_a_day_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="day is out of range"):
        from_json(to_json(made_up.a_snapshot()).replace("2026-09-30", "2026-09-31"))
