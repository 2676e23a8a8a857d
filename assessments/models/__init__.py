"""The rules of the assessment, year by year (เกณฑ์การประเมิน ITA รายปีงบประมาณ), and what agencies got.

The rules change every year, so all of them are rows, loaded from ``frameworks/<year>.json`` by
``load_framework``. No code knows how many indicators, items or levels there are. Results, findings and
targets belong to an agency.
"""

from assessments.models.analysis import AnalysisSettings, OwnIssueItems
from assessments.models.assessments import Assessment
from assessments.models.findings import Finding
from assessments.models.indicator_scores import IndicatorScore
from assessments.models.instruments import Indicator, Instrument, InstrumentPart, SubIndicator
from assessments.models.issues import Issue
from assessments.models.item_scores import ItemScore
from assessments.models.items import Item
from assessments.models.levels import Level
from assessments.models.part_scores import PartScore
from assessments.models.targets import YearTarget
from assessments.models.years import FiscalYear, RuleList

__all__ = [
    "AnalysisSettings",
    "Assessment",
    "Finding",
    "FiscalYear",
    "Indicator",
    "IndicatorScore",
    "Instrument",
    "InstrumentPart",
    "Issue",
    "Item",
    "ItemScore",
    "Level",
    "OwnIssueItems",
    "PartScore",
    "RuleList",
    "SubIndicator",
    "YearTarget",
]
