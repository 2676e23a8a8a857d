"""What Chanida can do, who administers the database: every table, no file of the server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

from ita_portal.audit.chain import hash_of
from ita_portal.audit.models import ChainHead, Event
from ita_portal.audit.triggers import append_only, changeable
from tests.conftest import APPEND_ONLY_TABLES

HER_KEY = "00" * 32


def sql(statement: str, *values: object) -> None:
    """One statement at her console."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


@contextmanager
def guards_away() -> Iterator[None]:
    """She takes the triggers away and puts them back as they were."""
    for change in (changeable, append_only):
        for table in APPEND_ONLY_TABLES:
            for statement in change(connection.vendor, table):
                sql(statement)
        if change is changeable:
            yield


def write_anew(number: int, change: Callable[[Event], None], *, sealed: bool) -> None:
    """Changes an event and writes all after it anew, so that each has its right hash.

    `sealed`: with a key of her own under the id of the portal's; else as if there had never been one.
    """
    with guards_away():
        before = Event.objects.filter(number=number - 1).first()
        previous = before.hash if before else ""
        for event in Event.objects.filter(number__gte=number).order_by("number"):
            if event.number == number:
                change(event)
            event.key, event.previous_hash = event.key if sealed else "", previous
            event.hash = previous = hash_of(event, HER_KEY)
            event.save()
        set_head()


def cut_from(number: int) -> None:
    """Takes events off the end."""
    with guards_away():
        Event.objects.filter(number__gte=number).delete()
        set_head()


def set_head() -> None:
    """The head of the chain is the last event that is there."""
    last = Event.objects.order_by("number").last()
    ChainHead.objects.update(number=last.number, hash=last.hash, key=last.key)
