"""Document → Word (.docx): styles to edit by, tables with repeated heads, turned sections."""

from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from ita_portal.sheets import timeless
from ita_portal.thai import Digits, in_digits
from reports.document import Document
from reports.render.word.blocks import Place, blocks_xml
from reports.render.word.frame import add_frame, references_xml
from reports.render.word.paper import Paper, paper_of
from reports.render.word.pictures import Pictures
from reports.render.word.styles import FONT_XML, LANGUAGES, STYLES
from reports.render.word.template import Template
from reports.render.word.xml import NAMESPACES, Words, paragraph

_MODE = "15"  # of Word 2013 and later; with an older one Word says so above the text
LONGEST_PROPERTY = 255  # characters of a title or an author, by the format
# Parts of python-docx's own template that no document of ours uses
_LEFT_OUT = ("stylesWithEffects", "numbering", "webSettings", "customXml", "thumbnail")


def draw(document: Document) -> bytes:
    """The document as a .docx; the same document gives the same bytes."""
    words = Words(document.digits, document.names)
    template = Template.of(document, words)
    file = template.file if template else _blank()
    _set_properties(file, document)
    pictures = Pictures(file.part)
    frame = add_frame(file.part, document, words, template)
    sections, parts, standing = document.sections, [], {}
    for section in sections:
        paper = template.paper(paper_of(section)) if template else paper_of(section)
        place = Place(document, section, paper, words, pictures, template)
        parts += blocks_xml(place)
        first = section is sections[0]
        edges = frame.edges(is_first=first, is_cover=section.is_cover)
        references, standing = references_xml(edges, standing), standing | edges
        first_page = frame.has_first_page(is_first=first)
        properties = _section_xml(paper, references, document.digits, first_page=first_page)
        last = section is sections[-1]
        parts.append(properties if last else place.styled(paragraph("SectionEnd", "", properties)))
    # As a whole: lxml takes the square of the time to move its paragraphs and rows one by one.
    file.element.replace(file.element.body, parse_xml(f"<w:body {NAMESPACES}>{''.join(parts)}</w:body>"))

    out = BytesIO()
    file.save(out)
    return timeless(out.getvalue())


def _blank() -> "docx.document.Document":
    """A file without text, with our styles, fonts and language."""
    file = docx.Document()
    for rels in (file.part.rels, file.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_LEFT_OUT)]:
            del rels[key]
    fonts = file.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts._blob = f"<w:fonts {NAMESPACES}>{FONT_XML}</w:fonts>".encode()
    file.styles.element[:] = parse_xml(STYLES)[:]
    _set_up(file.settings.element)
    return file


def _set_up(settings: etree._Element) -> None:
    """Thai as the language of complex scripts, and the ways of today's Word instead of an old one's."""
    settings.replace(
        settings.find(qn("w:themeFontLang")), parse_xml(f"<w:themeFontLang {NAMESPACES} {LANGUAGES}/>")
    )
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), _MODE)


def _set_properties(file: "docx.document.Document", document: Document) -> None:
    properties = file.core_properties
    properties.title = in_digits(document.title, document.digits)[:LONGEST_PROPERTY]
    properties.author = in_digits(document.author, document.digits)[:LONGEST_PROPERTY]
    properties.language, properties.comments = "th", ""


def _section_xml(paper: Paper, references: str, digits: Digits, *, first_page: bool) -> str:
    """The properties of a section; Word numbers its pages in the document's digits, an agency's own too."""
    numbers = '<w:pgNumType w:fmt="thaiNumbers"/>' if digits == "thai" else ""
    unlike = "<w:titlePg/>" if first_page else ""
    return f'<w:sectPr>{references}<w:type w:val="nextPage"/>{paper.xml}{numbers}{unlike}</w:sectPr>'
