"""Fields for scores."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ita_portal import thai

LONGEST = 60  # characters; more are cut off by the browser, and refused here


class ScoreField(forms.CharField):
    """Points from 0 to 100 with two decimals, in Thai or Arabic digits; None when blank."""

    def __init__(self, **options: Any) -> None:
        attrs = {"class": "input-score", "inputmode": "decimal", "autocomplete": "off"}
        super().__init__(
            **{"required": False, "max_length": LONGEST, "widget": forms.TextInput(attrs=attrs)} | options
        )

    def prepare_value(self, value: Any) -> str:
        """A stored score with two decimals; what was typed stays as it was."""
        return f"{value:.2f}" if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        """The score that was typed.

        Raises:
            ValidationError: it is no score, with a Thai sentence that names the field.
        """
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return thai.read_score(typed).quantize(Decimal("0.01"))
        except ValueError as problem:
            raise ValidationError(f"{self.label}: {problem}", code="no_score") from problem
