"""Sessions that nobody takes over who reads or writes the database: no key stands there, and no loose data.

The key that a browser carries stands in the database as its hash alone; what the session says is signed for
that one key, and says nothing in the row of another. The portal has no asynchronous views, as this store.
"""

import hashlib
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone


class SessionStore(db.SessionStore):
    """Django's store in the database, but for what stands there."""

    @property
    def key_salt(self) -> str:
        """What the data is signed with beside SECRET_KEY: it fits this session and no other."""
        return f"{__name__} {self.session_key}"

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        rows = self.model.objects.filter(session_key=stored(self.session_key), expire_date__gt=timezone.now())
        found = rows.first()
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        """Whether there is a session of that key."""
        return super().exists(stored(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row of this session."""
        row = super().create_model_instance(data)
        row.session_key = stored(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        """Ends the session of that key, else this one."""
        if key := session_key or self.session_key:
            super().delete(stored(key))


def stored(session_key: str) -> str:
    """How the database knows a key: 160 bits of its SHA-256, in hexadecimal."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:40]
