"""The process in which an unknown drawing is drawn: SVG in, PNG out, no longer than so many seconds.

Called as `python -m ita_portal.accounts.emblems.process SECONDS`.
"""

import resource
import sys

from ita_portal.accounts.emblems.drawing import MEMORY, drawn

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.stdout.buffer.write(drawn(sys.stdin.buffer.read()))
