"""Whether a text is there only so that its field is not empty."""

import re
from string import punctuation, whitespace

MARKS = f"{punctuation}{whitespace}–—…•·“”‘’"
_NOTHING = re.compile("(?:ยัง)?ไม่(?:ได้)?(?:มี|ระบุ|ทราบ|ปรากฏ)(?:ข้อมูล|รายละเอียด|เหตุผล|ผล)?|[Nn]/?[Aa]")


def says_nothing(text: str) -> bool:
    """Blank, marks alone (`-`, `……`), or a word for nothing."""
    said = text.strip(MARKS)
    return not said or bool(_NOTHING.fullmatch(said))
