"""Every write to a measure: one function each, atomic, with its event in the audit trail."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from assessments.models import FiscalYear
from ita_portal.accounts.access import Actor, require
from ita_portal.accounts.models import Agency
from ita_portal.accounts.roles import May
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from .drafts import differences, draft_of
from .models import Measure, Plan
from .owners import may_edit, may_own
from .rules import FieldProblem, MeasureDraft, check
from .storing import NotStorable, called, department_ids, store

ONE_CLICK = timedelta(minutes=1)  # within it, the same measure from the same person is the same click


class ChangedMeanwhile(Exception):
    """Somebody else stored this measure since it was read; `measure` is how it is now."""

    def __init__(self, measure: Measure) -> None:
        super().__init__(f"{measure} was changed meanwhile")
        self.measure = measure


class DeletedMeanwhile(ChangedMeanwhile):
    """Somebody deleted this measure since it was read; restored, it can be changed again."""


def plan_of(agency: Agency, fiscal_year: FiscalYear) -> Plan:
    """The agency's plan of that year, made when the first measure needs it."""
    return Plan.objects.get_or_create(agency=agency, fiscal_year=fiscal_year)[0]


@transaction.atomic
def add_measure(*, actor: Actor, plan: Plan, draft: MeasureDraft) -> Measure:
    """Stores a new measure behind the last one of the plan.

    Raises:
        NotStorable: the draft breaks a rule.
        PermissionDenied: the actor may not store a measure under these owners.
    """
    _refuse_unfit(draft)
    _refuse_foreign(actor, plan.agency, draft)
    Plan.objects.select_for_update().get(pk=plan.pk)
    last = Measure.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0
    measure = Measure(plan=plan, number=last + 1)
    store(actor, [(measure, draft)])
    return measure


@transaction.atomic
def add_once(*, actor: Actor, fiscal_year: FiscalYear, draft: MeasureDraft) -> Measure:
    """As `add_measure` to the plan of the actor's agency; a refusal leaves no new plan behind.

    A button pressed twice adds one measure: it returns the one just added.
    """
    plan = plan_of(actor.agency, fiscal_year)
    Plan.objects.select_for_update().get(pk=plan.pk)
    twins = Measure.objects.live().filter(
        plan=plan,
        name=draft.name,
        version=1,
        changed_by=actor.user,
        changed_at__gte=timezone.now() - ONE_CLICK,
    )
    for twin in twins.with_parts():
        if draft_of(twin) == draft:
            return twin
    return add_measure(actor=actor, plan=plan, draft=draft)


@transaction.atomic
def change_measure(*, actor: Actor, measure: Measure, draft: MeasureDraft, version: int) -> Measure:
    """Stores a changed measure; nothing happens when nothing differs.

    Raises:
        ChangedMeanwhile: it is no longer the version the actor read.
        NotStorable: the draft breaks a rule.
        PermissionDenied: the measure belongs to another office.
    """
    current = _locked(measure)
    if not may_edit(actor, current):
        raise PermissionDenied("มาตรการนี้เป็นของส่วนราชการอื่น ผู้แก้ไขได้คือส่วนราชการที่รับผิดชอบและผู้ดูแลระบบของหน่วยงาน")
    if current.deleted_at:
        raise DeletedMeanwhile(current)
    _refuse_unfit(draft)
    # An office that was renamed since keeps its measures: only new owners are asked about.
    if draft.owners != tuple(owner.name for owner in current.owners.all()):
        _refuse_foreign(actor, current.agency, draft)
    if current.version != version:
        raise ChangedMeanwhile(current)
    if draft == draft_of(current):
        return current
    store(actor, [(current, draft)])
    return Measure.objects.with_parts().select_related("plan__agency").get(pk=current.pk)


@transaction.atomic
def store_imported(*, actor: Actor, rows: Iterable[tuple[Measure, MeasureDraft]]) -> None:
    """Stores many measures of a file, already checked: new ones and changed ones, in a few statements."""
    store(actor, list(rows))


