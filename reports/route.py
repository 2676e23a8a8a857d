"""The route of a report through the positions of an agency, as it would be copied today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ita_portal import thai
from ita_portal.accounts.chain import chain_of
from ita_portal.accounts.models import ActingAppointment, Agency, Membership, Position, User
from ita_portal.problems import Problem

FEWEST, MOST = 2, 5  # levels
LONGEST = 800  # characters of a capacity or of the orders behind it, as a memo prints them


@dataclass(frozen=True)
class Standing:
    """In what capacity a person stands at a step: both capacities where she acts for another."""

    user: User
    capacity: str
    appointment: str = ""
    orders: tuple[ActingAppointment, ...] = ()

    @property
    def is_too_long(self) -> bool:
        """Whether no memo has room for what she stands for."""
        return max(len(self.capacity), len(self.appointment)) > LONGEST

    @property
    def shorten(self) -> str:
        """What to do where it is too long, as a Thai sentence."""
        return (
            f"ตำแหน่งและคำสั่งที่{self.user.full_name}ทำการแทนรวมกันยาวเกิน {LONGEST} ตัวอักษร "
            "ให้ย่อชื่อตำแหน่งหรือเลขที่คำสั่ง หรือให้ผู้อื่นทำการแทนบางตำแหน่ง"
        )


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


@dataclass(frozen=True)
class Officials:
    """Who may give opinions in an agency on one day: executives in their positions, orders valid then."""

    executives: dict[User, Position | None]
    orders: Iterable[ActingAppointment]  # read once somebody has not by herself what is asked for

    def standing(self, user: User, positions: Sequence[Position]) -> Standing | None:
        """In what capacity she holds all the positions; None when one of them is not hers that day."""
        if user not in self.executives:
            return None
        own, acted = self.executives[user], []
        for position in positions:
            if position == own:
                continue
            order = next((o for o in self.orders if o.person == user and o.position == position), None)
            if order is None:
                return None
            acted.append(order)
        names = [own.name] if own else []
        names += [f"{order.get_kind_display()} {order.position.name}" for order in acted]
        return Standing(user, " ".join(names), "; ".join(_words_of(order) for order in acted), tuple(acted))

    def able(self, position_ids: Sequence[int], without: User | None) -> list[User]:
        """Everybody who may give the opinion of a step that stands for these positions."""
        users = (user for user in self.executives if user != without)
        return [user for user in users if self.standing_at(user, position_ids)]

    def standing_at(self, user: User, position_ids: Sequence[int]) -> Standing | None:
        """As `standing`, for positions of which only the ids are at hand."""
        known = {position.pk: position for position in self.executives.values() if position}
        if any(pk not in known for pk in position_ids):
            known |= {order.position_id: order.position for order in self.orders}
        if any(pk not in known for pk in position_ids):
            return None
        return self.standing(user, [known[pk] for pk in position_ids])

    def first_holder(self, position: Position, without: User | None) -> User | None:
        """Who stands for the position: who acts for it, as that was ordered for the time, else who has it."""
        acting = [order.person for order in self.orders if order.position == position]
        having = [user for user, own in self.executives.items() if own == position]
        able = (user for user in (*acting, *having) if user in self.executives and user != without)
        return next(able, None)


def officials_of(agency: Agency, today: date, *, only: User | None = None) -> Officials:
    """Executives who may sign in and are no superusers, and the orders valid that day; at most two queries.

    Args:
        only: asks for this one alone.
    """
    executives = Membership.objects.of_agency(agency).filter(
        role=Membership.Role.EXECUTIVE, user__is_active=True, user__is_superuser=False
    )
    orders = agency.acting_appointments.filter(first_day__lte=today, last_day__gte=today)
    if only is not None:
        executives, orders = executives.filter(user=only), orders.filter(person=only)
    return Officials(
        {each.user: each.position for each in executives.select_related("user", "position").order_by("id")},
        orders.select_related("person", "position"),
    )


def route_of(agency: Agency, today: date, *, maker: User | None = None) -> Route:
    """Who would give an opinion today, lowest first; neighbours held by one person are one step.

    The maker gives no opinion on her own version, so that a position which only she holds is a problem.
    """
    officials, chain = officials_of(agency, today), chain_of(agency)
    problems = list(_problems_of_length(len(chain)))
    runs: list[tuple[User, list[Position]]] = []
    for position in chain:
        user = officials.first_holder(position, without=maker)
        if user is None:
            problems.append(_vacant(position, officials, maker))
        elif runs and runs[-1][0] == user and officials.standing(user, [*runs[-1][1], position]):
            runs[-1][1].append(position)
        else:
            runs.append((user, [position]))
    problems += _problems_of_persons([user for user, _ in runs])
    steps = [
        RouteStep(order, tuple(positions), officials.standing(user, positions))
        for order, (user, positions) in enumerate(runs, start=1)
    ]
    problems += [
        Problem("route-too-long", "error", step.holder.shorten, where="สายการเสนอ")
        for step in steps
        if step.holder.is_too_long
    ]
    return Route(tuple(steps), tuple(problems))


def _words_of(order: ActingAppointment) -> str:
    number = order.order_number.strip().removeprefix("คำสั่ง")
    number = number if number != order.order_number or number.startswith("ที่") else f"ที่ {number}"
    first, last = thai.write_date(order.first_day), thai.write_date(order.last_day)
    return f"คำสั่ง{number} " + (f"วันที่ {first}" if first == last else f"ตั้งแต่วันที่ {first} ถึงวันที่ {last}")


def _problems_of_length(levels: int) -> list[Problem]:
    if FEWEST <= levels <= MOST:
        return []
    found = f"สายการเสนอมี {levels} ระดับ" if levels else "หน่วยงานยังไม่มีสายการเสนอ"
    return [
        Problem(
            code="route-length",
            severity="error",
            message=f"{found} ต้องมี {FEWEST} ถึง {MOST} ระดับ",
            where="สายการเสนอ",
            cure="กำหนดสายการเสนอในหน้าตั้งค่าของหน่วยงาน",
        )
    ]


def _vacant(position: Position, officials: Officials, maker: User | None) -> Problem:
    """Why nobody can give the opinion of a position, and what to do about it."""
    order = next((each for each in officials.orders if each.position == position), None)
    if maker is not None and officials.first_holder(position, without=None) == maker:
        why = f"ตำแหน่ง{position}มีแต่ผู้เสนอเองดำรงตำแหน่ง ผู้เสนอให้ความเห็นในเรื่องของตนไม่ได้"
        cure = "ให้ผู้ดูแลระบบของหน่วยงานคนอื่นเป็นผู้เสนอ หรือบันทึกคำสั่งให้ผู้อื่นทำการแทน"
    elif order is not None:
        why = (
            f"{order.person.full_name} ซึ่ง{order.get_kind_display()}{position} ไม่มีบทบาทผู้บริหาร หรือบัญชีถูกปิดใช้งาน"
        )
        cure = "กำหนดบทบาทผู้บริหารให้บุคคลนี้ในหน้าบุคคลและบทบาท"
    else:
        why = f"ตำแหน่ง{position}ว่าง ไม่มีผู้บริหารดำรงตำแหน่งหรือทำการแทนในวันนี้"
        cure = "กำหนดผู้ดำรงตำแหน่งในหน้าบุคคลและบทบาท หรือบันทึกคำสั่งให้ผู้อื่นทำการแทน"
    return Problem("route-vacant", "error", why, where="สายการเสนอ", cure=cure)


def _problems_of_persons(users: Sequence[User]) -> list[Problem]:
    """One person on two steps that are no neighbours would have to give two opinions."""
    twice = dict.fromkeys(user for user in users if users.count(user) > 1)
    return [
        Problem(
            code="route-person-twice",
            severity="error",
            message=f"{user.full_name}อยู่ในสายการเสนอสองขั้นที่ไม่ติดกัน บุคคลหนึ่งให้ความเห็นได้ครั้งเดียวต่อรุ่น",
            where="สายการเสนอ",
            cure="เรียงตำแหน่งที่บุคคลนี้ดำรงให้อยู่ติดกัน หรือบันทึกคำสั่งให้ผู้อื่นทำการแทนตำแหน่งหนึ่ง",
        )
        for user in twice
    ]
