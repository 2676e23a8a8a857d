"""The kinds of files that go in and out. A further kind is one line here."""

from dataclasses import dataclass

from assessments.imports import FindingResource, ItemScoreResource, ScoreResource
from ita_portal.accounts.imports import AgencyResource, PeopleResource
from ita_portal.accounts.roles import May
from ita_portal.imports.resource import FileResource
from measures.imports import MeasureResource, StepResource


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name in commands and addresses, its Thai name, who may import and export it."""

    name: str
    label: str
    resource: type[FileResource]
    to_import: May | None  # the right that an agency's own people need; None: only an operator imports it
    to_export: May = May.EXPORT


KINDS = {
    kind.name: kind
    for kind in (
        Kind("agencies", "หน่วยงาน", AgencyResource, to_import=None),
        Kind("people", "บุคคล", PeopleResource, to_import=May.MANAGE_PEOPLE, to_export=May.MANAGE_PEOPLE),
        Kind("scores", "ผลการประเมิน", ScoreResource, to_import=May.EDIT_SCORES),
        Kind("item-scores", "คะแนนรายข้อ", ItemScoreResource, to_import=May.EDIT_SCORES),
        Kind("findings", "ข้อค้นพบ", FindingResource, to_import=May.EDIT_FINDINGS),
        Kind("measures", "มาตรการ", MeasureResource, to_import=May.IMPORT),
        Kind("steps", "ขั้นตอนของมาตรการ", StepResource, to_import=May.IMPORT),
    )
}
