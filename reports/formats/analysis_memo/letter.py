"""The memo itself and the opinions below it."""

from ita_portal.thai import write_date
from reports.document import Choice, Memo, MemoSection, Opinion, Opinions
from reports.facts import OpinionFacts, Snapshot
from reports.formats.signing import capacity_lines, signature
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
AGREE, DISAGREE, RETURN = "agree", "disagree", "return"  # what a person of the chain may say


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


def opinions(snapshot: Snapshot) -> Opinions:
    """The chain of opinions, each addressed to the next step up, the last one to nobody."""
    chain = snapshot.chain
    above = [each.position for each in chain[1:]]
    blocks = (
        _opinion(step, f"เรียน {position}", "เห็นควรพิจารณาดำเนินการ")
        for step, position in zip(chain, above, strict=False)
    )
    last = (_opinion(each, f"ความคิดเห็น{each.position}", "เห็นควรดำเนินการ") for each in chain[-1:])
    return Opinions((*blocks, *last))


def _opinion(step: OpinionFacts, heading: str, agrees: str) -> Opinion:
    said, reason = step.opinion, step.reason.strip()
    choices = [
        Choice(agrees, said == AGREE, f" {reason}" if said == AGREE and reason else None),
        Choice(f"ไม่{agrees}เพราะ", said == DISAGREE, _why_not(said, reason)),
    ]
    if said == RETURN:
        choices.append(Choice("ส่งกลับแก้ไขเพราะ", ticked=True, reason=f" {reason}"))
    return Opinion(
        heading=heading,
        choices=tuple(choices),
        signature=signature(step.name, capacity_lines(step.capacity or step.position)),
        notes=tuple(_notes(step)),
    )


def _why_not(said: str, reason: str) -> str:
    """What follows เพราะ: the reason, room to write one while the opinion is open, else a dash."""
    if not said:
        return ""
    return f" {reason}" if said == DISAGREE else " -"


def _notes(step: OpinionFacts) -> list[str]:
    """By which order somebody acts, and when and how the opinion was given."""
    notes = [f"ตาม{step.appointment}"] if step.appointment else []
    if step.opinion and step.on:
        day = write_date(step.on)
        how = "ลงนามในเอกสาร" if step.by_hand else "ให้ความเห็นในระบบ"
        notes.append(f"{how}เมื่อวันที่ {day}")
    return notes
