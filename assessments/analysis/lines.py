"""Recommendations as lines: one a line, without the dash that documents put before each. Pure."""

import re
from collections.abc import Iterable

_MARK = re.compile(r"^\s*(?:[-–—•*]\s*)+")


def lines_of(text: str) -> tuple[str, ...]:
    """The recommendations of a text, one a line; a dash that was typed before one is its mark."""
    lines = (_MARK.sub("", line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def add_lines(text: str, more: Iterable[str]) -> str:
    """The text with further lines below it; what it says already is not said twice."""
    known = set(lines_of(text))
    new = [line for line in dict.fromkeys(more) if line not in known]
    return "\n".join([text.rstrip(), *new] if text.strip() else new)
