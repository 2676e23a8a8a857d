"""What the checks over free texts look at: a text with its place, and what the record says. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from ita_portal.problems import Severity
from ita_portal.thai import to_arabic

_THAI_DIGIT = re.compile("[๐-๙]")


@dataclass(frozen=True)
class FreeText:
    """A text that somebody typed. `place`: how a sentence calls it; `field`: where it is cured (cures.py).

    `of_result`: a figure without a year in it is about the result that the year's measures follow from.
    `of_document`: it speaks of the whole plan, so that its counts are those of the plan.
    """

    place: str
    field: str
    text: str
    of_result: bool = True
    of_document: bool = False

    @cached_property
    def plain(self) -> str:
        """The text in Arabic digits."""
        return to_arabic(self.text) if _THAI_DIGIT.search(self.text) else self.text


@dataclass(frozen=True)
class Place:
    """Whose texts they are: the agency's own name, its district and province without their kinds."""

    name: str
    district: str = ""
    province: str = ""


@dataclass(frozen=True)
class Record:
    """What is on record for the plan of a Buddhist `year`; blank or empty where nothing is known.

    `totals` and `levels` by the year of the result, `indicators` and `instruments` of the year before the
    plan, `names` what that year calls its indicators, `states` how many measures are in which state,
    `history` the years that a document looks back on, `findings` how many weak points the analysis found.
    """

    year: int
    place: Place
    totals: Mapping[int, Decimal] = field(default_factory=dict)
    levels: Mapping[int, str] = field(default_factory=dict)
    rank: str = ""
    indicators: Mapping[int, Decimal] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    instruments: Mapping[str, Decimal] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
    history: frozenset[int] = frozenset()
    findings: int = 0

    @property
    def result_year(self) -> int:
        """The year whose result the measures follow from."""
        return self.year - 1


@dataclass(frozen=True)
class Slip:
    """What a check found in a text; one `key` is told once for all texts of a measure or a document."""

    key: str
    message: str


@dataclass(frozen=True)
class TextRule:
    """One rule over free texts; `check` is its pure function. `of_documents`: no measure can break it."""

    code: str
    severity: Severity
    cure: str
    check: Callable[[FreeText, Record], Iterator[Slip]]
    of_documents: bool = False
