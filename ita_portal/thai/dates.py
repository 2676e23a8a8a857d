"""Dates in and out, and fiscal years: that of a Buddhist year begins on 1 October of the year before."""

import re
from datetime import date, datetime, timedelta
from typing import Literal

from ita_portal.thai.calendar import BUDDHIST, MONTHS, SHORT_MONTHS, WEEKDAYS
from ita_portal.thai.digits import to_arabic
from ita_portal.thai.text import clean, shown

DateStyle = Literal["weekday", "long", "short", "brief"]
PeriodStyle = Literal["fiscal", "months", "screen"]

_MONTH_NUMBERS = {
    name.replace(".", ""): n for names in (MONTHS, SHORT_MONTHS) for n, name in enumerate(names, 1)
}
_WORDED = re.compile(
    rf"(?:วัน(?P<weekday>{'|'.join(WEEKDAYS)})?ที่\s*)?(?P<day>[0-9]{{1,2}})\s*"
    r"(?P<month>[ก-ฮเ-ไ][ก-๎.\s]*?)\s*(?:พ\.?ศ\.?\s*)?(?P<year>[0-9]{4}|[0-9]{2})"
)
_SLASHED = re.compile(
    r"(?P<day>[0-9]{1,2})\s*([/.-])\s*(?P<month>[0-9]{1,2})\s*\2\s*(?P<year>[0-9]{4}|[0-9]{2})"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})([-/])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})(?:[T ]00:00(?::00)?)?")


def read_date(value: str | date | datetime) -> date:
    """The day that was typed, in either digits, or the day of a workbook's date cell.

    `1 ต.ค. 2565`, `๑ ต.ค. ๖๕`, `1 ตุลาคม 2565`, `01/10/2565`, `1/10/65`, `2022-10-01`. A year of two digits is
    Buddhist, from 2400 too, below it Gregorian. ValueError with a Thai sentence that says what can be used.
    """
    if isinstance(value, date):
        return _day(value.year, value.month, value.day)
    text = to_arabic(clean(value))
    found = _WORDED.fullmatch(text) or _SLASHED.fullmatch(text) or _ISO.fullmatch(text)
    parts = found.groupdict() if found else {"month": ""}
    month = _month(parts["month"])
    if month is None:
        raise ValueError(f"“{shown(value)}” ไม่ใช่วันที่ ใช้ได้เช่น 1 ต.ค. 2565 หรือ 01/10/2565")
    year = parts["year"]
    day = _day(int(year) + 2500 if len(year) == 2 else int(year), month, int(parts["day"]))
    if parts.get("weekday") and WEEKDAYS[day.weekday()] != parts["weekday"]:
        raise ValueError(f"“{shown(value)}” ไม่ตรงกับปฏิทิน วันที่นี้เป็นวัน{WEEKDAYS[day.weekday()]}")
    return day


def _month(text: str) -> int | None:
    return int(text) if text.isdecimal() else _MONTH_NUMBERS.get(re.sub(r"[.\s]", "", text))


def _day(year: int, month: int, day: int) -> date:
    year = year - BUDDHIST if year >= 2400 else year
    if not 1900 <= year <= 2200:
        raise ValueError(f"ปี พ.ศ. {year + BUDDHIST} อยู่นอกช่วงที่ใช้ได้ ให้ใส่ปี เช่น 2567")
    if not 1 <= month <= 12:
        raise ValueError(f"ไม่มีเดือนที่ {month} ให้ใส่วัน เดือน ปี ตามลำดับ เช่น 01/10/2565")
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    if not 1 <= day <= last:
        name = f"{SHORT_MONTHS[month - 1]} {year + BUDDHIST}"
        raise ValueError(f"ไม่มีวันที่ {day} {name} เดือนนี้มีวันที่ 1 ถึง {last} เช่น {last} {name}")
    return date(year, month, day)


def write_date(day: date, style: DateStyle = "long") -> str:
    """The day in Thai words, Buddhist year, Arabic digits (a document turns them later).

    weekday `วันอาทิตย์ที่ 1 มีนาคม 2569`, long `1 มีนาคม 2569`, short `1 มี.ค. 2569`, brief `1 มี.ค. 69`.
    """
    year = day.year + BUDDHIST
    if style == "weekday":
        return f"วัน{WEEKDAYS[day.weekday()]}ที่ {day.day} {MONTHS[day.month - 1]} {year}"
    if style == "long":
        return f"{day.day} {MONTHS[day.month - 1]} {year}"
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {year if style == 'short' else _two(year)}"


def _two(year: int) -> str:
    return f"{year % 100:02}"


def fiscal_year(day: date) -> int:
    """The Buddhist year of the fiscal year in which the day lies: 1 October 2565 lies in 2566."""
    return day.year + BUDDHIST + (day.month >= 10)


def fiscal_year_bounds(year: int) -> tuple[date, date]:
    """First and last day of a fiscal year (Buddhist): 2566 is 1 October 2565 to 30 September 2566."""
    return date(year - BUDDHIST - 1, 10, 1), date(year - BUDDHIST, 9, 30)


def is_whole_fiscal_year(start: date | None, end: date | None) -> int | None:
    """The Buddhist fiscal year that the period fills exactly, else None."""
    if start is None or end is None:
        return None
    year = fiscal_year(end)
    return year if (start, end) == fiscal_year_bounds(year) else None


def write_period(start: date | None, end: date | None, style: PeriodStyle) -> str:
    """The period of a measure, Arabic digits; "" when neither day is known.

    fiscal `ปีงบประมาณ พ.ศ. 2566 (1 ต.ค. 65 ถึง 30 ก.ย. 66)` or `1 ธ.ค. 65 ถึง 31 มี.ค. 66`;
    months `ต.ค.67-ก.ย.68`; screen `ตลอดปี 2569` or `1 ต.ค. 68 – 31 มี.ค. 69`. A day or month alone stands once.
    One open end reads `ตั้งแต่ …` or `ภายใน …`.
    """
    if start is None or end is None:
        return _half_open(start, end, style)
    whole = is_whole_fiscal_year(start, end)
    if style == "months":
        first, last = _month_and_year(start), _month_and_year(end)
        return first if first == last else f"{first}-{last}"
    if start == end:
        return write_date(start, "brief")
    if style == "screen":
        return f"ตลอดปี {whole}" if whole else f"{write_date(start, 'brief')} – {write_date(end, 'brief')}"
    period = f"{write_date(start, 'brief')} ถึง {write_date(end, 'brief')}"
    return f"ปีงบประมาณ พ.ศ. {whole} ({period})" if whole else period


def _half_open(start: date | None, end: date | None, style: PeriodStyle) -> str:
    day = start or end
    if day is None:
        return ""
    written = _month_and_year(day) if style == "months" else write_date(day, "brief")
    return f"{'ตั้งแต่' if start else 'ภายใน'} {written}"


def _month_and_year(day: date) -> str:
    return f"{SHORT_MONTHS[day.month - 1]}{_two(day.year + BUDDHIST)}"
