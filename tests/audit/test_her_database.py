"""Chanida administers the database of the province: whatever she writes by SQL, `verify_audit` names it.

She knows how the portal computes every hash, takes the triggers away and puts them back. The files of the
server, and with them the keys of the trail, are not hers.
"""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone

from ita_portal.accounts.models import ActingAppointment, Membership, Position, User
from ita_portal.audit import keys, witness
from ita_portal.audit.models import ChainHead, Event
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from reports.approvals import decide
from reports.models import Decision, SealedFile
from reports.opinion_hashes import hash_of
from reports.publishing import items_for, publish
from reports.sealing import NotAsTold, decided_file
from tests.audit.by_sql import cut_from, guards_away, sql, write_anew
from tests.people import PASSWORD, browser_of
from tests.reports.chain import says, submitted

pytestmark = pytest.mark.usefixtures("quick_pdf")


def the_proof_says(words: str) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("verify_audit")


@pytest.fixture
def before_the_mayor(tharnsai):
    """A version to which Kittipat and Orawan agreed; Somkiat, the mayor, has still to say."""
    version = submitted(tharnsai)
    for person in (tharnsai.head_of_office, tharnsai.clerk):
        says(tharnsai, person, version)
    call_command("verify_audit")
    return version


@pytest.fixture
def forged_mayor(tharnsai, before_the_mayor):
    """The mayor's opinion, that he never gave, with hashes that fit: the version looks agreed to."""
    version, mayor = before_the_mayor, tharnsai.mayor
    forged = Decision(
        version=version,
        step=version.steps.get(order=3),
        person=mayor,
        person_name=mayor.full_name,
        capacity="นายกเทศมนตรีตำบลธารใส",
        opinion="agree",
        at=timezone.now(),
        previous_hash=Decision.objects.get(step__order=2).hash,
    )
    forged.hash = hash_of(forged, version)
    forged.save()
    return version


@pytest.mark.parametrize("sealed", [True, False])
def test_p20_a_trail_written_anew_with_hashes_that_fit_is_named(before_the_mayor, sealed):
    opinion = Event.objects.get(verb=Verb.OPINION_GIVEN, person__username="orawan")

    def she_disagreed(event: Event) -> None:
        event.after = {**event.after, "ความเห็น": "ไม่เห็นควร"}

    write_anew(opinion.number, she_disagreed, sealed=sealed)
    wrong = "was changed after it was written" if sealed else "is not sealed with the key of its time"
    the_proof_says(f"event {opinion.number} {wrong}")


def test_p20_a_trail_written_anew_as_if_it_had_never_been_sealed_is_named(before_the_mayor):
    write_anew(1, lambda event: None, sealed=False)
    the_proof_says("event 1 is not sealed with the key of its time")


def test_p20_an_opinion_that_nobody_gave_is_named_though_its_event_and_all_hashes_fit(tharnsai, forged_mayor):
    forged = Decision.objects.get(step__order=3)
    event = Event.objects.get(verb=Verb.OPINION_GIVEN, person__username="orawan")
    event.number, event.pk = Event.objects.count() + 1, None
    event.person, event.person_name = forged.person, forged.person_name
    event.after = {**event.after, "ลายนิ้วมือของความเห็น": forged.hash}
    event.save()
    write_anew(event.number, lambda event: None, sealed=True)
    the_proof_says(f"event {event.number} was changed after it was written")


