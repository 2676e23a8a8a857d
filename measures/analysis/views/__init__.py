"""The pages of the analysis. Each view finds, asks, answers; their addresses stand in ../urls.py."""

from .drafting import analysis_drafts
from .findings import finding_add, finding_edit
from .issues import analysis_issue, finding_delete, finding_move, issue_nothing
from .items import analysis_issue_items, analysis_items
from .showing import analysis
from .undoing import finding_restore

__all__ = [
    "analysis",
    "analysis_drafts",
    "analysis_issue",
    "analysis_issue_items",
    "analysis_items",
    "finding_add",
    "finding_delete",
    "finding_edit",
    "finding_move",
    "finding_restore",
    "issue_nothing",
]
