"""Ways to the next levels: worked out by hand for document 003, and tried out point by point."""

import random
from dataclasses import replace
from itertools import combinations_with_replacement

import pytest

from assessments.distance import distances
from assessments.rules import IndicatorRule, InstrumentRule, LevelRule, PartRule, Result, YearRules
from assessments.scoring import instrument_score, total_score
from tests.assessments.years import YEAR_2564, YEAR_2567, D, khuankhanun, scores


def steps(way):
    return [(each.number, str(each.score), str(each.target)) for each in way.raises]


def test_document_003_lacks_only_the_knowledge_of_two_parts():
    good, excellent = distances(YEAR_2567, khuankhanun())
    assert (good.level, good.total_short) == ("ผ่านดี", D("0.00"))
    assert [steps(way) for way in good.ways] == [[]]
    assert [(each.name, each.met) for each in good.conditions] == [
        ("EIT ส่วนที่ 1", None),
        ("EIT ส่วนที่ 2", None),
    ]
    assert good.sentence == (
        "ถึงระดับ ผ่านดี: คะแนนตัวชี้วัดถึงเกณฑ์แล้ว แต่ EIT ส่วนที่ 1 และ 2 ต้องได้ไม่น้อยกว่า 85.00 ซึ่งยังไม่ทราบคะแนน"
    )
    assert excellent.level == "ผ่านดีเยี่ยม"


def test_document_003_to_excellent_must_lift_eit_by_26_84():
    """93.67 + 91.19 + 73.29 = 258.15; a mean that is printed as 95.00 needs 284.985, hence 284.99."""
    way = distances(YEAR_2567, khuankhanun())[1].ways[0]
    assert steps(way) == [(8, "73.29", "100.00"), (7, "91.19", "91.32")]
    assert way.points == D("26.84")
    assert way.by_instrument == {"EIT": D("26.84")}
    assert way.total == D("97.69")  # 0.3 × 97.318 + 0.3 × 284.99 / 3 + 40 = 97.6944


def test_a_level_that_was_announced_and_is_possible_needs_no_way():
    found = distances(YEAR_2567, khuankhanun(announced_level="ระดับ ผ่านดี"))
    assert [distance.level for distance in found] == ["ผ่านดีเยี่ยม"]
    for not_possible in ("ผ่านดีเยี่ยม", "ต้องปรับปรุง", "A", ""):
        found = distances(YEAR_2567, khuankhanun(announced_level=not_possible))
        assert [distance.level for distance in found] == ["ผ่านดี", "ผ่านดีเยี่ยม"]


def test_a_part_below_the_least_score_is_named_with_what_it_lacks():
    result = khuankhanun(parts={("EIT", 1): D("98.81"), ("EIT", 2): D("73.29")})
    good = distances(YEAR_2567, result)[0]
    assert [(each.name, each.short) for each in good.conditions] == [("EIT ส่วนที่ 2", D("11.71"))]
    assert good.sentence.endswith("EIT ส่วนที่ 2 ต้องได้ไม่น้อยกว่า 85.00 (ได้ 73.29 ขาด 11.71)")


def test_letters_are_reached_through_oit_first_because_its_points_weigh_most():
    """80 everywhere is 80.00, B. To 85 the total lacks 5: OIT point 0.20, EIT 0.10, IIT 0.06.

    84.995 is printed as 85.00: 4.995 / 0.20 = 24.975 → 24.98 of OIT's 40; 49.95 of EIT's, 83.25 of IIT's.
    """
    result = Result(scores(*["80.00"] * 10))
    to_a, to_aa = distances(YEAR_2564, result)
    assert (to_a.level, to_a.total_short) == ("A", D("5.00"))
    assert [(way.by_instrument, way.total) for way in to_a.ways] == [
        ({"OIT": D("24.98")}, D("85.00")),
        ({"EIT": D("49.95")}, D("85.00")),
        ({"IIT": D("83.25")}, D("85.00")),
    ]
    assert steps(to_a.ways[0]) == [(9, "80.00", "100.00"), (10, "80.00", "84.98")]
    # To 95: OIT full gives 8, the other 6.995 come from EIT: 69.95 are more than its 60, so IIT gives 16.59.
    assert to_aa.level == "AA"
    assert to_aa.ways[0].by_instrument == {"IIT": D("16.59"), "EIT": D("60.00"), "OIT": D("40.00")}


def test_conditions_are_paid_first_and_count_towards_the_total():
    """IIT has 80, so ผ่านดี demands 5 × 4.995 = 24.975 → 24.98 points of it, though OIT is cheaper."""
    result = Result(
        scores(*["80.00"] * 5, *["90.00"] * 3, *["82.00"] * 2),
        parts={("EIT", 1): D("90.00"), ("EIT", 2): D("90.00")},
    )
    passed, good, _ = distances(YEAR_2567, result)
    assert (passed.level, passed.total_short) == ("ผ่าน", D("1.20"))  # 24 + 27 + 32.8 = 83.80
    assert passed.ways[0].by_instrument == {"OIT": D("5.98")}  # 1.195 / 0.20 = 5.975
    assert good.ways[0].by_instrument == {"IIT": D("24.98"), "OIT": D("5.99")}
    assert [condition.name for condition in good.conditions] == ["IIT", "OIT"]


