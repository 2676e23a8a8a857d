"""Text as WordprocessingML."""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from ita_portal.thai import Digits, in_digits, together
from reports.render.lines import fits

NAMESPACES = nsdecls("w", "r", "wp", "a", "pic") + ' xmlns:v="urn:schemas-microsoft-com:vml"'
TAB = "<w:r><w:tab/></w:r>"
LINE_BREAK = "<w:r><w:br/></w:r>"
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_BREAK = "\u00a0"
_BLANK, _BLANK_OF_UNIT = re.compile(" "), re.compile("(?<=[0-9๐-๙]) (?![0-9๐-๙])| (?=ๆ)")
_THAI_LETTER = re.compile("[ก-๎]")


@dataclass(frozen=True)
class Words:
    """What turns the texts of one document into runs: its digits and the names that stay on one line."""

    digits: Digits
    names: tuple[str, ...]

    def run(self, text: str, style: str = "", *, room: float | None = None) -> str:
        """The text, escaped, in the document's digits; blanks in dates and the like do not break a line.

        Args:
            style: a style of letters, where it is not that of the paragraph.
            room: the width of a cell's lines in millimetres; office programs part what is wider anywhere,
                if they find no blank in it.
        """
        kept = self.plain(text, room)
        look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
        return f'<w:r>{look}<w:t xml:space="preserve">{escape(kept)}</w:t></w:r>' if kept else ""

    def plain(self, text: str, room: float | None = None) -> str:
        """The same text by itself, not escaped."""
        pieces = together(in_digits(_NO_XML.sub("", text), self.digits), self.names)
        before = ("", *(piece.text[-1] for piece in pieces))
        return "".join(
            _held(piece.text, after)
            if piece.kept and (room is None or fits(piece.text, room))
            else piece.text
            for piece, after in zip(pieces, before, strict=False)
        )


def _held(kept: str, after: str) -> str:
    """A part that stays on one line, without blanks that break it; `after`: the letter it stands behind.

    Behind a Thai letter LibreOffice finds no place to break before it, and would part its words and numbers
    between any two letters: there only the blanks behind a number and before ๆ are without a break.
    """
    blanks = _BLANK_OF_UNIT if _THAI_LETTER.match(after) else _BLANK
    return blanks.sub(_NO_BREAK, kept)


def paragraph(style: str, content: str = "", properties: str = "") -> str:
    """A paragraph of that style; `properties` are further parts of its `w:pPr`."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'
