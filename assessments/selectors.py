"""Reading the rules of a year. Each function is one query, and returns rows in the order of the forms.

``year`` is a Buddhist fiscal year. A measure takes indicators, sub-indicators and issues of the year of
its plan; a finding takes issues of the year whose results it is about.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

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
from assessments.rules import IndicatorRule, InstrumentRule, ItemRule, LevelRule, PartRule, YearRules


def years() -> QuerySet[FiscalYear]:
    """Every year whose rules are known, newest first.

    Each carries ``verified``: whether all of its lists were checked against the handbook.
    """
    unchecked = RuleList.objects.filter(fiscal_year=OuterRef("pk"), verified=False)
    return FiscalYear.objects.annotate(verified=~Exists(unchecked)).order_by("-year")


def indicators_of(year: int) -> QuerySet[Indicator]:
    """ตัวชี้วัด of a year by number, each with its instrument."""
    return Indicator.objects.filter(fiscal_year=year).select_related("instrument").order_by("number")


def sub_indicators_of(year: int) -> QuerySet[SubIndicator]:
    """ตัวชี้วัดย่อย of a year, each with its indicator."""
    rows = SubIndicator.objects.filter(indicator__fiscal_year=year).select_related("indicator")
    return rows.order_by("indicator__number", "order")


def issues_of(year: int) -> QuerySet[Issue]:
    """ประเด็นการวิเคราะห์ of a year by number."""
    return Issue.objects.filter(fiscal_year=year).order_by("number")


def items_of(year: int) -> QuerySet[Item]:
    """ข้อ of a year, each with its indicator and sub-indicator."""
    return (
        Item.objects.filter(fiscal_year=year).select_related("indicator", "sub_indicator").order_by("order")
    )


def levels_of(year: int) -> QuerySet[Level]:
    """ระดับผลการประเมิน of a year, best first."""
    return Level.objects.filter(fiscal_year=year).order_by("order")


def unverified_lists_of(year: int) -> QuerySet[RuleList]:
    """The lists of a year that nobody has checked against the handbook yet."""
    return RuleList.objects.filter(fiscal_year=year, verified=False).order_by("kind", "instrument_code")


def rules_of(year: int) -> YearRules:
    """The rules of one Buddhist year as plain values, for computing and checking.

    Raises:
        KeyError: there are no rules for that year.
    """
    return rules_by_year([year])[year]


def rules_by_year(years: Iterable[int] | None = None, *, items: bool = True) -> dict[int, YearRules]:
    """The rules of several years, or of all, in a fixed number of queries; a year without rules is left out.

    With `items=False` come only those that totals and levels follow from: three queries less.
    """
    schemes = dict(FiscalYear.objects.values_list("year", "level_scheme"))
    wanted = [year for year in dict.fromkeys(schemes if years is None else years) if year in schemes]
    instruments = _by_year(
        Instrument.objects.filter(fiscal_year__in=wanted)
        .prefetch_related("parts", "indicators")
        .order_by("order")
    )
    levels = _by_year(Level.objects.order_by("order"))
    asked = wanted if items else []
    rows = Item.objects.filter(fiscal_year__in=asked).select_related("indicator", "sub_indicator")
    questions = _by_year(rows.order_by("order"))
    issues = _by_year(Issue.objects.filter(fiscal_year__in=asked).order_by("number"))
    unchecked = _by_year(RuleList.objects.filter(fiscal_year__in=asked, verified=False))
    return {
        year: YearRules(
            year=year,
            instruments=tuple(_instrument_rule(row) for row in instruments.get(year, ())),
            indicators=tuple(
                IndicatorRule(indicator.number, indicator.name, row.code)
                for row in instruments.get(year, ())
                for indicator in row.indicators.all()
            ),
            levels=tuple(_level_rule(row) for row in levels.get(year, ())),
            items=tuple(_item_rule(row) for row in questions.get(year, ())),
            issues=tuple(row.number for row in issues.get(year, ())),
            foreign_levels=frozenset(
                level.name
                for other, rows in levels.items()
                for level in rows
                if schemes[other] != schemes[year]
            ),
            unverified=frozenset(row.kind for row in unchecked.get(year, ())),
        )
        for year in wanted
    }


def _by_year(rows: Iterable) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows:
        found.setdefault(row.fiscal_year_id, []).append(row)
    return found


def _instrument_rule(row: Instrument) -> InstrumentRule:
    return InstrumentRule(
        code=row.code,
        name=row.name,
        weight=row.weight,
        indicators=tuple(indicator.number for indicator in row.indicators.all()),
        parts=tuple(PartRule(row.code, part.number, part.name) for part in row.parts.all()),
        item_rule=row.item_rule,
    )


def _item_rule(row: Item) -> ItemRule:
    sub = row.sub_indicator.code if row.sub_indicator else ""
    return ItemRule(row.code, row.name, row.indicator.number, sub)


def _level_rule(row: Level) -> LevelRule:
    return LevelRule(row.name, row.minimum, row.maximum, row.passes, row.part_minimum)
