"""A worker shows that it lives, and hears when it shall end."""

import logging
import os
import secrets
import signal
import socket
import sys
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
class Heart:
    """The life of this process as a worker; `beside` is the process with which it ends, 0 for none."""

    name: str
    queues: str
    beside: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def listen(self, worker: TaskWorker) -> None:
        """Told to end, it takes no further task, and what is under way stops at its next step."""

        def end(number: int, frame: FrameType | None) -> None:
            if ending.is_set():  # told twice: at once, as if killed
                os._exit(1)
            ending.set()
            worker.running = False
            if not worker.running_task:
                sys.exit(0)

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)

    def beat(self) -> None:
        """Writes a sign of life, and forgets workers that have been dead for long."""
        now = timezone.now()
        Worker.objects.update_or_create(name=self.name, defaults={"queues": self.queues, "seen_at": now})
        Worker.objects.filter(seen_at__lt=now - 100 * ALIVE_FOR).delete()

    def go_on(self) -> None:
        """Beats every few seconds until the worker ends; a busy database is asked again."""
        while not self.over.wait(BEAT):
            if self.beside and not ending.is_set() and not is_there(self.beside):
                os.kill(os.getpid(), signal.SIGTERM)
            try:
                self.beat()
            except DatabaseError as busy:
                logger.warning("worker %s: %s", self.name, busy)
            finally:
                connection.close()


def is_there(process: int) -> bool:
    """Whether a process of that number lives."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def beating(queues: Sequence[str], beside: int = 0) -> Iterator[Heart]:
    """This process is a worker of these queues while the block runs."""
    name = f"{socket.gethostname()[:60]}-{os.getpid()}-{secrets.token_hex(4)}"
    heart = Heart(name, ",".join(queues), beside)
    heart.beat()
    own_name[:] = [heart.name]
    thread = threading.Thread(target=heart.go_on, name="heart", daemon=True)
    thread.start()
    try:
        yield heart
    finally:
        heart.over.set()
        thread.join()
        own_name.clear()
        Worker.objects.filter(name=heart.name).delete()
