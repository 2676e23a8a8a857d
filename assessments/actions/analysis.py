"""How an agency analyses its results: its threshold, and which items it looks at under an issue."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db import transaction

from assessments.figures import write_score
from assessments.fitting import score_problem
from assessments.models import AnalysisSettings, Issue, Item, OwnIssueItems
from assessments.refusals import refuse
from ita_portal.accounts.access import Actor, require
from ita_portal.accounts.roles import May
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.problems import Problem

AS_THE_YEAR = "ตามเกณฑ์ของปี"


@transaction.atomic
def set_draft_below(*, actor: Actor, score: Decimal | None) -> None:
    """Sets the item score below which findings are drafted; None: the pass mark of the year.

    Raises:
        PermissionDenied: the actor may not edit findings.
        NotStorable: it is no score.
    """
    require(actor, May.EDIT_FINDINGS)
    if score is not None and (sentence := score_problem(score)):
        refuse([Problem("unfit-figure", "error", sentence, "draft_below")])
    settings, _ = AnalysisSettings.objects.select_for_update().get_or_create(agency=actor.agency)
    if settings.draft_below == score:
        return
    label = str(AnalysisSettings._meta.get_field("draft_below").verbose_name)
    before, after = ({label: write_score(each)} for each in (settings.draft_below, score))
    settings.draft_below = score
    settings.save()
    record(actor, Verb.ANALYSIS_SET, actor.agency, before=before, after=after)


@transaction.atomic
def set_issue_items(*, actor: Actor, issue: Issue, codes: Sequence[str] | None) -> None:
    """Sets which items the agency looks at under an issue; None: those that the year ties to it.

    Raises:
        PermissionDenied: the actor may not edit findings.
        NotStorable: a code is no item of that year.
    """
    require(actor, May.EDIT_FINDINGS)
    items = list(Item.objects.filter(fiscal_year=issue.fiscal_year_id, code__in=codes or ()))
    if unknown := sorted(set(codes or ()) - {item.code for item in items}):
        sentence = f"ไม่มีข้อ {', '.join(unknown)} ในเกณฑ์ของปี {issue.fiscal_year_id}"
        refuse([Problem("unfit-finding", "error", sentence, "items")])
    own = OwnIssueItems.objects.filter(agency=actor.agency, issue=issue).first()
    before = AS_THE_YEAR if own is None else _codes(own.items.all())
    after = AS_THE_YEAR if codes is None else _codes(items)
    if before == after:
        return
    if codes is None:
        own.delete()
    else:
        own = own or OwnIssueItems.objects.create(agency=actor.agency, issue=issue)
        own.items.set(items)
    name = f"{issue} ปี {issue.fiscal_year_id}"
    said = {"before": {"ข้อ": before}, "after": {"ข้อ": after}}
    record(actor, Verb.ANALYSIS_SET, actor.agency, name=name, **said)


def _codes(items: Iterable[Item]) -> str:
    return ", ".join(item.code for item in sorted(items, key=lambda item: item.order))
