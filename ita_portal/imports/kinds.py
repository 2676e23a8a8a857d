"""The kinds of files that go in and out. A further kind is one line here.

This table stands below the apps whose files it lists, so it knows their classes by name only.
"""

from dataclasses import dataclass

from django.utils.module_loading import import_string

from ita_portal.accounts.roles import May
from ita_portal.imports.resource import FileResource


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name in commands and addresses, its Thai name, who may import and export it."""

    name: str
    label: str
    where: str  # the path of its class
    to_import: May | None  # the right that an agency's own people need; None: only an operator imports it
    to_export: May = May.EXPORT

    @property
    def resource(self) -> type[FileResource]:
        """The class that reads, stores and writes such files."""
        return import_string(self.where)


_PEOPLE = May.MANAGE_PEOPLE
KINDS = {
    kind.name: kind
    for kind in (
        Kind("agencies", "หน่วยงาน", "ita_portal.accounts.imports.AgencyResource", None),
        Kind("people", "บุคคล", "ita_portal.accounts.imports.PeopleResource", _PEOPLE, to_export=_PEOPLE),
        Kind("scores", "ผลการประเมิน", "assessments.imports.ScoreResource", May.EDIT_SCORES),
        Kind("item-scores", "คะแนนรายข้อ", "assessments.imports.ItemScoreResource", May.EDIT_SCORES),
        Kind("findings", "ข้อค้นพบ", "assessments.imports.FindingResource", May.EDIT_FINDINGS),
        Kind("measures", "มาตรการ", "measures.imports.MeasureResource", May.IMPORT),
        Kind("steps", "ขั้นตอนของมาตรการ", "measures.imports.StepResource", May.IMPORT),
    )
}
