"""Publishing a decided document as evidence of one item of a year's rules, and taking it back.

Only what was agreed to is ever published, and only with its sealed file: where that cannot be signed,
nothing is.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.models import Item
from ita_portal.accounts.access import Actor, require
from ita_portal.accounts.roles import May
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.thai import clean
from reports import kept_words, sealing, signing
from reports.models import Publication, Report, Version, Withdrawal
from reports.row_hashes import hash_of_rows
from reports.states import Kind, state_of
from reports.told import first_unproved

# What a document answers in the rules of a year; every other format is a report of results.
_PURPOSES = {"analysis-memo": Item.Purpose.MEASURES}


def items_for(version: Version) -> list[Item]:
    """The items under which a version may be published: disclosures of its year, then of the year after.

    Some years' rules want last year's results. Items that the rules name for such a document come first.
    """
    year = version.report.fiscal_year_id
    found = Item.objects.filter(kind=Item.Kind.DISCLOSURE, fiscal_year__in=(year, year + 1))
    purpose = purpose_of(version)
    return sorted(found, key=lambda item: (item.purpose != purpose, item.fiscal_year_id, item.order))


def purpose_of(version: Version) -> str:
    """What the rules of the years call the thing that this document is."""
    return _PURPOSES.get(version.report.format, Item.Purpose.RESULTS)


def publish(*, actor: Actor, version: Version, item: Item) -> Publication:
    """Publishes a version of the actor's agency under an item; its sealed file is made where there is none.

    Raises:
        PermissionDenied: only the administrator publishes.
        ValidationError: it was not agreed to, is published there already, its file cannot be signed, or the
            database says otherwise of it than its sealed events.
    """
    require(actor, May.PUBLISH)
    if item not in items_for(version):
        raise ValidationError({"item": "เลือกข้อของปีงบประมาณของเอกสาร หรือของปีถัดไป"})
    _refuse_undecided(version)
    if first_unproved(version):
        raise ValidationError("ยังเผยแพร่ไม่ได้ เพราะข้อมูลของเอกสารไม่ตรงกับร่องรอยที่ปิดผนึกไว้ โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย")
    try:
        sealing.decided_file(version)
    except signing.CannotSign as problem:
        raise ValidationError(f"ยังเผยแพร่ไม่ได้ เพราะลงลายมือชื่ออิเล็กทรอนิกส์ในแฟ้มไม่ได้ {problem}") from problem
    return _store(actor, version, item)


@transaction.atomic
def withdraw(*, actor: Actor, publication: Publication, reason: str) -> Withdrawal:
    """Takes a publication of the actor's agency back; its page says since when and why.

    Raises:
        PermissionDenied: only the administrator withdraws.
        ValidationError: no reason was given, or it was withdrawn before.
    """
    require(actor, May.PUBLISH)
    reason = clean(reason).strip()
    if not reason:
        raise ValidationError({"reason": "กรอกเหตุผลที่ถอนการเผยแพร่"})
    _lock(publication.version)
    if Withdrawal.objects.filter(publication=publication).exists():
        raise ValidationError("ถอนการเผยแพร่เอกสารนี้ไปแล้ว")
    withdrawal = Withdrawal.objects.create(
        publication=publication, person=actor.user, at=timezone.now(), reason=reason
    )
    before, after = {"ข้อ": _called(publication.item)}, {kept_words.ROWS: hash_of_rows(withdrawal)}
    record(actor, Verb.PUBLICATION_WITHDRAWN, publication, before=before, after=after, reason=reason)
    return withdrawal


@transaction.atomic
def _store(actor: Actor, version: Version, item: Item) -> Publication:
    _lock(version)
    _refuse_undecided(version)
    if Publication.objects.live().filter(version=version, item=item).exists():
        raise ValidationError(f"เอกสารนี้เผยแพร่ในข้อ {item.code} อยู่แล้ว")
    publication = Publication.objects.create(version=version, item=item, person=actor.user, at=timezone.now())
    after = {"ข้อ": _called(item), kept_words.ROWS: hash_of_rows(publication)}
    record(actor, Verb.PUBLISHED, publication, after=after)
    return publication


def _lock(version: Version) -> None:
    """Two who publish or withdraw the same thing wait for each other."""
    Report.objects.select_for_update().get(pk=version.report_id)


def _refuse_undecided(version: Version) -> None:
    if state_of(version).kind is not Kind.AGREED:
        raise ValidationError("เผยแพร่ได้เฉพาะเอกสารที่ผู้มีอำนาจเห็นชอบแล้ว")


def _called(item: Item) -> str:
    return f"{item.code} {item.name} ปีงบประมาณ {item.fiscal_year_id}"
