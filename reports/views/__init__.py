"""The pages of the reports. Each view finds, asks, answers; their addresses stand in reports/urls.py."""

from .downloading import report_download, version_copy, version_file, version_scan
from .editing import report_texts
from .listing import report_list
from .on_paper import version_paper, version_paper_confirm
from .showing import report
from .submitting import report_submit, version_recall
from .trail import report_trail
from .version import version

__all__ = [
    "report",
    "report_download",
    "report_list",
    "report_submit",
    "report_texts",
    "report_trail",
    "version",
    "version_copy",
    "version_file",
    "version_paper",
    "version_paper_confirm",
    "version_recall",
    "version_scan",
]
