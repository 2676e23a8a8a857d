"""สมชาย and พิมพ์ลดา work on one measure at the same time: nobody overwrites anything unseen."""

import html
import re

import pytest

from ita_portal.audit.record import events_of
from measures.actions import delete_measure, move_measure, restore_measure
from measures.drafts import draft_of
from measures.models import Measure
from measures.rules import StepDraft
from tests.factories import a_measure
from tests.measures.pages import address, browser_of, fields_of, open_form, problems, words


class Desk:
    """Somebody with the form of the first measure open before her."""

    def __init__(self, town, person, page="edit"):
        self.browser, self.path = browser_of(person), address(town, 1, page)
        self.fields = open_form(self.browser, self.path)

    def save(self, **typed):
        """Sends the form with these fields changed."""
        return self.browser.post(self.path, {**self.fields, **typed})

    def choose(self, page, do="choose", **kept):
        """Sends the page of both texts; `name="stored"` takes the stored name."""
        hidden = re.findall(r'name="(read|mine)" value="([^"]*)"', page.content.decode())
        fields = {name: html.unescape(value) for name, value in hidden}
        return self.browser.post(
            self.path, {**fields, **{f"keep-{name}": text for name, text in kept.items()}, "do": do}
        )


def only() -> Measure:
    """The one measure there is."""
    return Measure.objects.with_parts().get()


@pytest.fixture
def both(tharnsai):
    """Both have the form open; พิมพ์ลดา then stored another name and follow-up."""
    a_measure(tharnsai)
    somchai, pimlada = Desk(tharnsai, tharnsai.engineer), Desk(tharnsai, tharnsai.administrator)
    assert pimlada.save(name="ของพิมพ์ลดา", follow_up="ทุกเดือน").status_code == 302
    return somchai


def choices(page) -> list[tuple[str, str, str]]:
    """What is to be chosen: field, mine, stored."""
    return [(field.label, field.yours, field.stored) for field in page.context["both"]]


def test_p40_somchai_sees_who_changed_what_and_his_text_is_all_there(both):
    page = both.save(name="ของสมชาย", start="1 พ.ย. 68")

    assert page.status_code == 409
    assert choices(page) == [("มาตรการ/กิจกรรม", "ของสมชาย", "ของพิมพ์ลดา")]
    seen = words(page)
    assert "พิมพ์ลดา แสงอรุณ บันทึกเมื่อ" in seen
    assert "อีกฝ่ายแก้ไขไว้ คุณไม่ได้แก้ จะเก็บตามนี้ การกำกับติดตาม ทุกเดือน" in seen
    assert only().name == "ของพิมพ์ลดา"


def test_he_keeps_his_own_unless_he_chooses_otherwise(both):
    page = both.save(name="ของสมชาย", start="1 พ.ย. 68")
    assert both.choose(page).status_code == 302
    measure = only()
    assert (measure.name, str(measure.start), measure.follow_up) == ("ของสมชาย", "2025-11-01", "ทุกเดือน")
    assert events_of(measure).last().before["มาตรการ/กิจกรรม"] == "ของพิมพ์ลดา"


def test_he_takes_what_is_stored_field_by_field(both):
    page = both.save(name="ของสมชาย", start="1 พ.ย. 68", follow_up="ทุกปี")
    assert [label for label, _, _ in choices(page)] == ["มาตรการ/กิจกรรม", "การกำกับติดตาม"]
    both.choose(page, name="stored")
    measure = only()
    assert (measure.name, str(measure.start), measure.follow_up) == ("ของพิมพ์ลดา", "2025-11-01", "ทุกปี")


def test_he_goes_on_typing_with_what_he_chose(both):
    page = both.save(name="ของสมชาย", start="1 พ.ย. 68")
    form = both.choose(page, do="continue", name="stored")
    fields = fields_of(form.content.decode())
    assert (fields["name"], fields["start"], fields["follow_up"]) == (
        ["ของพิมพ์ลดา"],
        ["1 พ.ย. 2568"],
        ["ทุกเดือน"],
    )
    assert both.browser.post(both.path, {**fields, "name": "ของทั้งสอง"}).status_code == 302
    assert (only().name, str(only().start)) == ("ของทั้งสอง", "2025-11-01")


def test_a_third_change_while_he_chooses_is_shown_as_well(both, tharnsai):
    page = both.save(name="ของสมชาย")
    Desk(tharnsai, tharnsai.administrator).save(name="ของพิมพ์ลดาอีกครั้ง")
    again = both.choose(page)
    assert (again.status_code, choices(again)) == (
        409,
        [("มาตรการ/กิจกรรม", "ของสมชาย", "ของพิมพ์ลดาอีกครั้ง")],
    )


def test_when_they_changed_different_fields_both_stay_after_he_saw_it(both):
    page = both.save(to_improve="คำถามซ้ำ")
    assert (page.status_code, choices(page)) == (409, [])
    assert "คุณแก้ไขคนละส่วนกัน" in words(page)
    both.choose(page)
    measure = only()
    assert (measure.name, measure.to_improve) == ("ของพิมพ์ลดา", "คำถามซ้ำ")


