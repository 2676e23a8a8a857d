"""Reading the rules of a year. Each function is one query, and returns rows in the order of the forms.

``year`` is a Buddhist fiscal year. A measure takes indicators, sub-indicators and issues of the year of
its plan; a finding takes issues of the year whose results it is about.
"""

from django.db.models import Exists, OuterRef, QuerySet

from assessments.models import FiscalYear, Indicator, Issue, Item, Level, RuleList, SubIndicator


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
