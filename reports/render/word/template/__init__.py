"""แม่แบบ Word: an agency's own .docx, from which a document takes paper, styles, headers and the memo's head.

What stands in its body is the head of a memo. `{{…}}` in it and in its headers and footers is filled in
(`fields.FIELDS`): `{{หัวบันทึกข้อความ}}` by the portal's own head, `{{เนื้อหา}}` by what follows the head, which
otherwise stands at the end. A blank body leaves the head to the portal. Styles that the template has by the
name of one of the portal's are the template's; the others are added.
"""

from copy import deepcopy
from dataclasses import dataclass, replace

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from reports.document import Document
from reports.render.word.paper import LEAST_ROOM, Paper, millimetres
from reports.render.word.styling import Styling, add_styles
from reports.render.word.template.fields import (
    CONTENT,
    EMBLEM,
    HEAD,
    fill,
    paragraphs_with,
    text_of,
    values_of,
)
from reports.render.word.template.opening import opened
from reports.render.word.xml import NAMESPACES, Words


@dataclass(frozen=True)
class Template:
    """A template opened for one document; `file` becomes that document."""

    file: "docx.document.Document"
    styling: Styling
    values: dict[str, str]

    @classmethod
    def of(cls, document: Document, words: Words) -> "Template | None":
        """The template that the document goes by, if it goes by one.

        Raises:
            docx's and lxml's own errors: the bytes are no Word file; those that were stored were checked.
        """
        if not document.word_template:
            return None
        file = opened(document.word_template)
        return cls(file, add_styles(file.styles.element), values_of(document, words))

    @property
    def has_two_sides(self) -> bool:
        """Whether pages of an even number have headers and footers of their own."""
        return self.file.settings.odd_and_even_pages_header_footer

    @property
    def has_head(self) -> bool:
        """Whether anything stands in its body."""
        return any(text_of(each) or _is_drawn(each) for each in self._elements())

    def around(self, head: str, emblem: str) -> tuple[str, str]:
        """What stands before the content of a memo and after it.

        Args:
            head: the portal's own head.
            emblem: a run with the emblem at the left margin, "" where the agency has none.
        """
        before: list[str] = []
        after: list[str] = []
        now = before
        for element in self._elements():
            said = text_of(element)
            if said == CONTENT:
                now = after
            elif said == HEAD:
                now.append(head)
            else:
                own = _in_one_section(element)
                for paragraph in paragraphs_with(EMBLEM, own):
                    paragraph.extend(parse_xml(f"<w:p {NAMESPACES}>{emblem}</w:p>"))
                now.append(etree.tostring(fill(own, self.values), encoding="unicode"))
        return "".join(before), "".join(after)

    def _elements(self) -> list[etree._Element]:
        """The paragraphs and tables of its body."""
        return [each for each in self.file.element.body if each.tag != qn("w:sectPr")]

    def paper(self, own: Paper) -> Paper:
        """Its sheet in the place of the portal's own, if one of its own lies the same way.

        Where none does, the portal's own has the room on top that the template's headers need, if it can.
        """
        papers = papers_of(self.file)
        same = [each for each in papers if each.lies == own.lies]
        if same or not papers:
            return (*same, own)[0]
        (least,) = millimetres(LEAST_ROOM)
        top = min(papers[0].top, own.height - own.bottom - least)
        return replace(own, top=max(own.top, top), header=papers[0].header)


def _in_one_section(element: etree._Element) -> etree._Element:
    """A copy of the element at which no section ends: its document has sections of its own."""
    copied = deepcopy(element)
    for end in list(copied.iter(qn("w:sectPr"))):
        end.getparent().remove(end)
    return copied


def _is_drawn(element: etree._Element) -> bool:
    return element.tag == qn("w:tbl") or next(element.iter(qn("w:drawing"), qn("w:pict")), None) is not None


def papers_of(file: "docx.document.Document") -> list[Paper]:
    """The sheets of its sections, in their order."""
    return [_paper(each) for each in file.element.body.iter(qn("w:sectPr"))]


def _paper(section: etree._Element) -> Paper:
    """Size and margins of a section; what it does not say is that of an A4 letter."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))

    def length(element: etree._Element | None, name: str, usual: int) -> int:
        said = element.get(qn(f"w:{name}")) if element is not None else None
        return abs(round(float(said))) if said else usual

    sides = {"top": 1417, "right": 1134, "bottom": 1134, "left": 1701, "header": 709, "footer": 709}
    paper = Paper(
        length(size, "w", 11906),
        length(size, "h", 16838),
        *(length(margins, name, usual) for name, usual in sides.items()),
    )
    return replace(paper, left=paper.left + length(margins, "gutter", 0))  # the room to bind it
