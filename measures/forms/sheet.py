"""The whole form of a measure as it stands in the browser: its fields, its steps, what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from ita_portal import thai
from ita_portal.templatetags.portal import ErrorLine

from ..rules import FieldProblem, MeasureDraft, StepDraft, check
from .measure import Choices, MeasureForm, typed_measure
from .steps import Steps, posted_steps, press, read_typed, too_many, typed_steps

WHOLE_YEAR = "whole-year"
FIELDS_BEFORE_STEPS = ("name", "indicator", "sub_indicator", "issue", "aim", "to_improve")


@dataclass(frozen=True)
class StepRow:
    """One step as the page draws it."""

    number: int
    text: str
    origin: str
    result: str
    error: str
    is_last: bool
    focus: str  # which of its controls takes the focus: "step", "up", "down" or none


class MeasureSheet:
    """แบบฟอร์มมาตรการ. `base` is the draft the form began from; what it does not show keeps those values."""

    def __init__(self, form: MeasureForm, steps: Steps, base: MeasureDraft) -> None:
        self.form, self.steps, self.base = form, steps, base
        self.focus = ""  # the id of the control to focus after a button of the steps
        self._further: list[FieldProblem] = []  # of steps, or of no field at all

    @classmethod
    def shown(cls, choices: Choices, base: MeasureDraft, *, to_store: bool = False) -> "MeasureSheet":
        """The form with what is stored; `to_store`: as if it had been typed and sent."""
        typed = typed_measure(base, choices)
        form = MeasureForm(choices, data=typed) if to_store else MeasureForm(choices, initial=typed)
        return cls(form, typed_steps(base.steps), base)

    @classmethod
    def pressed(
        cls, choices: Choices, base: MeasureDraft, post: QueryDict, button: str, year: int
    ) -> "MeasureSheet":
        """The form as typed, after one of its buttons that store nothing."""
        typed: dict[str, Any] = {name: post.get(name, "") for name in MeasureForm.base_fields}
        typed["offices"] = post.getlist("offices")
        if button == WHOLE_YEAR:
            typed["start"], typed["end"] = thai.fiscal_year_bounds(year)
        sheet = cls(MeasureForm(choices, initial=typed), _posted(post, base), base)
        sheet.steps, focus = press(sheet.steps, button, base.steps)
        sheet.focus = focus or button
        return sheet

    @classmethod
    def posted(cls, choices: Choices, base: MeasureDraft, post: QueryDict) -> "MeasureSheet":
        """The form as typed, to be stored."""
        return cls(MeasureForm(choices, data=post), _posted(post, base), base)

    def draft(self) -> MeasureDraft | None:
        """What to store; None while something is wrong, which `problems` then says."""
        self.form.is_valid()
        steps: tuple[StepDraft, ...] = read_typed(self.steps, self.base.steps)
        draft = self.form.draft(self.base, steps)
        self.add_problems(too_many(self.steps) or check(draft))
        return None if self.problems else draft

    def add_problems(self, problems: list[FieldProblem]) -> None:
        """Puts what the rules found to the fields and steps."""
        self.form.add_problems(problems)
        self._further += [problem for problem in problems if not self.form.has(problem)]

    @property
    def rows(self) -> list[StepRow]:
        """The steps with what the page shows beside each."""
        errors = {problem.field: problem.message for problem in self._further}
        control, _, at = self.focus.partition("-")
        return [
            StepRow(
                number=number,
                text=step.text,
                origin=step.origin,
                result=self.base.steps[step.result_of - 1].result if step.result_of else "",
                error=errors.get(f"steps.{number}", ""),
                is_last=number == len(self.steps),
                focus=control if at == str(number) else "",
            )
            for number, step in enumerate(self.steps, start=1)
        ]

    @property
    def steps_error(self) -> str:
        """What is wrong with the steps as a whole."""
        return next((problem.message for problem in self._further if problem.field == "steps"), "")

    @property
    def problems(self) -> list[ErrorLine]:
        """All that is wrong, in the order of the page, each with the address of its control."""
        if not self.form.is_bound:
            return []
        before = [name for name in self.form.fields if name in FIELDS_BEFORE_STEPS]
        after = [name for name in self.form.fields if name not in FIELDS_BEFORE_STEPS]
        steps = [ErrorLine(problem.message, _address(problem)) for problem in self._further]
        return [*error_lines(self.form, before), *steps, *error_lines(self.form, after)]


def _posted(post: QueryDict, base: MeasureDraft) -> Steps:
    return posted_steps(post.getlist("step"), post.getlist("origin"), base.steps)


def _address(problem: FieldProblem) -> str:
    _, _, number = problem.field.partition(".")
    return f"#step-{number or 1}" if problem.field else ""


def error_lines(form: Any, names: Iterable[str]) -> list[ErrorLine]:
    """The errors of these fields; a group of choices is reached by its first one."""
    lines = []
    for name in names:
        field = form[name]
        href = f"#{field.auto_id}_0" if field.use_fieldset else f"#{field.auto_id}"
        lines += [ErrorLine(message, href) for message in field.errors]
    return lines
