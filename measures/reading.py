"""What somebody had before her when she began to type: it goes along with her form, sealed.

With it a form still knows after hours, a sign-in or a move of the measure what it began from.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core import signing

from .drafts import draft_of
from .models import Measure
from .rules import MeasureDraft, StepDraft

_SALT = "measures.reading.1"


@dataclass(frozen=True)
class Reading:
    """A measure as it was read: which one, in which version, with which values."""

    measure_id: int
    version: int
    draft: MeasureDraft


def reading_of(measure: Measure) -> Reading:
    """The measure as it is now."""
    return Reading(measure.pk, measure.version, draft_of(measure))


def seal(reading: Reading) -> str:
    """The reading as text for a hidden field."""
    return signing.dumps(
        [reading.measure_id, reading.version, _plain(reading.draft)], salt=_SALT, compress=True
    )


def unseal(text: str) -> Reading | None:
    """The reading a form brought back; None where it brought none of ours."""
    try:
        measure_id, version, values = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    return Reading(measure_id, version, _draft(values))


def _plain(draft: MeasureDraft) -> dict[str, Any]:
    values = asdict(draft)
    return values | {name: day.isoformat() for name in ("start", "end") if (day := values[name])}


def _draft(values: dict[str, Any]) -> MeasureDraft:
    days = {name: date.fromisoformat(values[name]) for name in ("start", "end") if values[name]}
    steps = tuple(StepDraft(**step) for step in values["steps"])
    return MeasureDraft(**{**values, **days, "owners": tuple(values["owners"]), "steps": steps})
