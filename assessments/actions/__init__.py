"""Every write to results, findings, targets and fiscal years: one function each, atomic, with its event."""

from assessments.actions.analysis import set_draft_below, set_issue_items
from assessments.actions.findings import add_finding, change_finding, delete_finding
from assessments.actions.scores import set_targets, store_item_scores, store_scores
from assessments.actions.years import open_year
from assessments.refusals import ChangedMeanwhile, NotStorable

__all__ = [
    "ChangedMeanwhile",
    "NotStorable",
    "add_finding",
    "change_finding",
    "delete_finding",
    "open_year",
    "set_draft_below",
    "set_issue_items",
    "set_targets",
    "store_item_scores",
    "store_scores",
]
