"""Every write to results, findings and targets: one function each, atomic, with its event in the trail."""

from assessments.actions.analysis import set_draft_below, set_issue_items
from assessments.actions.findings import add_finding, change_finding, delete_finding
from assessments.actions.scores import set_targets, store_item_scores, store_scores
from assessments.refusals import ChangedMeanwhile, NotStorable

__all__ = [
    "ChangedMeanwhile",
    "NotStorable",
    "add_finding",
    "change_finding",
    "delete_finding",
    "set_draft_below",
    "set_issue_items",
    "set_targets",
    "store_item_scores",
    "store_scores",
]
