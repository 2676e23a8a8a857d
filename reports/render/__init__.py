"""Documents as files: one renderer each, none of which knows a format."""

from collections.abc import Callable
from dataclasses import dataclass

from reports.document import Document
from reports.render import html, pdf


@dataclass(frozen=True)
class Kind:
    """A kind of file: the ending of its name, its media type, who draws it."""

    ending: str
    media_type: str
    draw: Callable[[Document], bytes]


KINDS: dict[str, Kind] = {
    kind.ending: kind
    for kind in (
        Kind("pdf", "application/pdf", pdf.draw),
        Kind("html", "text/html; charset=utf-8", html.draw),
    )
}


def render(document: Document, kind: str) -> bytes:
    """The document as a file of that kind, one of `KINDS`.

    Raises:
        KeyError: there is no such kind.
    """
    return KINDS[kind].draw(document)
