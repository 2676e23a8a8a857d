"""A whole document: blocks, and what its pages bear besides."""

import base64
from dataclasses import dataclass

from ita_portal.thai import Digits
from reports.document.chart import Chart
from reports.document.memo import Memo, Opinions
from reports.document.table import Table
from reports.document.text import Cover, Heading, NewPage, Orientation, Paragraph, Rule

Block = Heading | Rule | Paragraph | Table | Cover | NewPage | Memo | Opinions | Chart


@dataclass(frozen=True)
class Emblem:
    """ตราสัญลักษณ์ของหน่วยงาน: a cleaned picture, `image/svg+xml` or `image/png`."""

    data: bytes
    media_type: str

    @property
    def address(self) -> str:
        """The picture as an address that holds it whole."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode('ascii')}"


@dataclass(frozen=True)
class Seal:
    """What a sealed version says in the foot of its pages; the QR code holds the address."""

    code: str
    address: str
    sha256: str = ""


@dataclass(frozen=True)
class Section:
    """Blocks that follow each other on pages of one orientation."""

    orientation: Orientation
    blocks: tuple[Block, ...]

    @property
    def is_cover(self) -> bool:
        """Whether it is the page in front, which bears no number."""
        return any(isinstance(block, Cover) for block in self.blocks)

    @property
    def is_memo(self) -> bool:
        """Whether it is the letter itself, which has margins of its own."""
        return any(isinstance(block, Memo) for block in self.blocks)


@dataclass(frozen=True)
class Document:
    """A whole document.

    `author` is the agency's name, for the file's properties; `names` are names that no line break may part.
    A draft bears a watermark on every page; a sealed version says how to confirm it. `word_template` is the
    agency's own .docx, where it has one: how a Word file looks, and nothing of what it says.
    """

    title: str
    author: str
    orientation: Orientation
    digits: Digits
    blocks: tuple[Block, ...]
    names: tuple[str, ...] = ()
    emblem: Emblem | None = None
    draft: bool = False
    seal: Seal | None = None
    word_template: bytes = b""

    @property
    def is_memo(self) -> bool:
        """Whether its pages are numbered as those of a letter: `- ๒ -` on top, none on the first."""
        return any(isinstance(block, Memo) for block in self.blocks)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The blocks by pages: each `NewPage` begins a section."""
        orientation, parts = self.orientation, []
        for block in self.blocks:
            if isinstance(block, NewPage):
                orientation = block.orientation or orientation
                parts.append((orientation, []))
            else:
                parts = parts or [(orientation, [])]
                parts[-1][1].append(block)
        return tuple(Section(turned, tuple(blocks)) for turned, blocks in parts if blocks)
