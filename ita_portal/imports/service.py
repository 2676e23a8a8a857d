"""A whole file: previewed, imported, exported."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from ita_portal import sheets
from ita_portal.accounts.access import Actor
from ita_portal.accounts.models import Agency
from ita_portal.imports.of_agencies import CODE_HEADING
from ita_portal.imports.report import Report
from ita_portal.imports.resource import FileResource


def preview(
    resource: type[FileResource], data: bytes, actor: Actor, *, called: Mapping[str, str] | None = None
) -> Report:
    """What importing the file would do; writes nothing.

    `called`: headings of the file that stand for headings of the form (matching.py).

    Raises:
        sheets.Unreadable: the file is no spreadsheet that can be read.
    """
    return _read(resource(actor), data, called)


@transaction.atomic
def import_file(
    resource: type[FileResource],
    data: bytes,
    actor: Actor,
    *,
    as_seen: str | None = None,
    called: Mapping[str, str] | None = None,
) -> Report:
    """Imports the file, all of it or, when anything is wrong with it, nothing.

    Args:
        as_seen: the fingerprint of the report that was confirmed; nothing is written when it differs now.
        called: headings of the file that stand for headings of the form.

    Raises:
        sheets.Unreadable: the file is no spreadsheet that can be read.
        Outdated: what is stored has changed since the report was seen.
    """
    reading = resource(actor)
    report = _read(reading, data, called)
    if not report.has_problems:
        if as_seen is not None and as_seen != report.fingerprint:
            raise Outdated
        reading.store()
    return report


class Outdated(Exception):
    """What is stored has changed since the person saw what the file would do."""


def export_file(resource: type[FileResource], name: str, actor: Actor, agency: Agency, year: int) -> bytes:
    """What the agency has of this kind, under the same headings; the name's ending says as what.

    Raises:
        sheets.Unreadable: the name ends in neither .xlsx nor .csv.
    """
    writing = resource(actor)
    dataset = writing.export(writing.records(agency, year))
    return sheets.write(name, dataset.headers, dataset)


def sample_file(resource: type[FileResource], name: str, agency: Agency | None) -> bytes:
    """The headings with one example row, under the code of the agency that asks."""
    headings = resource.form()
    example = {**resource.example, CODE_HEADING: agency.code if agency else resource.example[CODE_HEADING]}
    return sheets.write(name, headings, [[example.get(heading, "") for heading in headings]])


def _read(resource: FileResource, data: bytes, called: Mapping[str, str] | None) -> Report:
    sheet = sheets.read(data, resource.headings(), called)
    return replace(resource.read(sheet), foreign=sheet.foreign)
