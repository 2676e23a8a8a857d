"""A document as a file that a browser saves."""

import re
import unicodedata

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from ita_portal.thai import Digits
from reports.facts import Snapshot
from reports.formats import Format

# Bytes of a name without its ending; a disk takes 255, a Thai letter has three. Before that of a report of an
# agency its code may be put, behind any a browser puts `(1)`.
LONGEST, LONGEST_SEALED = 200, 240
SHORTER = (  # what is said shorter in a name that is too long, one after the other until it fits
    ("องค์การบริหารส่วนตำบล", "อบต."),
    ("องค์การบริหารส่วนจังหวัด", "อบจ."),
    ("เทศบาลตำบล", "ทต."),
    ("เทศบาลเมือง", "ทม."),
    ("เทศบาลนคร", "ทน."),
    ("ปีงบประมาณ ", "ปี "),
    ("ฉบับที่มีความเห็นครบ", "ความเห็นครบ"),
    ("บันทึกข้อความรายงานผลการวิเคราะห์", "บันทึกข้อความ"),
    ("รายงานผลตามประเด็นที่ต้องปรับปรุง", "รายงานผลตามประเด็น"),
)
_CLUSTER = re.compile("[เ-ไ]?.[ะ-ฺ็-๎]*")  # what no name may be cut inside of


def file_name(format: Format, snapshot: Snapshot, ending: str, digits: Digits = "thai") -> str:
    """A name in Thai that says what, whose and of which year; NFC, without signs that a disk refuses.

    Thai digits are the usual ones; a document in the others says so, so that both lie in one folder.
    """
    return name_of_file(format.name, snapshot.agency.name, snapshot.year, ending, digits)


def name_of_file(what: str, whose: str, year: int, ending: str, digits: Digits = "thai") -> str:
    """The name of a file of a Buddhist year, as `file_name` makes it."""
    more = " เลขอารบิก" if digits == "arabic" else ""
    return f"{_fitting(LONGEST, what, whose, f'ปีงบประมาณ {year}{more}')}.{ending}"


def sealed_name(format: Format, snapshot: Snapshot, number: int, what: str) -> str:
    """The name of a sealed file without its ending: document, agency as the paper names it whatever it is
    called now, Buddhist year, version, which file."""
    more = f"ปีงบประมาณ {snapshot.year} รุ่นที่ {number} {what}"
    return _fitting(LONGEST_SEALED, format.name, snapshot.agency.name, more)


def _fitting(longest: int, what: str, whose: str, more: str) -> str:
    """The parts as one name that a disk takes: said shorter where it is too long; then whose it is is cut,
    and at last the end."""

    def too_much() -> int:
        return len(" ".join(parts).encode()) - longest

    parts = [_allowed(each) for each in (what, whose, more)]
    for words, short in SHORTER:
        if too_much() > 0:
            parts = [each.replace(words, short) for each in parts]
    for at in (1, 2):
        parts[at] = _cut(parts[at], too_much())
    return " ".join(filter(None, parts))


def _cut(words: str, too_much: int) -> str:
    """The words without as many bytes at their end, but never part of a syllable's letters and marks."""
    clusters = _CLUSTER.findall(words)
    while clusters and too_much > 0:
        too_much -= len(clusters.pop().encode())
    return "".join(clusters).strip(". ")


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
