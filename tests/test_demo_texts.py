"""The texts of the demonstration are clean Thai and keep the rules of what they are stored as."""

import re
from collections import Counter

import pytest

from assessments.analysis.lines import lines_of
from ita_portal.thai import clean
from measures.rules import check
from measures.steps import read_steps, write_steps
from reports.demonstration.measures import measures_of, years
from reports.demonstration.results import findings_of

DRAFTS = [(year, number, draft) for year in years() for number, draft in enumerate(measures_of(year), 1)]
FINDINGS = [finding.draft for year in years() for finding in findings_of(year - 1)]
NAMES = [f"{year}-{number}" for year, number, _ in DRAFTS]
LATIN = {"E-Service", "No", "Gift", "Policy", "OIT"}


def texts(draft) -> list[str]:
    steps = [text for step in draft.steps for text in (step.text, step.result)]
    fields = [draft.name, draft.to_improve, draft.follow_up, draft.cannot_reason, draft.summary, draft.result]
    return [*fields, *draft.owners, *steps]


def assert_clean(text: str) -> None:
    assert clean(text) == text
    assert set(re.findall(r"[A-Za-z][A-Za-z-]*", text)) <= LATIN
    assert not re.search(r"[๐-๙]| {2}|\bTODO\b", text)


@pytest.mark.parametrize(("year", "number", "draft"), DRAFTS, ids=NAMES)
def test_every_measure_keeps_the_rules_and_lies_in_its_year(year, number, draft):
    assert check(draft) == []
    assert draft.aim in ("keep", "raise")
    assert (draft.start.year + 543, draft.start.month) >= (year - 1, 10)
    assert (draft.end.year + 543, draft.end.month) <= (year, 9)


@pytest.mark.parametrize(("year", "number", "draft"), DRAFTS, ids=NAMES)
def test_every_text_is_clean_thai(year, number, draft):
    for text in texts(draft):
        assert_clean(text)
    assert len(draft.name) > 30
    assert len(draft.to_improve) > 60


@pytest.mark.parametrize(("year", "number", "draft"), DRAFTS, ids=NAMES)
def test_steps_bear_no_number_of_their_own(year, number, draft):
    steps = [step.text for step in draft.steps]
    assert read_steps(write_steps(steps)) == steps


def test_no_text_stands_in_two_measures():
    found = Counter(
        text for _, _, draft in DRAFTS for text in (draft.name, draft.to_improve, draft.follow_up)
    )
    assert [text for text, times in found.items() if times > 1] == []


def test_every_finding_is_clean_thai_with_a_recommendation_a_line():
    for draft in FINDINGS:
        assert_clean(draft.text)
        assert_clean(draft.recommendation)
        assert "\n".join(lines_of(draft.recommendation)) == draft.recommendation
        assert draft.nothing_found or (len(draft.text) > 60 and len(draft.recommendation) > 50)


def test_no_text_stands_in_two_findings():
    lines = [line for draft in FINDINGS for line in lines_of(draft.recommendation)]
    found = Counter([*lines, *(draft.text for draft in FINDINGS if draft.text)])
    assert [text for text, times in found.items() if times > 1] == []
