"""พิมพ์ลดา sets what the next year shall reach, and sees at once what it would come to."""

from decimal import Decimal

import pytest

from assessments.actions import set_targets, store_scores
from assessments.outcome import outcome_of
from assessments.outlook import Outlook
from assessments.results import targets_of
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from tests.assessments.test_scores_page import hidden, markup, words
from tests.assessments.years import YEAR_2567, khuankhanun
from tests.people import browser_of

D = Decimal
HERE = "/tharnsai/2567/scores/targets/"


@pytest.fixture
def pimlada(tharnsai):
    actor = tharnsai.actor(tharnsai.administrator)
    store_scores(actor=actor, year=2567, result=khuankhanun(), version=0)
    return browser_of(tharnsai.administrator)


def aimed(**targets: str) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in targets.items()}


def test_targets_are_saved_for_the_next_year_with_an_event(tharnsai, pimlada):
    answer = pimlada.post(HERE, aimed(indicator_8="๘๕.๕", indicator_7="92"))
    assert answer.status_code == 302
    assert targets_of(tharnsai.agency, 2568) == {7: D("92.00"), 8: D("85.50")}
    assert "บันทึกเป้าหมายปี 2568 แล้ว" in words(pimlada.get(answer.url))
    event = Event.objects.get(verb=Verb.TARGETS_SET)
    assert (event.person, event.before) == (tharnsai.administrator, {})
    assert event.after == {"ตัวชี้วัดที่ 7": "92.00", "ตัวชี้วัดที่ 8": "85.50"}


def test_computing_stores_nothing_and_tells_what_the_targets_would_give(tharnsai, pimlada):
    page = pimlada.post(HERE, aimed(indicator_8="85.50", do="compute"))
    # 0.3 × 97.318 + 0.3 × (93.67 + 91.19 + 85.50) / 3 + 0.4 × 100 = 29.1954 + 27.036 + 40 = 96.2314
    assert "96.23 ถ้าถึงเป้าหมายทุกตัวชี้วัด อย่างน้อย ผ่าน; ต้องทราบคะแนน EIT ส่วนที่ 1 และ 2" in words(page)
    assert "อีก 12.21" in words(page)
    assert targets_of(tharnsai.agency, 2568) == {}


def test_while_a_slider_moves_only_the_outcome_is_drawn_again(pimlada):
    part = pimlada.post(HERE, aimed(indicator_8="85.50", do="compute"), headers={"HX-Request": "true"})
    assert "96.23" in words(part)
    assert "<html" not in markup(part)


def test_p38_bad_targets_come_back_as_typed_with_their_sentences(tharnsai, pimlada):
    page = pimlada.post(HERE, aimed(indicator_1="100.01", indicator_2="95,01", indicator_3="90"))
    html = markup(page)
    assert "พบข้อผิดพลาด 2 จุด" in words(page)
    assert '<a href="#indicator-2">เป้าหมายของตัวชี้วัดที่ 2: “95,01” ไม่ใช่คะแนน' in html
    assert 'value="95,01"' in html
    assert targets_of(tharnsai.agency, 2568) == {}


def test_a_target_is_taken_away_by_an_empty_field(tharnsai, pimlada):
    pimlada.post(HERE, aimed(indicator_7="92", indicator_8="85"))
    read = hidden(pimlada.get(HERE))
    pimlada.post(HERE, aimed(indicator_7="92", indicator_8="", read=read))
    assert targets_of(tharnsai.agency, 2568) == {7: D("92.00")}


def test_the_cheapest_way_to_a_level_is_proposed_and_not_yet_saved(tharnsai, pimlada):
    page = pimlada.get(HERE, {"level": "ผ่านดีเยี่ยม"})
    assert "ใส่ทางที่เพิ่มคะแนนน้อยที่สุดให้แล้ว ยังไม่ได้บันทึก" in words(page)
    # EIT must reach 94.995 × 3 = 284.985, rounded up 284.99; it has 258.15: 26.84 more, the weakest first.
    assert 'value="100.00"' in markup(page)
    assert 'value="91.32"' in markup(page)
    assert targets_of(tharnsai.agency, 2568) == {}


def test_without_rules_of_the_next_year_the_page_says_who_loads_them(tharnsai, pimlada):
    address = "/tharnsai/2569/scores/targets/"
    for page in (pimlada.get(address), pimlada.post(address, aimed(indicator_1="90"))):
        assert "ยังไม่มีเกณฑ์ของปีถัดไปในระบบ" in words(page)
    assert not Event.objects.filter(verb=Verb.TARGETS_SET).exists()


def test_the_bars_mark_the_targets_of_the_next_year(tharnsai, pimlada):
    set_targets(actor=tharnsai.actor(tharnsai.administrator), year=2568, targets={8: D("85.00")})
    html = markup(pimlada.get("/tharnsai/2567/scores/compare/"))
    assert html.count('<path class="target"') == 1
    assert "อีก 11.71" in html
    assert html.count("ไม่ได้ตั้ง") == 9


def test_parts_stay_known_only_while_their_instrument_does_not_move():
    parts = {("EIT", 1): D("98.00"), ("EIT", 2): D("74.10")}
    look = Outlook(2567, {2567: YEAR_2567, 2568: YEAR_2567}, {2567: khuankhanun(parts=parts)})
    assert outcome_of(look, {1: D("99.00")}).result.parts == parts
    assert outcome_of(look, {8: D("85.00")}).result.parts == {}


def test_only_the_administrator_sets_targets(tharnsai, pimlada):
    for person in (tharnsai.mayor, tharnsai.reader, tharnsai.engineer):
        assert browser_of(person).post(HERE, aimed(indicator_1="90")).status_code == 403
    assert targets_of(tharnsai.agency, 2568) == {}


def test_of_two_who_set_targets_the_later_one_sees_both(tharnsai, pimlada):
    pimlada.post(HERE, aimed(indicator_7="92", indicator_8="85"))
    read = hidden(pimlada.get(HERE))
    pimlada.post(HERE, aimed(indicator_7="93", indicator_8="86", read=read))
    late = pimlada.post(HERE, aimed(indicator_7="92", indicator_8="88", indicator_1="97", read=read))
    assert late.status_code == 409
    page = words(late)
    assert "มีผู้บันทึกเป้าหมายปีนั้นระหว่างที่คุณพิมพ์" in page
    assert "เป้าหมายของตัวชี้วัดที่ 8 88.00 86.00" in page
    assert "เป้าหมายของตัวชี้วัดที่ 7 92.00 93.00" in page
    assert targets_of(tharnsai.agency, 2568) == {7: D("93.00"), 8: D("86.00")}
    merged = aimed(indicator_7="93", indicator_8="88", indicator_1="97", read=hidden(late))
    assert pimlada.post(HERE, merged).status_code == 302
    assert targets_of(tharnsai.agency, 2568) == {1: D("97.00"), 7: D("93.00"), 8: D("88.00")}
