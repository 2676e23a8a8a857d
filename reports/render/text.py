"""The text of blocks where a renderer needs no markup."""

from ita_portal.thai import Digits, in_digits
from reports.document import Block, Cell, Cover, Heading, Line, Paragraph


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
    return tuple(in_digits(line, digits) for line in lines)
