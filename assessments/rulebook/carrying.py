"""The rules of a year, carried over to the next year until its handbook is known."""

from collections.abc import Iterable
from dataclasses import replace

from assessments.models import (
    FiscalYear,
    Indicator,
    Instrument,
    Issue,
    Item,
    Level,
    RuleList,
    SubIndicator,
)
from assessments.rulebook import shape
from assessments.rulebook.shape import Rows, Rulebook
from assessments.selectors import indicators_of, issues_of, items_of, levels_of, sub_indicators_of

Kind = RuleList.Kind


def stored_rulebook(year: int) -> Rulebook:
    """The rules of a Buddhist year as they stand in the tables: what `store_rulebook` once stored.

    Raises:
        FiscalYear.DoesNotExist: there are no rules for that year.
    """
    return _Reading(FiscalYear.objects.get(pk=year)).rulebook()


def carried_over(book: Rulebook) -> Rulebook:
    """The same rules for the year after; each list is unverified, and its source says where it is from."""
    return replace(
        book,
        year=book.year + 1,
        note=(
            f"เปิดปีโดยนำเกณฑ์ของปี {book.year} มาใช้ทั้งหมด ยังไม่ได้ตรวจสอบกับคู่มือ โปรดตรวจกับคู่มือของสำนักงาน ป.ป.ช. ก่อนใช้"
        ),
        instruments=_carried(book.instruments, book.year),
        indicators=_carried(book.indicators, book.year),
        sub_indicators=_carried(book.sub_indicators, book.year),
        items=tuple(_carried_items(items, book.year) for items in book.items),
        item_rules=_carried(book.item_rules, book.year),
        levels=_carried(book.levels, book.year),
        issues=_carried(book.issues, book.year),
        issue_items=_carried(book.issue_items, book.year),
    )


def _carried(rows: Rows, year: int, more: str = "") -> Rows:
    if not rows.rows:
        source = f"ปี {year} ไม่มีรายการนี้ในระบบ ต้องตรวจกับคู่มือของปี {year + 1}"
    else:
        doubt = "" if rows.verified else " ที่ยังไม่ได้ตรวจสอบเช่นกัน"
        source = f"นำมาจากปี {year}{doubt} {more}ต้องตรวจกับคู่มือของปี {year + 1}"
    return replace(rows, verified=False, source=source)


def _carried_items(items: Rows[shape.ItemRow], year: int) -> Rows[shape.ItemRow]:
    """No item counts as checked, whatever it was in its own year."""
    carried = _carried(items, year, "จำนวนและชื่อข้อเปลี่ยนเกือบทุกปี ")
    return replace(carried, rows=tuple(replace(row, verified=None) for row in items.rows))


class _Reading:
    """Reads the tables of one year into the rows of a rule file."""

    def __init__(self, year: FiscalYear) -> None:
        self.year = year
        self.instruments = list(year.instruments.prefetch_related("parts").order_by("order"))
        self.lists = {(row.kind, row.instrument_code): row for row in year.rule_lists.all()}

    def rulebook(self) -> Rulebook:
        """All rows in the order of the file."""
        year = self.year.pk
        items = list(items_of(year))
        issues = list(issues_of(year).prefetch_related("items"))
        return Rulebook(
            year=year,
            level_scheme=self.year.level_scheme,
            note=self.year.note,
            instruments=self._rows(Kind.INSTRUMENTS, map(_instrument, self.instruments)),
            indicators=self._rows(Kind.INDICATORS, map(_indicator, indicators_of(year))),
            sub_indicators=self._rows(Kind.SUB_INDICATORS, map(_sub_indicator, sub_indicators_of(year))),
            items=tuple(self._items(instrument, items) for instrument in self.instruments),
            item_rules=self._rows(
                Kind.ITEM_RULES,
                (shape.ItemRuleRow(row.code, row.item_rule) for row in self.instruments if row.item_rule),
            ),
            levels=self._rows(Kind.LEVELS, map(_level, levels_of(year))),
            issues=self._rows(Kind.ISSUES, (shape.IssueRow(row.number, row.name) for row in issues)),
            issue_items=self._rows(Kind.ISSUE_ITEMS, map(_issue_items, filter(_has_items, issues))),
        )

    def _items(self, instrument: Instrument, items: Iterable[Item]) -> Rows[shape.ItemRow]:
        mine = (_item(item) for item in items if item.indicator.instrument_id == instrument.pk)
        return self._rows(Kind.ITEMS, mine, instrument.code)

    def _rows(self, kind: Kind, rows: Iterable, instrument: str = "") -> Rows:
        about = self.lists.get((kind, instrument))
        verified, source = (about.verified, about.source) if about else (False, "")
        return Rows(verified, source, tuple(rows), instrument)


def _instrument(row: Instrument) -> shape.InstrumentRow:
    parts = tuple(part.name for part in row.parts.all())
    return shape.InstrumentRow(row.code, row.name, row.weight, parts)


def _indicator(row: Indicator) -> shape.IndicatorRow:
    return shape.IndicatorRow(row.number, row.instrument.code, row.name)


def _sub_indicator(row: SubIndicator) -> shape.SubIndicatorRow:
    return shape.SubIndicatorRow(row.code, row.indicator.number, row.name)


def _item(row: Item) -> shape.ItemRow:
    return shape.ItemRow(
        code=row.code,
        indicator=row.indicator.number,
        name=row.name,
        kind=row.kind,
        sub_indicator=row.sub_indicator.code if row.sub_indicator else "",
        wording=row.wording,
        purpose=row.purpose,
        verified=row.verified,
    )


def _level(row: Level) -> shape.LevelRow:
    return shape.LevelRow(row.name, row.minimum, row.maximum, row.passes, row.part_minimum)


def _has_items(row: Issue) -> bool:
    return bool(row.items.all())


def _issue_items(row: Issue) -> shape.IssueItemsRow:
    return shape.IssueItemsRow(row.number, tuple(item.code for item in row.items.all()))