def test_an_untouched_form_undoes_nothing(both):
    assert both.save().status_code == 302
    assert only().name == "ของพิมพ์ลดา"


def test_a_choice_that_breaks_a_rule_shows_the_form_with_everything_in_it(both, tharnsai):
    Desk(tharnsai, tharnsai.administrator).save(end="31 ต.ค. 68")
    page = both.save(name="ของสมชาย", start="1 พ.ย. 68")
    answer = both.choose(page)
    assert problems(answer) == [("วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่ม", "#id_end")]
    fields = fields_of(answer.content.decode())
    assert (fields["name"], fields["start"], fields["end"]) == (
        ["ของสมชาย"],
        ["1 พ.ย. 2568"],
        ["31 ต.ค. 2568"],
    )
    both.browser.post(both.path, {**fields, "end": "30 ก.ย. 69"})
    assert (only().name, str(only().end)) == ("ของสมชาย", "2026-09-30")


def test_steps_are_edited_while_results_are_reported_and_both_stay(tharnsai):
    a_measure(tharnsai, steps=(StepDraft("สำรวจ"), StepDraft("เผยแพร่")))
    plan = Desk(tharnsai, tharnsai.administrator)
    progress = Desk(tharnsai, tharnsai.engineer, "progress")
    progress.save(step_result=["", "เผยแพร่แล้ว"], state="done")
    page = plan.save(step=["สำรวจงาน", "เผยแพร่"])
    assert choices(page) == []
    plan.choose(page)
    assert draft_of(only()).steps == (StepDraft("สำรวจงาน"), StepDraft("เผยแพร่", "เผยแพร่แล้ว"))
    assert only().state == "done"


def test_two_reports_of_progress_are_chosen_field_by_field(tharnsai):
    a_measure(tharnsai)
    somchai, pimlada = (
        Desk(tharnsai, person, "progress") for person in (tharnsai.engineer, tharnsai.administrator)
    )
    pimlada.save(state="under_way", summary="ของพิมพ์ลดา")
    page = somchai.save(state="done", summary="ของสมชาย", result="สำเร็จ")
    assert choices(page) == [
        ("สถานะ", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ"),
        ("สรุปผลการดำเนินการ", "ของสมชาย", "ของพิมพ์ลดา"),
    ]
    somchai.choose(page, summary="stored")
    assert (only().state, only().summary, only().result) == ("done", "ของพิมพ์ลดา", "สำเร็จ")


def test_a_form_that_does_not_say_what_it_read_overwrites_nothing(tharnsai):
    a_measure(tharnsai)
    somchai = Desk(tharnsai, tharnsai.engineer)
    for read in ("", "x", "eyJ4Ijox:fake:signature"):
        page = somchai.save(read=read, name="ของสมชาย")
        assert page.status_code == 409
    assert only().version == 1
    somchai.choose(page)
    assert only().name == "ของสมชาย"


def test_a_form_finds_its_measure_wherever_it_was_moved(tharnsai):
    a_measure(tharnsai, name="หนึ่ง")
    second = a_measure(tharnsai, name="สอง")
    somchai = Desk(tharnsai, tharnsai.engineer)
    move_measure(actor=tharnsai.actor(tharnsai.administrator), measure=second, up=True)
    assert somchai.save(follow_up="ของสมชาย")["Location"] == "/tharnsai/2569/measures/2/"
    assert Measure.objects.get(name="หนึ่ง").follow_up == "ของสมชาย"
    assert Measure.objects.get(name="สอง").follow_up != "ของสมชาย"


def test_a_form_of_the_neighbour_finds_nothing_here(tharnsai, dontawan):
    a_measure(dontawan)
    decha = Desk(dontawan, dontawan.administrator)
    a_measure(tharnsai)
    pimlada = browser_of(tharnsai.administrator)
    assert pimlada.post(address(tharnsai, 1, "edit"), decha.fields).status_code == 404


def test_p40_the_text_for_a_deleted_measure_waits_until_it_is_restored(tharnsai):
    measure = a_measure(tharnsai)
    somchai = Desk(tharnsai, tharnsai.engineer)
    pimlada = tharnsai.actor(tharnsai.administrator)
    delete_measure(actor=pimlada, measure=measure)

    answer = somchai.save(name="ของสมชาย")

    seen = words(answer)
    assert "พิมพ์ลดา แสงอรุณ ลบมาตรการนี้เมื่อ" in seen
    assert "ข้อความของคุณยังอยู่ในหน้านี้" in seen
    assert fields_of(answer.content.decode())["name"] == ["ของสมชาย"]
    restore_measure(actor=pimlada, measure=measure)
    assert somchai.save(name="ของสมชาย").status_code == 302
    assert only().name == "ของสมชาย"
