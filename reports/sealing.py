"""A version as a document and as files: facts with opinions put in, PDF, hash."""

from reports.document import Document
from reports.models import SealedFile, Version


def sealed_document(version: Version, *, decided: bool) -> Document:
    """The document of a version from its stored facts; with `decided` its opinions are printed."""
    raise NotImplementedError


def submitted_file(version: Version) -> SealedFile:
    """The PDF that was sealed when the version was submitted."""
    raise NotImplementedError


def decided_file(version: Version) -> SealedFile:
    """The PDF with all opinions; made now unless that was done before; the second gets the first's.

    Raises:
        ValueError: the version is not decided.
    """
    raise NotImplementedError


def read_sealed(file: SealedFile) -> bytes:
    """The bytes of a sealed file, checked against its hash.

    Raises:
        kept_files.FileChanged: it is missing, or was changed.
    """
    raise NotImplementedError
