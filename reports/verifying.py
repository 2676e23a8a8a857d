"""Is this paper genuine? What a short code, or the hash of a file, says about a sealed version.

Nothing is told that the paper itself does not show: no names, no reasons, not on whose desk it lies.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from ita_portal.thai import to_arabic
from reports import codes, published
from reports.models import Publication, SealedFile, Version
from reports.snapshot import from_json
from reports.states import Kind, state_of
from reports.told import first_unproved

# What became of it, for a stranger: the words, the shape beside them, whether the paper still counts.
_WORDS = {
    Kind.AGREED: ("ได้รับความเห็นชอบแล้ว", "agree", True),
    Kind.DISAGREED: ("พิจารณาแล้ว ไม่ได้รับความเห็นชอบ", "disagree", False),
    Kind.WAITING: ("อยู่ระหว่างพิจารณา ยังไม่ได้รับความเห็นชอบ", "asked", False),
    Kind.RETURNED: ("ส่งกลับไปแก้ไขแล้ว ใช้อ้างอิงไม่ได้", "return", False),
    Kind.RECALLED: ("ผู้เสนอถอนเรื่องแล้ว ใช้อ้างอิงไม่ได้", "return", False),
    Kind.REPLACED: ("มีรุ่นใหม่เสนอแทนแล้ว ใช้อ้างอิงไม่ได้", "return", False),
}

_NOT_AS_TOLD = ("ข้อมูลในระบบไม่ตรงกับร่องรอยที่ปิดผนึกไว้ ใช้อ้างอิงไม่ได้ โปรดติดต่อหน่วยงาน", "return", False)


@dataclass(frozen=True)
class Standing:
    """สถานะของเอกสาร as a stranger may know it; `later` is a newer version that was agreed to as well.

    `published`: where this one is published now.
    """

    version: Version
    agency: str
    name: str
    words: str
    shape: str
    counts: bool
    decided_at: datetime | None
    later: Version | None
    file: SealedFile | None  # with all opinions; None where it is not made (yet)
    published: tuple[Publication, ...]


def address_of(code: str) -> str:
    """The address under which a paper with that code is confirmed, as the QR code holds it."""
    return settings.PUBLIC_URL + reverse("verify_version", args=[code])


def read_code(typed: str) -> str:
    """The code that was typed, in any case, with or without dashes, in Thai or Arabic digits; "" for none."""
    return codes.read_code(to_arabic(typed))


def find_version(code: str) -> Version | None:
    """The version with that code, if there is one."""
    return Version.objects.select_related("report__agency").filter(code=code).first() if code else None


def standing_of(version: Version) -> Standing:
    """What a stranger is told about a version now."""
    state = state_of(version)
    words, shape, counts = _NOT_AS_TOLD if first_unproved(version) else _WORDS[state.kind]
    return Standing(
        version=version,
        agency=from_json(version.facts).agency.full_name,  # as the paper names it, whatever it is called now
        name=version.report.name,
        words=words,
        shape=shape,
        counts=counts,
        decided_at=state.by.at if state.is_decided else None,
        later=_later(version) if counts else None,
        file=SealedFile.objects.filter(version=version, kind=SealedFile.Kind.DECIDED).first(),
        published=published.places_of(version),
    )


def file_with(sha256: str) -> SealedFile | None:
    """The sealed file with that hash, byte for byte, if there is one; the newest where two are the same."""
    found = SealedFile.objects.select_related("version__report__agency").filter(sha256=sha256)
    return found.order_by("-made_at", "-pk").first()


def _later(version: Version) -> Version | None:
    """The newest version of the same report that was agreed to after this one."""
    newer = Version.objects.filter(report=version.report_id, number__gt=version.number).order_by("-number")
    return next((each for each in newer if state_of(each).kind is Kind.AGREED), None)
