"""ขั้นตอน in the form: a field each, moved and removed by buttons; pasted lists part into steps. Pure."""

from dataclasses import dataclass, replace
from itertools import zip_longest

from ita_portal.numbers import read_positive
from ita_portal.thai import clean

from ..rules import MAX_STEPS, FieldProblem, StepDraft
from ..steps import begins_step, read_steps, without_mark


@dataclass(frozen=True)
class TypedStep:
    """One step as it stands in the form.

    `read_as`: its number when the page was read, None when it was added since.
    `result_of`: the number of the read step whose result it carries, even while there is none.
    """

    text: str = ""
    read_as: int | None = None
    result_of: int | None = None

    @property
    def origin(self) -> str:
        """Where it comes from, for the hidden field beside it: `3 3`, `3 -`, `- -`."""
        return " ".join("-" if number is None else str(number) for number in (self.read_as, self.result_of))


Steps = tuple[TypedStep, ...]


def typed_steps(stored: tuple[StepDraft, ...]) -> Steps:
    """The steps as a page shows them first; a measure without any begins with an empty one."""
    steps = tuple(TypedStep(step.text, number, number) for number, step in enumerate(stored, start=1))
    return steps or (TypedStep(),)


def posted_steps(texts: list[str], origins: list[str], stored: tuple[StepDraft, ...]) -> Steps:
    """The steps of a form that came back; a pasted list of numbered lines has become steps of its own."""
    steps = [
        TypedStep(text, *_numbers(origin, len(stored)))
        for text, origin in zip_longest(texts, origins, fillvalue="")
    ]
    parted = tuple(part for step in steps for part in _parted(step))
    return parted if len(parted) <= MAX_STEPS else tuple(steps)


def _numbers(origin: str, known: int) -> tuple[int | None, int | None]:
    numbers = [read_positive(part) for part in origin.split()[:2]]
    read_as, result_of = [*(n if n and n <= known else None for n in numbers), None, None][:2]
    return read_as, result_of


def _parted(step: TypedStep) -> Steps:
    """A new step whose first line is numbered, as the steps that were pasted into it."""
    if step.read_as or not begins_step(clean(step.text)):
        return (step,)
    texts = read_steps(clean(step.text))
    if len(texts) < 2:
        return (step,)
    return (*(TypedStep(text) for text in texts[:-1]), TypedStep(texts[-1], None, step.result_of))


def read_typed(steps: Steps, stored: tuple[StepDraft, ...]) -> tuple[StepDraft, ...]:
    """The steps to store; one empty field alone says that there are none yet."""
    if len(steps) == 1 and not clean(steps[0].text):
        return ()
    return tuple(StepDraft(_text(step, stored), _result(step, stored)) for step in steps)


def _text(step: TypedStep, stored: tuple[StepDraft, ...]) -> str:
    text = clean(step.text)
    if step.read_as and stored[step.read_as - 1].text == text:
        return text
    first, *more = text.split("\n", 1)
    return "\n".join([without_mark(first), *more]).strip()


def _result(step: TypedStep, stored: tuple[StepDraft, ...]) -> str:
    return stored[step.result_of - 1].result if step.result_of else ""


def press(steps: Steps, button: str, stored: tuple[StepDraft, ...]) -> tuple[Steps, str]:
    """The steps after a button of their list (`add`, `up-3`, `down-3`, `remove-3`); the id to focus next."""
    verb, _, number = button.partition("-")
    at = (read_positive(number) or 0) - 1
    if verb == "add":
        return (*steps, TypedStep()), f"step-{len(steps) + 1}"
    if verb == "up" and 1 <= at < len(steps):
        return _swapped(steps, at - 1, stored), f"up-{at}" if at > 1 else f"down-{at}"
    if verb == "down" and 0 <= at < len(steps) - 1:
        return _swapped(steps, at, stored), f"down-{at + 2}" if at + 2 < len(steps) else f"up-{at + 2}"
    if verb == "remove" and 0 <= at < len(steps):
        left = _removed(steps, at, stored) or (TypedStep(),)
        return left, f"step-{min(at + 1, len(left))}"
    return steps, ""


def _swapped(steps: Steps, at: int, stored: tuple[StepDraft, ...]) -> Steps:
    """Changes places with the step below. A result at the end of a group stays at the end of the group."""
    upper, lower = steps[at], steps[at + 1]
    if _result(lower, stored) and not _result(upper, stored):
        upper, lower = _exchanged(upper, lower)
    return (*steps[:at], lower, upper, *steps[at + 2 :])


def _removed(steps: Steps, at: int, stored: tuple[StepDraft, ...]) -> Steps:
    """Without this step; the result of its group goes to the step above, if the group has one more."""
    gone, before, after = steps[at], list(steps[:at]), steps[at + 1 :]
    if before and _result(gone, stored) and not _result(before[-1], stored):
        before[-1], _ = _exchanged(before[-1], gone)
    return (*before, *after)


def _exchanged(one: TypedStep, other: TypedStep) -> Steps:
    return replace(one, result_of=other.result_of), replace(other, result_of=one.result_of)


def too_many(steps: Steps) -> list[FieldProblem]:
    """Says why a pasted list was left in one field: it holds more steps than a measure may have."""
    count = sum(len(_parted(step)) for step in steps)
    if count <= MAX_STEPS:
        return []
    return [FieldProblem("steps", f"มี {count:,} ขั้นตอน ต้องไม่เกิน {MAX_STEPS} ขั้นตอน โปรดแบ่งเป็นหลายมาตรการ")]
