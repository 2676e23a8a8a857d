"""Who is responsible for a measure, and who may therefore edit it."""

import re
from collections.abc import Iterable, Mapping

from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May

from .models import EVERYBODY, Measure

_BETWEEN_OWNERS = re.compile(r"[,/\n]")


def read_owners(cell: str) -> tuple[str, ...]:
    """The owners named in a cell, parted by commas, slashes or new lines, each once."""
    return tuple(dict.fromkeys(name for part in _BETWEEN_OWNERS.split(cell) if (name := part.strip())))


def write_owners(owners: Iterable[str]) -> str:
    """The cell that names these owners; `read_owners` gives them back."""
    return ", ".join(owners)


def may_edit(actor: Actor, measure: Measure) -> bool:
    """Whether this person may edit this measure: all of them, or one of her own office's."""
    return actor.may(May.EDIT_MEASURES) or (
        actor.may(May.EDIT_OWN_MEASURES)
        and any(
            owner.department_id in actor.department_ids or owner.name in EVERYBODY
            for owner in measure.owners.all()
        )
    )


def may_own(actor: Actor, owners: Iterable[str], departments: Mapping[str, int]) -> bool:
    """Whether this person may store a measure under these owners; `departments`: id by name."""
    return (
        actor.is_operator
        or actor.may(May.EDIT_MEASURES)
        or any(departments.get(name) in actor.department_ids or name in EVERYBODY for name in owners)
    )
