"""The hash of an opinion: over the sealed version, the opinion before it, and everything it says itself."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC

from reports.models import Decision, Version

FIELDS = (
    "version_id",
    "step_id",
    "person_id",
    "person_name",
    "capacity",
    "appointment",
    "opinion",
    "reason",
    "recorded_by_id",
    "recorder_name",
    "scan",
    "scan_sha256",
    "scan_size",
    "previous_hash",
)


def hash_of(decision: Decision, version: Version) -> str:
    """SHA-256 in hexadecimal; another version, opinion before, word or time gives another one."""
    said = {name: getattr(decision, name) for name in FIELDS}
    said["version_sha256"] = version.sha256
    said["at"] = decision.at.astimezone(UTC).isoformat(timespec="microseconds")
    said["signed_on"] = decision.signed_on.isoformat() if decision.signed_on else ""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def first_wrong(decisions: Sequence[Decision], version: Version) -> Decision | None:
    """The first opinion, in the order of the steps, that is not what was written; None when all hold."""
    previous = ""
    for decision in decisions:
        if decision.previous_hash != previous or decision.hash != hash_of(decision, version):
            return decision
        previous = decision.hash
    return None
