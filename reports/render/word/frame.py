"""Which header and footer the pages of each section have."""

from dataclasses import dataclass

from docx.parts.document import DocumentPart

from reports.document import Document
from reports.render.word.edges import Edges, Slot, add_edges
from reports.render.word.styling import OWN
from reports.render.word.template import Template
from reports.render.word.template.edges import edges_of, numbers_pages
from reports.render.word.xml import Words


@dataclass(frozen=True)
class Frame:
    """What stands around pages with a number and around those without.

    `even` stands around pages of an even number, where these differ.
    """

    numbered: Edges
    plain: Edges
    begins_plain: bool
    even: Edges | None = None

    def edges(self, *, is_first: bool, is_cover: bool) -> dict[Slot, str]:
        """Those of a section. A cover bears no number, nor does the first page of a letter."""
        usual, even = (self.plain, self.even and self.plain) if is_cover else (self.numbered, self.even)
        pages = usual.at("default") | (even.at("even") if even else {})
        return pages | (self.plain.at("first") if self.has_first_page(is_first=is_first) else {})

    def has_first_page(self, *, is_first: bool) -> bool:
        """Whether the first page of a section is unlike the others."""
        return self.begins_plain and is_first


def add_frame(part: DocumentPart, document: Document, words: Words, template: Template | None) -> Frame:
    """The headers and footers of a template, and the portal's own where it has none; one number a page."""
    styled = template.styling if template else OWN
    theirs = edges_of(template, document, words) if template else {}
    every = theirs.get("default", Edges())
    first = theirs.get("first", every)
    even = theirs.get("even", Edges()) if template and template.has_two_sides else None
    plain = add_edges(part, document, words, styled, numbered=False)
    bare = [
        each
        for each in (every, even)
        if each is not None and not (template and numbers_pages(template, each))
    ]
    numbered = add_edges(part, document, words, styled, numbered=True) if bare else plain
    return Frame(
        every.before(numbered if every in bare else plain),
        first.before(plain),
        document.is_memo or "first" in theirs,
        even and even.before(numbered if even in bare else plain),
    )


def references_xml(edges: dict[Slot, str], before: dict[Slot, str]) -> str:
    """What a section says of its headers and footers: those unlike the section before.

    The others are linked to it, so that whoever changes one in Word changes it on all pages.
    """
    return "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{relation}"/>'
        for (kind, page), relation in edges.items()
        if before.get((kind, page)) != relation
    )
