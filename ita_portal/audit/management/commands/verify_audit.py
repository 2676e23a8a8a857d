"""Recomputes the chain of the audit trail and names the first event that differs."""

from django.core.management.base import BaseCommand, CommandError

from ita_portal.audit.chain import first_break
from ita_portal.audit.models import ChainHead, Event


class Command(BaseCommand):
    """`verify_audit`: exit 0 when the chain holds, 1 with the first break."""

    help = "Recomputes the hash chain of the audit trail; exit 1 at the first event that differs."

    def handle(self, *args, **options) -> None:
        """Reads the whole trail once, in its order."""
        head = ChainHead.objects.filter(pk=1).first() or ChainHead()
        events = Event.objects.order_by("number", "pk").iterator(chunk_size=2000)
        if found := first_break(events, head.number, head.hash):
            raise CommandError(f"The audit trail does not hold: {found.message}.")
        self.stdout.write(f"The audit trail holds: {head.number} events.")
