"""Documents as files: one renderer each, none of which knows a format."""

from collections.abc import Callable
from dataclasses import dataclass

from reports.document import Document
from reports.render import html, pdf, word, xlsx


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name, the ending of a file's name, its media type, who draws it."""

    name: str
    ending: str
    media_type: str
    draw: Callable[[Document], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument"

KINDS: dict[str, Kind] = {
    kind.ending: kind
    for kind in (
        Kind("PDF", "pdf", "application/pdf", pdf.draw),
        Kind("Word", "docx", f"{_OFFICE}.wordprocessingml.document", word.draw),
        Kind("Excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", xlsx.draw),
        Kind("หน้าเว็บ", "html", "text/html; charset=utf-8", html.draw),
    )
}

# A PDF is sealed; the others can be changed by whoever has them.
EDITABLE: dict[str, Kind] = {ending: kind for ending, kind in KINDS.items() if ending != "pdf"}


def render(document: Document, kind: str) -> bytes:
    """The document as a file of that kind, one of `KINDS`.

    Raises:
        KeyError: there is no such kind.
    """
    return KINDS[kind].draw(document)
