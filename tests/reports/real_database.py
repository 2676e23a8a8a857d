"""A database that several threads and processes open for themselves, as the servers of a province do."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection, connections


@contextmanager
def opened_by_many(folder: Path) -> Iterator[str]:
    """The test's database, with what is committed in it, for everybody; yields its DATABASE_URL.

    SQLite's lies in memory, where no other process looks and no thread waits for another: it becomes a file.
    """
    settings = connection.settings_dict
    if connection.vendor == "postgresql":
        yield urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{settings['NAME']}").geturl()
        return
    in_memory, name, path = connections["default"], settings["NAME"], folder / "opened-by-many.sqlite3"
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    copy.close()
    settings["NAME"] = str(path)
    connections["default"] = connections.create_connection("default")
    connection.ensure_connection()  # of many that first open a file and set its journal some are refused
    try:
        yield f"sqlite:///{path}"
    finally:
        connections["default"].close()
        connections["default"], settings["NAME"] = in_memory, name
