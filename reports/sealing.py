"""A version as a document and as files: its facts with opinions put in, the PDF, the hash."""

import logging
from collections.abc import Iterable
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils import timezone

from ita_portal import kept_files
from ita_portal.accounts.access import the_portal
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.thai import Digits
from reports import formats, kept_words, signing, states
from reports.document import Document, Seal
from reports.facts import OpinionFacts, Snapshot
from reports.formats.opinions import with_opinions
from reports.models import Decision, SealedFile, Version
from reports.render import render
from reports.row_hashes import hash_of_rows
from reports.snapshot import from_json
from reports.told import first_unproved
from reports.verifying import address_of

FOLDER = "sealed"  # below DATA_DIR

logger = logging.getLogger(__name__)


class NotAsTold(signing.CannotSign):
    """What the database says of a version is not what its sealed events tell; the text is a Thai sentence."""


def arranged(snapshot: Snapshot, format_code: str, digits: Digits, seal: Seal) -> Document:
    """The document of a format with its chain of opinions, and its seal in the foot.

    Raises:
        LookupError: this portal has no such format any more.
    """
    chosen = formats.find(format_code)
    if chosen is None:
        raise LookupError(f"there is no format {format_code}")
    document = with_opinions(chosen.arrange(snapshot, digits), snapshot)
    return replace(document, seal=seal, draft=False)


def seal_of(code: str, sha256: str) -> Seal:
    """What stands in the foot of every page: the short code, where it is confirmed, the hash of the facts."""
    return Seal(code=code, address=address_of(code), sha256=sha256)


def facts_of(version: Version, *, decided: bool) -> Snapshot:
    """The stored facts of a version; with `decided` the opinions given on it stand in its chain."""
    snapshot = from_json(version.facts)
    if not decided:
        return snapshot
    return replace(snapshot, chain=_with_opinions(snapshot.chain, version.decisions.all()))


def sealed_document(version: Version, *, decided: bool) -> Document:
    """The document of a version from its stored facts; with `decided` its opinions are printed."""
    snapshot = facts_of(version, decided=decided)
    seal = seal_of(version.code, version.sha256)
    return arranged(snapshot, version.report.format, version.document_digits, seal)


def draw(document: Document) -> bytes:
    """The PDF of a sealed document."""
    return render(document, "pdf")


def submitted_file(version: Version) -> SealedFile:
    """The PDF that was sealed when the version was submitted."""
    return version.files.get(kind=SealedFile.Kind.SUBMITTED)


def decided_file(version: Version) -> SealedFile:
    """The PDF with all opinions; made now unless that was done before; the second gets the first's.

    Raises:
        ValueError: the version is not decided.
        signing.CannotSign: the agency signs, and its key cannot be used now: then no file is made.
        NotAsTold: somebody wrote into the database past the portal: that is not made a document.
    """
    made = version.files.filter(kind=SealedFile.Kind.DECIDED).first()
    if made is not None:
        return made
    if not states.state_of(version).is_decided:
        raise ValueError(f"{version} is not decided")
    if wrong := first_unproved(version):
        logger.error("Version %s is not made a document: %s.", version.shown_code, wrong)
        raise NotAsTold("ข้อมูลของเอกสารนี้ในฐานข้อมูลไม่ตรงกับร่องรอยที่ปิดผนึกไว้ โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย")
    pdf, signature = signing.sign(draw(sealed_document(version, decided=True)), version.agency)
    try:
        with kept_files.kept_while_stored(FOLDER, pdf, "pdf") as kept:
            return _store_decided(version, kept, signature)
    except IntegrityError:  # somebody else was first
        return version.files.get(kind=SealedFile.Kind.DECIDED)


def read_sealed(file: SealedFile) -> bytes:
    """The bytes of a sealed file, checked against its hash.

    Raises:
        kept_files.FileChanged: it is missing, or was changed.
    """
    return kept_files.read(FOLDER, file.name, file.sha256)


def sealed_file(
    version: Version, kind: SealedFile.Kind, kept: kept_files.KeptFile, signature: str = ""
) -> SealedFile:
    """Stores the row of a file that is on disk already.

    Raises:
        IntegrityError: the version has a file of that kind.
    """
    return SealedFile.objects.create(
        version=version,
        kind=kind,
        name=kept.name,
        sha256=kept.sha256,
        size=kept.size,
        signature=signature,
        made_at=max(timezone.now(), version.made_at),
    )


@transaction.atomic
def _store_decided(version: Version, kept: kept_files.KeptFile, signature: str) -> SealedFile:
    file = sealed_file(version, SealedFile.Kind.DECIDED, kept, signature)
    after = {
        kept_words.FILE: kept.sha256,
        kept_words.ROWS: hash_of_rows(file),
        "ลายมือชื่ออิเล็กทรอนิกส์": signature or "ไม่มี",
    }
    record(the_portal(version.agency), Verb.FILE_SEALED, version, name=str(file), after=after)
    return file


def _with_opinions(
    chain: tuple[OpinionFacts, ...], decisions: Iterable[Decision]
) -> tuple[OpinionFacts, ...]:
    given = {decision.step.order: decision for decision in decisions}
    return tuple(_with(step, given[step.order]) if step.order in given else step for step in chain)


def _with(step: OpinionFacts, decision: Decision) -> OpinionFacts:
    """A step of the facts with the opinion that was given there, by whom and in what capacity."""
    return replace(
        step,
        name=decision.person_name,
        capacity="" if decision.capacity == step.position else decision.capacity,
        appointment=decision.appointment,
        opinion=decision.opinion,
        reason=decision.reason,
        on=decision.signed_on or timezone.localtime(decision.at).date(),
        by_hand=decision.by_hand,
        recorded_by=decision.recorder_name,
    )
