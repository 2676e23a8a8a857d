"""พิมพ์ลดา types the result of a year on one page; the others look at it."""

import re
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client

from assessments.actions import set_targets, store_item_scores, store_scores
from assessments.models import Assessment
from assessments.results import assessment_of, result_of
from assessments.rules import Result
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from tests.assessments.years import khuankhanun
from tests.people import browser_of

D = Decimal
DOCUMENT_003 = {
    "indicator_1": "95.55",
    "indicator_2": "98.12",
    "indicator_3": "98.80",
    "indicator_4": "๙๖.๕๑",
    "indicator_5": " 97.61 ",
    "indicator_6": "93.67",
    "indicator_7": "91.19",
    "indicator_8": "๗๓.๒๙",
    "indicator_9": "100",
    "indicator_10": "100.00",
    "total": "95.01",
    "level": "ผ่าน",
    "rank": "ลำดับที่ 1,014",
}


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


def address(year: int = 2567) -> str:
    return f"/tharnsai/{year}/scores/"


def hidden(page) -> str:
    return re.search(r'name="read" value="([^"]*)"', page.content.decode())[1]


def type_in(browser: Client, year: int = 2567, read: str | None = None, **typed):
    """Opens the page, types, and saves; `indicator_7` is the field indicator-7."""
    read = hidden(browser.get(address(year))) if read is None else read
    fields = {name.replace("_", "-"): value for name, value in typed.items()}
    return browser.post(address(year), {"read": read} | fields)


