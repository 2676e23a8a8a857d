"""What the server writes to its log: no way in, and no number of a person (promise P21)."""

import logging
import re

HIDDEN = "…"
# A link by which a password is chosen; Django writes the address of a request that failed.
_LINK = re.compile(r"(/password/reset/key/)[^\s/]+")
# เลขประจำตัวประชาชน: thirteen digits, dashes or none; Django writes a Thai one in an address as \u0e51.
_DIGIT = r"(?:[0-9๐-๙]|\\u0e5[0-9])"
_PERSON = re.compile(rf"(?<![0-9๐-๙]){_DIGIT}(?:-?{_DIGIT}){{12}}(?![0-9๐-๙])")


class Discreet(logging.Formatter):
    """A line of the log, its traceback too, without such links and numbers."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it is written."""
        return _PERSON.sub(HIDDEN, _LINK.sub(rf"\1{HIDDEN}", super().format(record)))
