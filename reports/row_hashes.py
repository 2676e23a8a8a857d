"""The hash of rows as they were written: the trail keeps it, `verify_audit` makes it again (reports.proof).

Facts, opinions and files have hashes of their own; this one holds everything else that is written once, such
as who made a version, whose opinion a step waits for, and what was published.
"""

import hashlib
import json
from datetime import UTC, datetime
from operator import attrgetter

from django.db import models

from reports.models import Publication, Recall, SealedFile, Step, Version, Withdrawal

_STEP = ("order", "position_id", "position_name", "also")
_HOLDER = ("person_id", "person_name", "capacity", "appointment")
_REPORT = ("report_id", "report.agency_id", "report.fiscal_year_id", "report.format")
_MAKER = ("made_by_id", "maker_name", "maker_capacity", "made_at")
FIELDS: dict[type[models.Model], tuple[str, ...]] = {
    Version: (*_REPORT, "number", "code", "sha256", "digits", *_MAKER, "reason", "problems"),
    Step: ("version_id", *_STEP, *_HOLDER),
    SealedFile: ("version_id", "kind", "name", "sha256", "size", "signature", "made_at"),
    Recall: ("version_id", "person_id", "at", "reason"),
    Publication: ("version_id", "item_id", "person_id", "at"),
    Withdrawal: ("publication_id", "person_id", "at", "reason"),
}


def sha256_of(facts: str) -> str:
    """The hash of a version's facts, in hexadecimal."""
    return hashlib.sha256(facts.encode()).hexdigest()


def hash_of_rows(*rows: models.Model) -> str:
    """SHA-256 in hexadecimal over everything that these rows say, in this order."""
    said = [{name: _plain(attrgetter(name)(row)) for name in FIELDS[type(row)]} for row in rows]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def hash_of_submission(version: Version) -> str:
    """The hash of a version as it was submitted: with whose report it is, its steps and its first file."""
    steps = sorted(version.steps.all(), key=lambda step: step.order)
    files = [file for file in version.files.all() if file.kind == SealedFile.Kind.SUBMITTED]
    return hash_of_rows(version, *steps, *files)


def _plain(value: object) -> object:
    """A value as JSON writes it, the same whatever clock the database keeps."""
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value
