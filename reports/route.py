"""The route of a report through the positions of an agency, as it would be copied today."""

from dataclasses import dataclass
from datetime import date

from ita_portal.accounts.models import Agency, Position, User
from ita_portal.problems import Problem


@dataclass(frozen=True)
class Standing:
    """In what capacity a person stands at a step: both capacities where she acts for another."""

    user: User
    capacity: str
    appointment: str = ""


@dataclass(frozen=True)
class RouteStep:
    """ขั้น: the positions it stands for, the lowest first, and who holds them all today."""

    order: int
    positions: tuple[Position, ...]
    holder: Standing

    @property
    def position(self) -> Position:
        """The position that it belongs to: the highest of those it stands for."""
        return self.positions[-1]


@dataclass(frozen=True)
class Route:
    """สายการเสนอ of today; with problems it cannot be submitted, and `steps` holds those that are filled."""

    steps: tuple[RouteStep, ...]
    problems: tuple[Problem, ...]


def route_of(agency: Agency, today: date, *, maker: User | None = None) -> Route:
    """Who would give an opinion today, lowest first; neighbours held by one person are one step.

    The maker gives no opinion on her own version, so that a position which only she holds is a problem.
    """
    raise NotImplementedError


def standing_at(user: User, agency: Agency, positions: tuple[int, ...], today: date) -> Standing | None:
    """In what capacity the person holds all these positions on that day; None when she does not."""
    raise NotImplementedError
