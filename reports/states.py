"""What became of a version: derived from its steps, opinions and recall, stored nowhere. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reports.models import Decision, Recall, Step, Version

Opinion = Decision.Opinion


class Kind(StrEnum):
    """สถานะของรุ่นที่เสนอ"""

    WAITING = "waiting"
    RETURNED = "returned"
    RECALLED = "recalled"
    AGREED = "agreed"
    DISAGREED = "disagreed"
    REPLACED = "replaced"


@dataclass(frozen=True)
class State:
    """สถานะ; `waiting_for` is the step whose turn it is, `by` the opinion that ended it, `voided` those that
    no longer count because a newer version was submitted; the return that led to it is none of them."""

    kind: Kind
    waiting_for: Step | None = None
    by: Decision | None = None
    voided: tuple[Decision, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody's opinion is awaited."""
        return self.kind is Kind.WAITING

    @property
    def is_decided(self) -> bool:
        """Whether the last level has decided, one way or the other."""
        return self.kind in (Kind.AGREED, Kind.DISAGREED)

    @property
    def words(self) -> str:
        """The state in a few Thai words: `รอความเห็นของปลัดเทศบาล`."""
        if self.waiting_for is not None:
            return f"รอความเห็นของ{self.waiting_for.position_name}"
        who = self.by.step.position_name if self.by else ""
        return {
            Kind.WAITING: "รอความเห็น",
            Kind.RETURNED: f"{who}ส่งกลับแก้ไข",
            Kind.RECALLED: "ผู้เสนอถอนเรื่องแล้ว",
            Kind.AGREED: f"{who}เห็นควรดำเนินการ",
            Kind.DISAGREED: f"{who}ไม่เห็นควรดำเนินการ",
            Kind.REPLACED: "มีรุ่นใหม่แทนแล้ว ความเห็นในรุ่นนี้ไม่มีผล",
        }[self.kind]


def derive(steps: Sequence[Step], decisions: Sequence[Decision], *, recalled: bool, newer: bool) -> State:
    """The state that follows from what is on record; steps in their order, opinions in any.

    Args:
        newer: whether a later version of the same report was submitted.
    """
    by_step = {decision.step_id: decision for decision in decisions}
    if recalled:
        return State(Kind.RECALLED)
    for step in steps:
        decision = by_step.get(step.pk)
        if decision is None:
            break
        if decision.opinion == Opinion.RETURN:
            before = tuple(each for each in decisions if each != decision) if newer else ()
            return State(Kind.RETURNED, by=decision, voided=before)
        if step.pk == steps[-1].pk:
            agreed = decision.opinion == Opinion.AGREE
            return State(Kind.AGREED if agreed else Kind.DISAGREED, by=decision)
    if newer:
        return State(Kind.REPLACED, voided=tuple(decisions))
    return State(Kind.WAITING, waiting_for=next((each for each in steps if each.pk not in by_step), None))


def state_of(version: Version) -> State:
    """The state of a version now; four small queries, none for what was prefetched."""
    return derive(
        list(version.steps.all()),
        list(version.decisions.all()),
        recalled=Recall.objects.filter(version=version).exists(),
        newer=Version.objects.filter(report=version.report_id, number__gt=version.number).exists(),
    )
