"""The keys of the trail and the end that the server saw: kept, lost, begun anew, begun by several at once."""

import stat
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import CommandError, call_command

from ita_portal.accounts.actions import add_department
from ita_portal.accounts.models import Department
from ita_portal.audit import keys, witness
from ita_portal.audit.models import ChainHead, Event
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from tests.audit.by_sql import guards_away, sql, write_anew
from tests.people import PASSWORD, browser_of

READY = "/readyz"


def signs_out(town) -> Event:
    return record(town.actor(town.clerk), Verb.SIGNED_OUT, town.clerk)


def the_proof_says(words: str) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("verify_audit")


@pytest.fixture
def lost_key(tharnsai, tmp_path):
    """Three sealed events, and the file of their key is gone; its name."""
    for _ in range(2):
        event = signs_out(tharnsai)
    (tmp_path / "keys" / "trail-0001.json").unlink()
    return event.key


def test_the_key_and_the_end_are_the_servers_alone(tharnsai, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        event = signs_out(tharnsai)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "keys").iterdir()}
    assert modes == {"trail-0001.json": 0o600, "trail-end": 0o600}
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert (tmp_path / "keys" / "trail-end").read_text() == f"000000000000000002:{event.hash}\n"
    assert keys.keyring()[0].secret not in f"{Event.objects.values()}{ChainHead.objects.values()}"


def test_a_lost_key_is_named_and_nothing_is_written_until_the_operator_begins_a_new_one(
    tharnsai, lost_key, client
):
    the_proof_says(f"event 1 cannot be proved: the file of its key {lost_key} is missing")
    assert client.get(READY).content.decode() == "the key of the audit trail is missing or damaged"
    with pytest.raises(keys.NoKey, match=f"ไม่พบกุญแจปิดผนึกร่องรอย {lost_key}"):
        add_department(actor=tharnsai.actor(tharnsai.administrator), name="กองสวัสดิการสังคม")
    assert not Department.objects.filter(name="กองสวัสดิการสังคม").exists()
    visitor = browser_of(None)
    visitor.raise_request_exception = False
    answer = visitor.post("/accounts/login/", {"login": "somchai", "password": PASSWORD})
    assert (answer.status_code, answer.templates[0].name) == (503, "errors/503.html")


def test_a_command_says_in_one_line_that_the_key_is_gone(tharnsai, lost_key, tmp_path, capsys):
    file = tmp_path / "agencies.csv"
    file.write_text("รหัสหน่วยงาน,ชื่อหน่วยงาน,ประเภท,อำเภอ,จังหวัด\nbangnam,เทศบาลตำบลบางน้ำ,เทศบาลตำบล,ก,ข\n")
    with pytest.raises(SystemExit) as ended:
        call_command("import_data", "agencies", str(file))
    told = capsys.readouterr().err
    assert (ended.value.code, told.count("\n")) == (2, 1)
    assert "begin_trail_key" in told


def test_after_a_new_key_the_trail_holds_and_what_the_lost_one_sealed_stands_as_it_stood(
    tharnsai, lost_key, capsys
):
    call_command("begin_trail_key")
    assert [path.name for path in keys.folder().glob("*.json")] == ["trail-0002.json"]
    begun = Event.objects.last()
    assert begun.sentence == f"คำสั่งบนเครื่องแม่ข่าย เริ่มใช้กุญแจปิดผนึกร่องรอย {keys.keyring()[0].id}"
    assert (begun.number, begun.after) == (4, {"กุญแจที่สูญหาย": lost_key})
    call_command("verify_audit")
    assert "The audit trail holds: 4 events." in capsys.readouterr().out
    with guards_away():
        Event.objects.filter(number=2).update(reason="ไม่เคยมี")
    the_proof_says("the events before 4 are not those that were there when its key was begun")


def test_a_key_may_be_changed_at_any_time_and_both_prove_their_own_events(tharnsai, tmp_path):
    signs_out(tharnsai)
    call_command("begin_trail_key")
    signs_out(tharnsai)
    first, second = keys.keyring()
    assert [event.key for event in Event.objects.all()] == [first.id, first.id, second.id, second.id]
    call_command("verify_audit")
    write_anew(2, lambda event: None, sealed=True)
    the_proof_says("event 2 was changed after it was written")
    (tmp_path / "keys" / "trail-0002.json").unlink()
    the_proof_says("event 2 was changed")
    with pytest.raises(keys.NoKey):
        signs_out(tharnsai)


def test_an_older_database_that_was_put_back_is_told_and_the_operator_goes_on_from_it(
    tharnsai, django_capture_on_commit_callbacks, capsys
):
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(3):
            signs_out(tharnsai)
    with guards_away():
        Event.objects.filter(number__gt=2).delete()
    ChainHead.objects.update(number=2, hash=Event.objects.get(number=2).hash)
    the_proof_says("event 4 is not the one that this server saw")
    call_command("begin_trail_key")
    assert "เหตุการณ์ที่เคยมีและไม่อยู่ในร่องรอยแล้ว: ถึงลำดับที่ 4 (ร่องรอยจบที่ 2)" in capsys.readouterr().out
    call_command("verify_audit")


def test_a_head_that_names_no_key_does_not_begin_a_new_one(tharnsai, lost_key):
    sql("UPDATE audit_chainhead SET \"key\" = ''")
    with pytest.raises(keys.NoKey):
        signs_out(tharnsai)
    assert keys.keyring() == []


def test_a_damaged_key_or_end_is_named(tharnsai, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        signs_out(tharnsai)
    (tmp_path / "keys" / "trail-end").write_text("x")
    the_proof_says("trail-end is damaged")
    (tmp_path / "keys" / "trail-0001.json").write_text("{")
    (tmp_path / "keys" / "trail-end").unlink()
    the_proof_says("เสียหาย")


def test_the_end_goes_forward_only_and_along_the_trail(tharnsai):
    events = [signs_out(tharnsai) for _ in range(4)]
    ends = [witness.End(event.number, event.hash) for event in events]
    witness.advance(2, events[0].previous_hash, ends[0])
    witness.advance(4, events[2].previous_hash, ends[2])  # number 3 is committed and still to be told
    assert witness.seen() == ends[2]
    witness.advance(3, events[1].previous_hash, ends[1])
    assert witness.seen() == ends[2]
    witness.advance(5, "another one than the server saw", ends[3])
    assert witness.seen() == ends[2]


def test_servers_that_begin_at_once_get_one_key(tmp_path):
    together = Barrier(8)

    def begins(_) -> str:
        together.wait()
        return keys.begin(1, "").id

    with ThreadPoolExecutor(8) as servers:
        found = set(servers.map(begins, range(8)))
    assert found == {key.id for key in keys.keyring()}
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["trail-0001.json"]
