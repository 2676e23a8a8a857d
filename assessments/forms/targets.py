"""What an agency wants to reach in a year, indicator by indicator."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from assessments import figures
from assessments.forms.fields import ScoreField
from assessments.rules import YearRules
from ita_portal.forms import ThaiMessages
from ita_portal.problems import Problem


class TargetForm(ThaiMessages, forms.Form):
    """A field for each indicator, under the key of its figure; blank: no target."""

    def __init__(self, rules: YearRules, **options: Any) -> None:
        self.numbers = [rule.number for rule in rules.indicators]
        self.base_fields = {
            figures.indicator_key(number): ScoreField(label=f"เป้าหมายของ{figures.call_indicator(number)}")
            for number in self.numbers
        }
        super().__init__(auto_id="%s", **options)

    def targets(self) -> dict[int, Decimal | None]:
        """What was typed, by number of the indicator."""
        return {number: self.cleaned_data[figures.indicator_key(number)] for number in self.numbers}

    def known(self) -> dict[int, Decimal]:
        """The targets that are scores; fields that are blank or wrong are left out."""
        typed = getattr(self, "cleaned_data", {})
        keys = {number: figures.indicator_key(number) for number in self.numbers}
        return {number: typed[key] for number, key in keys.items() if typed.get(key) is not None}

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Puts what the action refused at the fields it names."""
        for problem in problems:
            self.add_error(problem.where if problem.where in self.fields else None, problem.message)


def initial_targets(targets: Mapping[int, Decimal]) -> dict[str, Decimal]:
    """Targets as the form takes them."""
    return {figures.indicator_key(number): score for number, score in targets.items()}


def texts_of(rules: YearRules, targets: Mapping[int, Decimal]) -> dict[str, str]:
    """Targets as the fields show them: text by key, blank for none."""
    return {
        figures.indicator_key(rule.number): f"{targets[rule.number]:.2f}" if rule.number in targets else ""
        for rule in rules.indicators
    }


def labels_of(rules: YearRules) -> dict[str, str]:
    """How sentences call the fields, by key."""
    return {key: str(field.label) for key, field in TargetForm(rules).fields.items()}
