"""A worker shows that it lives, and hears when it shall end."""

import logging
import os
import secrets
import signal
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from .models import ALIVE_FOR, BEAT, Worker
from .process import ending, own_name

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Beat:
    """The life of this process as a worker."""

    name: str
    queues: str
    over: threading.Event = field(default_factory=threading.Event)

    def on_signals(self, worker: TaskWorker) -> None:
        """Told to end, it takes no further task, and what is under way stops at its next step."""

        def end(number: int, frame: FrameType | None) -> None:
            ending.set()
            worker.shutdown(number, frame)

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)

    def write(self) -> None:
        """Writes a sign of life, and forgets workers that have been dead for long."""
        now = timezone.now()
        Worker.objects.update_or_create(name=self.name, defaults={"queues": self.queues, "seen_at": now})
        Worker.objects.filter(seen_at__lt=now - 100 * ALIVE_FOR).delete()

    def go_on(self) -> None:
        """Writes every few seconds until the worker ends; a busy database is asked again."""
        while not self.over.wait(BEAT):
            try:
                self.write()
            except DatabaseError as busy:
                logger.warning("worker %s: %s", self.name, busy)
            finally:
                connection.close()


@contextmanager
def beating(queues: Sequence[str]) -> Iterator[Beat]:
    """This process is a worker of these queues while the block runs."""
    beat = Beat(f"{socket.gethostname()[:60]}-{os.getpid()}-{secrets.token_hex(4)}", ",".join(queues))
    beat.write()
    own_name[:] = [beat.name]
    thread = threading.Thread(target=beat.go_on, name="heart", daemon=True)
    thread.start()
    try:
        yield beat
    finally:
        beat.over.set()
        thread.join()
        own_name.clear()
        Worker.objects.filter(name=beat.name).delete()
