"""Does what is asked for in the background: an endless process beside the server."""

import time
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from ita_portal.jobs.heart import beating

POLL = 1.0  # seconds between two looks
KEPT_FOR = timedelta(days=14)  # what is known of a task after its end


class Command(BaseCommand):
    """`worker`: takes tasks until it is told to end; what is under way stops at its next step."""

    help = "ทำงานเบื้องหลัง (นำเข้าแฟ้มใหญ่ จัดทำรายงานหลายหน่วยงาน ส่งอีเมล) จนกว่าจะสั่งให้หยุด"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which queues, and with which process it ends."""
        parser.add_argument("--queues", default="default,long", help="คิวที่จะทำ เช่น default หรือ long")
        parser.add_argument("--beside", type=int, default=0, help="หยุดเมื่อโปรเซสหมายเลขนี้จบ")

    def handle(self, *, queues: str, beside: int, **options: Any) -> None:
        """Looks every second; only a task that waits makes it lock the database."""
        names = queues.split(",")
        with beating(names, beside) as heart:
            DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT_FOR).delete()
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
            while worker.running:
                if not self._work(worker, names) and worker.running:
                    time.sleep(POLL)

    def _work(self, worker: TaskWorker, queues: list[str]) -> bool:
        """Does all that waits; False when nothing does, or the database is busy."""
        close_old_connections()
        try:
            if not DBTaskResult.objects.ready().filter(queue_name__in=queues).exists():
                return False
            worker.run()
        except OperationalError as busy:
            self.stderr.write(f"worker: {busy}")
            return False
        return True
