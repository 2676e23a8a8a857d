"""Every write to a measure: who may, what is stored, what the trail says."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from assessments.models import FiscalYear
from ita_portal.audit.models import Event
from ita_portal.audit.record import events_of
from measures.actions import (
    ChangedMeanwhile,
    DeletedMeanwhile,
    add_measure,
    add_once,
    change_measure,
    delete_measure,
    move_measure,
    place_measure,
    plan_of,
    restore_measure,
)
from measures.drafts import draft_of
from measures.models import Measure, Owner
from measures.rules import StepDraft
from measures.storing import NotStorable
from tests.factories import DRAFT, a_measure


def plan(town):
    return plan_of(town.agency, FiscalYear.objects.get(pk=2569))


def stored(measure) -> Measure:
    return Measure.objects.with_parts().get(pk=measure.pk)


def order(town) -> list[str]:
    return list(Measure.objects.of_plan(town.agency, 2569).values_list("name", flat=True))


def test_p19_somchai_adds_a_measure_of_his_office(tharnsai):
    somchai = tharnsai.actor(tharnsai.engineer)
    measure = add_measure(actor=somchai, plan=plan(tharnsai), draft=DRAFT)

    assert draft_of(stored(measure)) == DRAFT
    assert (measure.number, measure.version, measure.changed_by) == (1, 1, tharnsai.engineer)
    event = events_of(measure).get()
    assert (event.person, event.agency, event.verb) == (tharnsai.engineer, tharnsai.agency, "measure-added")
    assert event.capacity == "นายช่างโยธา"
    assert event.before == {}
    assert event.after["มาตรการ/กิจกรรม"] == "จัดทำคู่มือการให้บริการของทุกงาน"
    assert event.after["ขั้นตอน/วิธีการ"] == ["สำรวจงานบริการ", "จัดทำคู่มือ", "เผยแพร่คู่มือบนเว็บไซต์"]


def test_an_owner_that_is_an_office_is_known_as_one(tharnsai):
    measure = a_measure(tharnsai, owners=("กองช่าง", "นายช่างโยธา"))
    rows = list(Owner.objects.filter(measure=measure).values_list("name", "department"))
    assert rows == [("กองช่าง", tharnsai.engineering.pk), ("นายช่างโยธา", None)]


def test_measures_stand_in_the_order_in_which_they_were_added(tharnsai, dontawan):
    a_measure(dontawan, name="ของเพื่อนบ้าน")
    assert [a_measure(tharnsai, name=name).number for name in ("หนึ่ง", "สอง")] == [1, 2]


def test_the_number_of_a_deleted_measure_is_not_given_to_another(tharnsai):
    pimlada = tharnsai.actor(tharnsai.administrator)
    a_measure(tharnsai, name="หนึ่ง")
    delete_measure(actor=pimlada, measure=a_measure(tharnsai, name="สอง"))
    assert a_measure(tharnsai, name="สาม").number == 3


def test_somchai_adds_none_for_another_office(tharnsai):
    somchai = tharnsai.actor(tharnsai.engineer)
    with pytest.raises(NotStorable) as refusal:
        add_measure(actor=somchai, plan=plan(tharnsai), draft=replace(DRAFT, owners=("กองคลัง",)))
    assert refusal.value.problems[0].message == "เลือกส่วนราชการของคุณเป็นผู้รับผิดชอบด้วย"
    assert not Measure.objects.exists()


def test_somchai_without_an_office_learns_who_gives_him_one(tharnsai):
    tharnsai.engineer.memberships.update(department=None)
    with pytest.raises(NotStorable) as refusal:
        add_measure(actor=tharnsai.actor(tharnsai.engineer), plan=plan(tharnsai), draft=DRAFT)
    assert refusal.value.problems[0].message == ("บัญชีของคุณยังไม่มีส่วนราชการ โปรดให้ผู้ดูแลระบบของหน่วยงานกำหนดก่อน")


def test_a_draft_that_breaks_a_rule_is_not_stored(tharnsai):
    pimlada = tharnsai.actor(tharnsai.administrator)
    with pytest.raises(NotStorable):
        add_measure(actor=pimlada, plan=plan(tharnsai), draft=replace(DRAFT, steps=(StepDraft(""),)))
    with pytest.raises(NotStorable) as refusal:
        add_measure(actor=pimlada, plan=plan(tharnsai), draft=replace(DRAFT, indicator=11))
    assert refusal.value.problems[0].message == (
        "ไม่มีตัวชี้วัดที่ 11 ในเกณฑ์ของปีนี้ ที่ใช้ได้คือ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"
    )
    assert not Event.objects.exists()


def test_a_button_pressed_twice_adds_one_measure(tharnsai):
    pimlada, year = tharnsai.actor(tharnsai.administrator), FiscalYear.objects.get(pk=2569)
    first = add_once(actor=pimlada, fiscal_year=year, draft=DRAFT)
    assert add_once(actor=pimlada, fiscal_year=year, draft=DRAFT) == first
    other = add_once(actor=pimlada, fiscal_year=year, draft=replace(DRAFT, follow_up="ทุกเดือน"))
    of_somchai = add_once(actor=tharnsai.actor(tharnsai.engineer), fiscal_year=year, draft=DRAFT)
    assert len({first, other, of_somchai}) == 3


def test_p19_a_change_leaves_what_was_and_what_is(tharnsai):
    measure = a_measure(tharnsai)
    changed = change_measure(
        actor=tharnsai.actor(tharnsai.engineer),
        measure=measure,
        draft=replace(DRAFT, name="จัดทำคู่มือทุกงาน", steps=(StepDraft("สำรวจ", "ครบ 12 งาน"),)),
        version=1,
    )
    assert (changed.version, changed.name) == (2, "จัดทำคู่มือทุกงาน")
    assert draft_of(changed).steps == draft_of(stored(measure)).steps == (StepDraft("สำรวจ", "ครบ 12 งาน"),)
    event = events_of(measure).last()
    assert event.before["มาตรการ/กิจกรรม"] == "จัดทำคู่มือการให้บริการของทุกงาน"
    assert event.after == {
        "มาตรการ/กิจกรรม": "จัดทำคู่มือทุกงาน",
        "ขั้นตอน/วิธีการ": ["สำรวจ"],
        "ผลลัพธ์ตามขั้นตอน": {"1": "ครบ 12 งาน"},
    }


def test_storing_what_is_stored_changes_nothing(tharnsai):
    measure = a_measure(tharnsai)
    change_measure(actor=tharnsai.actor(tharnsai.engineer), measure=measure, draft=DRAFT, version=1)
    assert stored(measure).version == 1
    assert events_of(measure).count() == 1


def test_p40_the_later_of_two_editors_overwrites_nothing(tharnsai):
    measure = a_measure(tharnsai)
    pimlada, somchai = tharnsai.actor(tharnsai.administrator), tharnsai.actor(tharnsai.engineer)
    change_measure(actor=pimlada, measure=measure, draft=replace(DRAFT, name="ของพิมพ์ลดา"), version=1)
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        change_measure(actor=somchai, measure=measure, draft=replace(DRAFT, name="ของสมชาย"), version=1)
    assert meanwhile.value.measure.changed_by == tharnsai.administrator
    assert stored(measure).name == "ของพิมพ์ลดา"


def test_malee_of_another_office_changes_nothing(tharnsai):
    measure = a_measure(tharnsai, owners=("กองช่าง",))
    with pytest.raises(PermissionDenied, match="มาตรการนี้เป็นของส่วนราชการอื่น"):
        change_measure(actor=tharnsai.actor(tharnsai.treasurer), measure=measure, draft=DRAFT, version=1)


def test_somchai_does_not_give_his_measure_away(tharnsai):
    measure = a_measure(tharnsai)
    with pytest.raises(NotStorable, match="เลือกส่วนราชการของคุณ"):
        change_measure(
            actor=tharnsai.actor(tharnsai.engineer),
            measure=measure,
            draft=replace(DRAFT, owners=("กองคลัง",)),
            version=1,
        )


def test_somchai_reports_for_his_office_after_it_was_renamed(tharnsai):
    measure = a_measure(tharnsai)
    tharnsai.engineering.name = "กองช่างและผังเมือง"
    tharnsai.engineering.save()
    draft = replace(DRAFT, state="done", summary="เสร็จแล้ว")
    change_measure(actor=tharnsai.actor(tharnsai.engineer), measure=measure, draft=draft, version=1)
    assert stored(measure).state == "done"


def test_p19_deleting_and_restoring_leave_their_events(tharnsai):
    measure = a_measure(tharnsai)
    pimlada = tharnsai.actor(tharnsai.administrator)
    delete_measure(actor=pimlada, measure=measure)
    delete_measure(actor=pimlada, measure=measure)
    assert order(tharnsai) == []
    restore_measure(actor=pimlada, measure=measure)
    restore_measure(actor=pimlada, measure=measure)
    assert draft_of(stored(measure)) == DRAFT
    assert [event.verb for event in events_of(measure)] == [
        "measure-added",
        "measure-deleted",
        "measure-restored",
    ]
    assert events_of(measure)[1].before["มาตรการ/กิจกรรม"] == "จัดทำคู่มือการให้บริการของทุกงาน"


def test_a_restored_measure_whose_number_was_given_away_stands_last(tharnsai):
    pimlada = tharnsai.actor(tharnsai.administrator)
    gone = a_measure(tharnsai, name="เดิม")
    delete_measure(actor=pimlada, measure=gone)
    other = a_measure(tharnsai, name="ใหม่")
    Measure.objects.filter(pk=other.pk).update(number=1)
    assert restore_measure(actor=pimlada, measure=gone).number == 2


def test_a_deleted_measure_is_changed_by_nobody_until_it_is_restored(tharnsai):
    measure = a_measure(tharnsai)
    pimlada = tharnsai.actor(tharnsai.administrator)
    delete_measure(actor=pimlada, measure=measure)
    with pytest.raises(DeletedMeanwhile):
        change_measure(actor=pimlada, measure=measure, draft=replace(DRAFT, name="ใหม่"), version=1)
    restore_measure(actor=pimlada, measure=measure)
    change_measure(actor=pimlada, measure=measure, draft=replace(DRAFT, name="ใหม่"), version=1)
    assert stored(measure).name == "ใหม่"


def test_p19_a_measure_changes_places_with_its_neighbour(tharnsai):
    pimlada = tharnsai.actor(tharnsai.administrator)
    first, second, third = (a_measure(tharnsai, name=name) for name in ("หนึ่ง", "สอง", "สาม"))
    assert move_measure(actor=pimlada, measure=third, up=True)
    assert order(tharnsai) == ["หนึ่ง", "สาม", "สอง"]
    assert move_measure(actor=pimlada, measure=first, up=False)
    assert order(tharnsai) == ["สาม", "หนึ่ง", "สอง"]
    event = events_of(third).last()
    assert (event.verb, event.before, event.after) == ("measure-moved", {"ลำดับ": 3}, {"ลำดับ": 2})
    assert stored(third).version == 1


def test_a_measure_moves_past_a_gap_and_not_beyond_the_ends(tharnsai):
    pimlada = tharnsai.actor(tharnsai.administrator)
    first, gone, last = (a_measure(tharnsai, name=name) for name in ("หนึ่ง", "สอง", "สาม"))
    delete_measure(actor=pimlada, measure=gone)
    assert move_measure(actor=pimlada, measure=last, up=True)
    assert order(tharnsai) == ["สาม", "หนึ่ง"]
    assert not move_measure(actor=pimlada, measure=last, up=True)
    assert not move_measure(actor=pimlada, measure=first, up=False)


@pytest.mark.parametrize(
    ("name", "number", "after"),
    [
        ("ห้า", 2, ["หนึ่ง", "ห้า", "สอง", "สี่"]),
        ("หนึ่ง", 4, ["สอง", "สี่", "หนึ่ง", "ห้า"]),
        ("สอง", 1, ["สอง", "หนึ่ง", "สี่", "ห้า"]),
        ("สอง", 99, ["หนึ่ง", "สี่", "ห้า", "สอง"]),
        ("ห้า", 0, ["ห้า", "หนึ่ง", "สอง", "สี่"]),
    ],
)
def test_a_measure_is_put_where_a_number_stands(tharnsai, name, number, after):
    pimlada = tharnsai.actor(tharnsai.administrator)
    measures = {each: a_measure(tharnsai, name=each) for each in ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า")}
    delete_measure(actor=pimlada, measure=measures["สาม"])
    assert place_measure(actor=pimlada, measure=measures[name], number=number)
    assert order(tharnsai) == after
    assert list(Measure.objects.of_plan(tharnsai.agency, 2569).values_list("number", flat=True)) == [
        1,
        2,
        4,
        5,
    ]
    assert measures[name].number == stored(measures[name]).number


def test_a_measure_stays_where_it_is_put_already(tharnsai):
    measure = a_measure(tharnsai)
    assert not place_measure(actor=tharnsai.actor(tharnsai.administrator), measure=measure, number=1)
    assert events_of(measure).count() == 1


def test_only_the_administrator_deletes_restores_and_orders(tharnsai):
    measure = a_measure(tharnsai)
    for person in (tharnsai.engineer, tharnsai.mayor, tharnsai.reader):
        actor = tharnsai.actor(person)
        for act in (delete_measure, restore_measure):
            with pytest.raises(PermissionDenied, match="ผู้ดูแลระบบของหน่วยงาน"):
                act(actor=actor, measure=measure)
        with pytest.raises(PermissionDenied):
            move_measure(actor=actor, measure=measure, up=True)
    assert events_of(measure).count() == 1
