"""Which header and footer the pages of each section have."""

from dataclasses import dataclass

from docx.parts.document import DocumentPart

from reports.document import Document
from reports.render.word.edges import Edges, add_edges
from reports.render.word.styling import OWN
from reports.render.word.template import Template
from reports.render.word.template.edges import edges_of, numbers_pages
from reports.render.word.xml import Words


@dataclass(frozen=True)
class Frame:
    """What stands around pages with a number and around those without."""

    numbered: Edges
    plain: Edges
    begins_plain: bool

    def xml(self, *, is_first: bool, is_cover: bool) -> str:
        """The references of a section. A cover bears no number, nor does the first page of a letter."""
        if is_cover:
            return self.plain.xml("default")
        if self.has_first_page(is_first=is_first):
            return self.numbered.xml("default") + self.plain.xml("first")
        return self.numbered.xml("default")

    def has_first_page(self, *, is_first: bool) -> bool:
        """Whether the first page of a section is unlike the others."""
        return self.begins_plain and is_first


def add_frame(part: DocumentPart, document: Document, words: Words, template: Template | None) -> Frame:
    """The headers and footers of a template, and the portal's own where it has none; one number a page."""
    styled = template.styling if template else OWN
    theirs = edges_of(template, document, words) if template else {}
    every = theirs.get("default", Edges())
    first = theirs.get("first", every)
    plain = add_edges(part, document, words, styled, numbered=False)
    has_number = template is not None and numbers_pages(template, every)
    numbered = plain if has_number else add_edges(part, document, words, styled, numbered=True)
    return Frame(every.before(numbered), first.before(plain), document.is_memo or "first" in theirs)
