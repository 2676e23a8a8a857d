"""The only reader of the other apps' tables: agency + year → `Snapshot`, and that ⇄ JSON."""

from reports.snapshot.taking import take
from reports.snapshot.text import from_json, to_json

__all__ = ["from_json", "take", "to_json"]
