"""Begins a new key of the trail: after the loss of the old one, of events, or every few years."""

from typing import Any

from django.db import transaction

from ita_portal.accounts.access import CONSOLE
from ita_portal.audit import keys, witness
from ita_portal.audit.chain import digest_of
from ita_portal.audit.models import ChainHead, Event
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.commands import OperatorCommand


class Command(OperatorCommand):
    """`begin_trail_key`: the trail goes on from where it ends now; exit 0.

    What was lost is told by the event that the new key seals first: keys whose files are gone, events that
    this server saw and that are not there (an older database was put back). From then on `verify_audit`
    proves that events of a lost key stand as they did when the new one was begun.
    """

    help = "เริ่มใช้กุญแจปิดผนึกร่องรอยดอกใหม่ โดยบันทึกไว้ในร่องรอยว่ากุญแจหรือเหตุการณ์ใดสูญหาย"
    usage = "manage.py begin_trail_key"

    def handle(self, *args: Any, **options: Any) -> None:
        """Makes the key and its event, then says what to do with it."""
        event = _begin()
        witness.begin_anew(witness.End(event.number, event.hash))
        for heading, said in event.after.items():
            self.stdout.write(f"{heading}: {said}")
        self.stdout.write(
            f"เริ่มใช้กุญแจ {event.key} ตั้งแต่เหตุการณ์ที่ {event.number} โปรดสำรองโฟลเดอร์ {keys.folder()}"
        )


@transaction.atomic
def _begin() -> Event:
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    ring = keys.keyring()
    events = Event.objects.order_by("number", "pk")
    used = sorted(set(events.exclude(key="").order_by().values_list("key", flat=True).distinct()))
    lost = [key for key in used if key not in {each.id for each in ring}]
    digest = digest_of(events.iterator(chunk_size=2000)) if lost else ""
    seen = witness.seen()
    after = {"กุญแจที่สูญหาย": ", ".join(lost)} if lost else {}
    if seen and not seen.holds:
        after["เหตุการณ์ที่เคยมีและไม่อยู่ในร่องรอยแล้ว"] = f"ถึงลำดับที่ {seen.number} (ร่องรอยจบที่ {head.number})"
    known = max(keys.newest(), len(used))  # a lost file that turns up again keeps its name
    key = keys.begin(head.number + 1, head.hash, known=known, lost=digest)
    ChainHead.objects.update(key="")  # a key that is gone is asked for no more
    return record(CONSOLE, Verb.KEY_BEGUN, name=key.id, after=after)
