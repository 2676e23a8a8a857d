"""The portal's styles in a file that has styles of its own."""

import re
from copy import deepcopy
from dataclasses import dataclass

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from reports.render.word.styles import BASE, FONT, FONT_XML, STYLES

_NORMAL, _BASE = "Normal", "PortalBase"
_USED = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]+)"')


@dataclass(frozen=True)
class Styling:
    """Under which names the portal's styles stand in the file."""

    ids: dict[str, str]

    def __call__(self, xml: str) -> str:
        """What the portal wrote, with the names of this file."""
        return _USED.sub(lambda used: f'{used[1]}{self.ids.get(used[2], used[2])}"', xml)


def add_styles(theirs: etree._Element) -> Styling:
    """Adds each style of the portal that the file has none of that name for, on a base of their own."""
    by_name = {_key(each): each.get(qn("w:styleId")) for each in theirs.iter(qn("w:style"))}
    taken = set(by_name.values())
    ids, added = {}, []
    for style in parse_xml(STYLES).iter(qn("w:style")):
        own = style.get(qn("w:styleId"))
        if _key(style) in by_name:
            ids[own] = by_name[_key(style)]
        else:
            ids[own] = f"Portal{own}" if own in taken else own
            added.append(deepcopy(style))
    if added:
        theirs.append(parse_xml(BASE))
    for style in added:
        style.set(qn("w:styleId"), ids[style.get(qn("w:styleId"))])
        style.attrib.pop(qn("w:default"), None)
        for based in style.iter(qn("w:basedOn")):
            name = based.get(qn("w:val"))
            based.set(qn("w:val"), _BASE if name == _NORMAL else ids.get(name, name))
        theirs.append(style)
    return Styling(ids)


def add_fonts(file: "docx.document.Document") -> None:
    """Says by which other name the font of our styles may be known, as the portal's own files do."""
    try:
        part = file.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    except KeyError:  # a file without a table of fonts
        return
    fonts = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))
    if not any(each.get(qn("w:name")) == FONT for each in fonts):
        fonts.append(parse_xml(FONT_XML))
        part._blob = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)


def _key(style: etree._Element) -> tuple[str, str]:
    name = style.find(qn("w:name"))
    return style.get(qn("w:type"), ""), name.get(qn("w:val"), "").lower() if name is not None else ""


OWN = Styling({})  # a file with the portal's styles alone
