"""A document as a file that a browser saves."""

import re
import unicodedata

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from reports.facts import Snapshot
from reports.formats import Format


def file_name(format: Format, snapshot: Snapshot, ending: str) -> str:
    """A name in Thai that says what, whose and of which year; NFC, without signs that a disk refuses."""
    words = f"{format.name} {snapshot.agency.name} ปีงบประมาณ {snapshot.year}"
    words = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", unicodedata.normalize("NFC", words))
    return f"{' '.join(words.split()).strip('. ')}.{ending}"


def as_file(content: bytes, name: str, media_type: str) -> HttpResponse:
    """An answer that the browser saves under that name (RFC 6266), and keeps in no cache."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=media_type, headers=headers)
