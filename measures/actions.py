"""Every write to a measure: one function each, atomic, with its event in the audit trail."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from assessments.models import FiscalYear, Indicator, Issue, SubIndicator
from ita_portal.accounts.access import Actor, require
from ita_portal.accounts.models import Agency, Department
from ita_portal.accounts.roles import May
from ita_portal.audit.record import Entry, record, record_many
from ita_portal.audit.verbs import Verb

from .drafts import RULED, SCALARS, differences, draft_of
from .models import Measure, Owner, Plan, Step
from .owners import may_edit, may_own
from .rules import FieldProblem, MeasureDraft, check


class NotStorable(Exception):
    """A draft breaks a rule; `problems` says which."""

    def __init__(self, problems: list[FieldProblem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


class ChangedMeanwhile(Exception):
    """Somebody else stored this measure since it was read; `measure` is how it is now."""

    def __init__(self, measure: Measure) -> None:
        super().__init__(f"{measure} was changed meanwhile")
        self.measure = measure


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
    _refuse_unfit(actor, plan.agency, draft)
    Plan.objects.select_for_update().get(pk=plan.pk)
    last = Measure.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0
    measure = Measure(plan=plan, number=last + 1)
    _store(actor, [(measure, draft)])
    return measure


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
    _refuse_unfit(actor, current.agency, draft)
    if current.version != version:
        raise ChangedMeanwhile(current)
    if draft != draft_of(current):
        _store(actor, [(current, draft)])
    return current


@transaction.atomic
def store_imported(*, actor: Actor, rows: Iterable[tuple[Measure, MeasureDraft]]) -> None:
    """Stores many measures of a file, already checked: new ones and changed ones, in a few statements."""
    _store(actor, list(rows))


@transaction.atomic
def delete_measure(*, actor: Actor, measure: Measure) -> None:
    """Takes a measure out of its plan; `restore_measure` brings it back.

    Raises:
        PermissionDenied: only the administrator deletes.
    """
    require(actor, May.EDIT_MEASURES)
    current = _locked(measure)
    current.deleted_at = timezone.now()
    current.save(update_fields=["deleted_at"])
    record(
        actor,
        Verb.MEASURE_DELETED,
        current,
        name=_called(current),
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
    numbers = set(Measure.objects.live().filter(plan=plan).values_list("number", flat=True))
    if measure.number in numbers:
        measure.number = max(numbers) + 1
    measure.deleted_at = None
    measure.save(update_fields=["deleted_at", "number"])
    record(actor, Verb.MEASURE_RESTORED, measure, name=_called(measure))
    return measure


@transaction.atomic
def move_measure(*, actor: Actor, measure: Measure, up: bool) -> bool:
    """Changes places with the neighbour above or below; False where there is none.

    Raises:
        PermissionDenied: only the administrator sets the order.
    """
    require(actor, May.EDIT_MEASURES)
    Plan.objects.select_for_update().get(pk=measure.plan_id)
    measure.refresh_from_db(fields=["number"])
    others = Measure.objects.live().filter(plan=measure.plan_id)
    if up:
        neighbour = others.filter(number__lt=measure.number).order_by("-number").first()
    else:
        neighbour = others.filter(number__gt=measure.number).order_by("number").first()
    if neighbour is None:
        return False
    here, there = measure.number, neighbour.number
    # Three writes, because a number may stand only once in a plan at any moment.
    for which, number in ((neighbour, 0), (measure, there), (neighbour, here)):
        Measure.objects.filter(pk=which.pk).update(number=number)
    measure.number = there
    record(
        actor,
        Verb.MEASURE_MOVED,
        measure,
        name=_called(measure),
        before={"ลำดับ": here},
        after={"ลำดับ": there},
    )
    return True


def _locked(measure: Measure) -> Measure:
    """The measure as it is now, held until the end of the transaction."""
    Measure.objects.select_for_update().get(pk=measure.pk)
    return Measure.objects.with_parts().select_related("plan__agency").get(pk=measure.pk)


def _refuse_unfit(actor: Actor, agency: Agency, draft: MeasureDraft) -> None:
    if problems := check(draft):
        raise NotStorable(problems)
    if not may_own(actor, draft.owners, _department_ids([agency.pk])[agency.pk]):
        raise NotStorable([FieldProblem("owners", "เลือกส่วนราชการของคุณเป็นผู้รับผิดชอบด้วย")])


def _department_ids(agency_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {pk: {} for pk in agency_ids}
    for agency_id, name, pk in Department.objects.filter(agency_id__in=found).values_list(
        "agency_id", "name", "pk"
    ):
        found[agency_id][name] = pk
    return found


@dataclass(frozen=True)
class _Change:
    """One measure on its way into the database."""

    measure: Measure
    draft: MeasureDraft
    stored: MeasureDraft | None

    def differs_in(self, part: str) -> bool:
        return self.stored is None or getattr(self.stored, part) != getattr(self.draft, part)


def _store(actor: Actor, rows: list[tuple[Measure, MeasureDraft]]) -> None:
    """Writes drafts into measures, new or stored, with their parts and their events."""
    changes = [_Change(m, draft, draft_of(m) if m.pk else None) for m, draft in rows]
    rules = {year: _rules_of(year) for year in {change.measure.year for change in changes}}
    for change in changes:
        measure, draft = change.measure, change.draft
        for name in SCALARS:
            setattr(measure, name, getattr(draft, name))
        for name in RULED:
            setattr(measure, name, _ruled(rules[measure.year], name, getattr(draft, name)))
        measure.changed_by, measure.changed_at = actor.user, timezone.now()
        measure.version += 1 if measure.pk else 0
    Measure.objects.bulk_create([c.measure for c in changes if c.stored is None], batch_size=500)
    Measure.objects.bulk_update(
        [c.measure for c in changes if c.stored is not None],
        [*SCALARS, *RULED, "version", "changed_by", "changed_at"],
        batch_size=100,
    )
    _store_parts(changes)
    record_many(actor, [_entry(change) for change in changes])


def _rules_of(year: int) -> dict[str, dict[Any, Any]]:
    """The year's indicators, sub-indicators and issues by number."""
    return {
        "indicator": {row.number: row for row in Indicator.objects.filter(fiscal_year=year)},
        "sub_indicator": {row.code: row for row in SubIndicator.objects.filter(indicator__fiscal_year=year)},
        "issue": {row.number: row for row in Issue.objects.filter(fiscal_year=year)},
    }


