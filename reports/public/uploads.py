"""A file that is only looked at: its hash is taken while it comes in, and nothing of it is kept."""

import hashlib
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

MOST = 20 * 1024 * 1024  # bytes


class Looked:
    """What is left of a file: its size in bytes, its SHA-256; "" where it was larger than `MOST`."""

    def __init__(self, size: int, sha256: str) -> None:
        self.size = size
        self.sha256 = sha256


class OnlyLook(FileUploadHandler):
    """Counts and hashes a file piece by piece; neither memory nor disk ever holds it."""

    def new_file(self, *arguments: Any, **options: Any) -> None:
        """Begins with nothing."""
        super().new_file(*arguments, **options)
        self.size, self.hash = 0, hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Takes a piece and lets it go."""
        self.size += len(raw_data)
        if self.size <= MOST:
            self.hash.update(raw_data)

    def file_complete(self, file_size: int) -> Looked:
        """What the file was."""
        return Looked(self.size, self.hash.hexdigest() if self.size <= MOST else "")


def only_look(request: HttpRequest) -> None:
    """From now on a file of this request is looked at and not kept; said before its form is asked for."""
    request.upload_handlers = [OnlyLook(request)]
