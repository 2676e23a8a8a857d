"""Django's own command, with an event: a password that the trail does not tell of is a break-in."""

import getpass
from typing import Any

from django.contrib.auth.management.commands import changepassword

from ita_portal.accounts import authority
from ita_portal.accounts.access import CONSOLE
from ita_portal.accounts.models import User
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb


class Command(changepassword.Command):
    """`changepassword`, as Django has it."""

    def handle(self, *args: Any, **options: Any) -> str:
        """Changes the password, and records it; nothing is locked while the operator types."""
        users = User.objects.filter(username=options["username"] or getpass.getuser())
        used = authority.standing(*users)
        said = super().handle(*args, **options)
        for user in users:
            record(CONSOLE, Verb.PASSWORD_CHANGED, user, used=used, told=authority.standing(user))
        return said
