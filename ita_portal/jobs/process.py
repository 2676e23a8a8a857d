"""What this process knows of itself as a worker."""

import threading

from .results import Stopped

ending = threading.Event()  # set when this process is told to end
own_name: list[str] = []  # the name of the worker that this process is; empty in a process that is none


def refuse_when_ending() -> None:
    """Raises Stopped once this process is told to end."""
    if ending.is_set():
        raise Stopped
