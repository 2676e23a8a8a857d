"""A document as a file that a browser saves."""

import re
import unicodedata

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from reports.facts import Snapshot
from reports.formats import Format

LONGEST = 200  # bytes; a disk takes 255, a Thai letter has three, and something may be put before the name


def file_name(format: Format, snapshot: Snapshot, ending: str) -> str:
    """A name in Thai that says what, whose and of which year; NFC, without signs that a disk refuses."""
    what, year = _allowed(format.name), f"ปีงบประมาณ {snapshot.year}"
    whose = _allowed(snapshot.agency.name)
    while whose and len(f"{what} {whose} {year}".encode()) > LONGEST:
        whose = whose[:-1]
    return f"{' '.join(f'{what} {whose} {year}'.split())}.{ending}"


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
