"""The pages of the reports. Each view finds, asks, answers; their addresses stand in reports/urls.py."""

from .downloading import report_download
from .editing import report_texts
from .listing import report_list
from .showing import report

__all__ = ["report", "report_download", "report_list", "report_texts"]
