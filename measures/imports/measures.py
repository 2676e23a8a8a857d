"""The file `measures`: มาตรการ, one a row, its steps in one cell."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from assessments.selectors import indicators_of, issues_of, sub_indicators_of
from ita_portal import thai
from ita_portal.accounts.models import Agency
from ita_portal.imports.columns import Column, choice, label_of, number, text, write_day
from ita_portal.imports.of_agencies import CODE_HEADING
from ita_portal.imports.records import Cells, Errors, Record
from ita_portal.thai import read_date

from ..actions import store_imported
from ..models import Measure
from ..owners import read_owners, write_owners
from ..rules import MeasureDraft, StepDraft, check
from ..steps import read_steps, write_steps
from .plans import PlanFile, clean_draft

_AIMS, _STATES = dict(Measure.Aim.choices), dict(Measure.State.choices)
_ALSO_DONE = {"แล้วเสร็จ": Measure.State.DONE.value, "ดำเนินการเสร็จเรียบร้อยแล้ว": Measure.State.DONE.value}
_DRAFT = [field.name for field in fields(MeasureDraft)]
LONGEST_CELL = 32_000  # characters; a cell of a workbook holds 32,767


class StepsColumn(Column):
    """Steps in one cell. A step that stays keeps its result, which stands in the file of steps."""

    def put(self, record: Record, value: str) -> None:
        """Takes the steps over where they differ from those of the record."""
        texts = read_steps(value)
        if texts != [step.text for step in record.steps]:
            results = {step.text: step.result for step in record.steps}
            record.steps = tuple(StepDraft(each, results.get(each, "")) for each in texts)

    def export(self, record: Record, **kwargs: Any) -> str:
        """The cell that reads back as the steps; blank, which leaves them, where there is no such cell."""
        cell = self.write(record.steps)
        fits = len(cell) <= LONGEST_CELL and read_steps(cell) == [step.text for step in record.steps]
        return cell if fits else ""


class OwnersColumn(Column):
    """ผู้รับผิดชอบ, parted by commas, slashes or new lines."""

    def export(self, record: Record, **kwargs: Any) -> str:
        """The cell that reads back as the owners; blank where a name itself holds a comma or a slash."""
        cell = self.write(record.owners)
        return cell if read_owners(thai.clean(cell)) == record.owners else ""


def _steps_in_cell(steps: Iterable[StepDraft]) -> str:
    return write_steps([step.text for step in steps])


class MeasureResource(PlanFile):
    """มาตรการ"""

    name = Column("name", "มาตรการ/กิจกรรม", required=True)
    indicator = Column("indicator", "ตัวชี้วัดที่", number, empty=None)
    sub_indicator = Column("sub_indicator", "ตัวชี้วัดย่อย")
    issue = Column("issue", "ประเด็นที่", number, empty=None)
    aim = Column("aim", "แนวทาง", choice(_AIMS), label_of(_AIMS))
    to_improve = Column("to_improve", "ประเด็นที่ต้องปรับปรุง")
    steps = StepsColumn("steps", "ขั้นตอน/วิธีการ", text(), _steps_in_cell, empty=())
    start = Column("start", "วันที่เริ่ม", read_date, write_day, empty=None)
    end = Column("end", "วันที่สิ้นสุด", read_date, write_day, empty=None)
    owners = OwnersColumn(
        "owners", "ผู้รับผิดชอบ", lambda cell: read_owners(text()(cell)), write_owners, empty=()
    )
    follow_up = Column("follow_up", "การกำกับติดตาม")
    state = Column(
        "state",
        "สถานะ",
        choice(_STATES, _ALSO_DONE),
        label_of(_STATES),
        empty=Measure.State.NOT_STARTED.value,
    )
    cannot_reason = Column("cannot_reason", "เหตุผลที่ไม่สามารถดำเนินการได้")
    summary = Column("summary", "สรุปผลการดำเนินการ")
    result = Column("result", "ผลลัพธ์หรือความสำเร็จ")

    example = {
        CODE_HEADING: "tharnsai",
        "ปีงบประมาณ": "2569",
        "ลำดับ": "1",
        "มาตรการ/กิจกรรม": "จัดทำคู่มือการให้บริการของทุกงาน",
        "ตัวชี้วัดที่": "1",
        "แนวทาง": "พัฒนาเพื่อยกระดับ",
        "ขั้นตอน/วิธีการ": "1. สำรวจงานบริการของแต่ละกอง\n2. จัดทำคู่มือ\n3. เผยแพร่คู่มือบนเว็บไซต์",
        "วันที่เริ่ม": "1 ต.ค. 2568",
        "วันที่สิ้นสุด": "30 ก.ย. 2569",
        "ผู้รับผิดชอบ": "สำนักปลัดเทศบาล, กองช่าง",
        "การกำกับติดตาม": "รายงานความก้าวหน้าทุกไตรมาส",
        "สถานะ": "อยู่ระหว่างดำเนินการ",
    }

    def load(self, rows: list[Cells]) -> None:
        """Reads the measures, and the rules of their years."""
        super().load(rows)
        said = self.said(rows, "year")
        self.indicators = {year: {each.number for each in indicators_of(year)} for year in said}
        self.issues = {year: {each.number for each in issues_of(year)} for year in said}
        self.sub_indicators = {year: list(sub_indicators_of(year)) for year in said}

    def stored(self, key: tuple[Any, ...]) -> Record | None:
        """The live measure of that agency, year and number."""
        measure = self.measures.get(key)
        return measure and self._record(measure)

    def _record(self, measure: Measure) -> Record:
        return Record(
            is_stored=True,
            agency_code=measure.agency.code,
            year=measure.year,
            number=measure.number,
            **vars(clean_draft(measure)),
        )

    def settle(self, record: Record, row: int, errors: Errors) -> None:
        """A sub-indicator may be called by its code, its name or both; its code is what is stored."""
        said = thai.to_arabic(record.sub_indicator)
        for each in self.sub_indicators.get(record.year, ()):
            if said in (each.code, each.name, str(each)):
                record.sub_indicator = each.code
                return

    def check(self, record: Record, errors: Errors) -> None:
        """Agency, year, the rules of the year, and the rules of every measure."""
        super().check(record, errors)
        if record.year in self.years:
            self._check_by_year(record, errors)
        for problem in check(_draft(record)):
            errors.setdefault(problem.field.partition(".")[0], problem.message)

    def _check_by_year(self, record: Record, errors: Errors) -> None:
        for name, label, known in (
            ("indicator", "ตัวชี้วัดที่", self.indicators[record.year]),
            ("issue", "ประเด็นที่", self.issues[record.year]),
        ):
            value = getattr(record, name)
            if value is not None and value not in known:
                errors[name] = (
                    f"ไม่มี{label} {value} ในปี {record.year} ที่ใช้ได้คือ {', '.join(map(str, sorted(known)))}"
                )
        if record.sub_indicator and "indicator" not in errors:
            self._check_sub_indicator(record, errors)

    def _check_sub_indicator(self, record: Record, errors: Errors) -> None:
        of_year = self.sub_indicators[record.year]
        codes = [each.code for each in of_year if record.indicator in (None, each.indicator.number)]
        if record.sub_indicator not in codes:
            said = thai.shown(record.sub_indicator)
            usable = f"ที่ใช้ได้คือ {', '.join(codes)}" if codes else "ตัวชี้วัดนี้ไม่มีตัวชี้วัดย่อย ให้เว้นว่าง"
            errors["sub_indicator"] = f"“{said}” ใช้ไม่ได้ในปี {record.year} {usable}"

    def store(self) -> None:
        """Writes new and changed measures, with their plans."""
        plans = self.plans({(record.agency_code, record.year) for record, _ in self.kept})
        rows = []
        for record, original in self.kept:
            key = (record.agency_code, record.year, record.number)
            new = Measure(plan=plans[key[:2]], number=record.number)
            rows.append((self.measures[key] if original else new, _draft(record)))
        store_imported(actor=self.actor, rows=rows)

    def records(self, agency: Agency, year: int) -> Iterable[Record]:
        """The measures of the plan, in their order."""
        for measure in Measure.objects.of_plan(agency, year).with_parts().select_related("plan__agency"):
            yield self._record(measure)

    def called(self, record: Record) -> str:
        """A measure is called by its number and name."""
        return f"{record.number} {thai.shown(record.name)}"


def _draft(record: Record) -> MeasureDraft:
    return MeasureDraft(**{name: getattr(record, name) for name in _DRAFT})