def test_p20_an_end_that_was_cut_off_is_named_even_after_the_portal_went_on(
    tharnsai, before_the_mayor, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        decision = says(tharnsai, tharnsai.mayor, before_the_mayor)
    number = witness.seen().number
    with guards_away():
        SealedFile.objects.filter(kind="decided").delete()
        Decision.objects.filter(pk=decision.pk).delete()
    cut_from(Event.objects.get(verb=Verb.OPINION_GIVEN, person=tharnsai.mayor).number)
    the_proof_says(f"event {number} is not the one that this server saw")
    for _ in range(5):
        with django_capture_on_commit_callbacks(execute=True):
            record(tharnsai.actor(tharnsai.clerk), Verb.SIGNED_OUT, tharnsai.clerk)
    the_proof_says(f"event {number} is not the one that this server saw")


def test_p20_an_event_beyond_the_end_is_named(before_the_mayor):
    event = Event.objects.get(number=1)
    event.pk, event.number = None, Event.objects.count() + 2
    event.save()
    the_proof_says(f"event {event.number} stands beyond its end")


def test_p20_a_history_from_before_the_key_cannot_be_written_anew(tharnsai, tmp_path):
    """Three events of the time without keys, then the key: she changes the second with all that follow."""
    with guards_away():
        Event.objects.all().delete()
    ChainHead.objects.all().delete()
    (tmp_path / "keys" / "trail-0001.json").unlink()
    for _ in range(3):
        record(tharnsai.actor(tharnsai.clerk), Verb.SIGNED_OUT, tharnsai.clerk)
    write_anew(1, lambda event: event.authority.clear(), sealed=False)
    (tmp_path / "keys" / "trail-0001.json").unlink()
    call_command("verify_audit")
    call_command("confirm_authority", "--yes")
    assert (keys.keyring()[0].begins, Event.objects.get(number=4).key) == (4, keys.keyring()[0].id)
    call_command("verify_audit")
    write_anew(2, lambda event: setattr(event, "reason", "ไม่เคยมี"), sealed=False)
    the_proof_says("the events before 4 are not those that were there when its key was begun")


def test_p20_a_role_that_she_gave_herself_is_named(tharnsai):
    Membership.objects.create(user=tharnsai.engineer, agency=tharnsai.agency, role="executive")
    the_proof_says("the role executive of somchai in tharnsai .* is not what the trail tells")


def test_p20_what_was_done_by_such_a_role_is_named_though_it_is_gone_again(tharnsai):
    role = Membership.objects.create(user=tharnsai.engineer, agency=tharnsai.agency, role="administrator")
    version = submitted(tharnsai)
    record(tharnsai.actor(tharnsai.engineer), Verb.PUBLISHED, tharnsai.agency)
    name = f"accounts.membership:{role.pk}"
    role.delete()
    assert version.made_by == tharnsai.administrator
    the_proof_says(f"event {Event.objects.count()} was done by {name} as the trail does not tell of it")


def test_p20_a_position_that_she_gave_somebody_is_named(tharnsai):
    mayor = Position.objects.get(name="นายกเทศมนตรีตำบลธารใส")
    sql("UPDATE accounts_membership SET position_id = %s WHERE user_id = %s", mayor.pk, tharnsai.clerk.pk)
    the_proof_says("the role executive of orawan in tharnsai")


def test_p20_a_position_that_she_named_otherwise_is_named(tharnsai):
    sql("UPDATE accounts_position SET name = 'นายกเทศมนตรี' WHERE name = 'ปลัดเทศบาล'")
    the_proof_says("the role executive of orawan in tharnsai")


def test_p20_an_appointment_for_yesterday_is_named_and_the_opinion_given_by_it(tharnsai):
    today = timezone.localdate()
    order = ActingAppointment.objects.create(
        agency=tharnsai.agency,
        person=tharnsai.head_of_office,
        position=Position.objects.get(name="ปลัดเทศบาล"),
        kind="acting_for",
        order_number="99/2569",
        first_day=today - timedelta(days=1),
        last_day=today,
        recorded_by=tharnsai.administrator,
    )
    the_proof_says("the order by which kittipat acts in tharnsai")
    decide(tharnsai.actor(tharnsai.head_of_office), submitted(tharnsai), opinion="agree")
    name = f"accounts.actingappointment:{order.pk}"
    order.delete()
    the_proof_says(f"was done by {name} as the trail does not tell of it")


@pytest.mark.parametrize(
    "change",
    [
        "is_superuser = TRUE",
        "is_active = FALSE",
        "email = 'chanida@example.com'",
        "first_name = 'ชนิดา'",
        "password = 'pbkdf2_sha256$1$x$y'",
    ],
)
def test_p20_an_account_that_she_changed_is_named(tharnsai, change):
    sql(f"UPDATE accounts_user SET {change} WHERE username = 'somkiat'")
    the_proof_says("the account somkiat")


def test_p20_a_further_address_of_an_account_is_named(tharnsai):
    mayor = tharnsai.mayor
    mayor.emailaddress_set.create(email="chanida@example.com", verified=True)
    the_proof_says("the account somkiat has an address that is not its own")


def test_p20_a_chain_of_opinions_that_she_shortened_is_named(tharnsai):
    sql("UPDATE accounts_position SET opinion_order = 1 WHERE name = 'หัวหน้าสำนักปลัดเทศบาล'")
    the_proof_says("the chain of opinions or the second factors of tharnsai")


def test_p20_a_sign_in_with_a_password_that_she_put_there_is_named_though_the_old_one_is_back(tharnsai):
    mayor = User.objects.get(pk=tharnsai.mayor.pk)
    before = mayor.password
    mayor.set_password(PASSWORD)
    sql("UPDATE accounts_user SET password = %s WHERE id = %s", mayor.password, mayor.pk)
    sent = {"login": "somkiat", "password": PASSWORD}
    assert browser_of(None).post("/accounts/login/", sent).status_code == 302
    sql("UPDATE accounts_user SET password = %s WHERE id = %s", before, mayor.pk)
    the_proof_says(f"was done by accounts.user:{mayor.pk} as the trail does not tell of it")


def test_p18_who_asks_about_a_paper_with_an_opinion_that_nobody_gave_is_told(client, forged_mayor):
    page = client.get(f"/verify/{forged_mayor.code}/").content.decode()
    assert "ข้อมูลในระบบไม่ตรงกับร่องรอยที่ปิดผนึกไว้ ใช้อ้างอิงไม่ได้ โปรดติดต่อหน่วยงาน" in page
    assert "ได้รับความเห็นชอบแล้ว" not in page


def test_p16_nothing_that_nobody_decided_is_signed_or_published(tharnsai, forged_mayor):
    with pytest.raises(NotAsTold, match="ไม่ตรงกับร่องรอยที่ปิดผนึกไว้"):
        decided_file(forged_mayor)
    with pytest.raises(ValidationError, match="ยังเผยแพร่ไม่ได้"):
        publish(
            actor=tharnsai.actor(tharnsai.administrator),
            version=forged_mayor,
            item=items_for(forged_mayor)[0],
        )
    assert not forged_mayor.files.filter(kind="decided").exists()
