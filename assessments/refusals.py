"""Why a write does not happen."""

from collections.abc import Sequence

from django.db.models import Model

from ita_portal.problems import Problem


class NotStorable(Exception):
    """Something breaks a rule; `problems` says what, each with the key of its figure or field in `where`."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


class ChangedMeanwhile(Exception):
    """Somebody else stored this since it was read; `thing` is how it is now."""

    def __init__(self, thing: Model) -> None:
        super().__init__(f"{thing} was changed meanwhile")
        self.thing = thing


def refuse(problems: Sequence[Problem]) -> None:
    """Raises NotStorable when there are problems."""
    if problems:
        raise NotStorable(problems)
