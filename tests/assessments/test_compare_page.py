"""A result beside last year's, its targets, all years, and the agencies of the same kind."""

from decimal import Decimal

import pytest

from assessments.actions import set_targets, store_scores
from assessments.bars import scale_of
from assessments.history import columns_of
from assessments.models import Assessment, Indicator, IndicatorScore
from assessments.rules import Result
from assessments.standing import standings_of
from ita_portal.accounts.models import Agency
from tests.assessments.test_scores_page import markup, words
from tests.assessments.years import YEAR_2564, YEAR_2567, khuankhanun
from tests.people import browser_of

D = Decimal
HERE = "/tharnsai/2567/scores/compare/"


@pytest.fixture
def town(tharnsai):
    """ธารใส with the results of 2563, 2566 and 2567."""
    actor = tharnsai.actor(tharnsai.administrator)
    before = khuankhanun().indicators | {1: D("94.00"), 8: D("75.00")}
    for year, result in {
        2563: Result(announced_total=D("59.42"), announced_level="D"),
        2566: Result(before, announced_total=D("94.00"), announced_level="ผ่าน"),
        2567: khuankhanun(),
    }.items():
        store_scores(actor=actor, year=year, result=result, version=0)
    return tharnsai


def other(
    code: str, total: str, first: str = "", *, province: str = "นครธารา", kind: str = "subdistrict"
) -> None:
    """An agency of the national file with its announced total of 2567, and its first indicator."""
    agency = Agency.objects.create(code=code, name=code, kind=kind, district="ก", province=province)
    result = Assessment.objects.create(agency=agency, fiscal_year_id=2567, announced_total=D(total))
    if first:
        indicator = Indicator.objects.get(fiscal_year=2567, number=1)
        IndicatorScore.objects.create(assessment=result, indicator=indicator, score=D(first))


def own(*scores: Decimal) -> dict[int, tuple[int, Decimal]]:
    """Scores of the first indicators of 2567, each with the id of its indicator."""
    ids = dict(Indicator.objects.filter(fiscal_year=2567).values_list("number", "pk"))
    return {number: (ids[number], score) for number, score in enumerate(scores, start=1)}


def test_each_score_stands_beside_last_years_and_its_target(town):
    set_targets(actor=town.actor(town.administrator), year=2567, targets={1: D("95.00"), 8: D("80.00")})
    page = words(browser_of(town.mayor).get(HERE))
    assert "95.01 ระดับ ผ่าน จากปี 2566 เพิ่มขึ้น 1.01 ลำดับที่ประกาศ 1,014" in page
    assert "การปฏิบัติหน้าที่ ปี 2566 ได้ 94.00 เปลี่ยนแปลง +1.55 เป้าหมายปี 2567 คือ 95.00 ถึงแล้ว 95.55" in page
    assert "เปลี่ยนแปลง −1.71 เป้าหมายปี 2567 คือ 80.00 ไม่ถึง 73.29" in page
    assert "ขาด 11.71" in page


def test_the_distance_to_next_years_target_is_not_taken_for_this_years(town):
    set_targets(actor=town.actor(town.administrator), year=2567, targets={1: D("95.00")})
    set_targets(actor=town.actor(town.administrator), year=2568, targets={1: D("98.00")})
    page = words(browser_of(town.mayor).get(HERE))
    assert "ถึงเป้าหมาย ปี 2568 1 การปฏิบัติหน้าที่" in page
    assert "เป้าหมายปี 2567 คือ 95.00 ถึงแล้ว 95.55 อีก 2.45" in page


def test_a_line_does_not_break_within_the_name_of_the_province(town):
    page = markup(browser_of(town.mayor).get(HERE))
    assert '<span class="together">จังหวัดนครธารา</span>' in page


def test_the_history_shows_every_year_and_its_gaps(town):
    page = words(browser_of(town.mayor).get(HERE))
    assert "59.42 D 2563 ไม่มีข้อมูล 2564 ไม่มีข้อมูล 2565 94.00 ผ่าน 2566 95.01 ผ่าน 2567" in page
    assert "ไม่พบคะแนนปี 2564 ในระบบ" in page
    assert "2563 59.42 D ที่ประกาศ" in page
    assert "กรอกคะแนนปี 2564" not in page
    assert "กรอกคะแนนปี 2564" in words(browser_of(town.administrator).get(HERE))


def test_a_total_that_was_not_announced_is_said_to_be_computed():
    rules = {2564: YEAR_2564, 2567: YEAR_2567}
    computed = khuankhanun(announced_total=None, announced_level="")
    (column,) = columns_of(rules, {2566: Result(), 2567: computed})
    assert (column.total, column.level, column.announced) == (D("95.01"), "", False)


