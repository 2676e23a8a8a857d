"""The trail: what it says, and that nobody changes it unseen."""

import random

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction

from ita_portal.audit.chain import first_break, hash_of
from ita_portal.audit.keys import keyring
from ita_portal.audit.models import ChainHead, Event
from ita_portal.audit.record import events_of, record, record_refusal
from ita_portal.audit.verbs import Verb
from tests.factories import a_measure


def write_three_events(town):
    pimlada = town.actor(town.administrator)
    record(pimlada, Verb.AGENCY_CHANGED, town.agency, before={"อำเภอ": "เดิม"}, after={"อำเภอ": "ศรีบุรพา"})
    record(town.actor(town.clerk), Verb.SIGNED_IN, town.clerk)
    record_refusal(town.actor(town.engineer), Verb.MEASURE_DELETED, town.agency, reason="ไม่มีสิทธิ")


def test_an_event_reads_as_one_thai_sentence(tharnsai):
    write_three_events(tharnsai)
    assert [event.sentence for event in Event.objects.all()] == [
        "คำสั่งบนเครื่องแม่ข่าย ยืนยันบัญชีและสิทธิตามที่เป็นอยู่ 14 รายการ",
        "พิมพ์ลดา แสงอรุณ (นักวิเคราะห์นโยบายและแผน) แก้ไขข้อมูลหน่วยงาน เทศบาลตำบลธารใส",
        "อรวรรณ ศรีวิเชียร (ปลัดเทศบาล) เข้าสู่ระบบ",
        "สมชาย ใจดี (นายช่างโยธา) ถูกปฏิเสธการลบ เทศบาลตำบลธารใส เพราะ ไม่มีสิทธิ",
    ]


def test_the_trail_of_a_measure_tells_its_life(tharnsai):
    measure = a_measure(tharnsai)
    (event,) = events_of(measure)
    assert event.verb == Verb.MEASURE_ADDED
    assert event.person == tharnsai.administrator
    assert event.agency == tharnsai.agency
    assert event.after["ขั้นตอน/วิธีการ"] == ["สำรวจงานบริการ", "จัดทำคู่มือ", "เผยแพร่คู่มือบนเว็บไซต์"]


def test_an_untouched_trail_holds(tharnsai, capsys):
    write_three_events(tharnsai)
    call_command("verify_audit")
    assert "4 events" in capsys.readouterr().out


# A row with the id of another takes its place where SQLite's REPLACE is not refused.
ANOTHER = "INTO audit_event SELECT * FROM audit_event"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET reason = 'x'",
        "DELETE FROM audit_event",
        f"INSERT {ANOTHER}",
        f"REPLACE {ANOTHER}",
    ],
)
def test_the_database_itself_refuses_to_change_an_event(tharnsai, statement):
    write_three_events(tharnsai)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Event.objects.filter(reason="").count() == 3


def test_a_tampered_trail_is_named_and_exits_1(tharnsai, changeable_trail):
    write_three_events(tharnsai)
    Event.objects.filter(number=2).update(person_name="ผู้อื่น")
    with pytest.raises(CommandError, match="event 2 was changed"):
        call_command("verify_audit")


def test_a_trail_written_anew_from_its_beginning_is_found_by_the_end_that_was_kept(
    tharnsai, changeable_trail, capsys, monkeypatch
):
    """Who holds the database takes the last event away and sets the head back."""
    monkeypatch.setattr("reports.management.commands.verify_audit.missing_guards", list)  # and them again
    write_three_events(tharnsai)
    call_command("verify_audit")
    said, end = capsys.readouterr().out.strip().splitlines()[-1].rsplit(" ", 1)
    last = Event.objects.get(number=4)
    assert (said, end) == ("The trail ends at", f"4:{last.hash}")
    record(tharnsai.actor(tharnsai.clerk), Verb.SIGNED_OUT, tharnsai.clerk)
    call_command("verify_audit", kept=end)
    Event.objects.filter(number__gte=4).delete()
    ChainHead.objects.update(number=3, hash=Event.objects.get(number=3).hash)
    call_command("verify_audit")
    with pytest.raises(CommandError, match="event 4 is not the one that was kept"):
        call_command("verify_audit", kept=end)


def forge(events: list[Event], dice: random.Random) -> list[Event]:
    """One random change, removal or insertion, as somebody would try it who cannot hide it."""
    kind = dice.choice(["change", "remove", "insert", "swap"])
    place = dice.randrange(len(events))
    event = events[place]
    if kind == "remove":
        return events[:place] + events[place + 1 :]
    if kind == "insert":
        twin = Event.objects.get(pk=event.pk)
        twin.number = dice.choice([event.number, event.number + 1, len(events) + 1])
        twin.hash = hash_of(twin)
        return events[: place + 1] + [twin] + events[place + 1 :]
    if kind == "swap":
        other = (place + 1) % len(events)
        events[place], events[other] = events[other], events[place]
        return events
    field = dice.choice(["person_name", "reason", "verb", "outcome", "thing_id", "after", "at", "agency_id"])
    old = getattr(event, field)
    setattr(event, field, {"ก": dice.random()} if field == "after" else _other(old, dice))
    if dice.random() < 0.5:
        event.hash = hash_of(event)  # even with a fresh hash of its own
    return events


def _other(old, dice):
    if hasattr(old, "microsecond"):
        return old.replace(microsecond=(old.microsecond + 1) % 1_000_000)
    return 99 if isinstance(old, int) else f"{old}{dice.random()}"


def test_p20_a_thousand_single_mutations_are_all_found(tharnsai):
    for _ in range(4):
        write_three_events(tharnsai)
    head, ring = ChainHead.objects.get(pk=1), keyring()
    assert first_break(Event.objects.order_by("number"), head.number, head.hash, ring) is None
    dice = random.Random(2569)
    stored = list(Event.objects.order_by("number"))
    for _ in range(1000):
        events = forge([_copy(event) for event in stored], dice)
        assert first_break(events, head.number, head.hash, ring) is not None


def _copy(event: Event) -> Event:
    return Event(**{field.attname: getattr(event, field.attname) for field in Event._meta.concrete_fields})
