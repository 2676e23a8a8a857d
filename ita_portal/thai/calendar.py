"""The names of the calendar, and the counting words that follow a number."""

import re
from pathlib import Path

BUDDHIST = 543
MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")


def _unit(line: str) -> str:
    """A word that is counted, unless it goes on to be another: 15 ราย, but not 15 รายงาน."""
    word, *longer = line.split()
    return re.escape(word) + (f"(?!{'|'.join(longer)})" if longer else "")


_UNITS = Path(__file__).with_name("units.txt").read_text(encoding="utf-8").splitlines()
UNIT_PATTERN = "|".join(map(_unit, sorted(_UNITS, key=lambda line: -len(line.split()[0]))))
MONTH_PATTERN = "|".join(map(re.escape, (*MONTHS, *SHORT_MONTHS)))
