"""Recomputes the chain of the audit trail and every sealed document, and names the first that differs."""

from django.core.management.base import BaseCommand, CommandError

from ita_portal.audit.chain import first_break
from ita_portal.audit.models import ChainHead, Event
from reports.models import Version
from reports.proof import first_difference, stray_files


class Command(BaseCommand):
    """`verify_audit`: exit 0 when everything holds, 1 with the first difference."""

    help = "Recomputes the audit trail and every sealed document; exit 1 at the first that differs."

    def handle(self, *args, **options) -> None:
        """Reads the whole trail once, in its order, then each version with its opinions and its files."""
        head = ChainHead.objects.filter(pk=1).first() or ChainHead()
        events = Event.objects.order_by("number", "pk").iterator(chunk_size=2000)
        if found := first_break(events, head.number, head.hash):
            raise CommandError(f"The audit trail does not hold: {found.message}.")
        if difference := first_difference():
            raise CommandError(f"A sealed document does not hold: {difference}.")
        self.stdout.write(f"The audit trail holds: {head.number} events.")
        self.stdout.write(f"The sealed documents hold: {Version.objects.count()} versions.")
        if strays := stray_files():
            self.stdout.write(f"Files that no document names (of actions that were cut off): {strays}.")
