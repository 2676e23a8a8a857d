"""งานเบื้องหลัง: work that takes longer than a person waits for a page.

`start` hands it to a worker; the work itself is a function that gets its Job, says how far it came with
`job.step(done, total)`, and returns a Result or raises Failed with a Thai sentence.
"""

from .results import Failed, Result, Stopped
from .starting import Work, start, start_again
from .stopping import stop

__all__ = ["Failed", "Result", "Stopped", "Work", "start", "start_again", "stop"]
