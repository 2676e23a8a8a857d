"""What gives authority, as the trail keeps it: accounts, roles, orders to act, an agency's own rules.

Every event that changes such a row tells its hash as it stood and as it stands from then on; every event of a
person tells by which rows she acted. `verify_audit` compares them with each other and with the database
(authority_proof.py): nobody gives herself a role, a position or a password by the database alone, not even
for an hour.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import models

from .models import ActingAppointment, Agency, Membership, Position, User

OF_ACCOUNT = ("username", "title", "first_name", "last_name", "email", "password")
FLAGS = ("is_active", "is_staff", "is_superuser")
OF_ROLE = ("user_id", "agency_id", "role", "department_id", "position_id")
OF_ORDER = ("agency_id", "person_id", "position_id", "kind", "order_number", "first_day", "last_day")
LENGTH = 32  # hexadecimal digits of a hash
GONE = ""


def standing(*rows: models.Model) -> dict[str, str]:
    """How the rows stand in the database now, by their names in the trail; a few queries."""
    chosen: dict[type[models.Model], set[int]] = defaultdict(set)
    for row in rows:
        chosen[row._meta.model].add(row.pk)  # the person of a request is wrapped
    found = {name_of(row): GONE for row in rows}
    for model, pks in chosen.items():
        found.update(_READERS[model](model._base_manager.filter(pk__in=pks)))
    return found


def held(*rows: models.Model) -> dict[str, str]:
    """The hashes of roles and orders as they were read, by their names in the trail; no query."""
    return {name_of(row): _HASHES[row._meta.model](row) for row in rows}


def name_of(row: models.Model) -> str:
    """How the trail calls a row."""
    return f"{row._meta.label_lower}:{row.pk}"


def names_of(row: models.Model) -> list[str]:
    """The names under which `standing` has this row."""
    return [name_of(row), *(operator_of(row) if isinstance(row, User) else ())]


def operator_of(user: User) -> dict[str, str]:
    """That this account is the operator's, beside what else it is."""
    return {f"operator:{user.pk}": "yes" if user.is_superuser else GONE}


def everything() -> Iterator[tuple[str, str]]:
    """Everything that gives authority as it stands in the database now."""
    for model, read in _READERS.items():
        yield from read(model._base_manager.all())


def _hash(*said: Any) -> str:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _values(row: models.Model, names: Iterable[str]) -> list[Any]:
    return [getattr(row, name) for name in names]


def _hash_of_role(role: Membership) -> str:
    return _hash(*_values(role, OF_ROLE), role.position.name if role.position else "")


def _hash_of_order(order: ActingAppointment) -> str:
    return _hash(*_values(order, OF_ORDER), order.position.name, order.recorded_by_id)


def _accounts(rows: models.QuerySet) -> Iterator[tuple[str, str]]:
    """With the secrets of the second factor as they are stored: encrypted, and here only as a hash."""
    factors: dict[int, list[list[str]]] = defaultdict(list)
    for factor in Authenticator.objects.filter(user__in=rows).order_by("pk"):
        secret = factor.data.get("secret") or factor.data.get("seed") or ""
        factors[factor.user_id].append([factor.type, secret])
    for user in rows.iterator(chunk_size=2000):
        yield name_of(user), _hash(*_values(user, OF_ACCOUNT), *_values(user, FLAGS), factors[user.pk])
        yield from operator_of(user).items()


def _roles(rows: models.QuerySet) -> Iterator[tuple[str, str]]:
    for role in rows.select_related("position").iterator(chunk_size=2000):
        yield name_of(role), _hash_of_role(role)


def _orders(rows: models.QuerySet) -> Iterator[tuple[str, str]]:
    for order in rows.select_related("position").iterator(chunk_size=2000):
        yield name_of(order), _hash_of_order(order)


def _agencies(rows: models.QuerySet) -> Iterator[tuple[str, str]]:
    """Only those that have a chain of opinions or a rule of their own; the usual ones need no telling."""
    chains: dict[int, list[str]] = defaultdict(list)
    chosen = Position.objects.filter(agency__in=rows).exclude(opinion_order=None)
    for position in chosen.order_by("opinion_order", "pk"):
        chains[position.agency_id].append(position.name)
    for agency in rows.iterator(chunk_size=2000):
        chain, needed = chains[agency.pk], agency.second_factor_roles
        yield name_of(agency), _hash(chain, needed) if chain or needed is not None else GONE


_READERS = {User: _accounts, Membership: _roles, ActingAppointment: _orders, Agency: _agencies}
_HASHES = {Membership: _hash_of_role, ActingAppointment: _hash_of_order}
