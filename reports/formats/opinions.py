"""The chain of opinions on paper: below a memo, and on a page of its own behind a sealed report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ita_portal.thai import write_date
from reports.document import Choice, Document, Heading, NewPage, Opinion, Opinions
from reports.facts import OpinionFacts, Snapshot
from reports.formats.signing import capacity_lines, signature
from reports.opinion_words import AGREE, DISAGREE, RETURN, with_reason

UNUSED = "....."  # after เพราะ where somebody agreed: the form has its dots there all the same


@dataclass(frozen=True)
class Words:
    """What a person agrees to: on the way up, and at the last step. Each is denied by ไม่ before it."""

    on_the_way: str
    at_the_end: str


OF_A_MEMO = Words("เห็นควรพิจารณาดำเนินการ", "เห็นควรดำเนินการ")
OF_A_REPORT = Words("เห็นควรเสนอเพื่อพิจารณา", "เห็นชอบ")


def opinions(chain: Sequence[OpinionFacts], words: Words) -> Opinions:
    """Each opinion is addressed to the next step up, the last one to nobody."""
    above = [each.position for each in chain[1:]]
    blocks = (
        _opinion(step, f"เรียน {position}", words.on_the_way)
        for step, position in zip(chain, above, strict=False)
    )
    last = (_opinion(each, f"ความคิดเห็น{each.position}", words.at_the_end) for each in chain[-1:])
    return Opinions((*blocks, *last))


def with_opinions(document: Document, snapshot: Snapshot) -> Document:
    """The document and its chain, on a page behind it where it does not print the chain itself."""
    if not snapshot.chain or any(isinstance(block, Opinions) for block in document.blocks):
        return document
    page = (
        NewPage("portrait"),
        Heading(("ความเห็นตามสายการเสนอ", document.title), depth=1),
        opinions(snapshot.chain, OF_A_REPORT),
    )
    names = (each.name for each in snapshot.chain if each.name)
    return replace(document, blocks=(*document.blocks, *page), names=(*document.names, *names))


def _opinion(step: OpinionFacts, heading: str, agrees: str) -> Opinion:
    said, reason = step.opinion, step.reason.strip()
    choices = [
        Choice(agrees, said == AGREE, f" {with_reason(said, reason)}" if said == AGREE and reason else None),
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
    """What follows เพราะ: the reason; room for one while the opinion is open; else the form's own dots."""
    if not said:
        return ""
    return f" {reason}" if said == DISAGREE else UNUSED


def _notes(step: OpinionFacts) -> list[str]:
    """By which order somebody acts, when and how the opinion was given, who recorded what is on paper."""
    notes = [f"ตาม{step.appointment}"] if step.appointment else []
    if step.opinion and step.on:
        day = write_date(step.on)
        how = "ลงนามในเอกสาร" if step.by_hand else "ให้ความเห็นในระบบ"
        notes.append(f"{how}เมื่อวันที่ {day}")
    if step.by_hand and step.recorded_by:
        notes.append(f"ผู้บันทึก {step.recorded_by}")
    return notes
