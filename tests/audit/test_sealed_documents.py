"""`verify_audit` and sealed documents: somebody who holds database and disk changes one thing."""

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from reports.approvals import recall
from reports.models import Decision, SealedFile, Version
from reports.opinion_hashes import hash_of
from reports.publishing import withdraw
from reports.row_hashes import sha256_of
from reports.sealing import decided_file
from tests.reports.chain import says, submitted
from tests.reports.publishing import a_publication

pytestmark = pytest.mark.usefixtures("quick_pdf")


@pytest.fixture
def decided(tharnsai):
    """A version that Kittipat, Orawan and Somkiat agreed to, with both its files."""
    version = submitted(tharnsai)
    for person in (tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor):
        says(tharnsai, person, version)
    decided_file(version)
    return version


def run(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def the_proof_says(words: str) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("verify_audit")


def test_untouched_documents_hold(decided, capsys):
    call_command("verify_audit")
    assert "The sealed documents hold: 1 versions." in capsys.readouterr().out


def test_changed_facts_are_named(decided, changeable_trail):
    run("UPDATE reports_version SET facts = replace(facts, 'ธารใส', 'ธารทอง')")
    the_proof_says(f"version {decided.shown_code} of tharnsai, its facts were changed")


def test_changed_facts_with_a_fresh_hash_are_named(decided, changeable_trail):
    facts = decided.facts.replace("ธารใส", "ธารทอง")
    run("UPDATE reports_version SET facts = %s, sha256 = %s", facts, sha256_of(facts))
    the_proof_says("its hash is not the one in the trail")


def test_a_missing_version_is_named(decided, changeable_trail):
    for table in ("sealedfile", "decision", "step", "version"):
        run(f"DELETE FROM reports_{table}")
    the_proof_says(f"version {decided.pk} is missing, though the trail tells of it")


def test_another_name_in_the_chain_is_named(decided, changeable_trail):
    run("UPDATE reports_step SET person_name = 'นายผู้อื่น' WHERE \"order\" = 2")
    the_proof_says("its steps are not those of its facts")


@pytest.mark.parametrize(
    "change",
    ["reason = 'เปลี่ยนใจ'", "opinion = 'disagree', reason = 'ก'", "person_name = 'นายผู้อื่น'", "hash = 'ff'"],
)
def test_a_changed_opinion_is_named(decided, changeable_trail, change):
    second = decided.steps.get(order=2)
    run(f"UPDATE reports_decision SET {change} WHERE step_id = %s", second.pk)
    the_proof_says("the opinion of step 2 was changed")


def test_the_last_opinion_changed_with_a_fresh_hash_is_named(decided, changeable_trail):
    last = Decision.objects.get(step__order=3)
    last.opinion, last.reason = "disagree", "เปลี่ยนใจ"
    last.hash = hash_of(last, decided)
    last.save()
    the_proof_says("its opinions are not those in the trail")


def test_a_missing_opinion_is_named(decided, changeable_trail):
    run("DELETE FROM reports_decision WHERE step_id = %s", decided.steps.get(order=3).pk)
    the_proof_says("its opinions are not those in the trail")


@pytest.mark.parametrize(
    "change",
    [
        "reports_version SET made_by_id = %(other)s",
        "reports_version SET maker_name = 'นายผู้อื่น'",
        "reports_version SET digits = 'arabic'",
        "reports_version SET code = '0000000000'",
        "reports_version SET reason = 'ได้รับยกเว้น'",
        "reports_report SET format = 'status-report'",
        "reports_report SET agency_id = %(agency)s",
        'reports_step SET position_id = %(position)s WHERE "order" = 3',
        'reports_step SET person_id = %(other)s WHERE "order" = 3',
        "reports_step SET capacity = 'นายกเทศมนตรี' WHERE \"order\" = 2",
    ],
)
def test_another_maker_owner_or_position_is_named(decided, tharnsai, dontawan, changeable_trail, change):
    """Who may give an opinion, on whose document, is sealed as much as what was said."""
    others = {
        "other": tharnsai.reader.pk,
        "agency": dontawan.agency.pk,
        "position": decided.steps.get(order=1).position_id,
    }
    run(f"UPDATE {change % others}")
    the_proof_says(
        "whose it is, its maker, its time or the positions of its steps are not those in the trail"
    )


def test_an_unsigned_file_that_is_called_signed_is_named(decided, changeable_trail):
    run("UPDATE reports_sealedfile SET signature = 'PAdES B-B' WHERE kind = 'decided'")
    the_proof_says("its file with the opinions is not the one in the trail")


def test_a_recall_for_another_reason_is_named(tharnsai, changeable_trail):
    recall(tharnsai.actor(tharnsai.administrator), submitted(tharnsai), reason="พิมพ์ผิด")
    run("UPDATE reports_recall SET reason = 'นายกสั่ง'")
    the_proof_says("its recall is not the one in the trail")


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM reports_withdrawal",
        "UPDATE reports_withdrawal SET reason = 'ย้ายที่'",
        "UPDATE reports_publication SET item_id = (SELECT MIN(id) FROM assessments_item)",
    ],
)
def test_a_publication_that_was_changed_is_named(tharnsai, decided, changeable_trail, change):
    """What was withdrawn does not come back to the public pages unseen, nor under another item."""
    withdraw(
        actor=tharnsai.actor(tharnsai.administrator),
        publication=a_publication(tharnsai, decided),
        reason="ตัวเลขผิด",
    )
    run(change)
    the_proof_says(f"the publication of version {decided.shown_code} of tharnsai or its withdrawal")


