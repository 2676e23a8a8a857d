"""The file `steps`: ขั้นตอน, one a row. The rows of a measure are all its steps: they replace those stored."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ita_portal import thai
from ita_portal.accounts.models import Agency
from ita_portal.imports.columns import Column, number, text
from ita_portal.imports.of_agencies import CODE_HEADING
from ita_portal.imports.records import Cells, Errors, Record
from ita_portal.imports.report import CellChange, Change, Report
from ita_portal.sheets import Sheet

from ..actions import store_imported
from ..models import Measure
from ..rules import MAX_STEPS, MAX_TEXT, StepDraft
from ..steps import without_mark
from .plans import MeasureKey, PlanFile, clean_draft

_read_text = text(MAX_TEXT)


def _read_step(cell: Any) -> str:
    step = without_mark(_read_text(cell))
    if not step:
        raise ValueError("ต้องใส่ข้อความของขั้นตอน ไม่ใช่เลขลำดับอย่างเดียว")
    return step


class StepColumn(Column):
    """The text of one step; the mark that staff typed before it is not part of it."""

    def export(self, record: Record, **kwargs: Any) -> str:
        """The text, with a number before it where its own beginning would be taken for one."""
        step = record.text
        return step if without_mark(step) == step else f"{record.step}. {step}"


class StepResource(PlanFile):
    """ขั้นตอน; a result stands on the last step of the group it belongs to."""

    step = Column("step", "ขั้นตอนที่", number, key=True, empty=None)
    text = StepColumn("text", "ขั้นตอน/วิธีการ", _read_step, required=True)
    result = Column("result", "ผลลัพธ์หรือความสำเร็จ", _read_text)

    example = {
        CODE_HEADING: "tharnsai",
        "ปีงบประมาณ": "2569",
        "ลำดับ": "1",
        "ขั้นตอนที่": "1",
        "ขั้นตอน/วิธีการ": "สำรวจงานบริการของแต่ละกอง",
        "ผลลัพธ์หรือความสำเร็จ": "ได้รายการงานบริการครบทุกกอง",
    }

    def load(self, rows: list[Cells]) -> None:
        """Reads the measures; numbers of steps only order them, so that 1, 2, 4 are three steps."""
        super().load(rows)
        numbers: dict[MeasureKey, set[int]] = {}
        for row in rows:
            try:
                *measure, step = self.key_of(row)
            except ValueError:
                continue  # reported with its row
            numbers.setdefault(tuple(measure), set()).add(step)
        self.places = {
            (*measure, step): place
            for measure, steps in numbers.items()
            for place, step in enumerate(sorted(steps), start=1)
        }
        self.steps = {key: clean_draft(self.measures[key]).steps for key in numbers if key in self.measures}
        self.wanted: dict[MeasureKey, dict[int, StepDraft]] = {key: {} for key in self.steps}

    def stored(self, key: tuple[Any, ...]) -> Record | None:
        """The step that stands at this place of its measure."""
        steps, place = self.steps.get(key[:3], ()), self.places[key]
        if place > len(steps):
            return None
        return _record(key[:3], key[3], steps[place - 1])

    def settle(self, record: Record, row: int, errors: Errors) -> None:
        """Collects the steps of each measure."""
        key = (record.agency_code, record.year, record.number)
        place = self.places.get((*key, record.step))
        if key in self.wanted and place:
            self.wanted[key][place] = StepDraft(record.text, record.result)

    def check(self, record: Record, errors: Errors) -> None:
        """The measure exists, and does not get more steps than a measure may have."""
        super().check(record, errors)
        if errors or record.number is None:
            return
        if (record.agency_code, record.year, record.number) not in self.measures:
            errors["number"] = (
                f"ไม่มีมาตรการลำดับที่ {record.number} ในปี {record.year} ให้ตรวจลำดับ หรือนำเข้ามาตรการก่อน"
            )
        elif (
            record.step
            and self.places[record.agency_code, record.year, record.number, record.step] > MAX_STEPS
        ):
            errors["step"] = f"มาตรการหนึ่งมีได้ไม่เกิน {MAX_STEPS} ขั้นตอน"

    def read(self, sheet: Sheet) -> Report:
        """As for every file; steps that the file no longer has are removed, and reported as such."""
        report = super().read(sheet)
        if report.has_problems:
            return report
        removed = [change for key in self.wanted for change in self._removed(key)]
        self.changes += removed
        return replace(report, removed=len(removed), changes=tuple(self.changes))

    def _removed(self, key: MeasureKey) -> Iterable[Change]:
        for place, step in enumerate(self.steps[key], start=1):
            if place not in self.wanted[key]:
                cells = (CellChange("ขั้นตอน/วิธีการ", step.text, ""),)
                if step.result:
                    cells += (CellChange("ผลลัพธ์หรือความสำเร็จ", step.result, ""),)
                yield Change(0, f"ลำดับ {key[2]} ขั้นตอนที่ {place}", cells)

    def store(self) -> None:
        """Gives each measure its steps."""
        rows = []
        for key, wanted in self.wanted.items():
            steps = tuple(wanted[place] for place in sorted(wanted))
            if steps != self.steps[key]:
                measure = self.measures[key]
                rows.append((measure, replace(clean_draft(measure), steps=steps)))
        store_imported(actor=self.actor, rows=rows)

    def records(self, agency: Agency, year: int) -> Iterable[Record]:
        """The steps of every measure of the plan, in their order."""
        for measure in Measure.objects.of_plan(agency, year).with_parts().select_related("plan__agency"):
            key = (measure.agency.code, measure.year, measure.number)
            for place, step in enumerate(clean_draft(measure).steps, start=1):
                yield _record(key, place, step)

    def called(self, record: Record) -> str:
        """A step is called by its measure's number, its own and its beginning."""
        return f"ลำดับ {record.number} ขั้นตอนที่ {record.step} {thai.shown(record.text)}"


def _record(key: MeasureKey, number: int, step: StepDraft) -> Record:
    code, year, measure = key
    return Record(
        is_stored=True,
        agency_code=code,
        year=year,
        number=measure,
        step=number,
        text=step.text,
        result=step.result,
    )
