"""What the files of measures and of steps share: agency, year, and the measures stored there."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from assessments.selectors import years
from ita_portal import thai
from ita_portal.imports.columns import Column, line, number, year
from ita_portal.imports.of_agencies import CODE_HEADING, AgencyFile
from ita_portal.imports.records import Cells, Errors, Record

from ..drafts import draft_of
from ..models import Measure, Plan
from ..rules import MeasureDraft, StepDraft

MeasureKey = tuple[str, int, int]  # agency, year, number


class PlanFile(AgencyFile):
    """A file whose rows name an agency, a year and a measure's number."""

    agency_code = Column("agency_code", CODE_HEADING, line(40), key=True)
    year = Column("year", "ปีงบประมาณ", year, key=True, empty=None)
    number = Column("number", "ลำดับ", number, key=True, empty=None)

    def load(self, rows: list[Cells]) -> None:
        """Reads the measures of every agency and year that the file names; locked where they are written."""
        super().load(rows)
        self.years = {each.year: each for each in years()}
        measures = Measure.objects.live().filter(
            plan__agency__in=self.agencies.values(), plan__fiscal_year__in=self.said(rows, "year")
        )
        if connection.in_atomic_block:
            measures = measures.select_for_update(of=("self",))
        parts = measures.with_parts().select_related("plan__agency").order_by("pk")
        self.measures: dict[MeasureKey, Measure] = {
            (measure.agency.code, measure.year, measure.number): measure
            for measure in parts.iterator(chunk_size=1000)
        }

    def check(self, record: Record, errors: Errors) -> None:
        """The agency is one the actor may import into, the year one whose rules are known."""
        super().check(record, errors)
        if record.year and record.year not in self.years:
            known = f"{min(self.years)} ถึง {max(self.years)}" if self.years else "ไม่มีเลย"
            errors["year"] = f"ไม่มีเกณฑ์ของปีงบประมาณ {record.year} ปีที่ใช้ได้คือ {known}"

    def plans(self, keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Plan]:
        """The plans of these agencies and years; those that are missing are made."""
        wanted = {(self.agencies[code].pk, year): (code, year) for code, year in keys}
        found = Plan.objects.filter(agency__in={pk for pk, _ in wanted}).select_related("agency")
        plans = {(plan.agency_id, plan.fiscal_year_id): plan for plan in found}
        missing = [
            Plan(agency=self.agencies[code], fiscal_year=self.years[year])
            for pair, (code, year) in wanted.items()
            if pair not in plans
        ]
        for plan in Plan.objects.bulk_create(missing, batch_size=500):
            plans[plan.agency_id, plan.fiscal_year_id] = plan
        return {key: plans[pair] for pair, key in wanted.items()}


def clean_draft(measure: Measure) -> MeasureDraft:
    """The stored measure with every text as a file would bring it, so that only true differences count."""
    values: dict[str, Any] = dict(vars(draft_of(measure)))
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = thai.clean(value)
    steps = tuple(StepDraft(thai.clean(step.text), thai.clean(step.result)) for step in values["steps"])
    return MeasureDraft(**{**values, "steps": steps})
