"""Whether accounts, roles, orders and rules are what the trail tells, now and whenever somebody acted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db.models import F

from ita_portal.audit.models import Event
from ita_portal.audit.record import TOLD, USED, Entry, record_many
from ita_portal.audit.verbs import Verb

from . import authority
from .access import CONSOLE
from .models import ActingAppointment, Agency, Membership, User

GRACE = timedelta(minutes=10)  # who has just begun something ends it by the role she had
AT_ONCE = 1000  # rows that one event confirms


@dataclass(frozen=True)
class _Row:
    """What the trail tells of a row, and what it told before."""

    hash: str
    before: str
    since: datetime | None


_UNKNOWN = _Row(authority.GONE, authority.GONE, None)


class ToldAuthority:
    """What a trail tells, heard event by event; the first use of what it did not tell is kept."""

    def __init__(self) -> None:
        self._rows: dict[str, _Row] = {}
        self.wrong_use: str | None = None
        self.is_sealed = False

    def listening(self, events: Iterable[Event]) -> Iterator[Event]:
        """The same events, each heard as it passes."""
        for event in events:
            self.hear(event)
            yield event

    def hear(self, event: Event) -> None:
        """Takes in one event more; what the operator confirmed is right from then on."""
        self.is_sealed = self.is_sealed or bool(event.key)
        if event.verb == Verb.AUTHORITY_CONFIRMED and event.person_id is None:
            self.wrong_use = None
        for name, used in event.authority.get(USED, {}).items():
            if not self._held(name, used, event.at):
                said = f"event {event.number} was done by {name} as the trail does not tell of it"
                self.wrong_use = self.wrong_use or said
        for name, told in event.authority.get(TOLD, {}).items():
            self._rows[name] = _Row(told, self._rows.get(name, _UNKNOWN).hash, event.at)

    def differences(self) -> Iterator[tuple[str, str]]:
        """What stands otherwise in the database than was told: names with the hash that stands there now."""
        left = {name for name, row in self._rows.items() if row.hash != authority.GONE}
        for name, stands in authority.everything():
            left.discard(name)
            if stands != self._rows.get(name, _UNKNOWN).hash:
                yield name, stands
        yield from ((name, authority.GONE) for name in sorted(left))

    def _held(self, name: str, used: str, at: datetime) -> bool:
        row = self._rows.get(name, _UNKNOWN)
        if used == row.hash:
            return True
        return row.since is not None and used == row.before and at - row.since < GRACE


def first_difference(told: ToldAuthority) -> str | None:
    """What differs first from what was told, in English for the operator; None when all is as told.

    A trail that was never sealed tells of nothing yet, and nothing is compared with it.
    """
    if not told.is_sealed:
        return None
    if difference := next(told.differences(), None):
        return describe(*difference)
    stray = EmailAddress.objects.exclude(email__iexact=F("user__email")).select_related("user").first()
    if stray:
        return f"the account {stray.user.username} has an address that is not its own"
    return told.wrong_use


def confirm(differences: Iterable[tuple[str, str]]) -> int:
    """The operator says that these rows are right as they stand: how many, in as few events as they need."""
    rows = list(differences)
    parts = [dict(rows[start : start + AT_ONCE]) for start in range(0, len(rows), AT_ONCE)]
    entries = [
        Entry(Verb.AUTHORITY_CONFIRMED, name=f"{len(part)} รายการ", told=part) for part in parts or [{}]
    ]
    record_many(CONSOLE, entries)
    return len(rows)


def describe(name: str, stands: str) -> str:
    """A difference as the operator can look for it: what row it is, and what is wrong with it."""
    if stands == authority.GONE:
        return f"{name} is missing, though the trail tells of it"
    return f"{_called(name)} ({name}) is not what the trail tells"


def _called(name: str) -> str:
    label, pk = name.split(":")
    if label == "operator":
        return f"that {User.objects.get(pk=pk).username} is an operator"
    row = apps.get_model(label)._base_manager.get(pk=pk)
    if isinstance(row, Membership):
        return f"the role {row.role} of {row.user.username} in {row.agency.code}"
    if isinstance(row, ActingAppointment):
        return f"the order by which {row.person.username} acts in {row.agency.code}"
    if isinstance(row, Agency):
        return f"the chain of opinions or the second factors of {row.code}"
    return f"the account {row.username}"
