"""ภาพรวมปี: the year of an agency at a glance."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from assessments.actions import store_scores
from assessments.rules import Result
from measures.rules import StepDraft
from reports.formats import FORMATS
from tests.factories import a_finding, a_measure
from tests.people import browser_of

YEAR = "/tharnsai/2569/"


def year(person, address=YEAR):
    page = browser_of(person).get(address).content.decode()
    return page.replace('<span class="together">', "").replace("</span>", "")


def test_measures_are_counted_by_state_with_a_link_into_the_filtered_list(tharnsai):
    a_measure(tharnsai)
    a_measure(tharnsai, state="done", summary="จัดทำแล้ว")
    a_measure(tharnsai, state="done", summary="จัดทำแล้ว")

    page = year(tharnsai.mayor)

    assert "3 มาตรการ" in page
    done = page[page.index("ดำเนินการแล้วเสร็จ") :]
    assert done.split('<span class="figure">')[1].startswith("2")
    assert '<a href="/tharnsai/2569/measures/?state=done">ดำเนินการแล้วเสร็จ</a>' in page
    assert '<a href="/tharnsai/2569/measures/?state=cannot">' not in page


def test_every_document_of_the_year_has_its_link(tharnsai):
    a_measure(tharnsai)
    page = year(tharnsai.reader)
    for each in FORMATS:
        href = reverse("report", args=["tharnsai", 2569, each.code])
        assert f'<a href="{href}">{each.name}</a>' in page


def test_what_has_to_be_cured_leads_pimlada_to_the_field(tharnsai):
    a_measure(tharnsai, owners=())
    a_measure(tharnsai, end=date(2026, 12, 31))

    page = year(tharnsai.administrator)

    assert "มาตรการ ตรวจ 16 ข้อ ผ่าน 14 ข้อ" in page
    assert "มาตรการที่ 1 ไม่มีผู้รับผิดชอบ" in page
    cure = '<a class="action-link" href="/tharnsai/2569/measures/1/edit/#id_offices_0">กำหนดผู้รับผิดชอบ</a>'
    assert cure in page
    assert "ซึ่งอยู่นอกปีงบประมาณ 2569" in page


def test_a_text_copied_from_the_neighbour_leads_to_the_step_it_stands_in(tharnsai):
    steps = (StepDraft("สำรวจงานบริการ"), StepDraft("แจ้งประชาชนในเขตเทศบาลตำบลดอนตะวันทราบ"))
    a_measure(tharnsai, steps=steps)
    page = year(tharnsai.administrator)
    assert "มาตรการที่ 1 (ขั้นตอนที่ 2) เขียนถึง “เทศบาลตำบลดอนตะวัน” ซึ่งไม่ใช่เทศบาลตำบลธารใส" in page
    assert 'href="/tharnsai/2569/measures/1/edit/#step-2">แก้ชื่อหน่วยงาน</a>' in page


def test_last_years_result_is_what_texts_and_measures_are_held_against(tharnsai):
    scores = {number: Decimal("95.00") for number in range(1, 11)} | {8: Decimal("73.29")}
    result = Result(indicators=scores, announced_total=Decimal("93.91"), announced_level="ผ่าน")
    store_scores(actor=tharnsai.actor(tharnsai.administrator), year=2568, result=result, version=0)
    a_measure(tharnsai, to_improve="ปี 2568 ได้คะแนนรวม 93.19")
    a_finding(tharnsai, text="ประชาชนในจังหวัดยโสธรไม่ทราบช่องทาง")

    page = year(tharnsai.administrator)

    assert "เขียนว่า คะแนน 93.19 แต่คะแนนรวมปี 2568 ที่บันทึกไว้คือ 93.91" in page
    assert "ประเด็นที่ 1 (ข้อค้นพบที่ 1) เขียนถึง “จังหวัดยโสธร” ซึ่งไม่ใช่จังหวัดนครธารา" in page
    assert 'href="/tharnsai/2568/analysis/1/">แก้ชื่ออำเภอหรือจังหวัด</a>' in page
    weak = "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน ได้ 73.29 ต่ำกว่า 85.00 แต่ยังไม่มีมาตรการในแผนปี 2569"
    assert weak in page
    assert 'href="/tharnsai/2569/measures/add/#id_indicator">เพิ่มมาตรการ</a>' in page
    assert weak in year(tharnsai.mayor)
    assert "/measures/add/" not in year(tharnsai.mayor).partition(weak)[2].partition("</li>")[0]


def test_who_may_not_cure_it_comes_to_the_measure(tharnsai):
    a_measure(tharnsai, owners=("กองช่าง",), steps=())
    page = year(tharnsai.treasurer)
    assert '<a class="action-link" href="/tharnsai/2569/measures/1/">ดูมาตรการ</a>' in page
    assert "/edit/" not in page


def test_a_fifth_measure_with_the_same_problem_is_folded_away(tharnsai):
    for _ in range(5):
        a_measure(tharnsai, steps=())
    page = year(tharnsai.mayor)
    assert "<summary>อีก 1 มาตรการที่เป็นเช่นเดียวกัน</summary>" in page


def test_a_whole_year_says_so(tharnsai):
    a_measure(tharnsai)
    assert "มาตรการของปีนี้ครบถ้วนทุกข้อที่ตรวจ" in year(tharnsai.mayor)


def test_lists_that_nobody_checked_against_the_handbook_are_named(tharnsai):
    page = year(tharnsai.mayor)
    assert "ยังไม่ได้ตรวจสอบกับคู่มือ" in page
    assert "ตัวชี้วัดย่อย" in page


@pytest.mark.parametrize(
    ("part", "offers_to_add"), [("administrator", True), ("engineer", True), ("reader", False)]
)
def test_an_empty_year_teaches_what_belongs_there_and_offers_it_to_those_who_may(
    tharnsai, part, offers_to_add
):
    page = year(getattr(tharnsai, part))
    assert "ยังไม่มีมาตรการของปีนี้" in page
    assert ("เพิ่มมาตรการแรก" in page) is offers_to_add


def test_p2_a_stranger_and_an_unknown_year_get_404(tharnsai, dontawan):
    assert browser_of(dontawan.administrator).get(YEAR).status_code == 404
    assert browser_of(tharnsai.administrator).get("/tharnsai/2499/").status_code == 404
    assert browser_of(tharnsai.administrator).get("/tharnsai/2590/").status_code == 404


def test_p3_nothing_of_the_neighbour_stands_on_the_page(tharnsai, dontawan):
    a_measure(dontawan, name="นกกระจอกสีทอง", steps=())
    page = year(tharnsai.administrator)
    assert "ยังไม่มีมาตรการของปีนี้" in page
    assert "ดอนตะวัน" not in page


def test_the_year_asks_the_database_fourteen_times_at_most(tharnsai, django_assert_max_num_queries):
    for _ in range(12):
        a_measure(tharnsai, steps=())
    client = browser_of(tharnsai.administrator)
    client.get(YEAR)  # the first request of a session writes down that it began
    with django_assert_max_num_queries(14):
        client.get(YEAR)
