"""Instruments, totals and indicators from items: figures of real documents, and an oracle of fractions."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest

from assessments.rules import IndicatorRule, InstrumentRule, Result, YearRules
from assessments.scoring import compute, half_up, indicator_from_items, instrument_score, total_score
from tests.assessments.years import YEAR_2564, YEAR_2567, D, khuankhanun, scores


def oracle(points: Fraction) -> str:
    """Points half up to two decimals, by whole numbers alone."""
    hundredths = (points * 200 + 1) // 2
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def test_p10_document_003_gives_95_01():
    computed = compute(YEAR_2567, khuankhanun())
    assert computed.total == D("95.01")
    assert {code: str(score) for code, score in computed.instruments.items()} == {
        "IIT": "97.32",
        "EIT": "86.05",
        "OIT": "100.00",
    }


def test_p10_the_other_figures_of_document_003_give_another_total():
    wrong = {**khuankhanun().indicators, 4: D("96.41"), 8: D("93.29")}
    assert total_score(YEAR_2567, wrong) == D("97.00")


def test_p10_thousand_random_results_equal_the_oracle():
    dice = random.Random(2567)
    for _ in range(1000):
        hundredths = [dice.choice((dice.randint(0, 10_000), 10_000, 0)) for _ in range(10)]
        indicators = {number: D(each) / 100 for number, each in enumerate(hundredths, 1)}
        iit, eit, oit = (
            Fraction(sum(part), 100 * len(part)) for part in (hundredths[:5], hundredths[5:8], hundredths[8:])
        )
        assert str(total_score(YEAR_2567, indicators)) == oracle(
            Fraction(30, 100) * iit + Fraction(30, 100) * eit + Fraction(40, 100) * oit
        )
        computed = compute(YEAR_2567, Result(indicators)).instruments
        assert [str(computed[code]) for code in ("IIT", "EIT", "OIT")] == [*map(oracle, (iit, eit, oit))]


def test_p10_thousand_random_rules_equal_the_oracle():
    """Other years may have other weights, and other numbers of instruments and indicators."""
    dice = random.Random(2570)
    for _ in range(1000):
        cuts = sorted(dice.sample(range(1, 10_000), dice.randint(0, 4)))
        weights = [b - a for a, b in zip([0, *cuts], [*cuts, 10_000], strict=True)]
        sizes = [dice.randint(1, 11) for _ in weights]
        owners = [code for code, size in enumerate(sizes) for _ in range(size)]
        points = [dice.randint(0, 10_000) for _ in owners]
        expected = sum(
            Fraction(weight, 10_000)
            * Fraction(sum(p for p, owner in zip(points, owners, strict=True) if owner == code), 100 * size)
            for code, (weight, size) in enumerate(zip(weights, sizes, strict=True))
        )
        rules = YearRules(
            year=2570,
            instruments=tuple(
                InstrumentRule(
                    str(code),
                    "",
                    D(weight) / 100,
                    tuple(n for n, owner in enumerate(owners, 1) if owner == code),
                )
                for code, weight in enumerate(weights)
            ),
            indicators=tuple(IndicatorRule(n, "", str(owner)) for n, owner in enumerate(owners, 1)),
            levels=(),
        )
        assert str(total_score(rules, {n: D(p) / 100 for n, p in enumerate(points, 1)})) == oracle(expected)


def test_p10_a_total_exactly_between_two_hundredths_goes_up():
    """IIT 0.05 weighs 0.015 of the total: half up 0.02. A third must not come out as 0.00499…"""
    assert total_score(YEAR_2567, scores("0.25", *["0.00"] * 9)) == D("0.02")
    # EIT (0.01 + 0.02 + 0.02) / 3 × 0.30 = 0.005
    assert total_score(YEAR_2567, scores(*["0.00"] * 5, "0.01", "0.02", "0.02", "0.00", "0.00")) == D("0.01")


def test_p10_thirds_of_several_instruments_lose_nothing():
    """Three instruments of three indicators and weight 10: (0.1 + 0.4 + 1.0) / 3 = 0.5, a total of 0.005."""
    sizes, weights = (3, 3, 3, 1), ("10", "10", "10", "70")
    first = [sum(sizes[:place]) + 1 for place in range(4)]
    rules = YearRules(
        year=2570,
        instruments=tuple(
            InstrumentRule(str(place), "", D(weights[place]), tuple(range(first[place], first[place] + size)))
            for place, size in enumerate(sizes)
        ),
        indicators=(),
        levels=(),
    )
    points = scores(*("0.01", "0.00", "0.00"), *("0.04", "0.00", "0.00"), *("0.10", "0.00", "0.00"), "0.00")
    assert total_score(rules, points) == D("0.01")


def test_half_up_is_not_half_even():
    assert [half_up(D(value)) for value in ("0.005", "0.015", "94.995", "94.99499")] == [
        D("0.01"),
        D("0.02"),
        D("95.00"),
        D("94.99"),
    ]


def test_nine_indicators_give_no_total_and_only_the_whole_instruments():
    nine = {number: score for number, score in khuankhanun().indicators.items() if number != 7}
    assert compute(YEAR_2567, Result(nine)).total is None
    assert compute(YEAR_2567, Result(nine)).instruments == {
        "IIT": D("97.32"),
        "EIT": None,
        "OIT": D("100.00"),
    }


def test_a_result_of_which_only_the_total_is_known_computes_nothing():
    document_004 = Result(announced_total=D("59.42"), announced_level="D")
    assert compute(YEAR_2564, document_004).total is None
    assert set(compute(YEAR_2564, document_004).instruments.values()) == {None}


def test_an_instrument_of_one_score_is_that_score():
    assert instrument_score(InstrumentRule("X", "", D(100), (3,)), scores("1", "2", "3.10")) == D("3.10")


def full(*missed: str) -> dict[str, Decimal]:
    """Every item of 2564 at 100 but the missed ones."""
    return {item.code: D(0) if item.code in missed else D(100) for item in YEAR_2564.items}


@pytest.mark.parametrize(
    ("missed", "indicator", "expected"),
    [
        ((), 9, "100.00"),
        (("O1",), 9, "97.78"),  # 8 of 9 in 9.1, one of five: as printed for an agency of Phichit
        (("O34",), 10, "93.75"),  # 7 of 8 in 10.1, one of two: likewise
        (("O42",), 10, "75.00"),  # 1 of 2 in 10.2
        (("O25", "O29"), 9, "91.00"),  # 3 of 4 and 4 of 5
        (("O18", "O10", "O1"), 9, "92.42"),  # 6/7, 7/8, 8/9 and two whole: (0.857142…+0.875+0.888…+2)/5
    ],
)
def test_oit_of_2564_counts_sub_indicators_alike(missed, indicator, expected):
    assert indicator_from_items(YEAR_2564, indicator, full(*missed)) == D(expected)


def test_items_that_are_not_all_known_give_nothing():
    items = full()
    del items["O33"]
    assert indicator_from_items(YEAR_2564, 9, items) is None
    assert indicator_from_items(YEAR_2564, 10, items) == D("100.00")


def test_a_year_whose_rule_or_items_nobody_knows_gives_nothing():
    assert indicator_from_items(YEAR_2567, 9, full()) is None  # no items in these rules
    assert indicator_from_items(YEAR_2564, 1, full()) is None
