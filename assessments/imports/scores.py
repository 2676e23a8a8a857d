"""The file `scores`: ผลการประเมิน, one agency and year a row; columns follow from the rules of all years."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from assessments import figures
from assessments.checks.indicator_name_differs import is_same_name
from assessments.fitting import MAX_TEXT, fits
from assessments.imports.names import called_name, names_in, with_names
from assessments.imports.years import SCORES_CHANGED_BY, YearFile, score
from assessments.models import Indicator, InstrumentPart
from assessments.results import assessment_of, result_of, results_of
from assessments.rules import PartKey, Result
from assessments.storing.results import ANNOUNCED, Change, store_results
from ita_portal.accounts.access import Actor
from ita_portal.accounts.models import Agency
from ita_portal.imports.columns import Column, line
from ita_portal.imports.records import Cells, Errors, Record
from ita_portal.imports.report import Report
from ita_portal.sheets import Headings, Mark, Sheet

FURTHER = 20  # numbers beyond the last indicator that are recognised, to be refused


class NoSuchIndicator(Column):
    """A column of an indicator that no year has: it may be there, and must be blank."""

    def save(self, record: Record, row: Cells, is_m2m: bool = False, **kwargs: Any) -> None:
        """Refuses whatever stands there."""
        if row[self.column_name] not in (None, "", Mark.CLEAR):
            raise ValueError(f"ไม่มี{self.column_name} ในเกณฑ์ของปีใดเลย ให้ลบคอลัมน์นี้")


class ScoreResource(YearFile):
    """ผลการประเมิน: indicators, parts of instruments, and what was announced."""

    example = {
        "รหัสหน่วยงาน": "tharnsai",
        "ปีงบประมาณ": "2568",
        "คะแนนรวม": "91.47",
        "ระดับ": "ผ่านดี",
        "ลำดับ": "812",
    }

    changed_by = SCORES_CHANGED_BY

    announced_total = Column("announced_total", "คะแนนรวม", score, empty=None)
    announced_level = Column("announced_level", "ระดับ", line(MAX_TEXT))
    announced_rank = Column("announced_rank", "ลำดับ", line(MAX_TEXT))

    def __init__(self, actor: Actor) -> None:
        super().__init__(actor)
        self.of_indicators, self.of_parts = _indicator_columns(), _part_columns()
        self.of_names: dict[int, Column] = {}
        announced = [column for column in self.columns if not column.key]
        self._use([*self.keys, *self.of_indicators.values(), *self.of_parts.values(), *announced])

    def _use(self, columns: list[Column]) -> None:
        self.columns = columns
        self.fields = {column.attribute: column for column in columns}

    @classmethod
    def headings(cls) -> Headings:
        """Agency and year, then every indicator and part that a year has, then what was announced."""
        declared = super().headings()
        figure_columns = (*_indicator_columns().values(), *_part_columns().values())
        return Headings(
            declared.required,
            (*(column.column_name for column in figure_columns), *declared.optional),
            tuple(column.column_name for column in _further_columns()),
            named=tuple(column.column_name for column in _indicator_columns().values()),
        )

    @classmethod
    def form(cls) -> tuple[str, ...]:
        """The headings as they stand in the contract."""
        return cls.headings().all

    def read(self, sheet: Sheet) -> Report:
        """As for every file; indicators that no year has are refused where they have a score.

        What the headings call an indicator is compared with its name in the year of each row.
        """
        further = [column for column in _further_columns() if column.column_name in sheet.headings]
        names = names_in(sheet.called, self.of_indicators)
        self.of_names = {number: _name_column(number) for number in names}
        self._use([*self.columns, *self.of_names.values(), *further])
        return super().read(with_names(sheet, names))

    def load(self, rows: list[Cells]) -> None:
        """Reads the stored results of every agency and year that the file names."""
        super().load(rows)
        found = results_of(self.chosen)
        self.results = {key: found[assessment.pk] for key, assessment in self.assessments.items()}

    def stored(self, key: tuple[Any, ...]) -> Record | None:
        """The stored result of that agency and year."""
        result = self.results.get(key)
        return None if result is None else self._record(*key, result)

    def settle(self, record: Record, row: int, errors: Errors) -> None:
        """Drops the names that the year has itself."""
        rules = self.rules.get(record.year)
        for number, column in self.of_names.items():
            own = next((each.name for each in rules.indicators if each.number == number), "") if rules else ""
            if is_same_name(getattr(record, column.attribute), own):
                setattr(record, column.attribute, "")

    def check(self, record: Record, errors: Errors) -> None:
        """Agency, year, and the rules of the year: a year has all of its indicators or none."""
        super().check(record, errors)
        if record.year in self.rules:
            for problem in fits(self.rules[record.year], self._result(record)):
                errors.setdefault(_attribute(problem.where), problem.message)

    def store(self) -> None:
        """Writes new and changed results."""
        changes = []
        for record, _ in self.kept:
            key = (record.agency_code, record.year)
            changes.append(Change(self.assessment(key), self.results.get(key), self._result(record)))
        store_results(self.actor, changes)

    def records(self, agency: Agency, year: int) -> Iterable[Record]:
        """The result of that year, where there is one."""
        if (assessment := assessment_of(agency, year)) is not None:
            yield self._record(agency.code, year, result_of(assessment))

    def called(self, record: Record) -> str:
        """A result is called by its agency and year."""
        agency = self.agencies.get(record.agency_code)
        return f"{agency or record.agency_code} ปี {record.year}"

    def _record(self, code: str, year: int, result: Result) -> Record:
        values = {column.attribute: column.empty for column in self.columns}
        values |= {name: getattr(result, name) for name in ANNOUNCED}
        values |= {self.of_indicators[number].attribute: s for number, s in result.indicators.items()}
        values |= {column.attribute: result.names.get(number, "") for number, column in self.of_names.items()}
        values |= {self.of_parts[part].attribute: s for part, s in result.parts.items()}
        return Record(is_stored=True, **values | {"agency_code": code, "year": year})

    def _result(self, record: Record) -> Result:
        """What the record says; names of indicators of which the file says none stay as stored."""
        before = self.results.get((record.agency_code, record.year), Result())
        indicators = _said(record, self.of_indicators)
        said = {number: getattr(record, column.attribute) for number, column in self.of_names.items()}
        names = {n: name for n, name in {**before.names, **said}.items() if name and n in indicators}
        announced = {name: getattr(record, name) for name in ANNOUNCED}
        return Result(indicators, _said(record, self.of_parts), names=names, **announced)


def _said(record: Record, columns: dict[Any, Column]) -> dict[Any, Any]:
    scores = {key: getattr(record, column.attribute) for key, column in columns.items()}
    return {key: score for key, score in scores.items() if score is not None}


def _attribute(figure: str) -> str:
    """The attribute of a record that holds a figure: part-EIT-1 → part_EIT_1."""
    announced = dict(zip((figures.TOTAL, figures.LEVEL, figures.RANK), ANNOUNCED, strict=True))
    return announced.get(figure) or figure.replace("-", "_")


def _last_number() -> int:
    return Indicator.objects.aggregate(last=Max("number"))["last"] or 0


def _indicator_columns() -> dict[int, Column]:
    return {
        number: _score_column(figures.indicator_key(number), figures.call_indicator(number))
        for number in range(1, _last_number() + 1)
    }


def _part_columns() -> dict[PartKey, Column]:
    rows = InstrumentPart.objects.order_by("instrument__order", "number", "instrument__fiscal_year")
    parts = {
        (code, number): name for code, number, name in rows.values_list("instrument__code", "number", "name")
    }
    return {part: _score_column(figures.part_key(part), name) for part, name in parts.items()}


def _further_columns() -> list[Column]:
    first = _last_number() + 1
    return [
        NoSuchIndicator(_attribute(figures.indicator_key(number)), figures.call_indicator(number), empty=None)
        for number in range(first, first + FURTHER)
    ]


def _name_column(number: int) -> Column:
    return Column(_attribute(figures.name_key(number)), called_name(number), line(MAX_TEXT))


def _score_column(figure: str, heading: str) -> Column:
    return Column(_attribute(figure), heading, score, empty=None)
