"""The file `agencies`: หน่วยงาน, one a row."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

from ita_portal.audit.record import Entry, record_many
from ita_portal.audit.verbs import Verb
from ita_portal.imports.columns import Column, choice, label_of, line, website
from ita_portal.imports.of_agencies import CODE_HEADING
from ita_portal.imports.records import Cells, Errors, Record
from ita_portal.imports.resource import FileResource
from ita_portal.thai import clean

from ..models import Agency

_KINDS = dict(Agency.Kind.choices)


class AgencyResource(FileResource):
    """หน่วยงาน; only an operator imports them."""

    code = Column("code", CODE_HEADING, line(40), key=True)
    name = Column("name", "ชื่อหน่วยงาน", line(200), required=True)
    kind = Column("kind", "ประเภท", choice(_KINDS), label_of(_KINDS), required=True)
    district = Column("district", "อำเภอ", line(100), required=True)
    province = Column("province", "จังหวัด", line(100), required=True)
    letter_prefix = Column("letter_prefix", "เลขที่หนังสือ", line(100))
    website = Column("website", "เว็บไซต์", website)
    subdistrict = Column("subdistrict", "ตำบล", line(100))

    example = {
        CODE_HEADING: "tharnsai",
        "ชื่อหน่วยงาน": "เทศบาลตำบลธารใส",
        "ประเภท": "เทศบาลตำบล",
        "อำเภอ": "ศรีบุรพา",
        "จังหวัด": "นครธารา",
        "เลขที่หนังสือ": "นธ ๕๒๙๐๑/",
        "เว็บไซต์": "https://www.tharnsai.example.go.th",
        "ตำบล": "ธารใส",
    }

    def load(self, rows: list[Cells]) -> None:
        """Reads the agencies named; an administrator's file is about her own alone."""
        agencies = Agency.objects.filter(code__in=self.said(rows, "code"))
        if self.actor.agency:
            agencies = agencies.filter(pk=self.actor.agency.pk)
        self.agencies = {agency.code: agency for agency in agencies}

    def stored(self, key: tuple[Any, ...]) -> Record | None:
        """The agency of that code."""
        agency = self.agencies.get(key[0])
        return agency and self._record(agency)

    def _record(self, agency: Agency) -> Record:
        return Record(
            is_stored=True,
            **{column.attribute: clean(getattr(agency, column.attribute)) for column in self.columns},
        )

    def check(self, record: Record, errors: Errors) -> None:
        """A new code must fit into addresses, and only an operator adds one."""
        if not record.code or record.is_stored:
            return
        if self.actor.agency:
            errors["code"] = f"“{record.code}” ใช้ไม่ได้ นำเข้าได้เฉพาะของหน่วยงานคุณ รหัส {self.actor.agency.code}"
            return
        try:
            Agency._meta.get_field("code").run_validators(record.code)
        except ValidationError as error:
            errors["code"] = " ".join(error.messages)

    def store(self) -> None:
        """Adds and changes agencies."""
        fields = [column.attribute for column in self.columns]
        things = []
        for record, original in self.kept:
            agency = self.agencies[record.code] if original else Agency()
            for name in fields:
                setattr(agency, name, getattr(record, name))
            things.append((agency, record, original))
        Agency.objects.bulk_create([agency for agency, _, original in things if not original], batch_size=500)
        Agency.objects.bulk_update([a for a, _, original in things if original], fields[1:], batch_size=100)
        entries = []
        for agency, record, original in things:
            before, after = self.said_before_and_after(original, record)
            verb = Verb.AGENCY_CHANGED if original else Verb.AGENCY_ADDED
            entries.append(Entry(verb, agency, before=before, after=after))
        record_many(self.actor, entries)

    def records(self, agency: Agency, year: int) -> Iterable[Record]:
        """The agency itself."""
        return [self._record(agency)]

    def called(self, record: Record) -> str:
        """An agency is called by its name."""
        return record.name
