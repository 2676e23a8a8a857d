"""Recomputes the chain of the audit trail and every sealed document, and names the first that differs."""

import re
from argparse import ArgumentParser

from django.core.management.base import CommandError
from django.db.models import Subquery
from django.db.models.functions import Coalesce

from ita_portal.accounts import authority_proof
from ita_portal.audit import keys, witness
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
        # What is written meanwhile is seen by the next run: first the end that was witnessed, then the head.
        seen = _witnessed()
        head = ChainHead.objects.filter(pk=1).first() or ChainHead()
        told = self._prove_trail(head)
        for last, by in ((seen, "this server saw"), (end and witness.End(int(end[1]), end[2]), "was kept")):
            if last and not last.holds:
                raise CommandError(
                    f"The audit trail does not hold: event {last.number} is not the one that {by}."
                )
        if difference := first_difference():
            raise CommandError(f"A sealed document does not hold: {difference}.")
        if missing := missing_guards():
            raise CommandError(f"A guard of the database is missing: {', '.join(missing)}.")
        if difference := authority_proof.first_difference(told):
            raise CommandError(f"The rights do not hold: {difference}.")
        self.stdout.write(f"The audit trail holds: {head.number} events.")
        self.stdout.write(f"The sealed documents hold: {Version.objects.count()} versions.")
        if strays := stray_files():
            self.stdout.write(f"Files that no document names (of actions that were cut off): {strays}.")
        self.stdout.write(f"The trail ends at {head.number}:{head.hash}")

    def _prove_trail(self, head: ChainHead) -> authority_proof.ToldAuthority:
        """What the trail tells of rights, once it was found to hold up to this head."""
        told = authority_proof.ToldAuthority()
        rows = Event.objects.filter(number__lte=head.number).order_by("number", "pk")
        try:
            keyring = keys.keyring()
        except keys.NoKey as problem:
            raise CommandError(f"The audit trail cannot be proved: {problem}") from problem
        found = first_break(told.listening(rows.iterator(chunk_size=2000)), head.number, head.hash, keyring)
        if found:
            raise CommandError(f"The audit trail does not hold: {found.message}.")
        beyond = Event.objects.filter(number__gt=Coalesce(Subquery(ChainHead.objects.values("number")), 0))
        if event := beyond.first():
            raise CommandError(f"The audit trail does not hold: event {event.number} stands beyond its end.")
        return told


def _witnessed() -> witness.End | None:
    try:
        return witness.seen()
    except witness.WitnessDamaged as problem:
        raise CommandError(f"The audit trail cannot be proved: {problem}.") from problem
