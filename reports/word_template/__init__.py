"""แม่แบบ Word of an agency: how its Word files look. What may be one is checked by `actions`."""

import logging
from dataclasses import replace

from ita_portal import kept_files
from ita_portal.accounts.agency_files import content_of, file_of
from ita_portal.accounts.models import Agency, AgencyFile
from reports.document import Document

KIND = AgencyFile.Kind.WORD_TEMPLATE
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
log = logging.getLogger(__name__)


def template_of(agency: Agency) -> bytes:
    """The agency's template; empty where it has none.

    One that was changed on the disk is not used: the log names it, and the page of settings says so.
    """
    file = file_of(agency, KIND)
    if file is None:
        return b""
    try:
        return content_of(file)
    except kept_files.FileChanged:
        log.error(
            "The Word template of %s (%s) was changed on the disk or is missing", agency.code, file.name
        )
        return b""


def with_template(document: Document, agency: Agency) -> Document:
    """The document as this agency wants it in Word."""
    return replace(document, word_template=template_of(agency))
