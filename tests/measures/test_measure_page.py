"""The page of one measure, its history, its order, its deletion."""

import re

import pytest

from ita_portal.audit.models import Event
from ita_portal.audit.record import events_of
from measures.actions import change_measure
from measures.models import Measure
from measures.rules import StepDraft
from tests.factories import DRAFT, a_measure
from tests.measures.pages import address, browser_of, words


def test_rattana_reads_everything_about_a_measure(tharnsai):
    a_measure(
        tharnsai,
        sub_indicator="",
        issue=1,
        to_improve="คำถามซ้ำจากประชาชน",
        state="cannot",
        cannot_reason="ไม่ได้รับงบประมาณ",
        summary="สำรวจแล้ว 12 งาน",
        result="ยังไม่เกิดผล",
        owners=("กองช่าง", "นิติกร"),
        steps=(StepDraft("สำรวจ\n(1) งานทะเบียน"), StepDraft("จัดทำ", "มีร่างคู่มือ")),
    )
    seen = words(browser_of(tharnsai.reader).get(address(tharnsai, 1)))
    for part in (
        "มาตรการที่ 1 ปีงบประมาณ 2569 จัดทำคู่มือการให้บริการของทุกงาน",
        "ตัวชี้วัด ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่",
        "แนวทาง พัฒนาเพื่อยกระดับ",
        "ประเด็นที่ต้องปรับปรุง คำถามซ้ำจากประชาชน",
        "ระยะเวลาดำเนินการ 1 ตุลาคม 2568 ถึง 30 กันยายน 2569",
        "ผู้รับผิดชอบ กองช่าง , นิติกร",
        "การกำกับติดตาม รายงานความก้าวหน้าทุกไตรมาส",
        "สำรวจ (1) งานทะเบียน จัดทำ ผลลัพธ์ มีร่างคู่มือ",
        "สถานะ ไม่สามารถดำเนินการได้ เหตุผลที่ไม่สามารถดำเนินการได้ ไม่ได้รับงบประมาณ",
        "สรุปผลการดำเนินการ สำรวจแล้ว 12 งาน",
        "ผลลัพธ์หรือความสำเร็จ ยังไม่เกิดผล",
    ):
        assert part.replace(" , ", ", ") in seen.replace(" , ", ", ")
    for button in ("แก้ไขมาตรการ", "ลบมาตรการนี้", "เลื่อนขึ้น"):
        assert button not in seen


@pytest.mark.parametrize(
    ("person", "edits", "orders"),
    [
        ("administrator", True, True),
        ("engineer", True, False),
        ("treasurer", False, False),
        ("mayor", False, False),
    ],
)
def test_buttons_stand_there_for_those_who_may_press_them(tharnsai, person, edits, orders):
    a_measure(tharnsai)
    seen = words(browser_of(getattr(tharnsai, person)).get(address(tharnsai, 1)))
    assert ("แก้ไขมาตรการ" in seen, "ลบมาตรการนี้" in seen) == (edits, orders)


def test_what_is_missing_leads_to_its_cure_for_those_who_may_cure_it(tharnsai):
    a_measure(tharnsai, owners=("กองช่าง",), start=None, end=None, indicator=None, state="done", steps=())
    page = browser_of(tharnsai.engineer).get(address(tharnsai, 1)).content.decode()
    for cure in ("edit/#id_start", "edit/#id_indicator", "edit/#step-1", "progress/#id_summary"):
        assert f'href="/tharnsai/2569/measures/1/{cure}"' in page
    seen = words(browser_of(tharnsai.reader).get(address(tharnsai, 1)))
    assert "ยังขาดหรือควรดู ไม่มีขั้นตอน/วิธีการ" in seen
    assert "edit/" not in browser_of(tharnsai.reader).get(address(tharnsai, 1)).content.decode()


def test_a_complete_measure_lacks_nothing(tharnsai):
    a_measure(tharnsai)
    assert "ยังขาด" not in words(browser_of(tharnsai.reader).get(address(tharnsai, 1)))


