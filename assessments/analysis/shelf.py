"""Where the library stands: the file shipped with the portal, the operator's own beside the other data."""

import os
from pathlib import Path

from django.conf import settings

from assessments.analysis.library import Library, read_library

SHIPPED = Path(__file__).resolve().parent.parent / "recommendations" / "library.json"
OWN_NAME = "recommendations.json"


def library() -> Library:
    """The shipped library, with the operator's own texts in place of those it has for the same item."""
    shipped = read_library(SHIPPED.read_text(encoding="utf-8"))
    own = own_file()
    return shipped.with_own(read_library(own.read_text(encoding="utf-8"))) if own.exists() else shipped


def own_file() -> Path:
    """Where the operator's own texts stand."""
    return Path(settings.DATA_DIR) / OWN_NAME


def put_own(text: str) -> int:
    """Keeps a file as the operator's own library in place of the one before; returns how many texts it has.

    Raises:
        BrokenLibrary: it is no library; the one before stays.
    """
    read = read_library(text)
    target = own_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    half_way = target.with_suffix(".new")
    half_way.write_text(text, encoding="utf-8")
    os.replace(half_way, target)
    return len(read.advice)
