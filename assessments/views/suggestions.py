"""The corrections that the page of scores offers as buttons: one figure each, put in by the portal."""

from dataclasses import dataclass

from assessments.outlook import Outlook
from assessments.slips import Slip, explain

NAME = "indicator-name-differs"


@dataclass(frozen=True)
class Suggestion:
    """One figure as it may have been meant; `value` is what its button sends: key=text."""

    slip: Slip

    @property
    def value(self) -> str:
        """What the button sends."""
        return f"{self.slip.key}={self.slip.meant}"


def suggestions_for(look: Outlook) -> tuple[Suggestion, ...]:
    """Likely slips that would bring announced and recomputed total together, the likeliest first."""
    if not any(problem.code == "total-differs" for problem in look.problems):
        return ()
    last = look.last.indicators if look.last else None
    return tuple(map(Suggestion, explain(look.rules, look.result, last).first))


def read_correction(text: str) -> tuple[str, str]:
    """Key and text that a button sent; both blank where no such button was pressed."""
    key, _, value = text.partition("=")
    return key, value
