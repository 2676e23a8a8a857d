"""The results and findings of the demonstration, as plain values; their figures and texts lie beside."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assessments.findings import FindingDraft
from assessments.rules import Result
from reports.demonstration.measures import FOLDER, text_of


@dataclass(frozen=True)
class YearFigures:
    """What is known of one Buddhist fiscal year; `result` is None where nothing was announced yet."""

    year: int
    result: Result | None
    targets: dict[int, Decimal]


@dataclass(frozen=True)
class Answered:
    """A finding with the numbers of the measures of the next year that answer it."""

    draft: FindingDraft
    measures: tuple[int, ...]


def figures() -> list[YearFigures]:
    """Every year that has figures, oldest first; 2565 is missing, as in many agencies."""
    rows = json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))
    return [
        YearFigures(row["year"], _result(row) if "total" in row else None, _scores(row.get("targets", [])))
        for row in rows
    ]


def findings_of(year: int) -> list[Answered]:
    """The findings about a year's result, issue by issue."""
    rows = json.loads((FOLDER / f"findings-{year}.json").read_text(encoding="utf-8"))
    return [_finding(row) for row in rows]


def _result(row: dict[str, Any]) -> Result:
    return Result(
        indicators=_scores(row.get("indicators", [])),
        parts={("EIT", number): score for number, score in _scores(row.get("EIT", [])).items()},
        items={code: Decimal(score) for code, score in row.get("items", {}).items()},
        announced_total=Decimal(row["total"]),
        announced_level=row["level"],
        announced_rank=row.get("rank", ""),
    )


def _scores(texts: list[str]) -> dict[int, Decimal]:
    """Points by number, counted from 1."""
    return {number: Decimal(text) for number, text in enumerate(texts, 1)}


def _finding(row: dict[str, Any]) -> Answered:
    draft = FindingDraft(
        issue=row["issue"],
        text=row.get("text", ""),
        recommendation=text_of(row.get("recommendation", "")),
        items=tuple(row.get("items", ())),
        nothing_found=row.get("nothing_found", False),
    )
    return Answered(draft, tuple(row.get("measures", ())))
