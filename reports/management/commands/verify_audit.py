"""Recomputes the chain of the audit trail and every sealed document, and names the first that differs."""

import re
from argparse import ArgumentParser

from django.core.management.base import CommandError

from ita_portal.audit.chain import first_break
from ita_portal.audit.models import ChainHead, Event
from ita_portal.commands import OperatorCommand
from reports.models import Version
from reports.proof import first_difference, missing_guards, stray_files

_END = re.compile("([0-9]{1,18}):([0-9a-f]{64})")
NO_END = "--kept ต้องเป็นเลขและค่าแฮชของเหตุการณ์สุดท้ายที่ verify_audit พิมพ์ไว้ครั้งก่อน เช่น 1234:9f86d081…"


class Command(OperatorCommand):
    """`verify_audit`: exit 0 when everything holds, 1 with the first difference."""

    help = "Recomputes the audit trail and every sealed document; exit 1 at the first that differs."
    usage = "verify_audit [--kept NUMBER:HASH]"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--kept`: an end of the trail that was kept where the database's master does not reach."""
        super().add_arguments(parser)
        parser.add_argument("--kept", default="", metavar="NUMBER:HASH")

    def handle(self, *args, kept: str = "", **options) -> None:
        """Reads the whole trail once, in its order, then each version with its opinions and its files."""
        end = _END.fullmatch(kept)
        if kept and end is None:
            self.refuse(NO_END)
        head = ChainHead.objects.filter(pk=1).first() or ChainHead()
        events = Event.objects.order_by("number", "pk").iterator(chunk_size=2000)
        if found := first_break(events, head.number, head.hash):
            raise CommandError(f"The audit trail does not hold: {found.message}.")
        if end and not Event.objects.filter(number=int(end[1]), hash=end[2]).exists():
            # Whoever can write the whole trail anew makes one that holds; only the end of the former tells.
            raise CommandError(f"The audit trail does not hold: event {end[1]} is not the one that was kept.")
        if difference := first_difference():
            raise CommandError(f"A sealed document does not hold: {difference}.")
        if missing := missing_guards():
            raise CommandError(f"A guard of the database is missing: {', '.join(missing)}.")
        self.stdout.write(f"The audit trail holds: {head.number} events.")
        self.stdout.write(f"The sealed documents hold: {Version.objects.count()} versions.")
        if strays := stray_files():
            self.stdout.write(f"Files that no document names (of actions that were cut off): {strays}.")
        self.stdout.write(f"The trail ends at {head.number}:{head.hash}")
