"""How script/serve has the portal served."""

import runpy
import signal
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "script"


def test_ctrl_c_is_heard_by_the_first_process_alone(monkeypatch):
    """A worker that heard of it twice, from the terminal and from the first process, locked itself up."""
    told = []
    monkeypatch.setattr("signal.signal", lambda *what: told.append(what))
    runpy.run_path(str(SCRIPT / "gunicorn.conf.py"))["post_worker_init"](None)
    assert told == [(signal.SIGINT, signal.SIG_IGN)]