@transaction.atomic
def delete_measure(*, actor: Actor, measure: Measure) -> None:
    """Takes a measure out of its plan; `restore_measure` brings it back.

    Raises:
        PermissionDenied: only the administrator deletes.
    """
    require(actor, May.EDIT_MEASURES)
    current = _locked(measure)
    if current.deleted_at:
        return
    current.deleted_at = timezone.now()
    current.save(update_fields=["deleted_at"])
    record(
        actor,
        Verb.MEASURE_DELETED,
        current,
        name=called(current),
        before=differences(None, draft_of(current))[1],
    )


@transaction.atomic
def restore_measure(*, actor: Actor, measure: Measure) -> Measure:
    """Undoes a deletion; the measure takes its old number, or the next free one where it was given away.

    Raises:
        PermissionDenied: only the administrator restores.
    """
    require(actor, May.EDIT_MEASURES)
    plan = Plan.objects.select_for_update().get(pk=measure.plan_id)
    measure.refresh_from_db(fields=["number", "deleted_at"])
    if measure.deleted_at is None:
        return measure
    numbers = set(Measure.objects.live().filter(plan=plan).values_list("number", flat=True))
    if measure.number in numbers:
        measure.number = max(numbers) + 1
    measure.deleted_at = None
    measure.save(update_fields=["deleted_at", "number"])
    after = differences(None, draft_of(measure))[1]
    record(actor, Verb.MEASURE_RESTORED, measure, name=called(measure), after=after)
    return measure


@transaction.atomic
def move_measure(*, actor: Actor, measure: Measure, up: bool) -> bool:
    """Changes places with the neighbour above or below; False where there is none.

    Raises:
        PermissionDenied: only the administrator sets the order.
    """
    return _reorder(actor, measure, lambda here, numbers: here - 1 if up else here + 1)


@transaction.atomic
def place_measure(*, actor: Actor, measure: Measure, number: int) -> bool:
    """Puts a measure where that number stands, or last; those between make room. False where it stands there.

    Raises:
        PermissionDenied: only the administrator sets the order.
    """
    return _reorder(actor, measure, lambda here, numbers: bisect_left(numbers, number, hi=len(numbers) - 1))


def _reorder(actor: Actor, measure: Measure, place: Callable[[int, list[int]], int]) -> bool:
    """Gives a measure another place among the plan's numbers, which stay as they are."""
    require(actor, May.EDIT_MEASURES)
    Plan.objects.select_for_update().get(pk=measure.plan_id)
    rows = list(Measure.objects.live().filter(plan=measure.plan_id).order_by("number"))
    numbers = [row.number for row in rows]
    here = next((at for at, row in enumerate(rows) if row.pk == measure.pk), None)
    if here is None:  # deleted meanwhile
        return False
    there = place(here, numbers)
    if there == here or not 0 <= there < len(rows):
        return False
    rows.insert(there, rows.pop(here))
    moved = [(row, number) for row, number in zip(rows, numbers, strict=True) if row.number != number]
    # Out of the way first, because a number may stand only once in a plan at any moment.
    Measure.objects.filter(pk__in=[row.pk for row, _ in moved]).update(number=F("number") + numbers[-1] + 1)
    for row, number in moved:
        Measure.objects.filter(pk=row.pk).update(number=number)
    measure.number = numbers[there]
    record(
        actor,
        Verb.MEASURE_MOVED,
        measure,
        name=called(measure),
        before={"ลำดับ": numbers[here]},
        after={"ลำดับ": numbers[there]},
    )
    return True


def _locked(measure: Measure) -> Measure:
    """The measure as it is now, held until the end of the transaction."""
    Measure.objects.select_for_update().get(pk=measure.pk)
    return Measure.objects.with_parts().select_related("plan__agency").get(pk=measure.pk)


def _refuse_unfit(draft: MeasureDraft) -> None:
    if problems := check(draft):
        raise NotStorable(problems)


def _refuse_foreign(actor: Actor, agency: Agency, draft: MeasureDraft) -> None:
    if may_own(actor, draft.owners, department_ids([agency.pk])[agency.pk]):
        return
    sentence = "เลือกส่วนราชการของคุณเป็นผู้รับผิดชอบด้วย"
    if not actor.department_ids:
        sentence = "บัญชีของคุณยังไม่มีส่วนราชการ โปรดให้ผู้ดูแลระบบของหน่วยงานกำหนดก่อน"
    raise NotStorable([FieldProblem("owners", sentence)])
