"""How much memory a program takes with all the processes that it starts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread


@contextmanager
def watched(root: int, *, itself: bool = True) -> Iterator[Callable[[], float]]:
    """Asks again and again how much memory a process and all that came of it use; gives the most, in MB."""
    most, ended = [0.0], Event()

    def watch() -> None:
        while not ended.wait(0.1):
            most[0] = max(most[0], sum(map(_pss, _family(root)[0 if itself else 1 :])) / 1024)

    thread = Thread(target=watch, daemon=True)
    thread.start()
    yield lambda: most[0]
    ended.set()
    thread.join()


def _family(root: int) -> list[int]:
    """The process and its descendants."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended meanwhile
            continue
        parents.setdefault(parent, []).append(int(stat.parent.name))
    found = [root]
    for each in found:
        found += parents.get(each, [])
    return found


def _pss(process: int) -> int:
    """Its share of memory in kB; 0 once it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
