"""Files of results, item scores and findings."""

from assessments.imports.findings import FindingResource
from assessments.imports.item_scores import ItemScoreResource
from assessments.imports.scores import ScoreResource

__all__ = ["FindingResource", "ItemScoreResource", "ScoreResource"]
