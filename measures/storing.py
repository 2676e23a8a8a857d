"""How drafts get into the database: measures, their owners and steps, and what the trail says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from assessments.models import Indicator, Issue, SubIndicator
from ita_portal.accounts.access import Actor
from ita_portal.accounts.models import Department
from ita_portal.audit.record import Entry, record_many
from ita_portal.audit.verbs import Verb

from .drafts import RULED, SCALARS, differences, draft_of
from .models import Measure, Owner, Step
from .rules import FieldProblem, MeasureDraft


class NotStorable(Exception):
    """A draft breaks a rule; `problems` says which."""

    def __init__(self, problems: list[FieldProblem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class _Change:
    """One measure on its way into the database."""

    measure: Measure
    draft: MeasureDraft
    stored: MeasureDraft | None

    def differs_in(self, part: str) -> bool:
        return self.stored is None or getattr(self.stored, part) != getattr(self.draft, part)


def store(actor: Actor, rows: list[tuple[Measure, MeasureDraft]]) -> None:
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
    # An upsert on the key, since bulk_update takes five times as long and twice the memory for a large file.
    Measure.objects.bulk_create(
        [c.measure for c in changes if c.stored is not None],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*SCALARS, *RULED, "version", "changed_by", "changed_at"],
        batch_size=500,
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
    departments = department_ids({change.measure.plan.agency_id for change in changes})
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
    return Entry(verb, change.measure, name=called(change.measure), before=before, after=after)


def called(measure: Measure) -> str:
    """How the trail names a measure: number, year and the beginning of its name."""
    return f"มาตรการที่ {measure.number} ปีงบประมาณ {measure.year} “{measure.name[:120]}”"


def department_ids(agency_ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """The departments of each of these agencies by name."""
    found: dict[int, dict[str, int]] = {pk: {} for pk in agency_ids}
    for agency_id, name, pk in Department.objects.filter(agency_id__in=found).values_list(
        "agency_id", "name", "pk"
    ):
        found[agency_id][name] = pk
    return found
