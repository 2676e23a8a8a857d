"""E-mail of a trial: nothing is sent; each letter is a file that can be read, below DATA_DIR/mail."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

FOLDER = "mail"  # below DATA_DIR


def folder() -> Path:
    """Where the letters of a trial lie."""
    return Path(settings.DATA_DIR) / FOLDER


class EmailBackend(BaseEmailBackend):
    """Keeps letters as files of plain text, the newest last; their names say when and to whom."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Writes the letters down and returns how many."""
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            _new_file(message).write_text(_text(message), encoding="utf-8")
        return len(email_messages)


def _new_file(message: EmailMessage) -> Path:
    """A file that is not there yet; two letters of one second are told apart by a number."""
    first = f"{timezone.localtime():%Y-%m-%d %H.%M.%S} {message.to[0]}".replace("/", "_")
    number = 1
    while True:
        path = folder() / (f"{first}.txt" if number == 1 else f"{first} ({number}).txt")
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return path


def _text(message: EmailMessage) -> str:
    return f"จาก {message.from_email}\nถึง {', '.join(message.to)}\nเรื่อง {message.subject}\n\n{message.body}\n"
