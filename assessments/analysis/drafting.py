"""ร่างข้อค้นพบ: what low item scores propose, under every issue that looks at the item. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assessments.analysis.library import Advice, Library
from assessments.findings import FindingDraft
from assessments.rules import ItemRule, YearRules


@dataclass(frozen=True)
class Drafted:
    """One finding that the portal proposes, for one low item under one issue."""

    item: ItemRule
    score: Decimal
    draft: FindingDraft

    @property
    def key(self) -> str:
        """How a form names it: `4-i10`."""
        return f"{self.draft.issue}-{self.item.code}"


@dataclass(frozen=True)
class Proposal:
    """Everything that item scores below a threshold say.

    `homeless`: codes that belong to no issue. `kept`: how many are left out because a finding names their
    item already. `contradicted`: low codes by the issue that says it has no weak point.
    """

    drafted: tuple[Drafted, ...]
    homeless: tuple[str, ...]
    kept: int
    contradicted: Mapping[int, tuple[str, ...]]


def default_threshold(rules: YearRules) -> Decimal | None:
    """The lowest total that passes in that year; None where its levels are not known."""
    return min((level.minimum for level in rules.levels if level.passes), default=None)


def propose(
    rules: YearRules,
    scores: Mapping[str, Decimal],
    below: Decimal,
    issue_items: Mapping[int, Collection[str]],
    stored: Iterable[FindingDraft],
    library: Library,
) -> Proposal:
    """What to draft from `scores` (points by code) lower than `below`; `issue_items`: codes by issue."""
    low = [item for item in rules.items if item.code in scores and scores[item.code] < below]
    rows = list(stored)
    nothing = {row.issue for row in rows if row.nothing_found}
    named = {(row.issue, code) for row in rows for code in row.items}
    drafted: list[Drafted] = []
    contradicted: dict[int, tuple[str, ...]] = {}
    kept = 0
    for issue in rules.issues:
        for item in low:
            if item.code not in issue_items.get(issue, ()):
                continue
            if issue in nothing:
                contradicted[issue] = (*contradicted.get(issue, ()), item.code)
            elif (issue, item.code) in named:
                kept += 1
            else:
                drafted.append(Drafted(item, scores[item.code], _draft(rules.year, issue, item, library)))
    housed = {code for codes in issue_items.values() for code in codes}
    homeless = tuple(item.code for item in low if item.code not in housed)
    return Proposal(tuple(drafted), homeless, kept, contradicted)


def _draft(year: int, issue: int, item: ItemRule, library: Library) -> FindingDraft:
    advice = library.of(year, item) or Advice(f"ผลการประเมินในข้อ “{item.name}” ต่ำกว่าคะแนนที่หน่วยงานกำหนด", ())
    return FindingDraft(
        issue=issue,
        text=advice.weak_point,
        recommendation="\n".join(advice.recommendations),
        items=(item.code,),
    )
