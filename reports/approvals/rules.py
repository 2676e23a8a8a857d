"""Who may do what in which state: each rule answers why not, in a Thai sentence, or None.

The same rules stand once more in the database (reports/triggers.py), for those that SQL can tell.
"""

import re
from dataclasses import dataclass
from datetime import date

from ita_portal.accounts.access import Actor
from ita_portal.accounts.models import User
from ita_portal.accounts.roles import May
from reports import states
from reports.models import Step, Version
from reports.route import Officials, Standing, officials_of
from reports.standing import Standing as Document
from reports.standing import standing_of
from reports.states import Kind, State

NOT_HERE = "เรื่องนี้ไม่ใช่ของหน่วยงานคุณ"
NO_SUPERUSER = "บัญชีผู้ดูแลเครื่องแม่ข่ายไม่มีสิทธิเสนอเรื่อง ให้ความเห็น หรือบันทึกความเห็น ต้องใช้บัญชีของเจ้าหน้าที่ที่มีหน้าที่นั้น"
NO_MAKER = "คุณเป็นผู้เสนอรุ่นนี้ จึงให้ความเห็นในเรื่องของตนเองไม่ได้"


_YOU = re.compile("คุณ(?!ธรรม|ภาพ|สมบัติ)")


def told_to_recorder(why: str) -> str:
    """A reason as somebody else reads it: the rules speak to who signs, not to who records her paper."""
    return _YOU.sub("ผู้ลงนาม", why)


def may_submit(actor: Actor) -> str | None:
    """Why the actor may not submit reports of her agency, as a Thai sentence; None when she may."""
    if actor.user is None or actor.user.is_superuser:
        return NO_SUPERUSER
    if not actor.may(May.SUBMIT_REPORTS):
        return "ผู้เสนอเรื่องได้คือผู้ดูแลระบบของหน่วยงาน"
    return None


def may_record(actor: Actor) -> str | None:
    """Why the actor may not record opinions that others signed on paper; None when she may."""
    if actor.user is None or actor.user.is_superuser:
        return NO_SUPERUSER
    if not actor.may(May.SUBMIT_REPORTS):
        return "ผู้บันทึกความเห็นที่ลงนามบนกระดาษได้คือผู้ดูแลระบบของหน่วยงาน"
    return None


@dataclass(frozen=True)
class Turn:
    """It is somebody's turn: at which step, in what capacity."""

    step: Step
    standing: Standing


def may_decide(actor: Actor, version: Version, today: date) -> str | None:
    """Why the actor may not give an opinion on the version now, as a Thai sentence; None when she may."""
    turn = turn_of(actor, standing_of(version), today)
    return None if isinstance(turn, Turn) else turn


def turn_of(actor: Actor, document: Document, today: date) -> Turn | str:
    """The actor's turn; where it is not hers, why, as a Thai sentence. At most two queries."""
    why = _may_ever_decide(actor, document.version)
    if why is not None:
        return why
    state, given = document.state, document.opinion_of(actor.user)
    if given is not None:
        return f"คุณให้ความเห็น “{given.get_opinion_display()}” ในรุ่นนี้แล้ว {_what_now(state)}".strip()
    if state.waiting_for is None:
        return closed(document.version, state)
    officials = officials_of(actor.agency, today, only=actor.user)
    standing = officials.standing_at(actor.user, state.waiting_for.position_ids)
    if standing is None:
        return _not_her_turn(actor.user, document, officials)
    return standing.shorten if standing.is_too_long else Turn(state.waiting_for, standing)


def may_recall(actor: Actor, version: Version) -> str | None:
    """Why the actor may not take the version back, as a Thai sentence; None when she may."""
    if actor.agency != version.report.agency:
        return NOT_HERE
    if actor.user != version.made_by:
        return f"ผู้ถอนเรื่องได้คือผู้เสนอเอง ได้แก่ {version.maker_name}"
    if why := may_submit(actor):
        return why
    state = states.state_of(version)
    if not state.is_open:
        return closed(version, state)
    if version.decisions.exists():
        return "มีผู้ให้ความเห็นแล้ว จึงถอนเรื่องไม่ได้ ถ้าต้องการแก้ไข ให้เสนอรุ่นใหม่ ความเห็นในรุ่นนี้จะไม่มีผล"
    return None


def closed(version: Version, state: State) -> str:
    """Why nothing more is awaited of a version, and which one has taken its place."""
    newest = version.report.versions.order_by("-number").values_list("number", flat=True)[0]
    look = f"โปรดเปิดรุ่นที่ {newest}"
    if state.kind is Kind.REPLACED:
        return f"รุ่นที่ {version.number} มีรุ่นใหม่แทนแล้ว {look}"
    if state.kind is Kind.RECALLED:
        return f"ผู้เสนอถอนรุ่นที่ {version.number} แล้ว จึงไม่ต้องให้ความเห็น"
    if state.kind is Kind.RETURNED:
        next_one = f"และมีรุ่นใหม่แล้ว {look}" if newest > version.number else "โปรดรอรุ่นใหม่"
        return f"รุ่นที่ {version.number} ถูกส่งกลับแก้ไขแล้ว {next_one}"
    return f"รุ่นที่ {version.number} พิจารณาเสร็จแล้ว: {state.words}"


def _may_ever_decide(actor: Actor, version: Version) -> str | None:
    """Reasons that hold in whatever state the version is."""
    if actor.user is None or actor.user.is_superuser:
        return NO_SUPERUSER
    if actor.agency != version.report.agency:
        return NOT_HERE
    if actor.user.pk == version.made_by_id:
        return NO_MAKER
    if not actor.user.is_active:
        return "บัญชีนี้ปิดใช้งานแล้ว"
    if not actor.may(May.GIVE_OPINION):
        return "ผู้ให้ความเห็นได้คือผู้บริหารในสายการเสนอของรุ่นนี้"
    return None


def _not_her_turn(user: User, document: Document, officials: Officials) -> str:
    step = document.state.waiting_for
    waits = f"ขณะนี้{document.state.words} ({step.person_name})"
    for each in document.steps:
        if each.order > step.order and officials.standing_at(user, each.position_ids):
            return f"ยังไม่ถึงลำดับของคุณ {waits}"
    if step.also:
        return (
            f"{waits} ขั้นนี้รวม{step.capacity}ไว้ด้วยกัน ผู้ให้ความเห็นต้องดำรงหรือทำการแทนทุกตำแหน่งนั้นในวันนี้ "
            "ถ้าคำสั่งทำการแทนสิ้นสุดแล้ว ให้ผู้เสนอเสนอรุ่นใหม่"
        )
    return f"{waits} คุณไม่ได้ดำรงตำแหน่งหรือทำการแทนตำแหน่งนี้ในวันนี้ จึงให้ความเห็นไม่ได้"


def _what_now(state: State) -> str:
    """To somebody who gave her opinion: why she cannot give another, where she would be asked for one."""
    if state.waiting_for is None:
        return ""
    return (
        f"บุคคลหนึ่งให้ความเห็นได้ครั้งเดียวต่อรุ่น ขณะนี้{state.words} "
        "ถ้าผู้ดำรงตำแหน่งนั้นไม่อยู่และคุณทำการแทน ให้ผู้เสนอเสนอรุ่นใหม่ ระบบจะรวมสองขั้นเป็นขั้นเดียว"
    )
