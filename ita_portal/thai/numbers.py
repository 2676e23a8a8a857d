"""Numbers, years and scores as people type them, in either digits; a number as it is shown.

Every refusal is a ValueError whose text is a Thai sentence: what was found, and what can be used.
"""

import re
from decimal import Decimal

from ita_portal.thai.digits import to_arabic
from ita_portal.thai.text import clean, shown


def read_number(text: str) -> int:
    """A whole number from 0 to 999,999,999."""
    plain = to_arabic(clean(text))
    if not re.fullmatch("[0-9]{1,9}", plain):
        raise ValueError(f"“{shown(text)}” ไม่ใช่จำนวนเต็ม ให้ใส่ตัวเลขอย่างเดียว เช่น 1 หรือ ๑๒")
    return int(plain)


def grouped(text: str) -> str:
    """A whole number of four digits or more that stands alone as `1,014`; any other text as it is."""
    plain = to_arabic(text.strip())
    return f"{int(plain):,}" if re.fullmatch("[1-9][0-9]{3,8}", plain) else text


def read_year(text: str) -> int:
    """A Buddhist year of four digits, 2400 to 2699."""
    plain = to_arabic(clean(text))
    if not re.fullmatch("2[456][0-9]{2}", plain):
        raise ValueError(f"“{shown(text)}” ไม่ใช่ปีที่ใช้ได้ ให้ใส่ปี พ.ศ. สี่หลัก เช่น 2567 หรือ ๒๕๖๗")
    return int(plain)


def read_score(text: str) -> Decimal:
    """A score from 0 to 100 points with at most two decimals."""
    plain = to_arabic(clean(text))
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?", plain):
        raise ValueError(
            f"“{shown(text)}” ไม่ใช่คะแนน ให้ใส่ตัวเลข 0 ถึง 100 มีทศนิยมได้ 2 ตำแหน่งหลังจุด เช่น 95.01 หรือ ๙๕.๐๑"
        )
    score = Decimal(plain)
    if score > 100:
        raise ValueError(f"คะแนน “{shown(text)}” เกิน 100 ให้ใส่ตัวเลข 0 ถึง 100 เช่น 95.01")
    return score
