"""What the writes to people and agencies share."""

from typing import Any

from django.db import models

from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from .. import authority
from ..access import Actor
from ..models import Agency, Position
from ..rows import changed_values, save


def position_of(agency: Agency, name: str) -> Position | None:
    """The agency's position of that name, made when it is new; None for a blank name."""
    return Position.objects.get_or_create(agency=agency, name=name)[0] if name else None


def change(
    actor: Actor,
    thing: models.Model,
    values: dict[str, Any],
    verb: Verb,
    *,
    name: str = "",
    gives_authority: bool = False,
) -> Any:
    """Stores the values that differ, with their event; the thing as it is then."""
    before, after = changed_values(thing, values)
    if not after:
        return thing
    used = authority.standing(thing) if gives_authority else {}
    for field, value in values.items():
        setattr(thing, field, value)
    save(thing)
    told = authority.standing(thing) if gives_authority else {}
    record(actor, verb, thing, name=name, before=before, after=after, used=used, told=told)
    return thing
