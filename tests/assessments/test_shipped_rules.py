"""The rules that come with the portal, against facts written by hand from what was published."""

from decimal import Decimal

import pytest

from assessments.rulebook.loading import shipped_files
from assessments.rulebook.reading import read_rulebook
from assessments.rulebook.shape import Rulebook

YEARS = [2563, 2564, 2565, 2566, 2567, 2568, 2569]


@pytest.fixture(scope="module")
def rules() -> dict[int, Rulebook]:
    books = [read_rulebook(file.read_text(encoding="utf-8")) for file in shipped_files()]
    return {book.year: book for book in books}


def item(book: Rulebook, code: str):
    return next(item for item in book.all_items if item.code == code)


def test_seven_years_are_shipped_each_under_its_own_name(rules):
    assert sorted(rules) == YEARS
    assert [file.name for file in shipped_files()] == [f"{year}.json" for year in YEARS]


@pytest.mark.parametrize("year", YEARS)
def test_iit_and_eit_weigh_30_and_oit_40(rules, year):
    weights = {row.code: row.weight for row in rules[year].instruments.rows}
    assert weights == {"IIT": Decimal("30.00"), "EIT": Decimal("30.00"), "OIT": Decimal("40.00")}


def test_eit_has_two_parts_from_2566_on(rules):
    parts = {year: {row.code: row.parts for row in rules[year].instruments.rows} for year in YEARS}
    assert parts[2565] == {"IIT": (), "EIT": (), "OIT": ()}
    assert parts[2566] == {"IIT": (), "EIT": ("EIT ส่วนที่ 1", "EIT ส่วนที่ 2"), "OIT": ()}


def test_the_ten_indicators_of_2567(rules):
    assert [(row.number, row.instrument, row.name) for row in rules[2567].indicators.rows] == [
        (1, "IIT", "การปฏิบัติหน้าที่"),
        (2, "IIT", "การใช้งบประมาณ"),
        (3, "IIT", "การใช้อำนาจ"),
        (4, "IIT", "การใช้ทรัพย์สินของราชการ"),
        (5, "IIT", "การแก้ไขปัญหาการทุจริต"),
        (6, "EIT", "คุณภาพการดำเนินงาน"),
        (7, "EIT", "ประสิทธิภาพการสื่อสาร"),
        (8, "EIT", "การปรับปรุงการทำงาน"),
        (9, "OIT", "การเปิดเผยข้อมูล"),
        (10, "OIT", "การป้องกันการทุจริต"),
    ]


def test_indicator_8_lost_a_word_in_2566(rules):
    names = [rules[year].indicators.rows[7].name for year in YEARS]
    assert names == ["การปรับปรุงระบบการทำงาน"] * 3 + ["การปรับปรุงการทำงาน"] * 4


@pytest.mark.parametrize("year", YEARS)
def test_sub_indicators_are_five_and_two(rules, year):
    codes = [row.code for row in rules[year].sub_indicators.rows]
    assert codes == ["9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2"]


def test_levels_of_2564_are_letters_and_85_passes(rules):
    assert rules[2564].level_scheme == "letters"
    assert [
        (row.name, str(row.minimum), str(row.maximum), row.passes) for row in rules[2564].levels.rows
    ] == [
        ("AA", "95.00", "100.00", True),
        ("A", "85.00", "94.99", True),
        ("B", "75.00", "84.99", False),
        ("C", "65.00", "74.99", False),
        ("D", "55.00", "64.99", False),
        ("E", "50.00", "54.99", False),
        ("F", "0.00", "49.99", False),
    ]
    assert all(row.part_minimum is None for row in rules[2564].levels.rows)


def test_levels_of_2567_ask_a_minimum_of_every_part(rules):
    assert rules[2567].level_scheme == "words"
    assert [
        (row.name, str(row.minimum), str(row.maximum), row.part_minimum, row.passes)
        for row in rules[2567].levels.rows
    ] == [
        ("ผ่านดีเยี่ยม", "95.00", "100.00", Decimal(95), True),
        ("ผ่านดี", "85.00", "100.00", Decimal(85), True),
        ("ผ่าน", "85.00", "100.00", None, True),
        ("ต้องปรับปรุง", "70.00", "84.99", None, False),
        ("ต้องปรับปรุงโดยด่วน", "0.00", "69.99", None, False),
    ]


