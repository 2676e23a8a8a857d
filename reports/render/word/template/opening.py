"""A template as it is opened for one document: what would be in the way of the portal's own parts goes."""

from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from reports.render.word.styling import add_fonts

_PROPERTIES = "/core-properties"  # how every name of the relation to title and author ends


def opened(data: bytes) -> "docx.document.Document":
    """The file, its drawings numbered apart from the portal's, its fonts by both names, not locked.

    Raises:
        docx's and lxml's own errors: the bytes are no Word file.
    """
    file = docx.Document(BytesIO(data))
    add_fonts(file)
    _number_drawings(file)
    _forget_its_properties(file)
    _unlock(file)
    return file


def _number_drawings(file: "docx.document.Document") -> None:
    """Numbers its drawings anew, far from those of the portal: no two of a file may have the same."""
    parts = [file.part, *file.part.related_parts.values()]
    elements = [each.element for each in parts if hasattr(each, "element")]
    drawings = [each for element in elements for each in element.iter(qn("wp:docPr"))]
    for number, drawing in enumerate(drawings, start=10_001):
        drawing.set("id", str(number))


def _forget_its_properties(file: "docx.document.Document") -> None:
    """LibreOffice relates title and author by a name of its own: beside ours they would be there twice."""
    relations = file.part.package.rels
    for key, each in list(relations.items()):
        if each.reltype.endswith(_PROPERTIES) and each.reltype != RELATIONSHIP_TYPE.CORE_PROPERTIES:
            del relations[key]


def _unlock(file: "docx.document.Document") -> None:
    """A letterhead that nobody may change by mistake makes documents that are worked on."""
    settings = file.settings.element
    for lock in list(settings.iter(qn("w:documentProtection"), qn("w:writeProtection"))):
        settings.remove(lock)
