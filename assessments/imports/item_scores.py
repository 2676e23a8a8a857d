"""The file `item-scores`: คะแนนรายข้อ, one item a row."""

from collections.abc import Iterable, Mapping
from typing import Any

from assessments.imports.years import SCORES_CHANGED_BY, YearFile, YearKey, read_code, score
from assessments.models import Item
from assessments.results import assessment_of, result_of, results_of
from assessments.selectors import rules_of
from assessments.storing.items import ItemsChange, store_items
from ita_portal import thai
from ita_portal.accounts.access import Actor
from ita_portal.accounts.models import Agency
from ita_portal.imports.columns import Column
from ita_portal.imports.records import Cells, Errors, Record


class ItemScoreResource(YearFile):
    """คะแนนรายข้อ"""

    example = {"รหัสหน่วยงาน": "tharnsai", "ปีงบประมาณ": "2568", "ข้อ": "i1", "คะแนน": "88.24"}

    changed_by = SCORES_CHANGED_BY

    item = Column("item", "ข้อ", read_code, key=True)
    score = Column("score", "คะแนน", score, required=True, empty=None)

    def __init__(self, actor: Actor) -> None:
        super().__init__(actor)
        self.codes = {code.casefold(): code for code in Item.objects.values_list("code", flat=True)}

    def key_of(self, row: Cells) -> tuple[Any, ...]:
        """The key of a row, its item under the code that the rules give it."""
        agency, year, item = super().key_of(row)
        return agency, year, self.codes.get(item.casefold(), item)

    def load(self, rows: list[Cells]) -> None:
        """Reads the stored item scores of every agency and year that the file names."""
        super().load(rows)
        found = results_of(self.chosen, items=True)
        self.items: dict[YearKey, Mapping[str, Any]] = {
            key: found[assessment.pk].items for key, assessment in self.assessments.items()
        }

    def stored(self, key: tuple[Any, ...]) -> Record | None:
        """The stored score of that item."""
        agency, year, item = key
        found = self.items.get((agency, year), {}).get(item)
        return None if found is None else _record(agency, year, item, found)

    def settle(self, record: Record, row: int, errors: Errors) -> None:
        """Gives the item the code that the rules give it: i1 for I๑."""
        record.item = self.codes.get(record.item.casefold(), record.item)

    def check(self, record: Record, errors: Errors) -> None:
        """Agency, year, and that the year has this item."""
        super().check(record, errors)
        rules = self.rules.get(record.year)
        if rules and record.item and record.item not in {item.code for item in rules.items}:
            errors["item"] = f"ไม่มีข้อ “{thai.shown(record.item)}” ในเกณฑ์ของปี {record.year}"

    def store(self) -> None:
        """Writes new and changed item scores, with one event an assessment."""
        wanted: dict[YearKey, dict[str, Any]] = {}
        for record, _ in self.kept:
            wanted.setdefault((record.agency_code, record.year), {})[record.item] = record.score
        changes = [
            ItemsChange(self.assessment(key), self.items.get(key, {}), items) for key, items in wanted.items()
        ]
        store_items(self.actor, changes)

    def records(self, agency: Agency, year: int) -> Iterable[Record]:
        """The item scores of that year, in the order of the items."""
        scores = result_of(assessment_of(agency, year)).items
        for item in rules_of(year).items:
            if item.code in scores:
                yield _record(agency.code, year, item.code, scores[item.code])


def _record(agency: str, year: int, item: str, score: Any) -> Record:
    return Record(is_stored=True, agency_code=agency, year=year, item=item, score=score)
