"""The result of a year on one page: indicators, parts, announced total, level and rank."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms

from assessments import figures
from assessments.fitting import ALL_OR_NONE, MAX_TEXT, missing
from assessments.forms.fields import ScoreField
from assessments.rules import Result, YearRules
from ita_portal.forms import CleanCharField, SuggestedCharField, ThaiMessages
from ita_portal.problems import Problem

RANK_SHOWN = 44  # characters of a rank that stand in its field: ลำดับที่ 1,014 ของหน่วยงานประเภทเทศบาลตำบล


class ScoreForm(ThaiMessages, forms.Form):
    """Every field bears the key of its figure (figures.py) as name and id; all of them may stay blank."""

    def __init__(self, rules: YearRules, **options: Any) -> None:
        self.rules = rules
        self.base_fields = _fields_of(rules)
        super().__init__(auto_id="%s", **options)

    def result(self, stored: Result) -> Result:
        """What was typed; item scores and the names that sources gave stay as they are stored."""
        typed = self.cleaned_data
        indicators = {
            rule.number: score
            for rule in self.rules.indicators
            if (score := typed[figures.indicator_key(rule.number)]) is not None
        }
        return Result(
            indicators=indicators,
            parts={
                part.key: score
                for part in self.rules.parts
                if (score := typed[figures.part_key(part.key)]) is not None
            },
            items=stored.items,
            names={number: name for number, name in stored.names.items() if number in indicators},
            announced_total=typed[figures.TOTAL],
            announced_level=typed[figures.LEVEL],
            announced_rank=typed[figures.RANK],
        )

    def missing(self) -> Iterator[Problem]:
        """Indicators that are blank beside others, be those scores or not."""
        keys = {rule.number: figures.indicator_key(rule.number) for rule in self.rules.indicators}
        blank = {number for number, key in keys.items() if self.cleaned_data.get(key, "") is None}
        return missing(self.rules, keys.keys() - blank)

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Puts what the action refused at the fields it names; why all are needed is told once."""
        is_told = False
        for problem in problems:
            message = problem.message.removesuffix(ALL_OR_NONE).rstrip() if is_told else problem.message
            is_told = is_told or problem.message.endswith(ALL_OR_NONE)
            self.add_error(problem.where if problem.where in self.fields else None, message)


def texts_of(rules: YearRules, result: Result) -> dict[str, str]:
    """A result as the fields show it: text by key, blank for what is unknown."""
    scores = {
        figures.indicator_key(rule.number): result.indicators.get(rule.number) for rule in rules.indicators
    }
    scores |= {figures.part_key(part.key): result.parts.get(part.key) for part in rules.parts}
    scores[figures.TOTAL] = result.announced_total
    texts = {key: "" if score is None else f"{score:.2f}" for key, score in scores.items()}
    return texts | {figures.LEVEL: result.announced_level, figures.RANK: result.announced_rank}


def labels_of(rules: YearRules) -> dict[str, str]:
    """How sentences call the fields, by key."""
    return {key: str(each.label) for key, each in _fields_of(rules).items()}


def _fields_of(rules: YearRules) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        figures.indicator_key(number): ScoreField(label=figures.call_indicator(number))
        for instrument in rules.instruments
        for number in instrument.indicators
    }
    for part in rules.parts:  # in the order of the file `scores`, so that a row of it can be pasted
        fields[figures.part_key(part.key)] = ScoreField(label=part.name)
    fields[figures.TOTAL] = ScoreField(label="คะแนนรวม")
    levels = [level.name for level in rules.levels]
    fields[figures.LEVEL] = SuggestedCharField(
        label="ระดับ", suggestions=levels, required=False, max_length=MAX_TEXT
    )
    wide = forms.TextInput(attrs={"size": RANK_SHOWN})
    fields[figures.RANK] = CleanCharField(label="ลำดับ", required=False, max_length=MAX_TEXT, widget=wide)
    return fields
