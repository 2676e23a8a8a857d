"""Files of measures and of their steps."""

from .measures import MeasureResource
from .steps import StepResource

__all__ = ["MeasureResource", "StepResource"]
