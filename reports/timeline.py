"""The chain of one version as a person reads it: who submitted, who said what, whose turn it is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from ita_portal import thai
from reports.models import Decision, Step
from reports.opinion_words import AGREE
from reports.standing import Standing


@dataclass(frozen=True)
class Mark:
    """One line of the timeline; `place` is "current", "awaiting" or blank for what is settled."""

    shape: str
    who: str
    word: str
    about: str
    at: datetime | None = None
    reason: str = ""
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # in the notes, not to be parted
    place: str = ""
    scan_of: int = 0  # number of the step whose opinion was signed on paper, for the way to its scan
    voided: bool = False


def timeline_of(standing: Standing, now: datetime) -> list[Mark]:
    """The submission, then each step in its order, then that it was taken back."""
    version = standing.version
    last_at = version.made_at
    marks = [Mark("done", version.maker_name, "เสนอ", version.maker_capacity, version.made_at)]
    for step in standing.steps:
        decision = standing.decisions.get(step.pk)
        if decision is not None:
            last_at = decision.at
            marks.append(_given(standing, step, decision))
        else:
            marks.append(_awaited(standing, step, last_at, now))
    if recall := standing.recall:
        marks.append(Mark("cannot", version.maker_name, "ถอนเรื่อง", "", recall.at, recall.reason))
    return marks


def _given(standing: Standing, step: Step, decision: Decision) -> Mark:
    notes = [f"ตาม{decision.appointment}"] if decision.appointment else []
    if decision.by_hand:
        day = thai.write_date(decision.signed_on, "long")
        notes.append(f"ลงนามบนกระดาษเมื่อวันที่ {day} ผู้บันทึก {decision.recorder_name}")
    return Mark(
        shape=decision.opinion,
        who=decision.person_name,
        word=_word(decision),
        about=decision.capacity,
        at=decision.at,
        reason=decision.reason,
        notes=tuple(notes),
        names=(decision.recorder_name,) if decision.by_hand else (),
        scan_of=step.order if decision.by_hand else 0,
        voided=decision in standing.state.voided,
    )


def _word(decision: Decision) -> str:
    """The opinion; of somebody who agreed with a remark it says that what follows is one."""
    is_remark = decision.reason and decision.opinion == AGREE
    return f"{decision.get_opinion_display()} โดยมีข้อสังเกต" if is_remark else decision.get_opinion_display()


def _awaited(standing: Standing, step: Step, since: datetime, now: datetime) -> Mark:
    """Nobody gave it yet; who held the position at submission stands there until somebody does."""
    waiting_for = standing.state.waiting_for
    notes = [f"ตาม{step.appointment}"] if step.appointment else []
    if waiting_for is None:
        return Mark("open", step.person_name, "ไม่ได้ให้ความเห็น", step.capacity, place="awaiting")
    if waiting_for.pk != step.pk:
        is_last = step.pk == standing.steps[-1].pk
        notes += ["ลำดับสุดท้าย"] if is_last else []
        return Mark("open", step.person_name, "", step.capacity, notes=tuple(notes), place="awaiting")
    notes.append(waited(since, now))
    word = "ยังไม่ให้ความเห็น"
    return Mark("asked", step.person_name, word, step.capacity, notes=tuple(notes), place="current")


def waited(since: datetime, now: datetime) -> str:
    """How long somebody has been waited for, in words: รอมาตั้งแต่วันนี้, รอมา 3 วัน."""
    days = (timezone.localdate(now) - timezone.localdate(since)).days
    return f"รอมา {days:,} วัน" if days > 0 else "รอมาตั้งแต่วันนี้"
