"""Adding, changing and deleting findings."""

from django.db import transaction
from django.db.models import Max

from assessments.findings import FindingDraft, check
from assessments.models import Assessment, Finding
from assessments.refusals import ChangedMeanwhile, refuse
from assessments.selectors import rules_of
from assessments.storing.findings import FindingChange, draft_of, remove_finding, store_findings
from ita_portal.accounts.access import Actor, require
from ita_portal.accounts.roles import May
from ita_portal.problems import Problem


@transaction.atomic
def add_finding(*, actor: Actor, year: int, draft: FindingDraft) -> Finding:
    """Stores a new finding behind the last one of its issue; `year` is the year of the result.

    Raises:
        PermissionDenied: the actor may not edit findings.
        NotStorable: the draft breaks a rule, or the issue has findings beside a ไม่มี.
        KeyError: there are no rules for that year.
    """
    require(actor, May.EDIT_FINDINGS)
    refuse(check(rules_of(year), draft))
    assessment, _ = Assessment.objects.get_or_create(agency=actor.agency, fiscal_year_id=year)
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    others = Finding.objects.filter(assessment=assessment, issue__number=draft.issue)
    _refuse_both(draft, others.values_list("nothing_found", flat=True))
    last = others.aggregate(last=Max("order"))["last"] or 0
    finding = Finding(assessment=assessment, order=last + 1)
    store_findings(actor, [FindingChange(finding, None, draft)])
    return finding


@transaction.atomic
def change_finding(*, actor: Actor, finding: Finding, draft: FindingDraft, version: int) -> Finding:
    """Stores a changed finding; its issue stays. Nothing happens when nothing differs.

    Raises:
        PermissionDenied: the actor may not edit findings.
        NotStorable: the draft breaks a rule, or names another issue.
        ChangedMeanwhile: it is no longer the version the actor read.
        Finding.DoesNotExist: somebody deleted it.
    """
    require(actor, May.EDIT_FINDINGS)
    Finding.objects.select_for_update().get(pk=finding.pk)
    current = Finding.objects.select_related("assessment", "issue").get(pk=finding.pk)
    refuse(check(rules_of(current.assessment.year), draft))
    if draft.issue != current.issue.number:
        refuse([Problem("unfit-finding", "error", "ย้ายข้อค้นพบไปประเด็นอื่นไม่ได้ ให้เพิ่มใหม่ในประเด็นนั้น", "issue")])
    others = Finding.objects.filter(assessment=current.assessment, issue=current.issue)
    _refuse_both(draft, others.exclude(pk=current.pk).values_list("nothing_found", flat=True))
    if current.version != version:
        raise ChangedMeanwhile(current)
    store_findings(actor, [FindingChange(current, draft_of(current), draft)])
    return current


@transaction.atomic
def delete_finding(*, actor: Actor, finding: Finding) -> None:
    """Takes a finding away; the trail keeps what it said.

    Raises:
        PermissionDenied: the actor may not edit findings.
    """
    require(actor, May.EDIT_FINDINGS)
    remove_finding(actor, finding)


def _refuse_both(draft: FindingDraft, others_nothing_found: list[bool]) -> None:
    """An issue has findings, or it has none: both together contradict each other."""
    if any(draft.nothing_found or nothing_found for nothing_found in others_nothing_found):
        sentence = "ประเด็นหนึ่งระบุว่าไม่มีพร้อมกับมีข้อค้นพบอื่นไม่ได้ ให้ลบข้อค้นพบเดิมหรือเครื่องหมายไม่มีก่อน"
        refuse([Problem("unfit-finding", "error", sentence, "nothing_found")])
