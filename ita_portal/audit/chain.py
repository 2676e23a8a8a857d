"""The hash of an event, and the check of a whole chain. Pure functions."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

from .models import Event

FIELDS = (
    "number",
    "person_id",
    "person_name",
    "capacity",
    "agency_id",
    "verb",
    "outcome",
    "thing_kind",
    "thing_id",
    "thing_name",
    "reason",
    "before",
    "after",
    "previous_hash",
)


@dataclass(frozen=True)
class Break:
    """The first place where the chain does not hold."""

    number: int
    message: str


def hash_of(event: Event) -> str:
    """SHA-256 over every fact of the event and the hash of the one before, in hexadecimal."""
    facts = {name: getattr(event, name) for name in FIELDS}
    facts["at"] = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def first_break(events: Iterable[Event], head_number: int, head_hash: str) -> Break | None:
    """The first event that was changed, removed or inserted; None when the chain holds."""
    number, previous = 0, ""
    for event in events:
        number += 1
        if event.number != number:
            return Break(number, f"event {number} is missing: event {event.number} follows {number - 1}")
        if event.previous_hash != previous:
            return Break(number, f"event {number} does not follow the event before it")
        if event.hash != hash_of(event):
            return Break(number, f"event {number} was changed after it was written")
        previous = event.hash
    if (number, previous) != (head_number, head_hash):
        return Break(number + 1, f"the chain ends at event {number}, its head says {head_number}")
    return None
