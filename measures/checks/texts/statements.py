"""What a text says about a result: of which year, and whether as a fact or as a target. Pure."""

import re

from .text import FreeText, Record

YEAR = re.compile(r"25[0-9]{2}(?![0-9.])")
BEFORE = 70  # characters before a figure in which its year counts, within its line
_NEAR = 40  # … and in which a word that makes it no fact counts
_NO_FACT = re.compile(r"เป้าหมาย|เพื่อให้|ให้ได้|ยกระดับ|คาด|มุ่ง|ไม่ต่ำกว่า|ไม่น้อยกว่า|อย่างน้อย|ขึ้นไป|จะ")


def year_of(text: FreeText, words: str, record: Record) -> int | None:
    """The Buddhist year that something is about: the last one in the words up to it, else that of the result.

    None: they name none, and the text may be about another year.
    """
    named = YEAR.findall(words)
    if named:
        return int(named[-1])
    return record.result_year if text.of_result else None


def before(plain: str, found: re.Match[str], length: int = BEFORE) -> str:
    """What stands before it in its line."""
    return plain[max(0, found.start() - length) : found.start()].rpartition("\n")[2]


def is_fact(plain: str, found: re.Match[str]) -> bool:
    """Whether it is told as it is, not as a target."""
    return not _NO_FACT.search(before(plain, found, _NEAR))
