"""The facts a document is printed from: a frozen copy of what an agency did in one year.

A document is printed again from its facts years later, so they hold words as well as codes: the name of an
indicator in that year, of an office, of a state. Another set of fields is another `SCHEMA`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

SCHEMA = 2

NOT_STARTED, UNDER_WAY = "not_started", "under_way"
DONE, CANNOT = "done", "cannot"  # the two states in which a measure has ended


@dataclass(frozen=True)
class AgencyFacts:
    """หน่วยงาน; `place` is its อำเภอ and จังหวัด, `mayor` to `short` are the words of its kind."""

    code: str
    name: str
    kind: str
    place: str
    district: str
    province: str
    letter_prefix: str
    mayor: str
    clerk: str
    clerk_office: str
    short: str

    @property
    def full_name(self) -> str:
        """Name and place, as the head of a document prints them."""
        return f"{self.name} {self.place}".strip()

    @property
    def names(self) -> tuple[str, ...]:
        """The names that no line break may part."""
        return (self.name, *self.place.split())


@dataclass(frozen=True)
class IndicatorFacts:
    """ตัวชี้วัด under its name of that year; `instrument` is IIT, EIT or OIT."""

    number: int
    name: str
    instrument: str


@dataclass(frozen=True)
class StepFacts:
    """ขั้นตอน; a result belongs to the steps since the result before it."""

    text: str
    result: str


@dataclass(frozen=True)
class MeasureFacts:
    """มาตรการ/กิจกรรม. Texts are blank and numbers None where nothing was entered; `aim` is a Thai word."""

    number: int
    name: str
    indicator: int | None
    sub_indicator: str
    sub_indicator_name: str
    issue: int | None
    issue_name: str
    aim: str
    to_improve: str
    steps: tuple[StepFacts, ...]
    start: date | None
    end: date | None
    owners: tuple[str, ...]
    follow_up: str
    state: str
    state_name: str
    reason: str
    summary: str
    result: str


@dataclass(frozen=True)
class ResultFacts:
    """ผลการประเมิน of a Buddhist year as announced: points 0–100, level and rank as typed, or blank."""

    year: int
    total: Decimal | None
    level: str
    rank: str


@dataclass(frozen=True)
class Snapshot:
    """What the documents of an agency and a Buddhist fiscal year are made from; measures in their order.

    `before` is the result of the year before, from which the measures follow; None where none is stored.
    """

    agency: AgencyFacts
    year: int
    indicators: tuple[IndicatorFacts, ...]
    measures: tuple[MeasureFacts, ...]
    before: ResultFacts | None = None
    schema: int = SCHEMA
