"""The text of blocks where a renderer needs no markup."""

from collections.abc import Iterator

from ita_portal.thai import Digits, in_digits
from reports import codes
from reports.document import (
    Block,
    Cell,
    Chart,
    Cover,
    Heading,
    Line,
    Memo,
    Opinion,
    Opinions,
    Paragraph,
    Seal,
    Signature,
)

OPEN, TICKED = "☐", "☑"
DOTS = "." * 40  # where somebody writes by hand
DRAFT = "ร่าง"  # on every page of a draft


def line_text(line: Line, digits: Digits) -> str:
    """A line of a cell with its mark before it."""
    return in_digits(f"{line.mark} {line.text}" if line.mark else line.text, digits)


def cell_text(cell: Cell, digits: Digits) -> str:
    """All lines of a cell."""
    return "\n".join(line_text(line, digits) for line in cell.lines)


def lines_of_block(block: Block, digits: Digits) -> tuple[str, ...]:
    """The lines of a block that is no table; none where it has no text."""
    lines: tuple[str, ...] = ()
    if isinstance(block, Heading):
        lines = block.lines
    elif isinstance(block, Paragraph):
        lines = tuple(block.text.splitlines())
    elif isinstance(block, Cover):
        lines = (block.title, *block.agency)
    elif isinstance(block, Memo):
        lines = tuple(memo_lines(block))
    elif isinstance(block, Opinions):
        lines = tuple(line for each in block.blocks for line in opinion_lines(each))
    elif isinstance(block, Chart):
        points = (f"{each.label} {each.value} {each.note}".strip() for each in block.points)
        lines = (block.title, *points)
    return tuple(in_digits(line, digits) for line in lines)


def memo_lines(memo: Memo) -> Iterator[str]:
    """A memo line by line, as a sheet or a screen without its positions shows it."""
    yield "บันทึกข้อความ"
    heads = ("ส่วนราชการ", "ที่", "วันที่", "เรื่อง", "เรียน")
    for head, text in zip(heads, (memo.office, memo.number, memo.date, memo.subject, memo.to), strict=True):
        yield f"{head} {text}".strip()
    for section in memo.sections:
        yield section.heading
        yield from section.text.splitlines()
    yield from memo.closing
    yield from signature_lines(memo.signature)


def opinion_lines(opinion: Opinion) -> Iterator[str]:
    """One block of the chain line by line."""
    yield from (opinion.heading, opinion.considered)
    for choice in opinion.choices:
        reason = "" if choice.reason is None else choice.reason or DOTS
        yield f"{TICKED if choice.ticked else OPEN} {choice.text}{reason}"
    yield from signature_lines(opinion.signature)
    yield from opinion.notes


def signature_lines(signature: Signature) -> Iterator[str]:
    """The rank, the name in brackets, what the person signs as."""
    if signature.rank:
        yield signature.rank
    yield f"({signature.name or DOTS})"
    yield from signature.lines


def seal_lines(seal: Seal) -> Iterator[str]:
    """What a sealed version says beside its QR code."""
    yield f"รหัสเอกสาร {codes.shown(codes.read_code(seal.code) or seal.code)}"
    yield f"ตรวจสอบได้ที่ {seal.address}"
    if seal.sha256:
        yield f"SHA-256 {seal.sha256}"