def test_a_missing_publication_is_named(tharnsai, decided, changeable_trail):
    publication = a_publication(tharnsai, decided)
    run("DELETE FROM reports_publication")
    the_proof_says(f"publication {publication.pk} is missing, though the trail tells of it")


def test_a_missing_recall_is_named(tharnsai, changeable_trail):
    recall(tharnsai.actor(tharnsai.administrator), submitted(tharnsai))
    run("DELETE FROM reports_recall")
    the_proof_says("its recall is not the one in the trail")


@pytest.mark.parametrize("kind", SealedFile.Kind.values)
def test_one_changed_byte_of_a_sealed_file_is_named(decided, kind):
    file = decided.files.get(kind=kind)
    path = settings.DATA_DIR / "sealed" / file.name
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    the_proof_says(rf"its file sealed/{file.name} \({kind}\) is missing or was changed")


def test_a_missing_sealed_file_is_named(decided):
    file = decided.files.get(kind="decided")
    (settings.DATA_DIR / "sealed" / file.name).unlink()
    the_proof_says(f"its file sealed/{file.name}")


def test_a_file_put_in_its_place_with_its_hash_in_the_row_is_named(decided, changeable_trail):
    file = decided.files.get(kind="decided")
    (settings.DATA_DIR / "sealed" / file.name).write_bytes(b"%PDF-1.7 other")
    run("UPDATE reports_sealedfile SET sha256 = %s WHERE id = %s", sha256_of("%PDF-1.7 other"), file.pk)
    the_proof_says("its files are not those in the trail")


def test_the_first_of_several_is_named(tharnsai, decided, changeable_trail):
    tharnsai.agency.reports.update(letter_number="12")
    later = submitted(tharnsai)
    Version.objects.filter(pk__in=(decided.pk, later.pk)).update(facts="{}")
    the_proof_says(f"version {decided.shown_code} of")


def test_a_guard_that_was_taken_away_or_switched_off_is_named(decided):
    if connection.vendor == "postgresql":
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("ALTER TABLE reports_decision DISABLE TRIGGER reports_decision_keeps_update")
    else:
        run("DROP TRIGGER reports_decision_keeps_update")
    the_proof_says("A guard of the database is missing: reports_decision_keeps_update.")


def test_a_file_left_behind_by_a_crash_is_told_and_harms_nothing(decided, capsys):
    (settings.DATA_DIR / "sealed" / "left.pdf.part").write_bytes(b"%PDF")
    call_command("verify_audit")
    assert "(of actions that were cut off): 1." in capsys.readouterr().out
