"""What a check looks at."""

from dataclasses import dataclass

from ..rules import MeasureDraft


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
