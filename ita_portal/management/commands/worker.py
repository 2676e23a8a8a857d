"""Does what is asked for in the background: an endless process beside the server."""

import time
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.db import OperationalError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from ita_portal.commands import OperatorCommand
from ita_portal.jobs.heart import beating
from ita_portal.jobs.left import forget_old, let_own_go, take_up_left
from ita_portal.thai import shown

POLL = 1.0  # seconds between two looks
TIDY = 60.0  # seconds between two looks for what other workers left behind


class Command(OperatorCommand):
    """`worker`: takes tasks until it is told to end; what is under way stops at its next step."""

    usage = "worker [--queues default,long] [--beside PID]"
    help = "ทำงานเบื้องหลัง (นำเข้าแฟ้มใหญ่ จัดทำรายงานหลายหน่วยงาน ส่งอีเมล) จนกว่าจะสั่งให้หยุด"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which queues, and with which process it ends."""
        super().add_arguments(parser)
        parser.add_argument("--queues", default="default,long", help="คิวที่จะทำ เช่น default หรือ long")
        parser.add_argument("--beside", type=int, default=0, help="หยุดเมื่อโปรเซสหมายเลขนี้จบ")

    def handle(self, *, queues: str, beside: int, **options: Any) -> None:
        """Looks every second; only a task that waits makes it lock the database."""
        names, known = queues.split(","), settings.TASKS["default"]["QUEUES"]
        if strange := [name for name in names if name not in known]:
            self.refuse(f"ไม่มีคิว “{shown(strange[0])}” คิวที่มีคือ {', '.join(known)}")
        with beating(names, beside) as heart:
            worker = TaskWorker(
                queue_names=names,
                interval=POLL,
                batch=True,
                backend_name="default",
                startup_delay=False,
                max_tasks=None,
                worker_id=heart.name,
                excluded_queue_names=[],
            )
            heart.listen(worker)
            tidied = -TIDY
            while worker.running:
                if time.monotonic() - tidied >= TIDY:
                    self._patiently(tidy)
                    tidied = time.monotonic()
                if not self._patiently(partial(_work, worker, names)) and worker.running:
                    time.sleep(POLL)

    def _patiently(self, work: Callable[[], bool | None]) -> bool | None:
        """What the work returns; False when the database is busy: it is asked again."""
        close_old_connections()
        try:
            return work()
        except OperationalError as busy:
            self.stderr.write(f"worker: {busy}")
            return False


def tidy() -> None:
    """Takes up what dead workers left, lets go what this one could not end, forgets what is old."""
    take_up_left()
    let_own_go()
    forget_old()


def _work(worker: TaskWorker, queues: list[str]) -> bool:
    """Does all that waits; False when nothing does."""
    waits = DBTaskResult.objects.ready().filter(queue_name__in=queues).exists()
    if waits:
        worker.run()
    return waits
