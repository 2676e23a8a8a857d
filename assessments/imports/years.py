"""What the files of results share: the agency, the year whose results they are, and what is stored there."""

from typing import Any

from django.db import connection
from django.db.models import QuerySet

from assessments.models import Assessment
from assessments.rules import YearRules
from assessments.selectors import rules_by_year, years
from ita_portal import thai
from ita_portal.audit.verbs import Verb
from ita_portal.imports.columns import Column, line, text, year
from ita_portal.imports.of_agencies import CODE_HEADING, AgencyFile
from ita_portal.imports.records import Cells, Errors, Record

SCORES_CHANGED_BY = (*(Verb.SCORES_STORED, Verb.ITEM_SCORES_STORED, Verb.AGENCY_ADDED, Verb.AGENCY_CHANGED),)
YearKey = tuple[str, int]  # agency, year


def score(cell: Any) -> Any:
    """Reads a score, 0 to 100 points."""
    return thai.read_score(text()(cell))


def read_code(cell: Any) -> str:
    """Reads the code of an item: i1 for i๑, O34 for O 34."""
    return thai.to_arabic("".join(text(40)(cell).split()))


class YearFile(AgencyFile):
    """A file whose rows name an agency and the year of its result."""

    agency_code = Column("agency_code", CODE_HEADING, line(40), key=True)
    year = Column("year", "ปีงบประมาณ", year, key=True, empty=None)

    def load(self, rows: list[Cells]) -> None:
        """Reads the rules of the years and the results that the file names; locked where they are written."""
        super().load(rows)
        said = self.said(rows, "year")
        self.rules: dict[int, YearRules] = rules_by_year(said)
        self.chosen = Assessment.objects.filter(
            agency__in=self.agencies.values(), fiscal_year__in=list(self.rules)
        ).order_by("pk")
        locked = self._locked() if connection.in_atomic_block else self.chosen
        codes = {agency.pk: agency.code for agency in self.agencies.values()}
        self.assessments: dict[YearKey, Assessment] = {}
        for assessment in locked:
            self.assessments[codes[assessment.agency_id], assessment.year] = assessment

    def _locked(self) -> QuerySet[Assessment]:
        return self.chosen.select_for_update(of=("self",))

    def lock(self) -> None:
        """Locks the results that the file names."""
        list(self._locked().values_list("pk"))

    def check(self, record: Record, errors: Errors) -> None:
        """The agency is one the actor may import into, the year one whose rules are known."""
        super().check(record, errors)
        if record.year and record.year not in self.rules:
            known = [each.year for each in years()]
            usable = f"{min(known)} ถึง {max(known)}" if known else "ไม่มีเลย"
            errors["year"] = f"ไม่มีเกณฑ์ของปีงบประมาณ {record.year} ปีที่ใช้ได้คือ {usable}"

    def assessment(self, key: YearKey) -> Assessment:
        """The assessment of that agency and year; a new one, not yet stored, where there is none."""
        if key not in self.assessments:
            code, number = key
            self.assessments[key] = Assessment(agency=self.agencies[code], fiscal_year_id=number)
        return self.assessments[key]

    def skip_row(self, instance: Record, original: Any, row: Cells, errors: Any = None) -> bool:
        """Whether the row says nothing that is not stored already, or nothing at all."""
        skip = super().skip_row(instance, original, row, errors)
        return skip or (not errors and not instance.is_stored and self.says_nothing(instance))

    def says_nothing(self, record: Record) -> bool:
        """Whether a new row has nothing but its key."""
        return all(
            getattr(record, column.attribute) == column.empty for column in self.columns if not column.key
        )