def test_a_level_announced_with_the_word_level_is_called_as_on_the_chart_of_the_memo():
    (column,) = columns_of({2567: YEAR_2567}, {2567: khuankhanun(announced_level="ระดับ ผ่านดี")})
    assert column.level == "ผ่านดี"


def test_rank_and_mean_count_only_agencies_of_the_same_kind(town):
    other("a", "96.00")
    other("b", "90.00")
    other("c", "97.00", province="สงขลา")
    other("d", "99.00", kind="town")
    province, country = standings_of(town.agency, 2567, D("95.01")).total
    # (95.01 + 96 + 90) / 3 = 93.67; with 97: 378.01 / 4 = 94.5025
    assert (province.where, province.count, province.mean, province.rank) == (
        "จังหวัดนครธารา",
        3,
        D("93.67"),
        2,
    )
    assert (country.where, country.count, country.mean, country.rank) == ("ทั้งประเทศ", 4, D("94.50"), 3)
    assert province.difference == D("1.34")
    page = words(browser_of(town.mayor).get(HERE))
    assert "จังหวัดนครธารา 3 93.67 +1.34 2" in page
    assert "ทั้งประเทศ 4 94.50 +0.51 3" in page


def test_each_indicator_has_its_mean_and_rank_in_province_and_country(town):
    other("a", "96.00", "97.00")
    other("b", "90.00", "95.55")
    other("c", "97.00", "80.00", province="สงขลา")
    other("d", "99.00", "99.00", kind="town")
    found = standings_of(town.agency, 2567, D("95.01"), own(D("95.55"), D("97.02"))).indicators
    # (95.55 + 97 + 95.55) / 3 = 96.0333; with 80: 368.10 / 4 = 92.025; of indicator 2 nobody else has a score
    assert list(found) == [1]
    province, country = found[1]
    assert (province.count, province.mean, province.rank) == (3, D("96.03"), 2)
    assert (country.count, country.mean, country.rank, country.difference) == (4, D("92.03"), 2, D("3.52"))
    page = words(browser_of(town.mayor).get(HERE))
    assert "ตัวชี้วัด คะแนน เฉลี่ยจังหวัด ลำดับ เฉลี่ยประเทศ ลำดับ" in page
    assert "1 การปฏิบัติหน้าที่ 95.55 96.03 2 92.03 2" in page
    assert "2 การใช้งบประมาณ" not in page.partition("เฉลี่ยประเทศ ลำดับ")[2]


def test_p03_an_indicator_of_two_agencies_is_not_compared(town):
    other("a", "96.00", "97.00")
    other("b", "90.00")
    found = standings_of(town.agency, 2567, D("95.01"), own(D("95.55")))
    assert (len(found.total), found.indicators) == (2, {})


def test_p03_of_two_agencies_the_mean_would_tell_the_others_score(town):
    other("a", "96.00")
    assert not standings_of(town.agency, 2567, D("95.01"), own(D("95.55")))
    page = words(browser_of(town.mayor).get(HERE))
    assert "ไม่ถึง 3 แห่ง" in page
    assert "96.00" not in page


def test_the_page_takes_at_most_fifteen_queries_however_many_years(town, django_assert_max_num_queries):
    actor = town.actor(town.administrator)
    for year in (2564, 2565, 2568, 2569):
        store_scores(actor=actor, year=year, result=khuankhanun(announced_level=""), version=0)
    other("a", "96.00")
    other("b", "90.00")
    browser = browser_of(town.mayor)
    browser.get(HERE)  # once a minute the session is written down as in use
    with django_assert_max_num_queries(15):
        browser.get(HERE)


def test_a_year_without_result_says_who_enters_it(town):
    page = words(browser_of(town.mayor).get("/tharnsai/2565/scores/compare/"))
    assert "ยังไม่มีคะแนนปี 2565" in page
    assert "ผู้ดูแลระบบของหน่วยงานเป็นผู้กรอก" in page
    assert "95.01 ผ่าน 2567" in page


def test_bars_grow_from_the_line_right_above_and_left_below():
    scale = scale_of(D(85), [D("92.50"), D("77.50")])
    assert (scale.low, scale.left) == (D(70), 1)
    above, below = scale.bar(D("92.50"), D(100)), scale.bar(D("77.50"))
    assert (above.threshold, above.x, above.width, above.short, above.target) == (
        *("50.0%", "50.0%", "25.0%"),
        False,
        "100.0%",
    )
    assert (below.x, below.width, below.short, below.target) == ("25.0%", "25.0%", True, "")


def test_a_low_score_gets_a_longer_scale_and_never_leaves_it():
    assert scale_of(D(85), [D("42.00")]).low == D(40)
    scale = scale_of(D(85), [D("3.00")])
    assert (scale.low, scale.bar(D("3.00")).x) == (D(10), "0.0%")
