"""How gunicorn serves the portal: script/serve and script/bench start it with this."""

import os
import signal

worker_class = "gthread"
# Twice as many processes as cores: the one that takes most of a sudden rush holds nobody up.
workers = int(os.environ.get("WORKERS", "4"))
threads = int(os.environ.get("THREADS", "2"))
preload_app = True  # loaded once: the processes share it in memory, and none answers its first page late
timeout = 120
loglevel = "warning"


def post_worker_init(worker: object) -> None:
    """Ctrl-C reaches the first process alone, which ends the others.

    A worker that heard of it twice, from the terminal and from the first process, could lock itself up, and
    was killed half a minute later.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
