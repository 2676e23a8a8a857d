"""Every write to people and agencies: one function each, atomic, with its event in the audit trail.

The event comes last: it locks the end of the trail, and whoever holds that must not wait for another row.
"""

from .acting import record_appointment, remove_appointment
from .agency import (
    add_department,
    change_agency,
    remove_department,
    rename_department,
    set_chain,
)
from .common import position_of
from .people import KEEPS_HER_EMAIL, NOT_BY_HERSELF, change_person, give_role, invite, remove_role

__all__ = [
    "KEEPS_HER_EMAIL",
    "NOT_BY_HERSELF",
    "add_department",
    "change_agency",
    "change_person",
    "give_role",
    "invite",
    "position_of",
    "record_appointment",
    "remove_appointment",
    "remove_department",
    "remove_role",
    "rename_department",
    "set_chain",
]
