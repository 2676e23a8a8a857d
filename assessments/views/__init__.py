"""The pages of results and targets. Each view finds, asks, answers; their addresses stand in urls.py."""

from .compare import scores_compare
from .scores import scores
from .targets import targets

__all__ = ["scores", "scores_compare", "targets"]
