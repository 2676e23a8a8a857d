"""The files that an agency brings along for its documents: read, put in place, taken away.

A file is checked before the database is asked for anything: drawing an emblem takes seconds, and nobody
else's writing shall wait for it.
"""

import logging

from django.core.exceptions import ValidationError
from django.db import transaction

from ita_portal import kept_files, thai
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from . import emblems
from .access import Actor, require
from .emblems import Emblem
from .models import Agency, AgencyFile
from .roles import May
from .rows import delete, save

FOLDER = "agency-files"
log = logging.getLogger(__name__)


def file_of(agency: Agency, kind: str) -> AgencyFile | None:
    """The agency's file of that kind, if it brought one."""
    return AgencyFile.objects.of_agency(agency).filter(kind=kind).first()


def content_of(file: AgencyFile) -> bytes:
    """The bytes that were stored.

    Raises:
        kept_files.FileChanged: they are missing or others now.
    """
    return kept_files.read(FOLDER, file.name, file.sha256)


def is_whole(file: AgencyFile | None) -> bool:
    """Whether the file is there as it was stored."""
    if file is None:
        return False
    try:
        content_of(file)
    except kept_files.FileChanged:
        return False
    return True


def emblem_of(agency: Agency) -> Emblem | None:
    """The emblem that documents of the agency print now; none where it has none.

    One that was changed on the disk is not printed: the log names it, and the page of settings says so.
    """
    file = file_of(agency, AgencyFile.Kind.EMBLEM)
    if file is None:
        return None
    try:
        return Emblem(content_of(file), file.media_type)
    except kept_files.FileChanged:
        log.error("The emblem of %s (%s) was changed on the disk or is missing", agency.code, file.name)
        return None


def set_emblem(*, actor: Actor, data: bytes, title: str) -> AgencyFile:
    """Cleans a picture and puts it in the place of the emblem of the actor's agency.

    Args:
        title: what the file is called where it comes from.

    Raises:
        PermissionDenied: only the administrator.
        ValidationError: the file cannot be an emblem.
    """
    require(actor, May.MANAGE_SETTINGS)
    try:
        emblem = emblems.clean(data)
    except emblems.Unusable as error:
        raise ValidationError({"file": str(error)}) from error
    ending = emblems.ENDINGS[emblem.media_type]
    kind = AgencyFile.Kind.EMBLEM
    return put_file(actor, kind, emblem.data, emblem.media_type, ending, title, Verb.EMBLEM_SET)


def remove_emblem(*, actor: Actor) -> None:
    """Takes the emblem of the actor's agency away; sealed documents keep theirs. Raises PermissionDenied."""
    remove_file(actor, AgencyFile.Kind.EMBLEM, Verb.EMBLEM_REMOVED)


def put_file(
    actor: Actor, kind: str, data: bytes, media_type: str, ending: str, title: str, verb: Verb
) -> AgencyFile:
    """Stores a checked file in the place of the one before; the disk has it before the row names it.

    Raises:
        PermissionDenied: only the administrator.
        OSError: the disk refuses it; nothing is stored.
    """
    require(actor, May.MANAGE_SETTINGS)
    kept = kept_files.keep(FOLDER, data, ending)
    try:
        with transaction.atomic():
            agency = Agency.objects.select_for_update().get(pk=actor.agency.pk)
            old = file_of(agency, kind)
            if old:
                delete(old)
            new = AgencyFile(
                agency=agency,
                kind=kind,
                name=kept.name,
                sha256=kept.sha256,
                size=kept.size,
                media_type=media_type,
                title=thai.clean(title).strip()[:255] or kept.name,
            )
            save(new)
            record(actor, verb, agency, before=_said(old), after=_said(new))
            _forget_at_the_end(old)
    except BaseException:
        kept_files.forget(FOLDER, kept.name)
        raise
    return new


@transaction.atomic
def remove_file(actor: Actor, kind: str, verb: Verb) -> None:
    """Takes the agency's file of that kind away. Raises PermissionDenied for all but the administrator."""
    require(actor, May.MANAGE_SETTINGS)
    agency = Agency.objects.select_for_update().get(pk=actor.agency.pk)
    if old := file_of(agency, kind):
        delete(old)
        record(actor, verb, agency, before=_said(old))
        _forget_at_the_end(old)


def _said(file: AgencyFile | None) -> dict[str, str]:
    return {"ชื่อแฟ้ม": file.title, "ค่าแฮช": file.sha256} if file else {}


def _forget_at_the_end(file: AgencyFile | None) -> None:
    if file:
        transaction.on_commit(lambda: kept_files.forget(FOLDER, file.name))
