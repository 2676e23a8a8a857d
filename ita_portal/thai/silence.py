"""Whether a text is there only so that its field is not empty."""

MARKS = " -–—.…_/\n"
WORDS = frozenset({"ไม่มี", "ไม่ระบุ", "ไม่มีข้อมูล"})


def says_nothing(text: str) -> bool:
    """Blank, marks alone (`-`, `……`), or a word for nothing."""
    said = text.strip(MARKS)
    return not said or said in WORDS