def _ruled(rules: dict[str, dict[Any, Any]], name: str, number: Any) -> Any:
    if number in (None, ""):
        return None
    if number not in rules[name]:
        label = Measure._meta.get_field(name).verbose_name
        known = ", ".join(str(each) for each in rules[name])
        raise NotStorable([FieldProblem(name, f"ไม่มี{label} {number} ในเกณฑ์ของปีนี้ ที่ใช้ได้คือ {known}")])
    return rules[name][number]


def _store_parts(changes: list[_Change]) -> None:
    """Replaces owners and steps of those measures in which they differ."""
    departments = _department_ids({change.measure.plan.agency_id for change in changes})
    new_owners = [change for change in changes if change.differs_in("owners")]
    new_steps = [change for change in changes if change.differs_in("steps")]
    Owner.objects.filter(measure__in=[c.measure.pk for c in new_owners if c.stored]).delete()
    Step.objects.filter(measure__in=[c.measure.pk for c in new_steps if c.stored]).delete()
    Owner.objects.bulk_create(
        [
            Owner(
                measure=c.measure,
                order=order,
                name=name,
                department_id=departments[c.measure.plan.agency_id].get(name),
            )
            for c in new_owners
            for order, name in enumerate(c.draft.owners, start=1)
        ],
        batch_size=1000,
    )
    Step.objects.bulk_create(
        [
            Step(measure=c.measure, order=order, text=step.text, result=step.result)
            for c in new_steps
            for order, step in enumerate(c.draft.steps, start=1)
        ],
        batch_size=1000,
    )


def _entry(change: _Change) -> Entry:
    before, after = differences(change.stored, change.draft)
    verb = Verb.MEASURE_ADDED if change.stored is None else Verb.MEASURE_CHANGED
    return Entry(verb, change.measure, name=_called(change.measure), before=before, after=after)


def _called(measure: Measure) -> str:
    """How the trail names a measure: number, year and the beginning of its name."""
    return f"มาตรการที่ {measure.number} ปีงบประมาณ {measure.year} “{measure.name[:120]}”"
