"""Letters about a version: to who is next, to the maker, to whom an opinion on paper was recorded for."""

from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.utils import timezone

from ita_portal.audit.models import Event
from reports import letters
from reports.approvals import recall, record_on_paper
from reports.models import Decision, SealedFile
from reports.states import state_of
from tests.reports.chain import PICTURE, says, submitted

pytestmark = pytest.mark.usefixtures("quick_pdf")


@pytest.fixture
def town(tharnsai, django_capture_on_commit_callbacks):
    """Everybody has an address; what is done in the background is done at once."""
    for user in (tharnsai.administrator, tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor):
        user.email = f"{user.username}@example.go.th"
        user.save()
    with django_capture_on_commit_callbacks(execute=False):
        yield tharnsai


@pytest.fixture
def after(django_capture_on_commit_callbacks):
    """Does something and what follows in the background; the addresses that were written to."""

    def done(action, *args, **options) -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            action(*args, **options)
        return [to for message in mail.outbox for to in message.to]

    return done


def test_each_step_is_told_in_turn_and_the_maker_at_last(town, after):
    assert after(submitted, town) == ["kittipat@example.go.th"]
    version = town.agency.reports.get().versions.get()
    assert after(says, town, town.head_of_office, version) == ["orawan@example.go.th"]
    assert after(says, town, town.clerk, version) == ["somkiat@example.go.th"]
    assert after(says, town, town.mayor, version) == ["pimlada@example.go.th"]
    assert SealedFile.objects.filter(kind="decided").count() == 1, "and the decided file was made"


def test_nobody_gets_a_letter_twice_where_the_worker_comes_late(town, after):
    def in_one_breath():
        version = submitted(town)
        for person in (town.head_of_office, town.clerk, town.mayor):
            says(town, person, version)

    assert after(in_one_breath) == ["pimlada@example.go.th"]


def test_the_letter_names_the_matter_and_brings_a_link_and_nothing_else(town, after):
    after(submitted, town)
    version = town.agency.reports.get().versions.get()
    (message,) = mail.outbox
    assert message.subject == "ระบบงาน ITA: รอความเห็นของคุณ: รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 รุ่นที่ 1"
    assert message.body == (
        "เรียน กิตติพัฒน์ ใจมั่น\n\n"
        "พิมพ์ลดา แสงอรุณ เสนอรายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 รุ่นที่ 1 ของเทศบาลตำบลธารใส "
        "ขณะนี้รอความเห็นของคุณในฐานะหัวหน้าสำนักปลัดเทศบาล\n\n"
        f"เปิดเรื่องนี้ได้ที่ http://localhost:8000/inbox/{version.code}/\n\n"
        "ระบบจะให้เข้าสู่ระบบก่อนทุกครั้ง การเปิดลิงก์นี้ไม่ใช่การให้ความเห็น\n\n"
        "ระบบงาน ITA"
    )


def test_what_came_back_is_told_to_the_maker_with_the_reason(town, after):
    version = submitted(town)
    to = after(says, town, town.head_of_office, version, "return", "ขอให้ระบุ <ผู้รับผิดชอบ> & กำหนดเวลา")
    assert to == ["pimlada@example.go.th"]
    assert "หัวหน้าสำนักปลัดเทศบาลส่งกลับแก้ไข เพราะ ขอให้ระบุ <ผู้รับผิดชอบ> & กำหนดเวลา" in mail.outbox[0].body


def test_a_remark_of_the_mayor_who_agreed_is_no_reason(town, after):
    version = submitted(town)
    for person in (town.head_of_office, town.clerk):
        says(town, person, version)
    after(says, town, town.mayor, version, "agree", "ควรรายงานผลทุกไตรมาส")
    told = "นายกเทศมนตรีตำบลธารใสเห็นควรดำเนินการ โดยมีข้อสังเกตว่า ควรรายงานผลทุกไตรมาส"
    assert told in mail.outbox[-1].body


def test_nobody_is_told_of_a_recall(town, after):
    assert after(recall, town.actor(town.administrator), submitted(town)) == []


def test_where_nobody_may_answer_the_maker_is_told_what_to_do(town, after):
    version = submitted(town)
    town.clerk.is_active = False
    town.clerk.save()
    assert after(says, town, town.head_of_office, version) == ["pimlada@example.go.th"]
    assert "บันทึกคำสั่งทำการแทน หรือเสนอรุ่นใหม่" in mail.outbox[0].body


def test_who_signed_on_paper_is_told_that_it_was_recorded(town, after):
    version = submitted(town)
    signed = {"person": town.head_of_office, "opinion": "agree", "reason": "", "scan": PICTURE}
    pimlada = town.actor(town.administrator)
    to = after(record_on_paper, pimlada, version, signed_on=timezone.localdate(), **signed)
    assert to == ["orawan@example.go.th", "kittipat@example.go.th"]
    assert "พิมพ์ลดา แสงอรุณ บันทึกความเห็น “เห็นควร” ซึ่งคุณลงนามบนกระดาษ" in mail.outbox[1].body


def test_a_post_office_that_is_closed_undoes_no_opinion_and_stands_in_the_trail(
    town, after, monkeypatch, caplog
):
    def closed(message):
        raise SMTPServerDisconnected("gone")

    version = submitted(town)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", closed)
    assert after(says, town, town.head_of_office, version) == []
    assert Decision.objects.count() == 1
    assert Event.objects.last().sentence == (
        "ระบบงาน ITA ส่งอีเมลไม่สำเร็จแก่ อรวรรณ ศรีวิเชียร เรื่อง รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 รุ่นที่ 1 "
        "เพราะ เครื่องแม่ข่ายอีเมลไม่รับหรือไม่ตอบ"
    )
    assert "could not be sent: gone" in caplog.text


def test_without_an_address_no_letter_is_written(town, after):
    town.head_of_office.email = ""
    town.head_of_office.save()
    assert after(submitted, town) == []
    assert not Event.objects.filter(verb__startswith="notice").exists()


def test_a_background_that_fails_undoes_no_opinion(town, after, monkeypatch):
    def broken(*about):
        raise OSError("no disk")

    version = submitted(town)
    monkeypatch.setattr("reports.letters.to_next", broken)
    assert after(says, town, town.head_of_office, version) == []
    assert Decision.objects.count() == 1
    assert letters.awaited(version, state_of(version)) == [town.clerk]
