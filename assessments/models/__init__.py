"""The rules of the assessment, year by year (เกณฑ์การประเมิน ITA รายปีงบประมาณ).

They change every year, so all of them are rows, loaded from ``frameworks/<year>.json`` by
``load_framework``. No code knows how many indicators, items or levels there are.
"""

from assessments.models.instruments import Indicator, Instrument, InstrumentPart, SubIndicator
from assessments.models.issues import Issue
from assessments.models.items import Item
from assessments.models.levels import Level
from assessments.models.years import FiscalYear, RuleList

__all__ = [
    "FiscalYear",
    "Indicator",
    "Instrument",
    "InstrumentPart",
    "Issue",
    "Item",
    "Level",
    "RuleList",
    "SubIndicator",
]
