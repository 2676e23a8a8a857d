"""A whole file: previewed, imported, exported."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.db import transaction

from ita_portal import sheets
from ita_portal.accounts.access import Actor
from ita_portal.accounts.models import Agency
from ita_portal.audit.models import Event
from ita_portal.imports.of_agencies import CODE_HEADING
from ita_portal.imports.report import Report
from ita_portal.imports.resource import FileResource

Told = Callable[[int, int, str], None]  # how many of how many, and what is done
READING, CHECKING, STORING = "อ่านแฟ้ม", "ตรวจทีละแถว", "บันทึกทั้งแฟ้มในคราวเดียว"


def nobody(done: int, total: int, stage: str) -> None:
    """Nobody wants to be told."""


def preview(
    resource: type[FileResource],
    data: bytes,
    actor: Actor,
    *,
    called: Mapping[str, str] | None = None,
    told: Told = nobody,
) -> Report:
    """What importing the file would do; writes nothing.

    `called`: headings of the file that stand for headings of the form (matching.py).

    Raises:
        sheets.Unreadable: the file is no spreadsheet that can be read.
    """
    return FileIn(resource, data, actor, called, told).read()


def import_file(
    resource: type[FileResource],
    data: bytes,
    actor: Actor,
    *,
    as_seen: str | None = None,
    called: Mapping[str, str] | None = None,
    told: Told = nobody,
) -> Report:
    """Imports the file, all of it or, when anything is wrong with it, nothing.

    Args:
        as_seen: the fingerprint of the report that was confirmed; nothing is written when it differs now.
        called: headings of the file that stand for headings of the form.

    Raises:
        sheets.Unreadable: the file is no spreadsheet that can be read.
        Outdated: what is stored has changed since the report was seen.
    """
    file = FileIn(resource, data, actor, called, told)
    file.read_ahead()
    with transaction.atomic():
        return file.store(as_seen=as_seen)


class FileIn:
    """A file on its way in. Reading it, which takes long, comes before the transaction if its kind allows."""

    def __init__(
        self,
        resource: type[FileResource],
        data: bytes,
        actor: Actor,
        called: Mapping[str, str] | None = None,
        told: Told = nobody,
    ) -> None:
        self.resource, self.data, self.actor, self.called, self.told = resource, data, actor, called, told
        self.report: Report | None = None
        self._newest: int | None = None

    def read(self) -> Report:
        """Compares the file with what is stored; raises as `preview`."""
        self.told(0, 0, READING)
        self.reading = self.resource(self.actor)
        self.reading.told = lambda done, total: self.told(done, total, CHECKING)
        sheet = sheets.read(self.data, self.reading.headings(), self.called)
        self.report = replace(self.reading.read(sheet), foreign=sheet.foreign)
        return self.report

    def read_ahead(self) -> None:
        """Reads the file outside of the transaction, unless its kind has to be read inside."""
        if self.resource.changed_by:
            self._newest = self._newest_change()
            self.read()

    def store(self, *, as_seen: str | None = None) -> Report:
        """Writes the file, in the caller's transaction; reads it again if anything happened meanwhile.

        Raises:
            as `import_file`.
        """
        if self.report is not None and not self.report.has_problems:
            self.reading.lock()
        if self.report is None or self._newest_change() != self._newest:
            self.read()
        if not self.report.has_problems:
            if as_seen is not None and as_seen != self.report.fingerprint:
                raise Outdated
            self.told(self.report.rows, self.report.rows, STORING)
            self.reading.store()
        return self.report

    def _newest_change(self) -> int | None:
        """The number of the newest event that may have changed what is read."""
        events = Event.objects.filter(verb__in=[verb.value for verb in self.resource.changed_by])
        return events.order_by("-number").values_list("number", flat=True).first()


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
