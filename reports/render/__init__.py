"""Documents as files: one renderer each, none of which knows a format."""

from dataclasses import dataclass

from django.utils.module_loading import import_string

from reports.document import Document


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name, the ending of a file's name, its media type, the module that draws it."""

    name: str
    ending: str
    media_type: str
    module: str

    def draw(self, document: Document) -> bytes:
        """The document as such a file; the module and its libraries are loaded with the first."""
        return import_string(f"reports.render.{self.module}.draw")(document)


_OFFICE = "application/vnd.openxmlformats-officedocument"

KINDS: dict[str, Kind] = {
    kind.ending: kind
    for kind in (
        Kind("PDF", "pdf", "application/pdf", "pdf"),
        Kind("Word", "docx", f"{_OFFICE}.wordprocessingml.document", "word"),
        Kind("Excel", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", "xlsx"),
        Kind("หน้าเว็บ", "html", "text/html; charset=utf-8", "html"),
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
