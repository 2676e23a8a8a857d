"""How gunicorn serves the portal: script/serve and script/bench start it with this."""

import os

worker_class = "gthread"
# Twice as many processes as cores: the one that takes most of a sudden rush holds nobody up.
workers = int(os.environ.get("WORKERS", "4"))
threads = int(os.environ.get("THREADS", "2"))
preload_app = True  # loaded once: the processes share it in memory, and none answers its first page late
timeout = 120
loglevel = "warning"
