"""Reports, what was submitted of them and what was said about it; one model a file."""

from .decision import Decision
from .publication import Publication, Withdrawal
from .recall import Recall
from .report import Report
from .sealed_file import SealedFile
from .step import Step
from .version import Version

__all__ = [
    "Decision",
    "Publication",
    "Recall",
    "Report",
    "SealedFile",
    "Step",
    "Version",
    "Withdrawal",
]
