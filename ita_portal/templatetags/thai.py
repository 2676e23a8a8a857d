"""Template filters for Thai text and dates; every template has them (settings.TEMPLATES, builtins)."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ita_portal import thai

register = template.Library()

WIDEST = 26  # base characters that surely fit the narrowest column of a phone
COMPOUNDS = (  # words that browsers part in the middle
    "ผู้รับผิดชอบ",
    "ตัวชี้วัด",
    "ผลการประเมิน",
    "ผลการดำเนินการ",
    "การดำเนินการ",
    "มาตรการ/กิจกรรม",
    "ขั้นตอน/วิธีการ",
    "ปีงบประมาณ",
    "สำนักปลัดเทศบาล",
    "สำนักปลัด",
    "ปลัดเทศบาล",
    "นายกเทศมนตรี",
    "ส่วนราชการ",
    "ส่วนได้ส่วนเสีย",
    "หน่วยงาน",
    "เจ้าหน้าที่",
    "ผู้ดูแลระบบ",
    "ผู้บริหาร",
    "ผู้เสนอ",
    "งบประมาณ",
    "จัดซื้อจัดจ้าง",
    "ขั้นตอน",
    "ระยะเวลา",
    "ข้อค้นพบ",
    "ข้อเสนอแนะ",
    "ความเห็นชอบ",
    "ความเห็น",
    "เห็นควร",
    "ลายมือชื่อ",
    "ลงนาม",
    "วันที่",
    "เผยแพร่",
    "ตรวจสอบ",
    "ร้องเรียน",
)

_NUMBERED = re.compile(r'(<span class="together">(?:ตัวชี้วัด|ขั้นตอน|ข้อค้นพบ))</span>(ที่ ?[0-9๐-๙]+)')
_FISCAL_YEAR = re.compile(r'(<span class="together">ปีงบประมาณ)</span> (25[0-9]{2})(?![0-9])')


@register.filter
def together(text: object, terms: str | Iterable[str] = ()) -> SafeString:
    """The text as HTML, escaped; dates, numbers with their unit, codes and `terms` are never parted.

    `terms` are further names to keep whole: one text, or several.
    """
    names = (terms,) if isinstance(terms, str) else tuple(terms)
    pieces = thai.together(str(text or ""), (*names, *COMPOUNDS))
    html = "".join(_marked(piece) for piece in pieces)
    return mark_safe(_NUMBERED.sub(r"\1\2</span>", _FISCAL_YEAR.sub(r"\1 \2</span>", html)))


def _marked(piece: thai.Piece) -> str:
    words = escape(piece.text)
    if not piece.kept or not fits_a_line(piece.text):
        return words
    return f'<span class="together">{words}</span>'


def fits_a_line(text: str) -> bool:
    """Whether a text surely fits the narrowest line; what is written above or below takes no width."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text) <= WIDEST


@register.filter
def thai_date(day: date | datetime | None, style: thai.DateStyle = "short") -> str:
    """The day in the Buddhist era: "weekday", "long", "short" (1 มี.ค. 2569) or "brief"; blank for no day."""
    if not day:
        return ""
    return thai.write_date(timezone.localdate(day) if isinstance(day, datetime) else day, style)


@register.filter
def thai_datetime(moment: datetime | None) -> str:
    """Day and time in Thailand: 16 ก.พ. 2569 09.05 น.; blank for no moment."""
    if not moment:
        return ""
    local = timezone.localtime(moment)
    return f"{thai.write_date(local.date(), 'short')} {local:%H.%M} น."


@register.filter
def period(thing: object, style: thai.PeriodStyle = "screen") -> str:
    """The period from `thing.start` to `thing.end`: ตลอดปี 2569, or 1 ต.ค. 68 – 31 มี.ค. 69."""
    return thai.write_period(thing.start, thing.end, style)
