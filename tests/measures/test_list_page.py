"""The list of a year's measures."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.models import FiscalYear, Indicator
from measures.actions import delete_measure, plan_of
from measures.models import Measure, Owner, Step
from measures.rules import StepDraft
from tests.factories import a_measure
from tests.measures.pages import address, browser_of, words


def names(answer) -> list[str]:
    """The names of the measures on the page, in their order."""
    return [measure.name for measure in answer.context["page"].object_list]


@pytest.fixture
def year(tharnsai):
    """Four measures, in four states, of different indicators, issues and offices."""
    a_measure(tharnsai, name="จัดทำคู่มือการให้บริการ", indicator=1, issue=1)
    a_measure(tharnsai, name="เผยแพร่แผนการใช้จ่าย", indicator=2, state="under_way", owners=("กองคลัง",))
    a_measure(
        tharnsai,
        name="ปรับปรุงเว็บไซต์ ๓ ภาษา",
        indicator=9,
        issue=3,
        state="done",
        owners=("ทุกส่วนราชการ", "นักประชาสัมพันธ์"),
        steps=(StepDraft("ทำความเข้าใจกับ ๑๒ หมู่บ้าน"),),
    )
    a_measure(tharnsai, name="ศูนย์บริการร่วม", indicator=None, state="cannot", cannot_reason="ไม่มีงบ", owners=())
    return tharnsai


def test_rattana_reads_the_list_in_its_order(year):
    answer = browser_of(year.reader).get(address(year))

    assert names(answer) == [
        "จัดทำคู่มือการให้บริการ",
        "เผยแพร่แผนการใช้จ่าย",
        "ปรับปรุงเว็บไซต์ ๓ ภาษา",
        "ศูนย์บริการร่วม",
    ]
    seen = words(answer)
    assert "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (พัฒนาเพื่อยกระดับ) กองช่าง ตลอดปี 2569 3 ยังไม่ดำเนินการ" in seen
    assert "ยังไม่กำหนดตัวชี้วัด" in seen
    assert "เพิ่มมาตรการ" not in seen
    assert "นำเข้าจากแฟ้ม" not in seen


def test_tabs_count_the_states(year):
    answer = browser_of(year.reader).get(address(year))
    assert [(tab.word, tab.count) for tab in answer.context["tabs"]] == [
        ("ทั้งหมด", 4),
        ("ยังไม่ดำเนินการ", 1),
        ("อยู่ระหว่างดำเนินการ", 1),
        ("แล้วเสร็จ", 1),
        ("ไม่สามารถดำเนินการได้", 1),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "done"}, ["ปรับปรุงเว็บไซต์ ๓ ภาษา"]),
        ({"indicator": "2"}, ["เผยแพร่แผนการใช้จ่าย"]),
        ({"issue": "3"}, ["ปรับปรุงเว็บไซต์ ๓ ภาษา"]),
        ({"owner": "กองคลัง"}, ["เผยแพร่แผนการใช้จ่าย", "ปรับปรุงเว็บไซต์ ๓ ภาษา"]),
        ({"owner": "นักประชาสัมพันธ์"}, ["ปรับปรุงเว็บไซต์ ๓ ภาษา"]),
        ({"words": "แผน"}, ["เผยแพร่แผนการใช้จ่าย"]),
        ({"words": "3 ภาษา"}, ["ปรับปรุงเว็บไซต์ ๓ ภาษา"]),
        ({"words": "12"}, ["ปรับปรุงเว็บไซต์ ๓ ภาษา"]),
        ({"words": "ทําความเข้าใจ"}, ["ปรับปรุงเว็บไซต์ ๓ ภาษา"]),
        ({"words": "คู่มือ แผน"}, ["เผยแพร่แผนการใช้จ่าย"]),
        ({"words": "คู่มือ สะพาน"}, []),
        ({"words": "100%"}, []),
        ({"state": "cannot", "words": "ศูนย์"}, ["ศูนย์บริการร่วม"]),
        ({"state": "done", "words": "ศูนย์"}, []),
    ],
)
def test_the_list_is_narrowed(year, query, found):
    assert names(browser_of(year.reader).get(address(year), query)) == found


def test_a_tab_keeps_what_else_was_asked_for(year):
    answer = browser_of(year.reader).get(address(year), {"owner": "กองคลัง"})
    done = next(tab for tab in answer.context["tabs"] if tab.state == "done")
    assert (done.count, names(browser_of(year.reader).get(f"{address(year)}?{done.query}"))) == (
        1,
        ["ปรับปรุงเว็บไซต์ ๓ ภาษา"],
    )


def test_offices_are_offered_in_their_order_before_positions(year):
    answer = browser_of(year.reader).get(address(year))
    assert answer.context["owners"] == ["กองช่าง", "กองคลัง", "ทุกส่วนราชการ", "นักประชาสัมพันธ์"]


def test_nothing_found_says_so_and_offers_all(year):
    answer = browser_of(year.reader).get(address(year), {"words": "สะพาน"})
    assert "ไม่พบมาตรการที่ตรงกับตัวกรอง แสดงมาตรการทั้งหมด" in words(answer)


@pytest.mark.parametrize(
    "query",
    [
        {"state": "x", "indicator": "๙๙๙๙๙๙๙", "issue": "-1", "owner": "\x00", "words": "\x00\u200b"},
        {"indicator": "9" * 40, "page": "9" * 40},
        {"page": "x"},
        {"words": "ก" * 9000},
        {"words": "% _ \\ ' \" ;"},
    ],
)
def test_a_query_that_makes_no_sense_is_no_error(year, query):
    assert browser_of(year.reader).get(address(year), query).status_code == 200


def test_twenty_five_on_a_page_and_all_to_print(tharnsai):
    for number in range(1, 28):
        a_measure(tharnsai, name=f"มาตรการ {number}", steps=(), owners=())
    rattana = browser_of(tharnsai.reader)

    first, second = rattana.get(address(tharnsai)), rattana.get(address(tharnsai), {"page": "2"})
    assert (len(names(first)), names(second)) == (25, ["มาตรการ 26", "มาตรการ 27"])
    assert "มาตรการรายการที่ 26 ถึง 27 จาก 27" in words(second)
    assert len(names(rattana.get(address(tharnsai), {"all": "1"}))) == 27


def test_an_empty_year_says_what_belongs_there_and_offers_ways_to_begin(tharnsai):
    seen = words(browser_of(tharnsai.administrator).get(address(tharnsai)))
    assert "ยังไม่มีมาตรการของปีนี้" in seen
    for way in ("เพิ่มมาตรการแรก", "นำเข้าจากแฟ้ม", "ดาวน์โหลดแฟ้มตัวอย่าง"):
        assert way in seen
    assert "เพิ่มมาตรการแรก" not in words(browser_of(tharnsai.reader).get(address(tharnsai)))


def test_a_year_whose_rules_are_unknown_is_not_found(tharnsai):
    assert browser_of(tharnsai.reader).get(address(tharnsai, year=2599)).status_code == 404


def test_the_neighbour_sees_nothing_of_it(year, dontawan):
    a_measure(dontawan, name="ของดอนตะวัน")
    assert names(browser_of(dontawan.reader).get(address(dontawan))) == ["ของดอนตะวัน"]
    assert browser_of(dontawan.administrator).get(address(year)).status_code == 404


def test_deleted_measures_are_listed_for_the_administrator_alone(year):
    delete_measure(actor=year.actor(year.administrator), measure=Measure.objects.get(number=2))
    assert "มาตรการที่ลบแล้ว" in words(browser_of(year.administrator).get(address(year)))
    for person in (year.engineer, year.reader):
        assert "เผยแพร่แผนการใช้จ่าย" not in words(browser_of(person).get(address(year)))


def two_hundred(town) -> None:
    plan = plan_of(town.agency, FiscalYear.objects.get(pk=2569))
    indicators = list(Indicator.objects.filter(fiscal_year=2569))
    measures = Measure.objects.bulk_create(
        Measure(plan=plan, number=n, name=f"มาตรการ {n}", indicator=indicators[n % 10]) for n in range(1, 201)
    )
    Owner.objects.bulk_create(Owner(measure=m, order=1, name="กองช่าง") for m in measures)
    Step.objects.bulk_create(Step(measure=m, order=n, text="งาน") for m in measures for n in range(1, 6))


@pytest.mark.parametrize(
    "query", [{}, {"all": "1"}, {"words": "งาน 1", "owner": "กองช่าง", "state": "not_started"}]
)
def test_two_hundred_measures_take_at_most_twelve_queries(tharnsai, query):
    two_hundred(tharnsai)
    delete_measure(actor=tharnsai.actor(tharnsai.administrator), measure=Measure.objects.get(number=7))
    pimlada = browser_of(tharnsai.administrator)
    pimlada.get(address(tharnsai), query)  # her session notes once a minute that she is there
    with CaptureQueriesContext(connection) as queries:
        answer = pimlada.get(address(tharnsai), query)
    assert answer.status_code == 200
    assert len(queries) <= 12, "\n".join(query["sql"][:120] for query in queries)
