"""บันทึกข้อความ: memo, opinions, scores, history, analysis, plan; A4 portrait, the two tables by issue wide."""

from dataclasses import replace

from ita_portal.thai import Digits
from reports.document import Block, Document, Heading, NewPage, Orientation, Paragraph
from reports.facts import Snapshot
from reports.formats.analysis_memo.analysis import analysis_blocks
from reports.formats.analysis_memo.letter import SUBJECT_OF_RESULT, memo
from reports.formats.analysis_memo.result import result_blocks
from reports.formats.analysis_memo.tables import plan_table, weak_points_table
from reports.formats.opinions import OF_A_MEMO, opinions
from reports.formats.parts import document
from reports.wording import text_of
from reports.wording.analysis import PROBLEMS, REPORT, SUGGESTIONS
from reports.wording.memo import LETTER

WORDING = (*LETTER, *REPORT)
LIMITS = "ข้อจำกัดของหน่วยงานในการดำเนินการประเมิน ITA"


def arrange(snapshot: Snapshot, digits: Digits) -> Document:
    """The memo of one agency and year with what is attached to it; what is not known is left out or open.

    It is a draft until whoever seals it says otherwise.
    """
    plain = document(
        snapshot,
        digits,
        "portrait",
        (f"บันทึกข้อความ {SUBJECT_OF_RESULT}", f"{snapshot.agency.full_name} ปี {snapshot.result_year}"),
        memo(snapshot),
        *((opinions(snapshot.chain, OF_A_MEMO),) if snapshot.chain else ()),
        *_on_new_page(result_blocks(snapshot)),
        *_on_new_page(analysis_blocks(snapshot)),
        *_on_new_page((*_weak_points(snapshot), *_plan(snapshot)), "landscape"),
        *_limits(snapshot),
    )
    agency, people = snapshot.agency, (snapshot.maker.name, *(each.name for each in snapshot.chain))
    kept = (agency.mayor, agency.kind, *(name for name in people if name))
    return replace(plain, names=(*plain.names, *kept), draft=True)


def _on_new_page(blocks: tuple[Block, ...], turned: Orientation | None = None) -> tuple[Block, ...]:
    return (NewPage(turned), *blocks) if blocks else ()


def _weak_points(snapshot: Snapshot) -> tuple[Block, ...]:
    """ข้อบกพร่องหรือจุดอ่อน; nothing where the year has no issues."""
    if not snapshot.analysis:
        return ()
    heading = f"1. การวิเคราะห์{SUBJECT_OF_RESULT} ในปี พ.ศ. {snapshot.result_year}"
    return Heading((heading,), depth=1), weak_points_table(snapshot)


def _plan(snapshot: Snapshot) -> tuple[Block, ...]:
    if not snapshot.measures:
        return ()
    number = 2 if snapshot.analysis else 1
    heading = f"{number}. การกำหนดวิธีการนำผลการวิเคราะห์แต่ละประเด็นไปสู่การปฏิบัติ"
    return Heading((heading,), depth=1), plan_table(snapshot)


def _limits(snapshot: Snapshot) -> tuple[Block, ...]:
    """ข้อจำกัด, where somebody wrote any."""
    texts = [(wording, text_of(snapshot, wording).strip()) for wording in (PROBLEMS, SUGGESTIONS)]
    found = [
        block
        for (_, text), head in zip(texts, ("ปัญหา/อุปสรรค", "ข้อเสนอแนะ"), strict=True)
        if text
        for block in (Heading((head,), depth=2), Paragraph(text))
    ]
    return (NewPage("portrait"), Heading((LIMITS,), depth=1), *found) if found else ()
