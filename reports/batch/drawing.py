"""Many reports at once, drawn by processes of their own: one that fails, or dies, does not stop the rest."""

import gc
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from errno import EDQUOT, ENOSPC
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from threading import Thread
from time import sleep

import django

from ita_portal.thai import Digits
from reports import formats
from reports.facts import Snapshot

WAITING = 2  # tasks handed out for each process: it never waits, and few snapshots are held in memory


@dataclass(frozen=True)
class Task:
    """One report to be drawn from its facts and written into a file; what `stands` is no draft."""

    format: str
    snapshot: Snapshot
    digits: Digits
    file: Path
    word_template: bytes = b""
    stands: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of a task; `problem` is "" where the file is written.

    `cause` is what the machine says of it, in English; `no_room`: the disk is full, for the others too.
    """

    task: Task
    problem: str = ""
    cause: str = ""
    no_room: bool = False


def render_many(tasks: Iterable[Task], jobs: int, *, gently: bool = False) -> Iterator[Outcome]:
    """Draws the tasks in `jobs` processes; outcomes come as they are ready.

    When a process dies, nobody knows by which task: those under way are tried again one by one. `gently`
    lets everything else on the machine go first.
    """
    waiting, unlucky = iter(tasks), []
    while True:
        lost: list[Task] = []
        yield from _run(waiting, jobs, lost, gently)
        if not lost:
            break
        unlucky += lost
    for task in unlucky:
        lost = []
        yield from _run(iter([task]), 1, lost, gently)
        if lost:
            yield Outcome(task, "โปรแกรมหยุดทำงานระหว่างเขียนรายงาน อาจเพราะหน่วยความจำไม่พอ")


def write(task: Task) -> None:
    """Draws one report; the file appears whole or not at all."""
    from reports.render import render  # WeasyPrint, which the process that hands out the tasks does not need

    chosen = formats.find(task.format)
    if chosen is None:
        raise ValueError(f"there is no format {task.format}")
    kind = task.file.suffix.removeprefix(".")
    part = task.file.with_name(f".{os.getpid()}.part")
    try:
        document = chosen.arrange(task.snapshot, task.digits)
        draft = document.draft and not task.stands
        document = replace(document, draft=draft, word_template=task.word_template)
        part.write_bytes(render(document, kind))
        os.replace(part, task.file)
    finally:
        part.unlink(missing_ok=True)


def _run(tasks: Iterator[Task], jobs: int, lost: list[Task], gently: bool) -> Iterator[Outcome]:
    """Outcomes of the tasks until they end or a process dies; then `lost` gets those that have none."""
    under_way: dict[Future[None], Task] = {}
    begin = partial(_begin, os.getpid(), gently)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=begin) as pool:
        while True:
            for task in islice(tasks, 0 if lost else WAITING * jobs - len(under_way)):
                try:
                    under_way[pool.submit(write, task)] = task
                except BrokenProcessPool:
                    lost.append(task)
                    break
            if not under_way:
                return
            for ended in wait(under_way, return_when=FIRST_COMPLETED).done:
                task, error = under_way.pop(ended), ended.exception()
                if isinstance(error, BrokenProcessPool):
                    lost.append(task)
                else:
                    yield _outcome(task, error)


def is_full(error: BaseException) -> bool:
    """Whether the disk, or what an account may use of it, is full."""
    return isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT)


def _outcome(task: Task, error: BaseException | None) -> Outcome:
    if error is None:
        return Outcome(task)
    if isinstance(error, OSError) and error.strerror:
        problem = "เขียนแฟ้มไม่ได้ เพราะเนื้อที่ดิสก์เต็ม" if is_full(error) else "เขียนแฟ้มไม่ได้"
        return Outcome(task, problem, error.strerror, is_full(error))
    return Outcome(task, "เขียนรายงานไม่สำเร็จ", f"{type(error).__name__}: {error}")


def _begin(parent: int, gently: bool) -> None:
    """A process gets ready: what is loaded now lives as long as it does, so gc need not look at it.

    A Ctrl-C, which goes to all processes of a terminal, is heard by the one that hands out the tasks.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(parent,), daemon=True).start()
    if gently:
        os.nice(10)
    django.setup()
    from reports.render import pdf

    pdf.warm_up()
    gc.freeze()


def _end_with(parent: int) -> None:
    """Ends this process once the one that hands out the tasks is gone, killed or not."""
    while os.getppid() == parent:
        sleep(1)
    os._exit(1)
