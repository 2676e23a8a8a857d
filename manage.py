#!/usr/bin/env python
"""Django's command line of the portal."""

import os
import sys

from django.core.management import execute_from_command_line

INTERRUPTED = 130  # as a shell tells of Ctrl-C

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_portal.settings")
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
