"""The tables of the rules, for stories that begin without any."""

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

# Children first, as the tables lean on each other.
TABLES = (Issue, Item, Level, SubIndicator, Indicator, InstrumentPart, Instrument, RuleList, FiscalYear)


def forget_rules() -> None:
    """Empties every table of the rules."""
    for table in TABLES:
        table.objects.all().delete()
