"""ร่างข้อความ: Pimlada edits the texts of the memo, with the document before her eyes."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from ita_portal.accounts.models import Membership
from ita_portal.audit.models import Event
from reports.drafting import ReportDraft, change_report
from reports.formats import find
from reports.models import Report
from reports.reading import Reading, place_of, seal, unseal
from tests.factories import a_measure
from tests.measures.pages import fields_of, words
from tests.people import browser_of
from tests.reports.documents import MEMO, a_memo, page, read, save, texts_of


@pytest.fixture(autouse=True)
def one_measure(tharnsai):
    a_measure(tharnsai)


@pytest.fixture
def malee(tharnsai):
    """Malee, who administers too."""
    Membership.objects.create(user=tharnsai.treasurer, agency=tharnsai.agency, role="administrator")
    return tharnsai.treasurer


def stored() -> Report:
    return Report.objects.get(format=MEMO)


def kept_of(answer) -> dict[str, str]:
    """The hidden fields of the page on which one chooses."""
    return dict(re.findall(r'type="hidden" name="(read|mine)" value="([^"]*)"', answer.content.decode()))


def test_every_text_of_the_memo_stands_there_as_the_portal_drafts_it(tharnsai):
    found = read(tharnsai.administrator, "report_texts")
    for wording in find(MEMO).wording:
        assert wording.label in found
        assert wording.about in found
    assert "{จำนวนมาตรการ} จำนวนมาตรการของปีงบประมาณ 1" in found
    assert "แก้ไขแล้ว" not in found
    assert "ต่อจาก นธ ๕๒๙๐๑/" in found
    assert not Report.objects.exists()


def test_pimlada_changes_one_text_and_the_others_stay_with_the_facts(tharnsai):
    answer = save(
        tharnsai.administrator,
        texts_of(tharnsai.administrator),
        text_closing="จึงเรียนมาเพื่อโปรดพิจารณา\r\nและโปรดสั่งการ",
        number="118",
        on="16 ก.พ. 69",
    )
    assert answer.url == page("report")
    assert stored().texts == {"closing": "จึงเรียนมาเพื่อโปรดพิจารณา\nและโปรดสั่งการ"}
    assert (stored().letter_number, stored().letter_date) == ("118", date(2026, 2, 16))
    (event,) = Event.objects.filter(verb="report-changed")
    assert event.person == tharnsai.administrator
    assert event.before == {"เลขที่หนังสือ": "", "วันที่": "", "ข้อความปิดท้าย": "ตามที่ระบบร่าง"}
    assert event.after["วันที่"] == "16 กุมภาพันธ์ 2569"

    found = read(tharnsai.administrator, "report_texts")
    assert found.count("แก้ไขแล้ว ไม่ใช่ข้อความที่ระบบร่าง กลับไปใช้ข้อความที่ระบบร่าง") == 1


def test_saving_what_was_not_touched_stores_nothing(tharnsai):
    answer = save(tharnsai.administrator, texts_of(tharnsai.administrator))
    assert answer.url == page("report")
    assert stored().texts == {}
    assert not Event.objects.filter(verb="report-changed").exists()


def test_a_text_that_is_typed_as_the_draft_stays_with_the_facts(tharnsai):
    pimlada = tharnsai.administrator
    drafted = texts_of(pimlada)["text-closing"][0]
    save(pimlada, texts_of(pimlada), text_closing="อย่างอื่น")
    save(pimlada, texts_of(pimlada), text_closing=drafted)
    assert stored().texts == {}


def test_an_emptied_text_is_left_out_of_the_document(tharnsai):
    save(tharnsai.administrator, texts_of(tharnsai.administrator), text_closing="")
    assert stored().texts == {"closing": ""}
    assert texts_of(tharnsai.administrator)["text-closing"] == [""]


def test_a_draft_that_the_facts_changed_while_she_typed_is_not_frozen(tharnsai):
    """The text about the result is drafted anew when the result comes in; she typed into another field."""
    fields = texts_of(tharnsai.administrator)
    fields["text-facts"] = ["ข้อความที่ระบบร่างไว้ก่อนหน้านี้"]
    place = place_of("tharnsai", 2569, find(MEMO))
    reading = unseal(fields["read"][0], place)
    older = Reading(reading.edition, reading.draft, {**reading.shown, "facts": "ข้อความที่ระบบร่างไว้ก่อนหน้านี้"})
    save(tharnsai.administrator, {**fields, "read": seal(older, place)}, number="9")
    assert stored().texts == {}
    assert stored().letter_number == "9"


def test_p40_the_buttons_for_preview_and_reset_store_nothing_and_lose_nothing(tharnsai):
    pimlada = tharnsai.administrator
    save(pimlada, texts_of(pimlada), text_closing="ขอได้โปรดพิจารณา")
    fields = texts_of(pimlada)

    answer = save(pimlada, fields, text_subject="เรื่องใหม่ {ปีงบประมาณ}", on="32 ก.พ. 69", do="preview")
    shown = fields_of(answer.content.decode())
    assert (shown["text-subject"], shown["on"]) == (["เรื่องใหม่ {ปีงบประมาณ}"], ["32 ก.พ. 69"])
    assert "เรื่องใหม่ 2569" in words(answer)
    assert "เรื่องใหม่ ๒๕๖๙" in words(answer), "the document below has it in its own digits"
    assert "error-summary" not in answer.content.decode()

    answer = save(pimlada, fields, text_subject="เรื่องใหม่", do="reset-closing")
    shown = fields_of(answer.content.decode())
    assert shown["text-closing"][0].startswith("จึงเรียนมา")
    assert shown["text-subject"] == ["เรื่องใหม่"]
    assert stored().texts == {"closing": "ขอได้โปรดพิจารณา"}
    assert words(answer).count("ยังไม่ได้บันทึก") == 2, "both texts that stand in the form alone say so"
    assert "ยังไม่ได้บันทึก" not in read(pimlada, "report_texts")


def test_a_placeholder_that_nobody_knows_is_told_while_she_types(tharnsai):
    fields = {**texts_of(tharnsai.administrator), "do": "preview"}
    fields["text-subject"] = "ผลปี {ปีงบประมาณ} ได้ {คะแนนรวมม} {คะแนนรวมม}"
    answer = browser_of(tharnsai.administrator).post(page("report_texts"), fields)
    assert words(answer).count("ระบบไม่รู้จัก") == 1
    assert "ระบบไม่รู้จัก {คะแนนรวมม} จึงพิมพ์ตามนั้น" in words(answer)


def test_while_she_types_only_what_follows_the_typing_is_drawn(tharnsai):
    pimlada = tharnsai.administrator
    fields = {**texts_of(pimlada), "text-subject": "ของใหม่ {หน่วยงาน}", "do": "preview"}
    answer = browser_of(pimlada).post(page("report_texts"), fields, headers={"HX-Request": "true"})
    part = answer.content.decode()
    assert "<html" not in part
    assert 'id="preview-part"' in part
    assert 'id="printed-subject"' in part and "ของใหม่ เทศบาลตำบลธารใส" in words(answer)
    assert "กลับไปใช้ข้อความที่ระบบร่าง" in part


def test_p38_p40_errors_stand_at_their_fields_and_nothing_is_lost(tharnsai):
    answer = save(
        tharnsai.administrator,
        texts_of(tharnsai.administrator),
        text_background="ก" * 30_001,
        on="เมื่อวาน",
        number="เลข" * 40,
    )
    html = answer.content.decode()
    assert "พบข้อผิดพลาด 3 จุด" in html
    for control in ("id_number", "id_on", "id_text-background"):
        assert f'href="#{control}"' in html
    shown = fields_of(html)
    assert (shown["on"], len(shown["text-background"][0])) == (["เมื่อวาน"], 30_001)
    assert not Report.objects.exists()


def test_p40_the_second_of_two_editors_sees_both_texts_and_chooses(tharnsai, malee):
    pimlada = tharnsai.administrator
    hers, theirs = texts_of(pimlada), texts_of(malee)
    save(malee, theirs, text_closing="ของมาลี", number="200")

    answer = save(pimlada, hers, text_closing="ของพิมพ์ลดา", text_subject="เรื่องของพิมพ์ลดา")
    assert answer.status_code == 409
    found = words(answer)
    assert "มาลี บุญมา บันทึกเมื่อ" in found
    assert "ของพิมพ์ลดา" in found and "ของมาลี" in found
    assert "เลขที่หนังสือ 200" in found, "what only Malee changed stays as stored"
    assert stored().texts == {"closing": "ของมาลี"}

    kept = kept_of(answer)
    answer = save(pimlada, {**kept, "keep-text-closing": "stored", "do": "continue"})
    assert fields_of(answer.content.decode())["text-closing"] == ["ของมาลี"]
    assert stored().texts == {"closing": "ของมาลี"}

    answer = save(pimlada, {**kept, "keep-text-closing": "yours", "do": "choose"})
    assert answer.status_code == 302
    assert stored().texts == {"closing": "ของพิมพ์ลดา", "subject": "เรื่องของพิมพ์ลดา"}
    assert stored().letter_number == "200"


def test_different_texts_of_two_editors_are_put_together(tharnsai, malee):
    pimlada = tharnsai.administrator
    hers, theirs = texts_of(pimlada), texts_of(malee)
    save(malee, theirs, text_closing="ของมาลี")
    answer = save(pimlada, hers, text_subject="ของพิมพ์ลดา")
    assert "คุณแก้ไขคนละส่วนกัน เก็บได้ทั้งสองฝ่าย" in words(answer)
    kept = kept_of(answer)
    save(pimlada, {**kept, "do": "choose"})
    assert stored().texts == {"closing": "ของมาลี", "subject": "ของพิมพ์ลดา"}


def test_what_was_read_of_another_report_counts_as_nothing(tharnsai):
    """A form that was read from another document, or forged, is compared with what is stored now."""
    fields = texts_of(tharnsai.administrator)
    other = browser_of(tharnsai.administrator).get(page("report_texts", format="status-report"))
    fields["read"] = fields_of(other.content.decode())["read"]
    memo = place_of("tharnsai", 2569, find(MEMO))
    assert unseal(fields["read"][0], memo) is None
    assert unseal(fields["read"][0], place_of("tharnsai", 2569, find("status-report"))) is not None
    assert save(tharnsai.administrator, fields, number="7").status_code == 302
    fields["read"] = ["forged"]
    assert save(tharnsai.administrator, fields, number="8").status_code == 302
    assert stored().letter_number == "8"


def test_p29_markup_in_a_text_is_printed_as_text(tharnsai):
    text = "<script>alert(1)</script> {{7*7}} {ไม่รู้จัก}"
    save(tharnsai.administrator, texts_of(tharnsai.administrator), text_subject=text)
    html = browser_of(tharnsai.administrator).get(page("report_texts")).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}} {ไม่รู้จัก}" in html.replace("\u200b", "")


def test_a_document_that_is_no_letter_has_no_number_and_keeps_that_of_its_report(tharnsai):
    html = browser_of(tharnsai.administrator).get(page("report_texts", format="status-report")).content
    assert b'name="number"' not in html


def test_nobody_else_stores_a_text(tharnsai):
    with pytest.raises(PermissionDenied):
        change_report(
            actor=tharnsai.actor(tharnsai.engineer),
            year=2569,
            format=find(MEMO),
            draft=ReportDraft(number="1"),
            edition=1,
        )
    assert not Report.objects.exists()


def test_a_text_that_the_format_does_not_have_is_refused(tharnsai):
    actor = tharnsai.actor(tharnsai.administrator)
    with pytest.raises(ValidationError, match="ไม่มีข้อความที่ส่งมา"):
        change_report(
            actor=actor, year=2569, format=find(MEMO), draft=ReportDraft(texts={"x": "y"}), edition=1
        )
    a_memo(tharnsai)
    assert stored().texts == {}
