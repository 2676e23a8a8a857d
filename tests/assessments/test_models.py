"""What the database itself refuses of results, findings and targets."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from assessments.models import (
    AnalysisSettings,
    Assessment,
    Finding,
    Indicator,
    IndicatorScore,
    InstrumentPart,
    Issue,
    Item,
    ItemScore,
    OwnIssueItems,
    PartScore,
    YearTarget,
)

D = Decimal


@pytest.fixture
def result(tharnsai):
    return Assessment.objects.create(agency=tharnsai.agency, fiscal_year_id=2567, announced_total=D("95.01"))


def indicator() -> Indicator:
    return Indicator.objects.get(fiscal_year=2567, number=8)


def issue() -> Issue:
    return Issue.objects.get(fiscal_year=2567, number=4)


def part() -> InstrumentPart:
    return InstrumentPart.objects.get(instrument__fiscal_year=2567, number=1)


def item() -> Item:
    return Item.objects.get(fiscal_year=2567, code="i10")


@pytest.mark.parametrize("points", [D("-0.01"), D("100.01")])
@pytest.mark.parametrize(
    "row",
    [
        lambda result, score: Assessment(agency=result.agency, fiscal_year_id=2566, announced_total=score),
        lambda result, score: IndicatorScore(assessment=result, indicator=indicator(), score=score),
        lambda result, score: PartScore(assessment=result, part=part(), score=score),
        lambda result, score: ItemScore(assessment=result, item=item(), score=score),
        lambda result, score: YearTarget(agency=result.agency, indicator=indicator(), score=score),
        lambda result, score: AnalysisSettings(agency=result.agency, draft_below=score),
    ],
)
def test_no_score_is_below_0_or_above_100(result, row, points):
    with pytest.raises(IntegrityError), transaction.atomic():
        row(result, points).save()
    row(result, D("100.00")).save()


@pytest.mark.parametrize(
    "row",
    [
        lambda result: Assessment(agency=result.agency, fiscal_year_id=2567),
        lambda result: IndicatorScore(assessment=result, indicator=indicator(), score=D(1)),
        lambda result: PartScore(assessment=result, part=part(), score=D(1)),
        lambda result: ItemScore(assessment=result, item=item(), score=D(1)),
        lambda result: Finding(assessment=result, issue=issue(), order=1, text="ยืมไม่ถูกต้อง"),
        lambda result: YearTarget(agency=result.agency, indicator=indicator(), score=D(1)),
        lambda result: OwnIssueItems(agency=result.agency, issue=issue()),
    ],
)
def test_each_thing_stands_once(result, row):
    if not isinstance(row(result), Assessment):
        row(result).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        row(result).save()


@pytest.mark.parametrize(
    "values",
    [
        {"order": 0, "text": "ยืมไม่ถูกต้อง"},
        {"order": 1, "text": "ยืมไม่ถูกต้อง", "nothing_found": True},
        {"order": 1},
    ],
)
def test_a_finding_says_something_and_nothing_found_says_nothing_else(result, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.create(assessment=result, issue=issue(), **values)


def test_one_item_may_stand_under_several_findings(result):
    for number in (1, 2):
        finding = Finding.objects.create(
            assessment=result,
            issue=Issue.objects.get(fiscal_year=2567, number=number),
            order=1,
            text="ไม่เป็นไปตามขั้นตอนและระยะเวลา",
        )
        finding.items.set(Item.objects.filter(fiscal_year=2567, code__in=["i1", "e1"]))
    assert Finding.objects.filter(items__code="i1").count() == 2


def test_the_neighbour_sees_nothing_of_it(result, tharnsai, dontawan):
    IndicatorScore.objects.create(assessment=result, indicator=indicator(), score=D(1))
    Finding.objects.create(assessment=result, issue=issue(), order=1, nothing_found=True)
    for model in (Assessment, IndicatorScore, Finding):
        assert model.objects.of_agency(tharnsai.agency).exists()
        assert not model.objects.of_agency(dontawan.agency).exists()
