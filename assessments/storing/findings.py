"""Findings into the database, with their items."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assessments.findings import NOTHING, FindingDraft
from assessments.models import Assessment, Finding, Issue, Item
from ita_portal.accounts.access import Actor
from ita_portal.audit.record import Entry, record, record_many
from ita_portal.audit.verbs import Verb

BATCH = 500


@dataclass(frozen=True)
class FindingChange:
    """One finding on its way into the database: new when it has no id; `stored` is what it says until now."""

    finding: Finding
    stored: FindingDraft | None
    draft: FindingDraft


def draft_of(finding: Finding) -> FindingDraft:
    """The stored finding as a draft; prefetch `items` and `issue` when there are many."""
    return FindingDraft(
        issue=finding.issue.number,
        text=finding.text,
        recommendation=finding.recommendation,
        items=tuple(item.code for item in sorted(finding.items.all(), key=lambda item: item.order)),
        nothing_found=finding.nothing_found,
    )


def store_findings(actor: Actor, changes: Sequence[FindingChange]) -> None:
    """Writes findings that fit the rules of their years; the issue of a stored one does not change."""
    changes = [change for change in changes if change.draft != change.stored]
    years = {change.finding.assessment.year for change in changes}
    issues = {(row.fiscal_year_id, row.number): row for row in Issue.objects.filter(fiscal_year__in=years)}
    rows = Item.objects.filter(fiscal_year__in=years).values_list("fiscal_year_id", "code", "pk")
    items = {(year, code): pk for year, code, pk in rows}
    _store_assessments([change.finding.assessment for change in changes])
    for change in changes:
        finding, draft = change.finding, change.draft
        finding.assessment = finding.assessment  # it may have got its id just now
        finding.issue = issues[finding.assessment.year, draft.issue]
        finding.text, finding.recommendation = draft.text, draft.recommendation
        finding.nothing_found = draft.nothing_found
        finding.version += 0 if change.stored is None else 1
    new = [change.finding for change in changes if change.stored is None]
    Finding.objects.bulk_create(new, batch_size=BATCH)
    old = [change.finding for change in changes if change.stored is not None]
    fields = ["text", "recommendation", "nothing_found", "version"]
    Finding.objects.bulk_update(old, fields, batch_size=100)
    _store_items(changes, items)
    record_many(actor, [_entry(change) for change in changes])


def remove_finding(actor: Actor, finding: Finding) -> None:
    """Takes a finding away; the trail keeps what it said."""
    name, before = called(finding), said(draft_of(finding))
    Finding.objects.filter(pk=finding.pk).delete()
    # Last, because it locks the end of the trail; the finding still has its id, by which the trail knows it.
    record(actor, Verb.FINDING_DELETED, finding, name=name, before=before)


def said(draft: FindingDraft) -> dict[str, str]:
    """Every field by its Thai name, as the trail tells it."""
    return {
        "ข้อบกพร่องหรือจุดอ่อน": NOTHING if draft.nothing_found else draft.text,
        "ข้อเสนอแนะ": draft.recommendation,
        "ข้อ": ", ".join(draft.items),
    }


def called(finding: Finding) -> str:
    """How the trail names a finding."""
    return f"ข้อค้นพบที่ {finding.order} ของประเด็นที่ {finding.issue.number} ปี {finding.assessment.year}"


def _store_assessments(assessments: Sequence[Assessment]) -> None:
    new = {id(each): each for each in assessments if each.pk is None}
    Assessment.objects.bulk_create(new.values(), batch_size=BATCH)


def _store_items(changes: Sequence[FindingChange], items: dict[tuple[int, str], int]) -> None:
    changed = [c for c in changes if c.draft.items != (c.stored.items if c.stored else ())]
    tie = Finding.items.through
    tie.objects.filter(finding__in=[change.finding.pk for change in changed if change.stored]).delete()
    tie.objects.bulk_create(
        [
            tie(finding_id=change.finding.pk, item_id=items[change.finding.assessment.year, code])
            for change in changed
            for code in change.draft.items
        ],
        batch_size=BATCH,
    )


def _entry(change: FindingChange) -> Entry:
    after: dict[str, Any] = said(change.draft)
    before = said(change.stored) if change.stored else dict.fromkeys(after, "")
    differing = [label for label in after if before[label] != after[label]]
    return Entry(
        Verb.FINDING_ADDED if change.stored is None else Verb.FINDING_CHANGED,
        change.finding,
        name=called(change.finding),
        before={label: before[label] for label in differing if change.stored},
        after={label: after[label] for label in differing},
    )
