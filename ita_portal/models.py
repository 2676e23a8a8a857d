"""The tables of the project itself."""

from ita_portal.imports.models import HeadingMatch, PendingImport
from ita_portal.jobs.models import Job, Worker

__all__ = ["HeadingMatch", "Job", "PendingImport", "Worker"]