def test_the_best_level_has_nothing_above_it():
    assert distances(YEAR_2567, Result(scores(*["100.00"] * 10))) == ()


def test_a_total_alone_has_a_distance_and_no_way():
    """Document 004: 59.42, level D, no indicators."""
    found = distances(YEAR_2564, Result(announced_total=D("59.42"), announced_level="D"))
    assert [(each.level, each.total_short, each.ways) for each in found] == [
        ("C", D("5.58"), ()),
        ("B", D("15.58"), ()),
        ("A", D("25.58"), ()),
        ("AA", D("35.58"), ()),
    ]
    unknown = "แต่ต้องทราบคะแนนของทุกตัวชี้วัดก่อน จึงบอกได้ว่าต้องเพิ่มที่ใด"
    assert found[0].sentence == f"ถึงระดับ C: คะแนนรวมขาดอีก 5.58 คะแนน {unknown}"
    good = distances(YEAR_2567, Result(announced_total=D("96.04")))[0]
    assert good.sentence.startswith(f"ถึงระดับ ผ่านดี: คะแนนรวมถึงเกณฑ์แล้ว {unknown} และ EIT ส่วนที่ 1 และ 2")


def test_no_result_has_no_distance():
    assert distances(YEAR_2567, Result()) == ()


def test_a_total_of_nothing_still_finds_its_way():
    found = distances(YEAR_2564, Result(scores(*["0.00"] * 10)))
    assert found[0].level == "E"
    assert found[0].ways[0].total == D("50.00")


SMALL = YearRules(
    year=2570,
    instruments=(
        InstrumentRule("X", "", D("25.00"), (1, 2)),
        InstrumentRule("Y", "", D("34.50"), (3,), (PartRule("Y", 1, "Y ส่วนที่ 1"),)),
        InstrumentRule("Z", "", D("40.50"), (4, 5, 6)),
    ),
    indicators=tuple(IndicatorRule(number, "", owner) for number, owner in enumerate("XXYZZZ", 1)),
    levels=(
        LevelRule("ดีมาก", D("90.00"), D("100.00"), True, D("90.00")),
        LevelRule("ดี", D("90.00"), D("100.00"), True),
        LevelRule("พอใช้", D("0.00"), D("89.99"), False),
    ),
)


def cheapest_by_trying(result: Result, least: D | None) -> int:
    """Hundredths of points, found by trying every way to give 0, 1, 2 … of them to the indicators."""
    for points in range(13):
        for given in combinations_with_replacement(result.indicators, points):
            raised = {
                number: score + D(given.count(number)) / 100 for number, score in result.indicators.items()
            }
            if max(raised.values()) > 100 or total_score(SMALL, raised) < D("90.00"):
                continue
            if least is None or all(instrument_score(rule, raised) >= least for rule in SMALL.instruments):
                return points
    raise AssertionError("no way within 12 hundredths")


@pytest.mark.parametrize("seed", range(12))
def test_no_cheaper_way_is_found_by_trying(seed):
    dice = random.Random(seed)
    result = Result({number: D(9000 + dice.randint(-3, 1)) / 100 for number in range(1, 7)})
    found = {each.level: each for each in distances(SMALL, result)}
    assert found, "every one of these results is below a level"
    for level, least in (("ดี", None), ("ดีมาก", D("90.00"))):
        if level in found:
            assert found[level].ways[0].points * 100 == cheapest_by_trying(result, least)
            assert found[level].ways[0].total >= D("90.00")


@pytest.mark.parametrize("seed", range(50))
def test_every_way_reaches_its_level_and_no_score_passes_100(seed):
    dice = random.Random(seed)
    result = Result(
        {number: D(dice.randint(3000, 10_000)) / 100 for number in range(1, 11)},
        parts={("EIT", 1): D("95.00"), ("EIT", 2): D("95.00")},
    )
    for distance in distances(YEAR_2567, result):
        level = next(level for level in YEAR_2567.levels if level.name == distance.level)
        assert distance.ways == tuple(sorted(distance.ways, key=lambda way: way.points))
        for way in distance.ways:
            targets = {each.number: each.target for each in way.raises}
            assert all(D(0) < each.points and each.target <= 100 for each in way.raises)
            reached = {**result.indicators, **targets}
            assert total_score(YEAR_2567, reached) == way.total >= level.minimum
            for code in ("IIT", "OIT") if level.part_minimum else ():
                assert instrument_score(YEAR_2567.instrument(code), reached) >= level.part_minimum


def test_the_same_result_gives_the_same_ways():
    result = khuankhanun()
    shuffled = replace(result, indicators=dict(reversed(result.indicators.items())))
    assert distances(YEAR_2567, result) == distances(YEAR_2567, shuffled)
