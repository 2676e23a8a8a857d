"""The whole form of progress as it stands in the browser: its fields, the results of the groups of steps."""

from dataclasses import dataclass

from django.http import QueryDict

from ita_portal.templatetags.portal import ErrorLine

from ..rules import FieldProblem, MeasureDraft, check
from .progress import ProgressForm, typed_progress
from .sheet import error_lines


@dataclass(frozen=True)
class ResultRow:
    """A step, and the result that is typed at it."""

    number: int
    text: str
    result: str
    error: str


class ProgressSheet:
    """แบบรายงานความก้าวหน้า. `base` is the draft the form began from."""

    def __init__(self, form: ProgressForm, results: list[str], base: MeasureDraft) -> None:
        self.form, self.results, self.base = form, results, base
        self._further: list[FieldProblem] = []  # of steps, or of no field at all

    @classmethod
    def shown(cls, base: MeasureDraft, *, to_store: bool = False) -> "ProgressSheet":
        """The form with what is stored; `to_store`: as if it had been typed and sent."""
        typed = typed_progress(base)
        form = ProgressForm(data=typed) if to_store else ProgressForm(initial=typed)
        return cls(form, [step.result for step in base.steps], base)

    @classmethod
    def posted(cls, base: MeasureDraft, post: QueryDict, *, to_store: bool = True) -> "ProgressSheet":
        """The form as typed; `to_store` false: it is only drawn again."""
        form = ProgressForm(data=post) if to_store else ProgressForm(initial=post.dict())
        results = post.getlist("step_result")[: len(base.steps)]
        return cls(form, results + [step.result for step in base.steps[len(results) :]], base)

    def draft(self) -> MeasureDraft | None:
        """What to store; None while something is wrong, which `problems` then says."""
        self.form.is_valid()
        draft = self.form.draft(self.base, self.results)
        self.add_problems(check(draft))
        return None if self.problems else draft

    def add_problems(self, problems: list[FieldProblem]) -> None:
        """Puts what the rules found to the fields and steps."""
        self.form.add_problems(problems)
        self._further += [problem for problem in problems if problem.field not in self.form.fields]

    @property
    def rows(self) -> list[ResultRow]:
        """The steps, each with the result typed at it."""
        errors = {problem.field: problem.message for problem in self._further}
        return [
            ResultRow(number, step.text, result, errors.get(f"steps.{number}", ""))
            for number, (step, result) in enumerate(zip(self.base.steps, self.results, strict=True), start=1)
        ]

    @property
    def has_results(self) -> bool:
        """Whether anything stands at a step, so that the list is shown open."""
        return any(self.results) or any(problem.field for problem in self._further)

    @property
    def problems(self) -> list[ErrorLine]:
        """All that is wrong, in the order of the page, each with the address of its control."""
        if not self.form.is_bound:
            return []
        lines = error_lines(self.form, self.form.fields)
        for problem in self._further:
            _, _, number = problem.field.partition(".")
            lines.append(ErrorLine(problem.message, f"#result-{number}" if number else ""))
        return lines
