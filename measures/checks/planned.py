"""What a check looks at."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..rules import TEXTS, MeasureDraft
from .texts.text import FreeText

_OF_ITS_YEAR = ("cannot_reason", "summary", "result")  # written when the next result may be known already


@dataclass(frozen=True)
class PlannedMeasure:
    """มาตรการ of a plan: its number, the Buddhist fiscal year it is carried out in, and what it says."""

    number: int
    year: int
    draft: MeasureDraft

    @property
    def where(self) -> str:
        """How a problem names it: มาตรการที่ 9."""
        return f"มาตรการที่ {self.number}"

    def texts(self) -> Iterator[FreeText]:
        """Everything that was typed freely, in the order of the forms."""
        for name, label in TEXTS.items():
            yield FreeText(label, name, getattr(self.draft, name), of_result=name not in _OF_ITS_YEAR)
        for number, step in enumerate(self.draft.steps, start=1):
            yield FreeText(f"ขั้นตอนที่ {number}", f"steps.{number}", step.text)
            yield FreeText(f"ผลของขั้นตอนที่ {number}", f"results.{number}", step.result, of_result=False)
        yield FreeText("ผู้รับผิดชอบ", "owners", ", ".join(self.draft.owners))
