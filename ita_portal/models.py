"""The tables of the project itself."""

from ita_portal.imports.models import PendingImport

__all__ = ["PendingImport"]
