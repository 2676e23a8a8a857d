"""Document → Word (.docx): styles to edit by, tables with repeated heads, turned sections."""

from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.shared import Mm

from ita_portal.sheets import timeless
from ita_portal.thai import in_digits
from reports.document import Document, Section
from reports.render.word.blocks import blocks_xml
from reports.render.word.styles import ALTERNATE, FONT, LANGUAGES, STYLES
from reports.render.word.xml import NAMESPACES, Words, paragraph

PAPER = {"portrait": (Mm(210), Mm(297)), "landscape": (Mm(297), Mm(210))}
MARGINS = {"top": Mm(18), "right": Mm(15), "bottom": Mm(18), "left": Mm(15), "header": Mm(9), "footer": Mm(9)}
LONGEST_PROPERTY = 255  # characters of a title or an author, by the format
# Parts of python-docx's own template that no document of ours uses
_LEFT_OUT = ("stylesWithEffects", "numbering", "webSettings", "customXml", "thumbnail")


def draw(document: Document) -> bytes:
    """The document as a .docx; the same document gives the same bytes."""
    file = _blank(document)
    words = Words(document.digits, document.names)
    footer = file.sections[0].footer
    footer.is_linked_to_previous = False
    footer_id = next(rel.rId for rel in file.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTER)
    footer._element[:] = parse_xml(f"<w:ftr {NAMESPACES}>{_page_number(words)}</w:ftr>")[:]

    sections, parts = document.sections, []
    for section in sections:
        parts += blocks_xml(section, words)
        properties = _section_xml(section, footer_id)
        last = section is sections[-1]
        parts.append(properties if last else paragraph("SectionEnd", "", properties))
    # As a whole: lxml takes the square of the time to move its paragraphs and rows one by one.
    file.element.replace(file.element.body, parse_xml(f"<w:body {NAMESPACES}>{''.join(parts)}</w:body>"))

    out = BytesIO()
    file.save(out)
    return timeless(out.getvalue())


def _blank(document: Document) -> "docx.document.Document":
    """A file without text, with our styles, fonts, language and properties."""
    file = docx.Document()
    for rels in (file.part.rels, file.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_LEFT_OUT)]:
            del rels[key]
    fonts = file.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts._blob = (
        f'<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:altName w:val="{ALTERNATE}"/></w:font></w:fonts>'
    ).encode()
    file.styles.element[:] = parse_xml(STYLES)[:]
    file.settings.element.append(parse_xml(f"<w:themeFontLang {NAMESPACES} {LANGUAGES}/>"))
    properties = file.core_properties
    properties.title = in_digits(document.title, document.digits)[:LONGEST_PROPERTY]
    properties.author = in_digits(document.author, document.digits)[:LONGEST_PROPERTY]
    properties.language, properties.comments = "th", ""
    return file


def _section_xml(section: Section, footer_id: str) -> str:
    width, height = PAPER[section.orientation]
    footer = "" if section.is_cover else f'<w:footerReference w:type="default" r:id="{footer_id}"/>'
    margins = " ".join(f'w:{side}="{round(space.twips)}"' for side, space in MARGINS.items())
    return (
        f'<w:sectPr>{footer}<w:type w:val="nextPage"/><w:pgSz w:w="{round(width.twips)}" '
        f'w:h="{round(height.twips)}" w:orient="{section.orientation}"/><w:pgMar {margins} w:gutter="0"/>'
        "</w:sectPr>"
    )


def _page_number(words: Words) -> str:
    """`หน้า ๑ จาก ๒`: fields that Word fills in, in the document's digits."""
    switch = r" \* THAIARABIC" if words.digits == "thai" else ""
    one = words.run("1")
    page, pages = (
        f'<w:fldSimple w:instr=" {name}{switch} ">{one}</w:fldSimple>' for name in ("PAGE", "NUMPAGES")
    )
    return paragraph("Footer", words.run("หน้า ") + page + words.run(" จาก ") + pages)
