"""What a check over documents found, and where it is cured."""

from dataclasses import dataclass
from enum import Enum

from ita_portal.problems import Problem


class Place(Enum):
    """The page on which something is cured."""

    MEASURE = "measure"
    ANALYSIS = "analysis"
    TEXTS = "texts"
    CHAIN = "chain"
    PLAN = "plan"
    NEW_MEASURE = "new measure"


@dataclass(frozen=True)
class Found:
    """A problem and its cure: a page, the number of the measure or issue there, and the field."""

    problem: Problem
    place: Place
    number: int = 0
    field: str = ""
