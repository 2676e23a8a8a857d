"""What an administrator does with drafts and with the order of findings: atomic, told by the trail."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max

from assessments.analysis.selectors import draftable_of
from assessments.models import Assessment, Finding
from assessments.storing.findings import FindingChange, called, store_findings
from ita_portal.accounts.access import Actor, require
from ita_portal.accounts.roles import May
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb


@transaction.atomic
def store_drafts(*, actor: Actor, year: int, keys: Collection[str]) -> int:
    """Stores those drafts of a year's result that are named, behind the findings of their issues.

    A draft that is proposed no more, because somebody stored it meanwhile, is passed over.

    Returns:
        How many were stored.

    Raises:
        PermissionDenied: the actor may not edit findings.
        KeyError: there are no rules for that year.
    """
    require(actor, May.EDIT_FINDINGS)
    assessment = Assessment.objects.select_for_update().filter(agency=actor.agency, fiscal_year=year).first()
    if assessment is None:
        return 0
    last = dict(
        Finding.objects.filter(assessment=assessment)
        .order_by()
        .values_list("issue__number")
        .annotate(last=Max("order"))
    )
    changes = []
    for drafted in draftable_of(actor.agency, year).proposal.drafted:
        if drafted.key not in keys:
            continue
        issue = drafted.draft.issue
        last[issue] = last.get(issue, 0) + 1
        changes.append(FindingChange(Finding(assessment=assessment, order=last[issue]), None, drafted.draft))
    store_findings(actor, changes)
    return len(changes)


@transaction.atomic
def move_finding(*, actor: Actor, finding: Finding, up: bool) -> bool:
    """Changes places with the finding above or below it in its issue; False where there is none.

    Raises:
        PermissionDenied: the actor may not edit findings.
        Finding.DoesNotExist: somebody deleted it.
    """
    require(actor, May.EDIT_FINDINGS)
    Assessment.objects.select_for_update().get(pk=finding.assessment_id)
    finding.refresh_from_db(fields=["order"])
    rows = Finding.objects.filter(assessment=finding.assessment_id, issue=finding.issue_id)
    rows = rows.order_by("order")
    near = rows.filter(order__lt=finding.order).last() if up else rows.filter(order__gt=finding.order).first()
    if near is None:
        return False
    here, there = finding.order, near.order
    free = rows.last().order + 1
    # Three writes, because an order may stand only once in an issue at any moment.
    for which, order in ((near, free), (finding, there), (near, here)):
        Finding.objects.filter(pk=which.pk).update(order=order)
    name = called(finding)
    finding.order = there
    record(actor, Verb.FINDING_CHANGED, finding, name=name, before={"ลำดับ": here}, after={"ลำดับ": there})
    return True
