"""Facts about what was planned and done."""

from dataclasses import dataclass
from datetime import date

NOT_STARTED, UNDER_WAY = "not_started", "under_way"
DONE, CANNOT = "done", "cannot"  # the two states in which a measure has ended


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
