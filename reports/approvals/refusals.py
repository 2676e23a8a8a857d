"""What may not be done: told to the person in a Thai sentence, kept in the trail, nothing else written."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models

from ita_portal.accounts.access import Actor
from ita_portal.audit.record import record_refusal
from ita_portal.audit.verbs import Verb


class Refused(Exception):
    """It may not be done; the text is a Thai sentence that says why, and what to do instead."""


def refuse(why: str | None) -> None:
    """Goes on where there is no reason against it.

    Raises:
        Refused: there is one.
    """
    if why is not None:
        raise Refused(why)


@contextmanager
def refusals_kept(actor: Actor, verb: Verb, thing: models.Model) -> Iterator[None]:
    """Around an action's transaction: when it is refused, that is written after everything was rolled back.

    Raises:
        Refused: as the action raised it.
    """
    try:
        yield
    except Refused as why:
        record_refusal(actor, verb, thing, reason=str(why))
        raise
