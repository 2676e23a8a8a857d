"""A stored measure as a draft, and what differs between two drafts, in the words of the forms."""

from typing import Any

from .models import Measure
from .rules import MeasureDraft, StepDraft

# Fields of a draft that a measure stores under the same name.
SCALARS = (
    "name",
    "aim",
    "to_improve",
    "start",
    "end",
    "follow_up",
    "state",
    "cannot_reason",
    "summary",
    "result",
)
RULED = ("indicator", "sub_indicator", "issue")  # stored as a reference to the rules of the year


def draft_of(measure: Measure) -> MeasureDraft:
    """The stored measure as a draft; read it with `with_parts` when there are many."""
    return MeasureDraft(
        **{name: getattr(measure, name) for name in SCALARS},
        indicator=measure.indicator.number if measure.indicator else None,
        sub_indicator=measure.sub_indicator.code if measure.sub_indicator else "",
        issue=measure.issue.number if measure.issue else None,
        owners=tuple(owner.name for owner in measure.owners.all()),
        steps=tuple(StepDraft(step.text, step.result) for step in measure.steps.all()),
    )


def differences(old: MeasureDraft | None, new: MeasureDraft) -> tuple[dict[str, Any], dict[str, Any]]:
    """Before and after of every field that differs, by its Thai label; plain values for the audit trail."""
    before = plain(old) if old else {}
    after = plain(new)
    changed = [label for label, value in after.items() if (before.get(label) if old else "") != value]
    return {label: before[label] for label in changed if old}, {label: after[label] for label in changed}


def plain(draft: MeasureDraft) -> dict[str, Any]:
    """Every field by its Thai label, as text, numbers and lists; blank ones as ""."""
    facts: dict[str, Any] = {}
    for name in ("name", *RULED, *SCALARS[1:]):
        facts[str(Measure._meta.get_field(name).verbose_name)] = _plain_value(name, getattr(draft, name))
    facts["ผู้รับผิดชอบ"] = ", ".join(draft.owners)
    facts["ขั้นตอน/วิธีการ"] = [step.text for step in draft.steps] or ""
    results = {str(number): step.result for number, step in enumerate(draft.steps, start=1) if step.result}
    facts["ผลลัพธ์ตามขั้นตอน"] = results or ""
    return facts


def _plain_value(name: str, value: Any) -> Any:
    if value is None or value == "":
        return ""
    if name == "aim":
        return Measure.Aim(value).label
    if name == "state":
        return Measure.State(value).label
    return value.isoformat() if name in ("start", "end") else value
