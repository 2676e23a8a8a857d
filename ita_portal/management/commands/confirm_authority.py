"""The operator looks at accounts and rights that the trail does not tell of, and says they are right."""

from argparse import ArgumentParser
from typing import Any

from django.db import transaction

from ita_portal.accounts.authority_proof import ToldAuthority, confirm, describe
from ita_portal.audit.models import Event
from ita_portal.commands import OperatorCommand


class Command(OperatorCommand):
    """`confirm_authority [--yes]`: lists what differs, exit 1 when anything does; `--yes` confirms it.

    For what was changed beside the portal's own pages and commands, such as in `manage.py shell`.
    """

    help = "แสดงบัญชีและสิทธิที่ไม่ตรงกับร่องรอย และยืนยันว่าถูกต้องเมื่อใส่ --yes"
    usage = "manage.py confirm_authority [--yes]"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--yes`: confirms all that differs."""
        super().add_arguments(parser)
        parser.add_argument("--yes", action="store_true")

    @transaction.atomic
    def handle(self, *args: Any, yes: bool = False, **options: Any) -> None:
        """One line for each row that differs, then what was done about them."""
        told = ToldAuthority()
        for event in Event.objects.exclude(authority={}).order_by("number").iterator(chunk_size=2000):
            told.hear(event)
        differences = list(told.differences())
        lines = [describe(*difference) for difference in differences]
        lines += [told.wrong_use] if told.wrong_use else []
        self.stdout.write("\n".join(lines) or "บัญชีและสิทธิตรงกับร่องรอยทุกรายการ")
        if lines and not yes:
            raise SystemExit(1)
        if lines:
            self.stdout.write(f"ยืนยันแล้ว {confirm(differences)} รายการ")