def test_the_history_tells_who_changed_what(tharnsai):
    measure = a_measure(tharnsai)
    somchai = tharnsai.actor(tharnsai.engineer)
    for version in range(1, 7):
        draft = type(DRAFT)(**{**DRAFT.__dict__, "follow_up": f"ทุก {version} เดือน"})
        change_measure(actor=somchai, measure=measure, draft=draft, version=version)
    rattana = browser_of(tharnsai.reader)

    seen = words(rattana.get(address(tharnsai, 1)))
    assert "สมชาย ใจดี (นายช่างโยธา) แก้ไข มาตรการที่ 1 ปีงบประมาณ 2569" in seen
    assert "การกำกับติดตาม เดิม ทุก 5 เดือน ใหม่ ทุก 6 เดือน" in seen
    assert "พิมพ์ลดา แสงอรุณ" not in seen
    whole = words(rattana.get(address(tharnsai, 1, "history")))
    assert "พิมพ์ลดา แสงอรุณ (นักวิเคราะห์นโยบายและแผน) เพิ่ม มาตรการที่ 1" in whole


def test_days_in_the_history_are_of_the_buddhist_era_and_other_texts_stay(tharnsai):
    a_measure(tharnsai, name="2025-19-39", follow_up="2025-10-01 และทุกเดือน")
    seen = words(browser_of(tharnsai.reader).get(address(tharnsai, 1, "history")))
    assert "วันที่เริ่ม ใหม่ 1 ตุลาคม 2568" in seen
    assert "มาตรการ/กิจกรรม ใหม่ 2025-19-39" in seen
    assert "การกำกับติดตาม ใหม่ 2025-10-01 และทุกเดือน" in seen


def test_neighbours_are_one_step_away(tharnsai):
    for name in ("หนึ่ง", "สอง", "สาม"):
        a_measure(tharnsai, name=name)
    page = browser_of(tharnsai.reader).get(address(tharnsai, 2)).content.decode()
    assert re.search(r'rel="prev"\s+href="/tharnsai/2569/measures/1/"', page)
    assert re.search(r'rel="next"\s+href="/tharnsai/2569/measures/3/"', page)


@pytest.mark.parametrize("number", ["2", "0", "99999999999999999999999"])
def test_a_measure_that_is_not_there_is_not_found(tharnsai, number):
    a_measure(tharnsai)
    pimlada = browser_of(tharnsai.administrator)
    for page in ("", "edit/", "progress/", "history/", "delete/"):
        assert pimlada.get(f"/tharnsai/2569/measures/{number}/{page}").status_code == 404
    for page in ("move/", "restore/"):
        assert pimlada.post(f"/tharnsai/2569/measures/{number}/{page}").status_code == 404


def test_the_neighbour_finds_none_of_its_pages(tharnsai, dontawan):
    a_measure(tharnsai)
    a_measure(dontawan, name="ของดอนตะวัน")
    decha = browser_of(dontawan.administrator)
    for page in ("", "edit/", "progress/", "history/", "delete/"):
        assert decha.get(address(tharnsai, 1) + page).status_code == 404
        assert "ของทุกงาน" not in decha.get(address(dontawan, 1) + page).content.decode()


def test_p19_pimlada_moves_a_measure_up_and_is_shown_it_at_its_new_place(tharnsai):
    for name in ("หนึ่ง", "สอง"):
        a_measure(tharnsai, name=name)
    pimlada = browser_of(tharnsai.administrator)
    answer = pimlada.post(address(tharnsai, 2, "move"), {"to": "up"}, follow=True)
    assert answer.redirect_chain == [("/tharnsai/2569/measures/1/", 302)]
    assert "ย้ายมาตรการนี้เป็นลำดับที่ 1 แล้ว" in words(answer)
    assert Event.objects.get(verb="measure-moved").person == tharnsai.administrator
    again = pimlada.post(address(tharnsai, 1, "move"), {"to": "up"}, follow=True)
    assert "มาตรการนี้อยู่ลำดับที่ 1 อยู่แล้ว" in words(again)
    last = pimlada.post(address(tharnsai, 2, "move"), {"to": "down"}, follow=True)
    assert "มาตรการนี้อยู่ลำดับที่ 2 อยู่แล้ว" in words(last)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("๑", "ย้ายมาตรการนี้เป็นลำดับที่ 1 แล้ว"),
        ("99", "มาตรการนี้อยู่ลำดับที่ 3 อยู่แล้ว"),
        ("หนึ่ง", "“หนึ่ง” ไม่ใช่จำนวนเต็ม"),
        ("", "ไม่ใช่จำนวนเต็ม"),
        ("9" * 40, "ไม่ใช่จำนวนเต็ม"),
    ],
)
def test_pimlada_types_where_a_measure_goes(tharnsai, typed, told):
    for name in ("หนึ่ง", "สอง", "สาม"):
        a_measure(tharnsai, name=name)
    pimlada = browser_of(tharnsai.administrator)
    answer = pimlada.post(address(tharnsai, 3, "move"), {"place": typed}, follow=True)
    assert told in words(answer)


