"""The headers and footers of a template, filled in."""

import re

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from reports.document import Document
from reports.render.word.edges import Edges, seal_xml
from reports.render.word.pictures import Pictures
from reports.render.word.template import Template
from reports.render.word.template.fields import fill
from reports.render.word.watermark import watermark_xml
from reports.render.word.xml import NAMESPACES, Words

_NUMBER = re.compile(r"(?<![A-Z])PAGE(?![A-Z])")  # the field, and neither NUMPAGES nor PAGEREF


def edges_of(template: Template, document: Document, words: Words) -> dict[str, Edges]:
    """Its headers and footers by the pages they are for.

    `default`; `first` where the first page differs; `even` where the two sides of a sheet do. Pages that
    differ by having none of them are there too. A draft's watermark and the seal are added.
    """
    section = next(template.file.element.body.iter(qn("w:sectPr")), None)
    if section is None:
        return {}
    slots = ["default"]
    slots += ["first"] * (section.find(qn("w:titlePg")) is not None)
    slots += ["even"] * template.has_two_sides
    found = {}
    for number, slot in enumerate(slots, start=1):
        header, footer = _relation(section, "header", slot), _relation(section, "footer", slot)
        if header:
            _complete_header(template, header, document, 2000 + number)
        if footer:
            _complete_footer(template, footer, document, words, 3000 + number)
        if header or footer or found:
            found[slot] = Edges(header, footer)
    return found


def numbers_pages(template: Template, edges: Edges) -> bool:
    """Whether one of these headers and footers of the template bears the number of the page."""
    parts = (template.file.part.related_parts[each] for each in (edges.header, edges.footer) if each)
    return any(_NUMBER.search(_orders(part.element).upper()) for part in parts)


def _orders(element: etree._Element) -> str:
    """What the fields of a part ask for; Word may part an order into several runs."""
    simple = (each.get(qn("w:instr"), "") for each in element.iter(qn("w:fldSimple")))
    return "".join([each.text or "" for each in element.iter(qn("w:instrText"))]) + " ".join(["", *simple])


def _relation(section: etree._Element, kind: str, slot: str) -> str:
    for reference in section.iter(qn(f"w:{kind}Reference")):
        if reference.get(qn("w:type")) == slot:
            return reference.get(qn("r:id"), "")
    return ""


def _complete_header(template: Template, relation: str, document: Document, number: int) -> None:
    """`number` is that of the picture which is added."""
    part = template.file.part.related_parts[relation]
    fill(part.element, template.values)
    if document.draft:
        paragraph = next(part.element.iter(qn("w:p")))
        paragraph.extend(_parsed(watermark_xml(Pictures(part, number)), "p"))


def _complete_footer(
    template: Template, relation: str, document: Document, words: Words, number: int
) -> None:
    part = template.file.part.related_parts[relation]
    fill(part.element, template.values)
    if document.seal:
        seal = seal_xml(document.seal, words, Pictures(part, number))
        part.element.extend(_parsed(template.styling(seal), "ftr"))


def _parsed(xml: str, tag: str) -> list[etree._Element]:
    return list(parse_xml(f"<w:{tag} {NAMESPACES}>{xml}</w:{tag}>"))
