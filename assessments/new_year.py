"""Which fiscal year has begun without rules, and which can be opened with those of the year before. Pure."""

from collections.abc import Collection
from datetime import date

from ita_portal.thai import fiscal_year, fiscal_year_bounds, write_date

JULY = 7  # results come from the end of July on, and with them the measures of the next year


def year_to_open(known: Collection[int], today: date) -> int | None:
    """The Buddhist fiscal year after the newest whose rules are known, once it has begun; else None.

    None too where no rules are known at all: there is nothing to carry over.
    """
    newest = max(known, default=None)
    return newest + 1 if newest is not None and newest < fiscal_year(today) else None


def why_not_opened(year: int, known: Collection[int], today: date) -> str:
    """Why a Buddhist year that is not known cannot be opened, as a Thai sentence; blank where it can.

    The year before must be known, and today be in July before the year begins, or later.
    """
    first_day = fiscal_year_bounds(year)[0].replace(month=JULY)
    if today < first_day:
        return f"ยังเปิดปีงบประมาณ {year} ไม่ได้ เปิดได้ตั้งแต่วันที่ {write_date(first_day, 'long')}"
    if year - 1 not in known:
        return f"เปิดปีงบประมาณ {year} ไม่ได้ เพราะระบบยังไม่มีเกณฑ์ของปีงบประมาณ {year - 1} ให้นำมาใช้"
    return ""
