"""Reading one value of a rule file. Each function raises ValueError with the end of a Thai sentence."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices

Reader = Callable[[Any], Any]

PLAIN_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")


def text(longest: int, *, blank: bool = False) -> Reader:
    """Reads a text of at most ``longest`` characters, without space at its ends, in Unicode NFC."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or value != value.strip():
            raise ValueError("ต้องเป็นข้อความที่ไม่มีช่องว่างหัวท้าย")
        if not value and not blank:
            raise ValueError("ต้องไม่ว่าง")
        if len(value) > longest:
            raise ValueError(f"ต้องยาวไม่เกิน {longest} อักขระ")
        if not unicodedata.is_normalized("NFC", value) or not value.isprintable():
            raise ValueError("มีอักขระที่มองไม่เห็นหรือไม่ได้อยู่ในรูปแบบ Unicode NFC")
        return value

    return read


def texts(longest: int) -> Reader:
    """Reads a list of such texts, none of them twice."""

    def read(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise ValueError("ต้องเป็นรายการข้อความ")
        read_texts = tuple(map(text(longest), value))
        if len(set(read_texts)) != len(read_texts):
            raise ValueError("ต้องไม่มีข้อความซ้ำกัน")
        return read_texts

    return read


def whole(least: int, most: int) -> Reader:
    """Reads a whole number between two bounds."""

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"ต้องเป็นจำนวนเต็มตั้งแต่ {least} ถึง {most}")
        return value

    return read


def points(value: Any) -> Decimal:
    """Reads a number of points or per cent, 0–100 with at most two decimals, as number or text."""
    plain = isinstance(value, int | str | Decimal) and not isinstance(value, bool)
    if not plain or not PLAIN_NUMBER.fullmatch(str(value)) or Decimal(value) > 100:
        raise ValueError("ต้องเป็นตัวเลข 0 ถึง 100 ทศนิยมไม่เกิน 2 ตำแหน่ง")
    return round(Decimal(value), 2)


def truth(value: Any) -> bool:
    """Reads true or false."""
    if not isinstance(value, bool):
        raise ValueError("ต้องเป็น true หรือ false")
    return value


def one_of(choices: type[TextChoices], *, blank: bool = False) -> Reader:
    """Reads one of the values that a field of the database knows."""
    known = [*choices.values, *([""] if blank else [])]

    def read(value: Any) -> str:
        if value not in known:
            raise ValueError(f"ต้องเป็นค่าใดค่าหนึ่งใน {', '.join(choices.values)}")
        return value

    return read
