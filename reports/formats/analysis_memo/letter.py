"""The memo itself."""

from ita_portal.thai import write_date
from reports.document import Memo, MemoSection
from reports.facts import Snapshot
from reports.formats.signing import signature
from reports.wording import Wording, text_of
from reports.wording.memo import (
    ADDRESSEE,
    BACKGROUND,
    CLOSING,
    FACTS,
    OFFICE,
    POINTER,
    PROPOSALS,
    SUBJECT,
)

SUBJECT_OF_RESULT = "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ"


def memo(snapshot: Snapshot) -> Memo:
    """บันทึกข้อความ; number and date stay open until somebody gives them."""

    def text(wording: Wording) -> str:
        return text_of(snapshot, wording).strip()

    sections = ((each.label, text(each)) for each in (BACKGROUND, FACTS, PROPOSALS))
    letter = snapshot.letter
    return Memo(
        office=text(OFFICE),
        number=_number(snapshot.agency.letter_prefix.strip(), letter.number.strip()),
        date=write_date(letter.on) if letter.on else "",
        subject=text(SUBJECT),
        to=text(ADDRESSEE),
        sections=tuple(MemoSection(label, found) for label, found in sections if found),
        closing=tuple(found for each in (POINTER, CLOSING) if (found := text(each))),
        signature=signature(snapshot.maker.name, snapshot.maker.lines),
    )


def _number(prefix: str, number: str) -> str:
    """`นธ ๕๒๙๐๑/๒๕`; a number typed with a stroke has its prefix; without number the stroke ends it."""
    if "/" in number or not prefix:
        return number
    return f"{prefix.rstrip('/')}/{number}"
