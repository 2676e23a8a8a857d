"""Which measures answer a finding, and a finding stored together with them: atomic, told by the trail."""

from collections.abc import Iterable

from django.db import transaction

from assessments.actions import NotStorable, add_finding, change_finding
from assessments.analysis.selectors import findings_of
from assessments.findings import FindingDraft
from assessments.models import Assessment, Finding
from assessments.storing.findings import called, draft_of
from ita_portal.accounts.access import Actor, require
from ita_portal.accounts.roles import May
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.problems import Problem

from ..answers import Answer
from ..models import Measure


@transaction.atomic
def change_answers(
    *, actor: Actor, finding: Finding, add: Iterable[Measure] = (), remove: Iterable[Measure] = ()
) -> None:
    """Ties measures to a finding, and unties others; those that are not named stay as they are.

    Raises:
        PermissionDenied: the actor may not edit findings.
        NotStorable: a measure is not of the year in which the finding's result is answered.
    """
    require(actor, May.EDIT_FINDINGS)
    Finding.objects.select_for_update().get(pk=finding.pk)
    place = (finding.assessment.agency_id, finding.assessment.year + 1)
    wanted = list(add)
    if any((measure.plan.agency_id, measure.year) != place for measure in wanted):
        sentence = f"เลือกมาตรการจากแผนปี {place[1]} ของหน่วยงาน"
        raise NotStorable([Problem("unfit-finding", "error", sentence, "measures")])
    before = _numbers(finding)
    Answer.objects.filter(finding=finding, measure__in=list(remove)).delete()
    Answer.objects.bulk_create(
        [Answer(finding=finding, measure=measure) for measure in wanted], ignore_conflicts=True
    )
    after = _numbers(finding)
    if before != after:
        said = {"before": {"มาตรการที่ตอบ": before}, "after": {"มาตรการที่ตอบ": after}}
        record(actor, Verb.FINDING_CHANGED, finding, name=called(finding), **said)


@transaction.atomic
def store_finding(
    *,
    actor: Actor,
    year: int,
    draft: FindingDraft,
    finding: Finding | None = None,
    version: int = 0,
    add: Iterable[Measure] = (),
    remove: Iterable[Measure] = (),
) -> Finding:
    """Stores a new or changed finding together with the measures that answer it.

    A new one that is word for word another of its issue is the same form sent twice: that one comes back.

    Raises:
        PermissionDenied, NotStorable, ChangedMeanwhile, KeyError: as `add_finding` and `change_finding`.
    """
    if finding is None:
        stored = _twin(actor, year, draft) or add_finding(actor=actor, year=year, draft=draft)
    else:
        stored = change_finding(actor=actor, finding=finding, draft=draft, version=version)
    change_answers(actor=actor, finding=stored, add=add, remove=remove)
    return stored


@transaction.atomic
def restore_finding(
    *, actor: Actor, year: int, draft: FindingDraft, order: int, measures: Iterable[int]
) -> Finding:
    """Brings back what was deleted: at its place if that is free, with those measures (by id) that stand.

    Raises:
        PermissionDenied: the actor may not edit findings.
        NotStorable: its issue was marked ไม่มี meanwhile.
    """
    found = (
        Measure.objects.of_plan(actor.agency, year + 1).filter(pk__in=list(measures)).select_related("plan")
    )
    finding = store_finding(actor=actor, year=year, draft=draft, add=found)
    others = Finding.objects.filter(assessment=finding.assessment, issue=finding.issue)
    if not others.filter(order=order).exists():
        others.filter(pk=finding.pk).update(order=order)
    return finding


def _twin(actor: Actor, year: int, draft: FindingDraft) -> Finding | None:
    """The finding of the same issue that says the same; the year is locked, so that none comes meanwhile."""
    require(actor, May.EDIT_FINDINGS)
    assessment, _ = Assessment.objects.get_or_create(agency=actor.agency, fiscal_year_id=year)
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    rows = findings_of(actor.agency, year).filter(issue__number=draft.issue, text=draft.text)
    return next((row for row in rows if draft_of(row) == draft), None)


def _numbers(finding: Finding) -> str:
    rows = Answer.objects.filter(finding=finding).live().values_list("measure__number", flat=True)
    return ", ".join(map(str, rows))
