"""What the other apps ask of the rules: each answer is one query, in the order of the forms."""

from decimal import Decimal

import pytest

from assessments import selectors
from assessments.models import RuleList

pytestmark = pytest.mark.django_db


@pytest.fixture
def one_query(django_assert_num_queries):
    """Asks, reads every row with what hangs on it, and counts."""

    def ask(rows, read):
        with django_assert_num_queries(1):
            return [read(row) for row in rows]

    return ask


def test_years_come_newest_first_and_say_whether_they_are_verified(one_query):
    years = one_query(selectors.years(), lambda year: (year.year, year.verified))
    assert [year for year, _ in years] == [2569, 2568, 2567, 2566, 2565, 2564, 2563]
    assert not any(verified for _, verified in years)
    RuleList.objects.filter(fiscal_year=2566).update(verified=True)
    assert dict(one_query(selectors.years(), lambda year: (year.year, year.verified)))[2566]


def test_indicators_of_a_year_with_their_instruments(one_query):
    rows = one_query(selectors.indicators_of(2566), lambda row: (row.number, row.instrument.code))
    assert rows[0] == (1, "IIT")
    assert rows[-1] == (10, "OIT")
    assert len(rows) == 10


def test_sub_indicators_of_a_year_stand_10_after_9(one_query):
    rows = one_query(selectors.sub_indicators_of(2566), lambda row: (row.indicator.number, row.code))
    assert rows[4:] == [(9, "9.5"), (10, "10.1"), (10, "10.2")]


def test_issues_items_and_levels_of_a_year(one_query):
    assert one_query(selectors.issues_of(2568), lambda row: row.number) == [1, 2, 3, 4, 5, 6, 7]
    items = one_query(selectors.items_of(2568), lambda row: (row.code, row.indicator.number))
    assert items[0] == ("i1", 1)
    assert items[-1] == ("O28", 10)
    levels = one_query(selectors.levels_of(2565), str)
    assert levels == ["AA", "A", "B", "C", "D", "E", "F"]


def test_lists_that_nobody_checked_are_named(one_query):
    assert one_query(selectors.unverified_lists_of(2567), str) == [
        "ข้อที่เกี่ยวข้องกับแต่ละประเด็น",
        "วิธีคิดคะแนนตัวชี้วัดจากข้อ",
        "ข้อคำถามและข้อการเปิดเผยข้อมูล EIT",
        "ข้อคำถามและข้อการเปิดเผยข้อมูล IIT",
        "ข้อคำถามและข้อการเปิดเผยข้อมูล OIT",
        "ตัวชี้วัดย่อย",
    ]


def test_a_year_without_rules_has_none(one_query):
    assert one_query(selectors.indicators_of(2499), str) == []


def test_rules_as_values_for_computing(django_assert_num_queries):
    with django_assert_num_queries(8):
        rules = selectors.rules_of(2567)
    assert [(rule.code, str(rule.weight), rule.indicators) for rule in rules.instruments] == [
        ("IIT", "30.00", (1, 2, 3, 4, 5)),
        ("EIT", "30.00", (6, 7, 8)),
        ("OIT", "40.00", (9, 10)),
    ]
    assert [part.key for part in rules.parts] == [("EIT", 1), ("EIT", 2)]
    assert (rules.indicator(8).name, rules.indicator(8).instrument) == ("การปรับปรุงการทำงาน", "EIT")
    assert [(level.name, level.part_minimum) for level in rules.levels][:3] == [
        ("ผ่านดีเยี่ยม", Decimal("95.00")),
        ("ผ่านดี", Decimal("85.00")),
        ("ผ่าน", None),
    ]
    assert rules.foreign_levels == {"AA", "A", "B", "C", "D", "E", "F"}
    assert rules.unverified == {"sub_indicators", "items", "item_rules", "issue_items"}
    assert (rules.items[-1].code, rules.items[-1].sub_indicator) == ("O35", "10.2")


def test_rules_of_all_years_cost_as_many_queries_as_those_of_one(django_assert_num_queries):
    with django_assert_num_queries(8):
        rules = selectors.rules_by_year([2563, 2499, 2569])
    assert list(rules) == [2563, 2569]
    assert rules[2563].parts == ()
    assert "ผ่านดี" in rules[2563].foreign_levels


def test_rules_of_an_unknown_year_are_a_key_error():
    with pytest.raises(KeyError):
        selectors.rules_of(2499)
