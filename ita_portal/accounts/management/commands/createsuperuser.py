"""Django's own command, with an event: an operator whom the trail does not tell of is a break-in."""

from typing import Any

from django.contrib.auth.management.commands import createsuperuser

from ita_portal.accounts import authority
from ita_portal.accounts.access import CONSOLE
from ita_portal.accounts.models import User
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb


class Command(createsuperuser.Command):
    """`createsuperuser`, as Django has it."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Makes the account, and records it; nothing is locked while the operator types."""
        operators = User.objects.filter(is_superuser=True)
        known = set(operators.values_list("pk", flat=True))
        super().handle(*args, **options)
        for user in operators.exclude(pk__in=known):
            record(CONSOLE, Verb.ACCOUNT_MADE, user, told=authority.standing(user))
