"""From a checked Rulebook into the tables: adds, updates in place, removes only what nothing uses."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model, ProtectedError, QuerySet

from assessments.models import (
    FiscalYear,
    Indicator,
    Instrument,
    InstrumentPart,
    Issue,
    Item,
    Level,
    RuleList,
    SubIndicator,
)
from assessments.rulebook.shape import Rows, Rulebook

Key = tuple[Any, ...]


@dataclass
class Tally:
    """What storing did: numbers of rows, and the rows that left the file but are in use."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def store_rulebook(rulebook: Rulebook) -> Tally:
    """Brings the tables of one fiscal year to what the file says; the same file twice changes nothing.

    A row that the file no longer holds is removed, unless a measure or a score refers to it: then it
    stays, and is named in ``kept``.
    """
    return _Storing(rulebook).run()


class _Storing:
    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.year = rulebook.year
        self.tally = Tally()
        self.outdated: list[Model] = []  # in the order of storing: removed from the end

    def run(self) -> Tally:
        self._year()
        instruments = self._instruments()
        indicators = self._indicators(instruments)
        sub_indicators = self._sub_indicators(indicators)
        items = self._items(indicators, sub_indicators)
        self._levels()
        self._issues(items)
        for row in reversed(self.outdated):
            self._remove(row)
        return self.tally

    def _year(self) -> None:
        book = self.rulebook
        self._store(
            FiscalYear,
            FiscalYear.objects.filter(pk=self.year),
            ("year",),
            [{"year": self.year, "level_scheme": book.level_scheme, "note": book.note}],
        )
        kinds = RuleList.Kind
        lists: list[tuple[str, Rows]] = [
            (kinds.INSTRUMENTS, book.instruments),
            (kinds.INDICATORS, book.indicators),
            (kinds.SUB_INDICATORS, book.sub_indicators),
            *((kinds.ITEMS, items) for items in book.items),
            (kinds.ITEM_RULES, book.item_rules),
            (kinds.LEVELS, book.levels),
            (kinds.ISSUES, book.issues),
            (kinds.ISSUE_ITEMS, book.issue_items),
        ]
        wanted = [
            {
                "kind": kind.value,
                "instrument_code": rows.instrument,
                "verified": rows.verified,
                "source": rows.source,
            }
            for kind, rows in lists
        ]
        self._store_of_year(RuleList, ("kind", "instrument_code"), wanted)

    def _instruments(self) -> dict[Key, Instrument]:
        rows = self.rulebook.instruments.rows
        item_rules = {row.instrument: row.rule for row in self.rulebook.item_rules.rows}
        wanted = [
            {
                "code": row.code,
                "name": row.name,
                "weight": row.weight,
                "item_rule": item_rules.get(row.code, ""),
                "order": order,
            }
            for order, row in enumerate(rows, 1)
        ]
        instruments = self._store_of_year(Instrument, ("code",), wanted)
        parts = [
            {"instrument_id": instruments[(row.code,)].pk, "number": number, "name": name}
            for row in rows
            for number, name in enumerate(row.parts, 1)
        ]
        stored = InstrumentPart.objects.filter(instrument__fiscal_year=self.year)
        self._store(InstrumentPart, stored, ("instrument_id", "number"), parts)
        return instruments

    def _indicators(self, instruments: dict[Key, Instrument]) -> dict[Key, Indicator]:
        wanted = [
            {"number": row.number, "name": row.name, "instrument_id": instruments[(row.instrument,)].pk}
            for row in self.rulebook.indicators.rows
        ]
        return self._store_of_year(Indicator, ("number",), wanted)

    def _sub_indicators(self, indicators: dict[Key, Indicator]) -> dict[str, SubIndicator]:
        wanted = [
            {
                "indicator_id": indicators[(row.indicator,)].pk,
                "code": row.code,
                "name": row.name,
                "order": order,
            }
            for order, row in enumerate(self.rulebook.sub_indicators.rows, 1)
        ]
        stored = SubIndicator.objects.filter(indicator__fiscal_year=self.year)
        rows = self._store(SubIndicator, stored, ("indicator_id", "code"), wanted)
        return {row.code: row for row in rows.values()}

    def _items(
        self, indicators: dict[Key, Indicator], sub_indicators: dict[str, SubIndicator]
    ) -> dict[Key, Item]:
        pairs = [(items, row) for items in self.rulebook.items for row in items.rows]
        wanted = [
            {
                "code": row.code,
                "name": row.name,
                "kind": row.kind,
                "wording": row.wording,
                "purpose": row.purpose,
                "order": order,
                "verified": items.verified if row.verified is None else row.verified,
                "indicator_id": indicators[(row.indicator,)].pk,
                "sub_indicator_id": sub_indicators[row.sub_indicator].pk if row.sub_indicator else None,
            }
            for order, (items, row) in enumerate(pairs, 1)
        ]
        self._free_purposes({row.code: row.purpose for _, row in pairs})
        return self._store_of_year(Item, ("code",), wanted)

    def _free_purposes(self, wanted: dict[str, str]) -> None:
        """Takes a purpose from the item that loses it before another item can be given it."""
        stored = Item.objects.filter(fiscal_year=self.year).exclude(purpose="")
        losing = [item.pk for item in stored if wanted.get(item.code) != item.purpose]
        Item.objects.filter(pk__in=losing).update(purpose="")

    def _levels(self) -> None:
        wanted = [
            {
                "name": row.name,
                "order": order,
                "minimum": row.minimum,
                "maximum": row.maximum,
                "part_minimum": row.part_minimum,
                "passes": row.passes,
            }
            for order, row in enumerate(self.rulebook.levels.rows, 1)
        ]
        self._store_of_year(Level, ("name",), wanted)

    def _issues(self, items: dict[Key, Item]) -> None:
        wanted = [{"number": row.number, "name": row.name} for row in self.rulebook.issues.rows]
        issues = self._store_of_year(Issue, ("number",), wanted)
        ties = [
            {"issue_id": issues[(row.issue,)].pk, "item_id": items[(code,)].pk}
            for row in self.rulebook.issue_items.rows
            for code in row.items
        ]
        tie = Issue.items.through
        stored = tie.objects.filter(issue__fiscal_year=self.year)
        self._store(tie, stored, ("issue_id", "item_id"), ties)

    def _store_of_year(self, model: type[Model], key: Key, wanted: list[dict[str, Any]]) -> dict[Key, Any]:
        stored = model._default_manager.filter(fiscal_year=self.year)
        return self._store(model, stored, key, [{"fiscal_year_id": self.year, **row} for row in wanted])

    def _store(
        self, model: type[Model], stored: QuerySet, key: Key, wanted: Iterable[dict[str, Any]]
    ) -> dict[Key, Any]:
        """Rows of a table by their key, after they were brought to what is wanted."""
        there = {_values(row, key): row for row in stored}
        rows, new, changed = {}, [], []
        for values in wanted:
            row_key = tuple(values[name] for name in key)
            row = there.pop(row_key, None)
            if row is None:
                row = model(**values)
                new.append(row)
            elif _values(row, values) != tuple(values.values()):
                for name, value in values.items():
                    setattr(row, name, value)
                changed.append(row)
            else:
                self.tally.unchanged += 1
            rows[row_key] = row
        model._default_manager.bulk_create(new)
        if changed:
            names = [f.name for f in model._meta.concrete_fields if not f.primary_key]
            model._default_manager.bulk_update(changed, names)
        self.tally.created += len(new)
        self.tally.updated += len(changed)
        self.outdated.extend(there.values())
        return rows

    def _remove(self, row: Model) -> None:
        try:
            with transaction.atomic():
                row.delete()
        except ProtectedError:
            self.tally.kept.append(f"{row._meta.verbose_name} {row}")
        else:
            self.tally.removed += 1


def _values(row: Model, names: Iterable[str]) -> Key:
    return tuple(getattr(row, name) for name in names)
