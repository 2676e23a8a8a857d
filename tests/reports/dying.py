"""Servers that die: test_at_once runs `main` in a process of its own.

For every write of an action, to the database or to the disk, a child begins the action and is killed right
before that write, until one dies after everything was stored. A last child is left alone. After each death
the record is looked at, and what was asked of the background: all that follows, or nothing.
"""

import json
import os
import signal
from collections.abc import Callable
from typing import Any

from django.db import connection, connections
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from ita_portal.accounts.access import actor_in
from ita_portal.accounts.models import Agency, User
from ita_portal.audit.chain import first_break
from ita_portal.audit.keys import keyring
from ita_portal.audit.models import ChainHead, Event
from reports import formats, sealing
from reports.approvals import decide, submit
from reports.checks import check_document
from reports.models import Decision, Report, SealedFile, Version
from reports.proof import first_difference
from reports.snapshot import take

WRITES = ("INSERT", "UPDATE", "DELETE")
MOST = 60  # writes of one action


def _actor(username: str):
    return actor_in(User.objects.get(username=username), Agency.objects.get(code="tharnsai"))


ACTIONS: dict[str, tuple[Callable[[], object], Callable[[], bool]]] = {
    "submit": (lambda: submit(_actor("pimlada"), Report.objects.get()), Version.objects.exists),
    "decide": (
        lambda: decide(_actor("orawan"), Version.objects.get(), opinion="disagree", reason="ไม่ครบ"),
        Decision.objects.filter(step__order=2).exists,
    ),
    "decide at last": (
        lambda: decide(_actor("somkiat"), Version.objects.get(), opinion="agree"),
        Decision.objects.filter(step__order=3).exists,
    ),
    "seal": (
        lambda: sealing.decided_file(Version.objects.get()),
        SealedFile.objects.filter(kind=SealedFile.Kind.DECIDED).exists,
    ),
}
FOLLOWS = {
    "submit": {"reports.tasks.write_letters"},
    "decide": {"reports.tasks.write_letters"},
    "decide at last": {"reports.tasks.write_letters", "reports.tasks.seal_decided"},
    "seal": set(),
}


class Death:
    """Kills this process before its n-th write; 0: never."""

    def __init__(self, before: int) -> None:
        self.left = before

    def write(self) -> None:
        """One write is about to happen."""
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(self, function: Callable) -> Callable:
        """The function, which counts as a write."""

        def counted(*args: Any, **options: Any) -> Any:
            self.write()
            return function(*args, **options)

        return counted

    def statement(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        """A statement of the database, counted where it writes."""
        if sql.lstrip().startswith(WRITES):
            self.write()
        return execute(sql, params, many, context)


def _child(work: Callable[[], object], before: int) -> int:
    """Does the work in a child that dies before that write; its number is how the child ended."""
    pid = os.fork()
    if pid:
        return os.waitpid(pid, 0)[1]
    death = Death(before)
    sealing.draw = lambda document: b"%PDF-1.7 drawn at once"
    os.replace, os.fsync = death.before(os.replace), death.before(os.fsync)
    connection.ensure_connection()
    connection.commit = death.before(connection.commit)
    connection._commit = death.before(connection._commit)
    with connection.execute_wrapper(death.statement):
        work()
    os._exit(0)


def _wrong(action: str) -> list[str]:
    head = ChainHead.objects.filter(pk=1).first() or ChainHead()
    found = first_break(Event.objects.order_by("number"), head.number, head.hash, keyring())
    _, is_done = ACTIONS[action]
    asked, due = sorted(DBTaskResult.objects.values_list("task_path", flat=True)), sorted(FOLLOWS[action])
    forgotten = f"asked for in the background: {asked}" if asked != (due if is_done() else []) else ""
    return [message for message in (found and found.message, first_difference(), forgotten) if message]


def _warm_up() -> None:
    """Loads dictionaries, formats and every address with its page once, and not in every child."""
    reverse("home")
    report = Report.objects.get()
    snapshot = take(report.agency, report.fiscal_year_id, report.format)
    check_document(snapshot, formats.find(report.format))


def main(action: str) -> None:
    """Prints how many died, what was wrong after any death, and how it stood at last, as JSON."""
    _warm_up()
    work, is_done = ACTIONS[action]
    deaths, wrong = 0, []
    while deaths < MOST and not is_done():
        connections.close_all()
        ended = _child(work, before=deaths + 1)
        if not os.WIFSIGNALED(ended):
            break
        deaths += 1
        wrong += _wrong(action)
    done_by_a_death = is_done()
    connections.close_all()
    if not done_by_a_death:
        _child(work, before=0)
    at_last = "whole" if is_done() and not _wrong(action) else "not whole"
    print(json.dumps({"deaths": deaths, "wrong": wrong, "at last": at_last}))
