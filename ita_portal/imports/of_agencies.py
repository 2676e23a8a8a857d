"""Files whose rows belong to agencies: which agencies a person may import into (promise P3)."""

from ita_portal import thai
from ita_portal.accounts.access import Actor
from ita_portal.accounts.models import Agency
from ita_portal.imports.records import Cells, Errors, Record
from ita_portal.imports.resource import FileResource

CODE_HEADING = "รหัสหน่วยงาน"


class AgencyFile(FileResource):
    """A file of rows that each name their agency in the column รหัสหน่วยงาน."""

    def __init__(self, actor: Actor) -> None:
        super().__init__(actor)
        self.agencies: dict[str, Agency] = {}

    def load(self, rows: list[Cells]) -> None:
        """Reads the agencies that the file may be about: the actor's own, or for an operator all it names."""
        if self.actor.agency:
            self.agencies = {self.actor.agency.code: self.actor.agency}
        else:
            codes = self.said(rows, "agency_code")
            self.agencies = {agency.code: agency for agency in Agency.objects.filter(code__in=codes)}

    def check(self, record: Record, errors: Errors) -> None:
        """An agency that is not known, or not the actor's: the same sentence for both."""
        if not record.agency_code or record.agency_code in self.agencies:
            return
        code = thai.shown(record.agency_code)
        if self.actor.agency:
            errors["agency_code"] = f"“{code}” ใช้ไม่ได้ นำเข้าได้เฉพาะของหน่วยงานคุณ รหัส {self.actor.agency.code}"
        else:
            errors["agency_code"] = f"ไม่มีหน่วยงานรหัส “{code}” ให้ตรวจรหัส หรือนำเข้าหน่วยงานก่อน"
