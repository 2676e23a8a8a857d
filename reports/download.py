"""A document as a file that a browser saves."""

import re
import unicodedata

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from ita_portal.accounts.models import Agency
from ita_portal.thai import Digits
from reports.facts import Snapshot
from reports.formats import Format

SHORT_KINDS = {"องค์การบริหารส่วนตำบล": "อบต.", "องค์การบริหารส่วนจังหวัด": "อบจ.", "เทศบาลตำบล": "ทต."}
LONGEST = 200  # bytes; a disk takes 255, a Thai letter has three, and something may be put before the name


def file_name(format: Format, snapshot: Snapshot, ending: str, digits: Digits = "thai") -> str:
    """A name in Thai that says what, whose and of which year; NFC, without signs that a disk refuses.

    Thai digits are the usual ones; a document in the others says so, so that both lie in one folder.
    """
    return name_of_file(format.name, snapshot.agency.name, snapshot.year, ending, digits)


def name_of_file(what: str, whose: str, year: int, ending: str, digits: Digits = "thai") -> str:
    """The name of a file of a Buddhist year, as `file_name` makes it."""
    more = " เลขอารบิก" if digits == "arabic" else ""
    return f"{_fitting(what, whose, f'ปีงบประมาณ {year}{more}')}.{ending}"


def sealed_name(format: Format, agency: Agency, year: int, number: int, what: str) -> str:
    """The name of a sealed file without its ending: document, agency, Buddhist year, version, which file."""
    return _fitting(format.name, agency.name, f"ปีงบประมาณ {year} รุ่นที่ {number} {what}")


def _fitting(what: str, whose: str, more: str) -> str:
    """The parts as one name that a disk takes; where it is too long, whose it is gets shorter."""
    what, whose, more = _allowed(what), _allowed(whose), _allowed(more)
    if len(f"{what} {whose} {more}".encode()) > LONGEST:
        whose = _in_short(whose)
    while whose and len(f"{what} {whose} {more}".encode()) > LONGEST:
        whose = whose[:-1]
    return " ".join(f"{what} {whose} {more}".split())


def _in_short(agency: str) -> str:
    """The name with its kind as it is usually shortened."""
    for kind, short in SHORT_KINDS.items():
        if agency.startswith(kind):
            return short + agency.removeprefix(kind)
    return agency


def _allowed(words: str) -> str:
    words = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", unicodedata.normalize("NFC", words))
    return " ".join(words.split()).strip(". ")


def as_file(content: bytes, name: str, media_type: str) -> HttpResponse:
    """An answer that the browser saves under that name (RFC 6266), and keeps in no cache."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)
