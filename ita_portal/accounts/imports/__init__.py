"""Files of agencies and of people."""

from .agencies import AgencyResource
from .people import PeopleResource

__all__ = ["AgencyResource", "PeopleResource"]
