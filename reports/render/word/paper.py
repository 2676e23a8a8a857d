"""Sheets of paper: size, margins, the width of their text."""

from dataclasses import dataclass

from docx.shared import Mm

from reports.document import Section

TWIPS = 56.6929  # of a millimetre
LEAST_ROOM = 60  # millimetres that a page leaves for its text, across and down
_A4 = {"portrait": (210, 297), "landscape": (297, 210)}


@dataclass(frozen=True)
class Paper:
    """A sheet as it lies before the reader; everything in twips, twentieths of a point."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int

    @property
    def text_width(self) -> int:
        """How wide its text is."""
        return self.width - self.left - self.right

    @property
    def lies(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    @property
    def xml(self) -> str:
        """Its part of the properties of a section."""
        turned = "landscape" if self.lies else "portrait"
        return (
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}" w:orient="{turned}"/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}" '
            f'w:left="{self.left}" w:header="{self.header}" w:footer="{self.footer}" w:gutter="0"/>'
        )


def millimetres(*lengths: float) -> tuple[int, ...]:
    """Lengths in millimetres as twips."""
    return tuple(round(Mm(each).twips) for each in lengths)


def paper_of(section: Section) -> Paper:
    """The portal's own sheet for a section; a memo has the margins of a letter, a cover its own."""
    size = _A4[section.orientation]
    if section.is_memo:
        return Paper(*millimetres(*size, 25, 20, 20, 30, 12, 9))
    if section.is_cover:
        return Paper(*millimetres(*size, 25, 20, 25, 20, 9, 9))
    return Paper(*millimetres(*size, 18, 15, 18, 15, 9, 9))
