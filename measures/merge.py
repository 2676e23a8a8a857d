"""Two people on one measure: what both changed, and what can be put together without asking. Pure."""

from dataclasses import dataclass, fields, replace

from .rules import MeasureDraft, StepDraft

FIELDS = tuple(each.name for each in fields(MeasureDraft))
Steps = tuple[StepDraft, ...]


@dataclass(frozen=True)
class Merge:
    """What becomes of the later draft beside the one stored meanwhile."""

    draft: MeasureDraft  # mine, with what only the other changed
    both: tuple[str, ...]  # fields that both changed, and differently: a person must choose
    theirs: tuple[str, ...]  # fields that only the other changed: they stay as stored


def merge(base: MeasureDraft | None, mine: MeasureDraft, stored: MeasureDraft) -> Merge:
    """Compares field by field with what I had read (`base`); without it I choose at every difference."""
    values, both, theirs = {}, [], []
    for name in FIELDS:
        my, their = getattr(mine, name), getattr(stored, name)
        was = getattr(base, name) if base else None
        if my == their or (base and their == was):
            continue
        if base and my == was:
            theirs.append(name)
            values[name] = their
        elif base and name == "steps" and (together := _steps_together(was, my, their)):
            theirs.append(name)
            values[name] = together
        else:
            both.append(name)
    return Merge(replace(mine, **values), tuple(both), tuple(theirs))


def _steps_together(base: Steps, mine: Steps, stored: Steps) -> Steps | None:
    """The steps of both, where the other only reported results and mine have them or leave room for them."""
    if _texts(base) != _texts(stored):
        return None
    if _texts(base) != _texts(mine):
        new = {their.result for was, their in zip(base, stored, strict=True) if their.result != was.result}
        return mine if new <= {"", *(my.result for my in mine)} else None
    results = []
    for was, my, their in zip(base, mine, stored, strict=True):
        if was.result != my.result != their.result != was.result:
            return None
        results.append(their if my.result == was.result else my)
    return tuple(results)


def _texts(steps: Steps) -> list[str]:
    return [step.text for step in steps]


def rebased(base: MeasureDraft, stored: MeasureDraft) -> MeasureDraft:
    """The base with results that came in meanwhile, for a form that moves steps and types no results."""
    return replace(base, steps=stored.steps) if _texts(base.steps) == _texts(stored.steps) else base
