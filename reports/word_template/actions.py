"""A Word template is put in place, or taken away."""

from django.core.exceptions import ValidationError

from ita_portal.accounts.access import Actor, require
from ita_portal.accounts.agency_files import put_file, remove_file
from ita_portal.accounts.models import AgencyFile
from ita_portal.accounts.roles import May
from ita_portal.audit.verbs import Verb
from reports.document import Document, Paragraph
from reports.render import word
from reports.render.word.template.checking import BROKEN, NO_WORD_FILE, Unusable, clean
from reports.word_template import KIND, MEDIA_TYPE


def set_template(*, actor: Actor, data: bytes, title: str) -> AgencyFile:
    """Checks a .docx and makes it the template of the actor's agency.

    Args:
        title: what the file is called where it comes from.

    Raises:
        PermissionDenied: only the administrator.
        ValidationError: the file cannot be a template.
    """
    require(actor, May.MANAGE_SETTINGS)
    try:
        checked = clean(data)
        _try(checked)
    except Unusable as error:
        raise ValidationError({"file": str(error)}) from error
    return put_file(actor, KIND, checked, MEDIA_TYPE, "docx", title, Verb.WORD_TEMPLATE_SET)


def remove_template(*, actor: Actor) -> None:
    """Takes the template of the actor's agency away: Word files look as the portal makes them again.

    Raises:
        PermissionDenied: only the administrator.
    """
    remove_file(actor, KIND, Verb.WORD_TEMPLATE_REMOVED)


def _try(template: bytes) -> None:
    """Draws a small document by the template, so that no report fails later for its sake."""
    trial = Document("ทดลอง", "ทดลอง", "landscape", "thai", (Paragraph("ทดลอง"),), word_template=template)
    try:
        word.draw(trial)
    except NO_WORD_FILE as error:
        raise Unusable(BROKEN) from error