@pytest.mark.parametrize(
    ("year", "iit", "eit", "oit"),
    [
        (2563, 30, 15, 43),
        (2564, 30, 15, 43),
        (2565, 30, 15, 43),
        (2566, 0, 0, 43),
        (2567, 15, 9, 35),
        (2568, 15, 9, 28),
        (2569, 0, 0, 26),
    ],
)
def test_number_of_items_of_each_year(rules, year, iit, eit, oit):
    numbers = {items.instrument: len(items.rows) for items in rules[year].items}
    assert numbers == {"IIT": iit, "EIT": eit, "OIT": oit}


def test_oit_blocks_of_2564_are_9_8_7_4_5_and_8_2(rules):
    blocks = [row.sub_indicator for row in rules[2564].all_items if row.code.startswith("O")]
    assert [blocks.count(code) for code in ("9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2")] == [
        *(9, 8, 7, 4, 5),
        *(8, 2),
    ]


def test_items_make_their_indicator_by_sub_indicators_in_oit_alone(rules):
    ways = {year: {row.instrument: row.rule for row in rules[year].item_rules.rows} for year in YEARS}
    assert ways[2564] == {"IIT": "items", "EIT": "items", "OIT": "sub_indicators"}
    # Nobody knows yet under which sub-indicator an item of 2569 stands.
    assert ways[2569] == {"IIT": "items", "EIT": "items"}


@pytest.mark.parametrize(
    ("year", "measures", "results"),
    [
        (2563, "O42", "O43"),
        (2564, "O42", "O43"),
        (2565, "O42", "O43"),
        (2566, "O42", "O43"),
        (2567, "O34", "O35"),
        (2568, "O27", "O28"),
        (2569, "O25", "O26"),
    ],
)
def test_items_that_demand_the_measures_and_their_results(rules, year, measures, results):
    purposes = {row.purpose: row.code for row in rules[year].all_items if row.purpose}
    assert purposes == {"measures": measures, "results": results}


def test_names_of_single_items(rules):
    assert item(rules[2564], "i9").name == "ใช้จ่ายงบประมาณเพื่อประโยชน์ส่วนตัว กลุ่ม หรือพวกพ้อง"
    assert item(rules[2564], "i9").wording == "negative"
    assert item(rules[2566], "O31").name == "ประกาศเจตนารมณ์นโยบาย No Gift Policy จากการปฏิบัติหน้าที่"
    assert item(rules[2567], "O34").name == "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    assert item(rules[2569], "O25").name == "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร"


def test_a_name_that_nobody_knows_is_not_invented(rules):
    unknown = [row.code for row in rules[2569].all_items if row.name == "(ยังไม่ทราบชื่อข้อนี้)"]
    assert unknown == ["O2", "O5", "O6", "O7"]


@pytest.mark.parametrize("year", YEARS)
def test_every_year_offers_the_seven_issues(rules, year):
    assert [(row.number, row.name) for row in rules[year].issues.rows] == [
        (1, "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"),
        (2, "การให้บริการและระบบ E-Service"),
        (3, "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ"),
        (4, "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ"),
        (5, "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง"),
        (6, "กระบวนการควบคุม ตรวจสอบการใช้อำนาจและการบริหารงานบุคคล"),
        (7, "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน"),
    ]


def test_issues_of_2567_have_their_items(rules):
    ties = {row.issue: row.items for row in rules[2567].issue_items.rows}
    assert ties[1] == ("i1", "i2", "i3", "e1", "e2", "e3")
    assert ties[2] == ("e1", "e2", "e7", "e8", "e9", "O10", "O11", "O13")
    assert ties[4] == ("i10", "i11", "i12")


def test_only_what_was_seen_published_counts_as_verified(rules):
    verified = {
        name: [year for year in YEARS if getattr(rules[year], name).verified]
        for name in (
            *("instruments", "indicators", "sub_indicators", "item_rules"),
            *("levels", "issues", "issue_items"),
        )
    }
    assert verified == {
        "instruments": [2567],
        "indicators": [2565, 2566, 2567],
        "sub_indicators": [],
        "item_rules": [],
        "levels": [2563, 2564, 2565, 2567],
        "issues": [2567, 2568],
        "issue_items": [],
    }
    lists = [(year, items.instrument) for year in YEARS for items in rules[year].items if items.verified]
    assert lists == [(2566, "OIT")]


def test_every_list_says_where_it_is_from(rules):
    for book in rules.values():
        lists = [book.instruments, book.indicators, book.sub_indicators, book.levels, book.issues]
        for rows in [*lists, book.item_rules, book.issue_items, *book.items]:
            assert rows.source
            assert "http" not in rows.source
