"""A worker as a process of its own, killed in the middle of its work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection, connections
from django.utils import timezone

from ita_portal import jobs
from ita_portal.jobs.models import ALIVE_FOR, Job, Worker
from tests.jobs import works

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300  # seconds; a busy machine takes its time


@pytest.fixture
def database(tharnsai, transactional_db, settings, tmp_path) -> Iterator[str]:
    """The address of a database that another process sees too; SQLite's lives in the memory of this one."""
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}}
    said = connection.settings_dict
    if connection.vendor == "postgresql":
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{said['NAME']}").geturl()
        return
    file = tmp_path / "portal.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    before = connections["default"]
    connections["default"] = type(before)({**said, "NAME": str(file)}, "default")
    try:
        yield f"sqlite:///{file}"
    finally:
        connections["default"].close()
        connections["default"] = before


@contextmanager
def worker(database: str, data: Path) -> Iterator[subprocess.Popen]:
    """`manage.py worker`, killed at the end if it still lives."""
    environment = {**os.environ, "DEBUG": "1", "DATABASE_URL": database, "DATA_DIR": str(data)}
    command = [sys.executable, "manage.py", "worker"]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(is_true: Callable[[], bool]) -> None:
    """Waits until something is true."""
    ends = time.monotonic() + PATIENCE
    while not is_true():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.1)


def test_what_a_killed_worker_has_done_is_kept_and_the_rest_is_done_by_the_next(tharnsai, database, tmp_path):
    pimlada = tharnsai.actor(tharnsai.administrator)
    asked = jobs.start(pimlada, "test", "วาด", works.draw_until_killed, pages=8, until=3)

    def job() -> Job:
        return Job.objects.get(pk=asked.pk)

    def drawn() -> dict[str, str]:
        return {page.name: page.read_text() for page in asked.folder.glob("*.txt")}

    assert job().state == "waiting"
    with worker(database, tmp_path) as process:
        wait_for(lambda: len(drawn()) == 3)
        process.send_signal(signal.SIGKILL)
    assert (job().state, job().is_interrupted) == ("running", False)
    before = {f"{number}.txt": f"แผ่น {number} ครั้งที่ 1" for number in (1, 2, 3)}
    assert drawn() == before

    Worker.objects.update(seen_at=timezone.now() - ALIVE_FOR)
    assert job().is_interrupted
    assert jobs.start_again(pimlada, job())
    with worker(database, tmp_path) as process:
        wait_for(lambda: job().has_ended)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0

    assert job().message == "วาดครบแล้ว"
    assert drawn() == before | {f"{number}.txt": f"แผ่น {number} ครั้งที่ 2" for number in range(4, 9)}
    assert not Worker.objects.filter(seen_at__gt=timezone.now() - ALIVE_FOR).exists()
