"""The hash of an event, and the check of a whole chain. Pure functions."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC

from .keys import TrailKey, key_at
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
SEALED_FIELDS = (*FIELDS, "authority", "key")
_as_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True)
class Break:
    """The first place where the chain does not hold."""

    number: int
    message: str


def hash_of(event: Event, secret: str = "") -> str:
    """HMAC-SHA256 by the secret of the event's key, in hexadecimal, over its facts and the hash before.

    Events from before there were keys have plain SHA-256.
    """
    text = _facts_of(event)
    if not event.key:
        return hashlib.sha256(text).hexdigest()
    return hmac.digest(bytes.fromhex(secret), text, "sha256").hex()


def digest_of(events: Iterable[Event]) -> str:
    """SHA-256 in hexadecimal over all facts of events whose key is lost: what they say from now on."""
    digest = hashlib.sha256()
    for event in events:
        digest.update(_facts_of(event))
    return digest.hexdigest()


def first_break(
    events: Iterable[Event], head_number: int, head_hash: str, keys: Sequence[TrailKey]
) -> Break | None:
    """The first event that was changed, removed or inserted; None when the chain holds.

    `keys` are those of this server (keys.keyring): what they do not seal now or vouch for is no event.
    """
    chain = _Chain(keys)
    for event in events:
        if wrong := chain.refuses(event):
            return Break(chain.number + 1, wrong)
        chain.take(event)
    if wrong := chain.refuses_end(head_number, head_hash):
        return Break(chain.number + 1, wrong)
    return None


class Seals:
    """What the keys of this server say of one event, whatever stands before and after it."""

    def __init__(self, keys: Sequence[TrailKey]) -> None:
        self._keys, self._ids = keys, {key.id for key in keys}
        # Up to here events stand as they were found when a key was begun after the loss of another.
        self.vouched = max((key.begins for key in keys if key.lost), default=0)

    def refuse(self, event: Event) -> str | None:
        """Why this is not what was written; None when it is, as far as a key is there to prove it."""
        key = key_at(self._keys, event.number)
        if event.key and event.key not in self._ids:
            if event.number < self.vouched:
                return None
            return f"event {event.number} cannot be proved: the file of its key {event.key} is missing"
        if event.key != (key.id if key else ""):
            return f"event {event.number} is not sealed with the key of its time"
        if event.hash != hash_of(event, key.secret if key else ""):
            return f"event {event.number} was changed after it was written"
        return None


class _Chain:
    """How far a chain was found to hold."""

    def __init__(self, keys: Sequence[TrailKey]) -> None:
        self.number, self.hash = 0, ""
        self._keys, self._seals = keys, Seals(keys)
        self._digest = hashlib.sha256()

    def refuses(self, event: Event) -> str | None:
        """Why this event cannot come next; None when it can."""
        number = self.number + 1
        if event.number != number:
            return f"event {number} is missing: event {event.number} follows {self.number}"
        if event.previous_hash != self.hash:
            return f"event {number} does not follow the event before it"
        key = key_at(self._keys, number)
        if key and key.begins == number and (wrong := self._refuses_beginning(key)):
            return wrong
        return self._seals.refuse(event)

    def take(self, event: Event) -> None:
        """This event holds."""
        self.number, self.hash = event.number, event.hash
        if self.number < self._seals.vouched:
            self._digest.update(_facts_of(event))

    def refuses_end(self, number: int, end: str) -> str | None:
        """Why the chain cannot end here."""
        if (self.number, self.hash) != (number, end):
            return f"the chain ends at event {self.number}, its head says {number}"
        newest = self._keys[-1] if self._keys else None
        if newest and newest.begins > self.number + 1:
            return f"the chain ends at event {self.number}, its key seals from event {newest.begins} on"
        if newest and newest.begins == self.number + 1:
            return self._refuses_beginning(newest)
        return None

    def _refuses_beginning(self, key: TrailKey) -> str | None:
        if key.previous != self.hash or key.lost not in ("", self._digest.hexdigest()):
            return f"the events before {key.begins} are not those that were there when its key was begun"
        return None


def _facts_of(event: Event) -> bytes:
    said = event.__dict__
    facts = {name: said[name] for name in (SEALED_FIELDS if event.key else FIELDS)}
    facts["at"] = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    return _as_text(facts).encode()
