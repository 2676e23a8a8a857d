"""The measures of the demonstration, as drafts; their texts lie beside, one file a fiscal year."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from measures.rules import NOT_STARTED, MeasureDraft, StepDraft

FOLDER = Path(__file__).parent


def years() -> list[int]:
    """The Buddhist fiscal years that have measures, in their order."""
    return sorted(int(file.stem.removeprefix("measures-")) for file in FOLDER.glob("measures-*.json"))


def measures_of(year: int) -> list[MeasureDraft]:
    """The measures of a year as they stand at its end, in the order of the plan."""
    rows = json.loads((FOLDER / f"measures-{year}.json").read_text(encoding="utf-8"))
    return [_draft(row) for row in rows]


def as_planned(draft: MeasureDraft) -> MeasureDraft:
    """The measure as it was entered before anybody reported on it."""
    steps = tuple(StepDraft(step.text) for step in draft.steps)
    return replace(draft, state=NOT_STARTED, cannot_reason="", summary="", result="", steps=steps)


def _draft(row: dict[str, Any]) -> MeasureDraft:
    steps = tuple(StepDraft(text_of(step["text"]), text_of(step.get("result", ""))) for step in row["steps"])
    return MeasureDraft(
        **{
            **row,
            "start": date.fromisoformat(row["start"]),
            "end": date.fromisoformat(row["end"]),
            "owners": tuple(row["owners"]),
            "steps": steps,
            "summary": text_of(row["summary"]),
            "result": text_of(row["result"]),
        }
    )


def text_of(value: str | list[str]) -> str:
    """A text of a file of the demonstration; a list is its lines."""
    return value if isinstance(value, str) else "\n".join(value)