def test_p19_pimlada_deletes_a_measure_and_takes_it_back(tharnsai):
    measure = a_measure(tharnsai)
    pimlada = browser_of(tharnsai.administrator)
    asked = pimlada.get(address(tharnsai, 1, "delete"))
    assert "มาตรการนี้หายจากรายการ" in words(asked)
    assert Measure.objects.live().exists()

    told = pimlada.post(address(tharnsai, 1, "delete"), {"measure": measure.pk}, follow=True)
    assert "ลบมาตรการที่ 1 จัดทำคู่มือการให้บริการของทุกงาน แล้ว" in words(told)
    assert pimlada.get(address(tharnsai, 1)).status_code == 404
    assert "ลบมาตรการที่ 1 จัดทำ" not in words(pimlada.get(address(tharnsai)))

    back = pimlada.post(address(tharnsai, 1, "restore"), {"measure": measure.pk}, follow=True)
    assert "เรียกคืนมาตรการที่ 1 แล้ว" in words(back)
    assert [event.get_verb_display() for event in events_of(measure)] == ["เพิ่ม", "ลบ", "เรียกคืน"]


def test_an_old_confirm_page_deletes_no_other_measure(tharnsai):
    first, second = (a_measure(tharnsai, name=name) for name in ("หนึ่ง", "สอง"))
    pimlada = browser_of(tharnsai.administrator)
    pimlada.post(address(tharnsai, 1, "move"), {"to": "down"})
    answer = pimlada.post(address(tharnsai, 1, "delete"), {"measure": first.pk})
    assert "มาตรการที่จะลบ มาตรการ/กิจกรรม สอง" in words(answer)
    assert Measure.objects.live().count() == 2


def test_of_two_measures_deleted_under_one_number_the_named_one_comes_back(tharnsai):
    old, new = (a_measure(tharnsai, name=name) for name in ("เดิม", "ใหม่"))
    pimlada = browser_of(tharnsai.administrator)
    pimlada.post(address(tharnsai, 1, "delete"))
    Measure.objects.filter(pk=new.pk).update(number=1)
    pimlada.post(address(tharnsai, 1, "delete"))
    pimlada.post(address(tharnsai, 1, "restore"), {"measure": old.pk})
    assert Measure.objects.live().get().name == "เดิม"
    pimlada.post(address(tharnsai, 1, "restore"))
    assert list(Measure.objects.live().order_by("number").values_list("number", "name")) == [
        (1, "เดิม"),
        (2, "ใหม่"),
    ]


@pytest.mark.parametrize("page", ["delete", "restore", "move"])
def test_only_the_administrator_orders_deletes_and_restores(tharnsai, dontawan, page):
    a_measure(tharnsai)
    for person in (tharnsai.engineer, tharnsai.mayor, tharnsai.reader):
        assert browser_of(person).post(address(tharnsai, 1, page)).status_code == 403
    assert browser_of(dontawan.administrator).post(address(tharnsai, 1, page)).status_code == 404
    assert Measure.objects.live().count() == 1
    refused = Event.objects.filter(outcome="refused")
    assert {event.person for event in refused} >= {tharnsai.engineer, tharnsai.mayor, tharnsai.reader}


@pytest.mark.parametrize("page", ["restore", "move"])
def test_a_link_moves_and_restores_nothing(tharnsai, page):
    a_measure(tharnsai)
    assert browser_of(tharnsai.administrator).get(address(tharnsai, 1, page)).status_code == 405
