"""The result of the year before on the page of a year: what an executive reads in one look."""

from decimal import Decimal

import pytest

from assessments.actions import set_targets, store_scores
from assessments.rules import Result
from tests.assessments.test_scores_page import markup, words
from tests.assessments.years import khuankhanun
from tests.factories import a_measure
from tests.people import browser_of

D = Decimal
HERE = "/tharnsai/2568/"
PARTS = {("EIT", 1): D("88.10"), ("EIT", 2): D("84.00")}


@pytest.fixture
def pimlada(tharnsai):
    return tharnsai.actor(tharnsai.administrator)


def test_the_mayor_reads_total_level_distance_and_indicators(tharnsai, pimlada):
    store_scores(actor=pimlada, year=2567, result=khuankhanun(parts=PARTS), version=0)
    set_targets(actor=pimlada, year=2568, targets={8: D("85.00")})
    page = words(browser_of(tharnsai.mayor).get(HERE))
    assert "ผลการประเมิน ปี 2567 คะแนนทั้งหมด 95.01 ระดับ ผ่าน ลำดับที่ประกาศ 1,014" in page
    assert "EIT ส่วนที่ 2 ต้องได้ไม่น้อยกว่า 85.00 (ได้ 84.00 ขาด 1.00)" in page
    assert "EIT ส่วนที่ 2 ต่ำกว่า 85 84.00 ขาด 1.00" in page
    assert "8 การปรับปรุงการทำงาน ต่ำกว่า 85 73.29 อีก 11.71" in page
    assert "เป้าหมายปี 2568" in page
    assert "ตั้งเป้าหมาย" not in page


def test_a_contradiction_is_to_be_cured_and_leads_pimlada_to_its_field(tharnsai, pimlada):
    wrong = khuankhanun(indicators=khuankhanun().indicators | {8: D("93.29")})
    store_scores(actor=pimlada, year=2567, result=wrong, version=0)
    page = browser_of(tharnsai.administrator).get(HERE)
    assert "คะแนนปี 2567: คะแนนรวมที่ประกาศ 95.01 แต่คำนวณจากตัวชี้วัดได้ 97.01" in words(page)
    cure = 'href="/tharnsai/2567/scores/#contradiction">ตรวจและแก้ไขคะแนน</a>'
    assert cure in markup(page)
    a_measure(tharnsai, year=2568)
    page = markup(browser_of(tharnsai.mayor).get(HERE))
    assert 'href="/tharnsai/2567/scores/#contradiction">ดูคะแนน</a>' in page


@pytest.mark.parametrize(
    ("part", "said", "link"),
    [
        ("administrator", "กรอกตามที่สำนักงาน ป.ป.ช. ประกาศ", "กรอกคะแนนปี 2567"),
        ("mayor", "ผู้ดูแลระบบของหน่วยงานเป็นผู้กรอกหรือนำเข้าจากแฟ้ม", "ดูหน้าคะแนนปี 2567"),
    ],
)
def test_without_a_result_the_page_says_who_enters_it(tharnsai, part, said, link):
    page = browser_of(getattr(tharnsai, part)).get(HERE)
    assert said in words(page)
    assert f'href="/tharnsai/2567/scores/">{link}</a>' in markup(page)
    assert "95" not in words(page).partition("ภาพรวมปีงบประมาณ")[2]


def test_of_an_old_year_with_a_total_alone_nothing_else_is_claimed(tharnsai, pimlada):
    old = Result(announced_total=D("59.42"), announced_level="D")
    store_scores(actor=pimlada, year=2563, result=old, version=0)
    page = words(browser_of(tharnsai.mayor).get("/tharnsai/2564/"))
    assert "59.42 ระดับ D" in page
    assert "ถึงระดับ C: คะแนนรวมขาดอีก 5.58 คะแนน" in page
    assert "เครื่องมือ คะแนน" not in page


def test_a_year_whose_year_before_has_no_rules_shows_no_scores(tharnsai):
    assert "ผลการประเมิน ปี" not in words(browser_of(tharnsai.mayor).get("/tharnsai/2563/"))


def test_where_the_scheme_of_levels_changed_the_history_says_so(tharnsai, pimlada):
    for year, level in ((2564, "A"), (2567, "ผ่าน")):
        result = Result(announced_total=D("88.37"), announced_level=level)
        store_scores(actor=pimlada, year=year, result=result, version=0)
    page = words(browser_of(tharnsai.mayor).get("/tharnsai/2568/"))
    assert "ปี 2564 ถึง 2565 ใช้ระดับ AA ถึง F ปี 2566 ถึง 2567 ใช้ระดับ ผ่านดีเยี่ยม ถึง ต้องปรับปรุงโดยด่วน" in page
    assert "ใช้ระดับ" not in words(browser_of(tharnsai.mayor).get("/tharnsai/2565/")).partition("ปี 2564 ถึง")[0]


def test_scores_add_a_fixed_number_of_queries(tharnsai, pimlada, django_assert_max_num_queries):
    for year in (2564, 2565, 2566, 2567, 2568):
        store_scores(actor=pimlada, year=year, result=khuankhanun(announced_level=""), version=0)
    browser = browser_of(tharnsai.mayor)
    browser.get(HERE)  # the first request of a session writes down that it began
    with django_assert_max_num_queries(26):
        browser.get(HERE)