def words(page) -> str:
    """The text of a page without its tags, single-spaced."""
    html = re.sub(r"</?(span|strong|a|ins|del)\b[^>]*>", "", page.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def markup(page) -> str:
    """The HTML of a page however its templates are laid out: no blanks around tags, one inside them."""
    return re.sub(r"\s*([<>])\s*", r"\1", " ".join(page.content.decode().split()))


def stored(town, year: int = 2567) -> Result:
    return result_of(assessment_of(town.agency, year))


def test_pimlada_types_document_003_in_thai_and_arabic_digits(tharnsai, pimlada):
    answer = type_in(pimlada, **DOCUMENT_003)
    assert answer.status_code == 302
    page = words(pimlada.get(answer.url))
    assert "บันทึกคะแนนปี 2567 แล้ว" in page
    assert "95.01 ระดับตามเกณฑ์ปี 2567 อย่างน้อย ผ่าน; ต้องทราบคะแนน EIT ส่วนที่ 1 และ 2" in page
    assert "ตัวเลขขัดกัน" not in page
    result = stored(tharnsai)
    assert (result.indicators[4], result.indicators[5]) == (D("96.51"), D("97.61"))
    assert result.announced_rank == "ลำดับที่ 1,014"


def test_p10_the_wrong_93_29_of_document_003_is_found_and_put_right_by_a_button(tharnsai, pimlada):
    answer = type_in(pimlada, **DOCUMENT_003 | {"indicator_8": "93.29"})
    page = pimlada.get(answer.url)
    assert "คะแนนรวมที่ประกาศ 95.01 แต่คำนวณจากตัวชี้วัดได้ 97.01 ต่างกัน 2.00 คะแนน" in words(page)
    assert 'name="correct" value="indicator-8=73.29"' in markup(page)
    answer = type_in(pimlada, **DOCUMENT_003 | {"indicator_8": "93.29"}, correct="indicator-8=73.29")
    assert stored(tharnsai).indicators[8] == D("73.29")
    page = words(pimlada.get(answer.url))
    assert "95.01 ระดับตามเกณฑ์ปี 2567 อย่างน้อย ผ่าน" in page
    assert "ตัวเลขขัดกัน" not in page


def test_with_the_parts_the_level_is_certain(pimlada):
    parts = {"part_EIT_1": "88.10", "part_EIT_2": "84.00"}
    page = words(pimlada.get(type_in(pimlada, **DOCUMENT_003 | parts).url))
    assert "ระดับตามเกณฑ์ปี 2567 ระดับ ผ่าน เกณฑ์" in page or "2567 ระดับ ผ่าน ระยะ" in page
    assert "EIT ส่วนที่ 2 ต้องได้ไม่น้อยกว่า 85.00 (ได้ 84.00 ขาด 1.00)" in page


def test_p19_saving_leaves_an_event_with_before_and_after(tharnsai, pimlada):
    type_in(pimlada, **DOCUMENT_003 | {"indicator_8": "93.29"})
    type_in(pimlada, **DOCUMENT_003)
    first, second = Event.objects.filter(verb=Verb.SCORES_STORED).order_by("number")
    assert first.before == {}
    assert first.after["ตัวชี้วัดที่ 8"] == "93.29"
    assert (second.before, second.after) == ({"ตัวชี้วัดที่ 8": "93.29"}, {"ตัวชี้วัดที่ 8": "73.29"})
    assert (second.person, second.agency) == (tharnsai.administrator, tharnsai.agency)


def test_saving_what_is_there_changes_nothing(tharnsai, pimlada):
    type_in(pimlada, **DOCUMENT_003)
    type_in(pimlada, **DOCUMENT_003)
    assert Event.objects.filter(verb=Verb.SCORES_STORED).count() == 1
    assert assessment_of(tharnsai.agency, 2567).version == 1


BAD = {
    "indicator_1": "-0.01",
    "indicator_2": "100.01",
    "indicator_3": "95,01",
    "indicator_4": "1e2",
    "indicator_5": "NaN",
    "indicator_6": "เก้าสิบ",
    "total": "95.011",
}


def test_p11_all_bad_scores_stand_on_one_page_and_nothing_is_written(tharnsai, pimlada):
    page = type_in(pimlada, **DOCUMENT_003 | BAD)
    html = unescape(markup(page))
    assert page.status_code == 200
    assert "พบข้อผิดพลาด 7 จุด" in html
    for name, text in BAD.items():
        key = name.replace("_", "-")
        assert f'<a href="#{key}">' in html
        assert f'value="{text}"' in html
        assert re.search(rf'id="{key}"[^>]*aria-invalid="true"', html) or re.search(
            rf'aria-invalid="true"[^>]*id="{key}"', html
        )
    assert "ตัวชี้วัดที่ 3: “95,01” ไม่ใช่คะแนน" in html
    assert 'value="๗๓.๒๙"' in html
    assert not Assessment.objects.exists()


def test_nine_of_ten_indicators_are_refused_at_the_one_that_is_missing(pimlada):
    page = type_in(pimlada, **DOCUMENT_003 | {"indicator_8": ""})
    assert "พบข้อผิดพลาด 1 จุด" in words(page)
    assert '<a href="#indicator-8">' in markup(page)
    assert not Assessment.objects.exists()


def test_a_missing_indicator_is_told_beside_those_that_are_no_scores(pimlada):
    page = words(type_in(pimlada, **DOCUMENT_003 | {"indicator_3": "95,01", "indicator_8": ""}))
    assert "พบข้อผิดพลาด 2 จุด" in page
    assert "ขาดคะแนนตัวชี้วัดที่ 8 ต้องมีครบทุกตัวชี้วัด" in page
    assert "พบข้อผิดพลาด 1 จุด" in words(type_in(pimlada, total="95,01"))


def test_three_of_ten_are_told_each_at_its_field_and_why_only_once(pimlada):
    page = type_in(pimlada, indicator_1="95.00", indicator_2="96.00", indicator_3="97.00")
    assert "พบข้อผิดพลาด 7 จุด" in words(page)
    summary = words(page).partition("พบข้อผิดพลาด")[2].partition("กรอกตาม")[0]
    assert summary.count("ต้องมีครบทุกตัวชี้วัด") == 1
    assert [f"ขาดคะแนนตัวชี้วัดที่ {number}" in summary for number in range(4, 11)] == [True] * 7


def test_an_empty_page_stores_nothing(pimlada):
    assert "กรอกคะแนนอย่างน้อยหนึ่งค่า" in words(type_in(pimlada))
    assert not Assessment.objects.exists()


def test_of_an_old_year_the_total_and_the_letter_suffice(tharnsai, pimlada):
    page = words(pimlada.get(type_in(pimlada, 2563, total="59.42", level="D").url))
    assert "ระดับตามเกณฑ์ปี 2563 ระดับ D" in page
    assert "ยังคำนวณคะแนนรวมไม่ได้" in page
    assert "part-EIT-1" not in page
    assert stored(tharnsai, 2563) == Result(announced_total=D("59.42"), announced_level="D")


def test_a_letter_in_a_year_of_words_is_a_contradiction(pimlada):
    page = words(pimlada.get(type_in(pimlada, **DOCUMENT_003 | {"level": "ระดับ AA"}).url))
    assert "“ระดับ AA” มีระดับ AA ซึ่งเป็นระดับของปีที่ใช้เกณฑ์อื่น" in page


def test_last_year_and_the_change_stand_beside_each_score(tharnsai, pimlada):
    type_in(pimlada, 2566, **DOCUMENT_003 | {"indicator_8": "70.00"})
    html = markup(pimlada.get(type_in(pimlada, **DOCUMENT_003).url))
    row = html[html.index('id="indicator-8"') :]
    row = " ".join(re.sub(r"<[^>]*>", " ", row[row.index("<td") : row.index("</tr>")]).split())
    assert row == "70.00 +3.29"


def test_a_name_of_another_year_is_told_and_dropped_by_its_button(tharnsai, pimlada):
    given = khuankhanun(names={6: "การบริการประชาชน"})
    store_scores(actor=tharnsai.actor(tharnsai.administrator), year=2567, result=given, version=0)
    assert "ตัวชี้วัดที่ 6 เขียนว่า “การบริการประชาชน”" in words(pimlada.get(address()))
    type_in(pimlada, **DOCUMENT_003)
    assert stored(tharnsai).names == {6: "การบริการประชาชน"}
    type_in(pimlada, **DOCUMENT_003, correct="name-6=")
    assert stored(tharnsai).names == {}


def test_p40_the_later_of_two_sees_both_values_and_nothing_is_overwritten(tharnsai, pimlada):
    type_in(pimlada, **DOCUMENT_003)
    read = hidden(pimlada.get(address()))
    type_in(pimlada, **DOCUMENT_003 | {"indicator_7": "91.20", "indicator_8": "74.00"})
    late = type_in(pimlada, read=read, **DOCUMENT_003 | {"indicator_8": "75.00", "rank": "1,015"})
    assert late.status_code == 409
    page = words(late)
    assert "มีผู้บันทึกคะแนนปีนี้ระหว่างที่คุณพิมพ์" in page
    assert "พิมพ์ลดา แสงอรุณ บันทึกเมื่อ" in page
    assert "ตัวชี้วัดที่ 8 75.00 74.00" in page
    assert "ตัวชี้วัดที่ 7 91.19 91.20" in page
    assert stored(tharnsai).indicators[8] == D("74.00")
    merged = {"indicator_7": "91.20", "indicator_8": "75.00", "rank": "1,015"}
    for key, value in merged.items():
        field = re.search(rf'<input[^>]*name="{key.replace("_", "-")}"[^>]*>', markup(late))[0]
        assert f'value="{value}"' in field
    assert type_in(pimlada, read=hidden(late), **DOCUMENT_003 | merged).status_code == 302
    assert stored(tharnsai).indicators[8] == D("75.00")


def test_a_form_that_does_not_say_what_it_began_from_overwrites_nothing(tharnsai, pimlada):
    type_in(pimlada, **DOCUMENT_003)
    answer = type_in(pimlada, read="", **DOCUMENT_003 | {"indicator_8": "75.00"})
    assert answer.status_code == 409
    assert "ตัวชี้วัดที่ 8 75.00 73.29" in words(answer)
    assert stored(tharnsai).indicators[8] == D("73.29")


def test_a_kept_draft_is_drawn_again_without_being_stored(pimlada):
    page = type_in(pimlada, **DOCUMENT_003 | {"indicator_8": "เจ็ดสิบ"}, do="draft")
    assert 'value="เจ็ดสิบ"' in markup(page)
    assert "พบข้อผิดพลาด" not in words(page)
    assert not Assessment.objects.exists()


def test_those_who_may_not_edit_see_the_same_figures_and_no_form(tharnsai, pimlada):
    type_in(pimlada, **DOCUMENT_003 | {"indicator_8": "93.29"})
    for person in (tharnsai.mayor, tharnsai.reader, tharnsai.engineer):
        page = browser_of(person).get(address())
        assert "คะแนนรวมที่ประกาศ 95.01 แต่คำนวณจากตัวชี้วัดได้ 97.01" in words(page)
        assert "<input" not in markup(page).partition("<main")[2]
        assert browser_of(person).post(address(), {"total": "1"}).status_code == 403
    assert stored(tharnsai).announced_total == D("95.01")


def test_the_files_of_the_scores_are_a_link_away(tharnsai, pimlada):
    type_in(pimlada, **DOCUMENT_003)
    html = markup(pimlada.get(address()))
    assert 'href="/tharnsai/import/scores/"' in html
    assert 'href="/tharnsai/import/item-scores/"' in html
    assert 'href="/tharnsai/2567/export/scores/"' in html
    assert 'href="/tharnsai/2567/export/item-scores/"' not in html
    actor = tharnsai.actor(tharnsai.administrator)
    store_item_scores(actor=actor, year=2567, items={"O1": D("100.00")})
    html = markup(browser_of(tharnsai.mayor).get(address()))
    assert 'href="/tharnsai/2567/export/item-scores/"' in html
    assert "/import/" not in html.partition("<main")[2]


def test_before_anything_is_stored_the_page_says_who_enters_it(tharnsai):
    page = words(browser_of(tharnsai.mayor).get(address()))
    assert "ยังไม่มีคะแนนของปีนี้" in page
    assert "ผู้ดูแลระบบของหน่วยงานเป็นผู้กรอก" in page


def test_a_year_without_rules_is_not_there(pimlada):
    assert pimlada.get(address(2561)).status_code == 404


def test_the_page_asks_the_database_a_fixed_number_of_times(pimlada, django_assert_max_num_queries):
    for year in (2563, 2564, 2565, 2566):
        type_in(pimlada, year, total="85.00")
    pimlada.get(type_in(pimlada, **DOCUMENT_003).url)
    with django_assert_max_num_queries(18):
        pimlada.get(address())


def test_a_neighbours_figures_are_on_no_page_of_scores(tharnsai, dontawan, pimlada):
    theirs = khuankhanun(announced_total=D("77.77"), announced_rank="ขมิ้นเหลือง", names={6: "ขมิ้นอ่อน"})
    decha = dontawan.actor(dontawan.administrator)
    store_scores(actor=decha, year=2567, result=theirs, version=0)
    store_item_scores(actor=decha, year=2567, items={"O1": D("0.00")})
    set_targets(actor=decha, year=2568, targets={8: D("77.78")})
    type_in(pimlada, **DOCUMENT_003)
    for page in (address(), address() + "compare/", address() + "targets/", "/tharnsai/2568/"):
        html = markup(pimlada.get(page))
        canaries = ("77.77", "77.78", "ขมิ้น", 'class="target"', "ส่งออกคะแนนรายข้อ")
        assert [canary for canary in canaries if canary in html] == []
        foreign = page.replace("tharnsai", "dontawan")
        assert pimlada.get(foreign).status_code == 404
        assert pimlada.post(foreign, {"total": "1"}).status_code == 404
    assert stored(dontawan).announced_total == D("77.77")
