"""What stands around the text of every page: its number, the seal, the watermark of a draft."""

from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart

from reports import qr
from reports.document import Document, Seal
from reports.render.text import seal_lines
from reports.render.word.pictures import Pictures
from reports.render.word.watermark import watermark_xml
from reports.render.word.xml import NAMESPACES, Words, paragraph

QR_HEIGHT = 14  # millimetres


@dataclass(frozen=True)
class Edges:
    """The relations of a header and a footer, "" where there is none."""

    header: str
    footer: str

    def xml(self, page: str) -> str:
        """The references to them; `page`: `default`, or `first` for a first page of its own."""
        parts = (("header", self.header), ("footer", self.footer))
        return "".join(
            f'<w:{kind}Reference w:type="{page}" r:id="{relation}"/>' for kind, relation in parts if relation
        )


@dataclass(frozen=True)
class Frame:
    """What stands around pages with a number and around those without."""

    numbered: Edges
    plain: Edges
    is_letter: bool

    def xml(self, *, is_first: bool, is_cover: bool) -> str:
        """The references of a section. A cover bears no number, nor does the first page of a letter."""
        if is_cover:
            return self.plain.xml("default")
        if self.is_letter and is_first:
            return self.numbered.xml("default") + self.plain.xml("first")
        return self.numbered.xml("default")

    def has_first_page(self, *, is_first: bool) -> bool:
        """Whether the first page of a section is unlike the others."""
        return self.is_letter and is_first


def add_frame(part: DocumentPart, document: Document, words: Words) -> Frame:
    """Adds the headers and footers that the document's sections refer to."""
    edges = {numbered: _edges(part, document, words, numbered) for numbered in (True, False)}
    return Frame(edges[True], edges[False], document.is_memo)


def _edges(part: DocumentPart, document: Document, words: Words, numbered: bool) -> Edges:
    on_top = f"- {_MARK} -" if numbered and document.is_memo else ""
    below = f"หน้า {_MARK} จาก {_MARKS}" if numbered and not document.is_memo else ""
    number = paragraph("Footer", _with_fields(below, words)) if below else ""
    header = footer = ""
    if on_top or document.draft:
        header_part, header = part.add_header_part()
        mark = watermark_xml(Pictures(header_part, 1001 + numbered)) if document.draft else ""
        _fill(header_part, "hdr", paragraph("PageNumber", mark + _with_fields(on_top, words)))
    if number or document.seal:
        footer_part, footer = part.add_footer_part()
        foot = (
            _seal(document.seal, number, words, Pictures(footer_part, 1003 + numbered))
            if document.seal
            else number
        )
        _fill(footer_part, "ftr", foot)
    return Edges(header, footer)


_MARK, _MARKS = "{PAGE}", "{NUMPAGES}"


def _with_fields(text: str, words: Words) -> str:
    """The text with fields that Word fills in, in the document's digits."""
    switch = r" \* THAIARABIC" if words.digits == "thai" else ""
    one = words.run("1")
    runs = []
    for piece in text.replace("{", "\n{").replace("}", "}\n").split("\n"):
        field = f'<w:fldSimple w:instr=" {piece.strip("{}")}{switch} ">{one}</w:fldSimple>'
        runs.append(field if piece.startswith("{") else words.run(piece))
    return "".join(runs)


def _fill(part: StoryPart, tag: str, content: str) -> None:
    part.element[:] = parse_xml(f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>")[:]


def _seal(seal: Seal, number: str, words: Words, pictures: Pictures) -> str:
    """The QR code at the left margin; beside it the number of the page and what the code leads to."""
    code = pictures.anchored(qr.png(seal.address), about=seal.address, height=QR_HEIGHT, down=0)
    lines = (paragraph("Seal", words.run(line)) for line in seal_lines(seal))
    return number + "".join(lines).replace("</w:pPr>", f"</w:pPr>{code}", 1)
