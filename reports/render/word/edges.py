"""The portal's own headers and footers: the number of the page, the seal, the watermark of a draft."""

from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart

from reports import qr
from reports.document import Document, Seal
from reports.render.text import seal_lines
from reports.render.word.pictures import Pictures
from reports.render.word.styling import Styling
from reports.render.word.watermark import watermark_xml
from reports.render.word.xml import NAMESPACES, Words, paragraph

QR_HEIGHT = 14  # millimetres
PAGE, PAGES = "{PAGE}", "{NUMPAGES}"  # fields of Word
Slot = tuple[str, str]  # `header` or `footer`, and the pages that it is for


@dataclass(frozen=True)
class Edges:
    """The relations of a header and a footer, "" where there is none."""

    header: str = ""
    footer: str = ""

    def at(self, page: str) -> dict[Slot, str]:
        """Their relations by where they stand; `page`: `default`, `even`, or `first` for a first page."""
        parts = (("header", self.header), ("footer", self.footer))
        return {(kind, page): relation for kind, relation in parts if relation}

    def before(self, others: "Edges") -> "Edges":
        """These, and of the others what these have none of."""
        return Edges(self.header or others.header, self.footer or others.footer)


def add_edges(
    part: DocumentPart, document: Document, words: Words, styled: Styling, *, numbered: bool
) -> Edges:
    """Adds the header and the footer of pages with a number, or without; a letter is numbered on top."""
    on_top = f"- {PAGE} -" if numbered and document.is_memo else ""
    below = f"หน้า {PAGE} จาก {PAGES}" if numbered and not document.is_memo else ""
    header = footer = ""
    if on_top or document.draft:
        header_part, header = part.add_header_part()
        mark = watermark_xml(Pictures(header_part, 1001 + numbered)) if document.draft else ""
        _fill(header_part, "hdr", styled(paragraph("PageNumber", mark + _with_fields(on_top, words))))
    if below or document.seal:
        footer_part, footer = part.add_footer_part()
        number = paragraph("Footer", _with_fields(below, words)) if below else ""
        seal = seal_xml(document.seal, words, Pictures(footer_part, 1003 + numbered)) if document.seal else ""
        _fill(footer_part, "ftr", styled(number + seal))
    return Edges(header, footer)


def seal_xml(seal: Seal, words: Words, pictures: Pictures) -> str:
    """The QR code at the left margin, and beside it what it leads to."""
    code = pictures.anchored(qr.png(seal.address), about=seal.address, height=QR_HEIGHT, down=0)
    lines = (paragraph("Seal", words.run(line)) for line in seal_lines(seal))
    return "".join(lines).replace("</w:pPr>", f"</w:pPr>{code}", 1)


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
