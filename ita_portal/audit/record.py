"""Writing to the trail. Every action calls one of these inside its own transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from . import keys, witness
from .chain import hash_of
from .models import ChainHead, Event
from .verbs import Verb

CONSOLE_NAME = "คำสั่งบนเครื่องแม่ข่าย"
USED, TOLD = "used", "told"  # in the authority of an event


@dataclass(frozen=True)
class Entry:
    """What one event says; values are text, numbers, lists and dicts of them."""

    verb: Verb
    thing: models.Model | None = None
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
    name: str = ""  # how the thing is called, where its own name does not do
    capacity: str = ""  # in what capacity the person acts, where it is not her usual one
    told: dict[str, str] = field(default_factory=dict)  # rows that give authority, as they stand from now on
    used: dict[str, str] = field(default_factory=dict)  # those it was done by, beside the actor's own


def record(actor, verb: Verb, thing: models.Model | None = None, **said: Any) -> Event:
    """Adds one event of an actor (accounts.access.Actor) to the trail."""
    return record_many(actor, [Entry(verb, thing, **said)])[0]


def record_refusal(
    actor, verb: Verb, thing: models.Model | None = None, *, reason: str, name: str = ""
) -> Event:
    """Adds an attempt that was refused, with the reason the person was told."""
    entry = Entry(verb, thing, reason=reason, name=name)
    return record_many(actor, [entry], outcome=Event.Outcome.REFUSED)[0]


@transaction.atomic
def record_many(
    actor, entries: Iterable[Entry], *, outcome: Event.Outcome = Event.Outcome.DONE
) -> list[Event]:
    """Adds events in their order, hashed one upon the other; writers wait for each other.

    Raises:
        keys.NoKey: the trail cannot be sealed.
    """
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    key = keys.current(head)
    seen = partial(witness.advance, head.number + 1, head.hash)
    now, used, capacity = timezone.now(), actor.authority, actor.capacity
    name = actor.user.full_name if actor.user else actor.called or CONSOLE_NAME
    events = []
    for entry in entries:
        event = Event(
            number=head.number + 1,
            at=now,
            person_id=actor.user and actor.user.pk,
            person_name=name,
            capacity=(entry.capacity or capacity)[:400] if actor.user else "",
            agency_id=getattr(actor.agency or getattr(entry.thing, "agency", None), "pk", None),
            verb=entry.verb.value,
            outcome=outcome.value,
            reason=entry.reason,
            before=entry.before,
            after=entry.after,
            authority=_authority(entry, used),
            key=key.id,
            previous_hash=head.hash,
            **_about(entry),
        )
        event.hash = hash_of(event, key.secret)
        head.number, head.hash, head.key = event.number, event.hash, key.id
        events.append(event)
    Event.objects.bulk_create(events, batch_size=500)
    head.save(update_fields=["number", "hash", "key"])
    if events:
        transaction.on_commit(partial(seen, witness.End(head.number, head.hash)), robust=True)
    return events


def _authority(entry: Entry, used: dict[str, str]) -> dict[str, dict[str, str]]:
    """What the event says of authority; nothing of what it does not touch."""
    said = {USED: {**used, **entry.used}} if used or entry.used else {}
    return {**said, TOLD: entry.told} if entry.told else said


def _about(entry: Entry) -> dict[str, str]:
    if entry.thing is None:
        return {"thing_name": entry.name[:400]}
    return {
        "thing_kind": entry.thing._meta.label_lower,
        "thing_id": str(entry.thing.pk),
        "thing_name": (entry.name or str(entry.thing))[:400],
    }


def events_of(thing: models.Model) -> models.QuerySet[Event]:
    """The life of one object, oldest first."""
    return Event.objects.filter(thing_kind=thing._meta.label_lower, thing_id=str(thing.pk)).order_by("number")
