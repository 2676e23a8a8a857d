"""People, agencies and the ties between them; one model a file."""

from .acting import ActingAppointment
from .agency import Agency, AgencyQuerySet
from .agency_file import AgencyFile
from .department import Department
from .membership import Membership
from .position import Position
from .user import User

__all__ = [
    "ActingAppointment",
    "Agency",
    "AgencyFile",
    "AgencyQuerySet",
    "Department",
    "Membership",
    "Position",
    "User",
]
