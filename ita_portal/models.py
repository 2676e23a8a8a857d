"""The tables of the project itself."""

from ita_portal.imports.models import HeadingMatch, PendingImport

__all__ = ["HeadingMatch", "PendingImport"]
