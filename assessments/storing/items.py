"""Item scores into the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assessments import figures
from assessments.models import Assessment, Item, ItemScore
from ita_portal.accounts.access import Actor
from ita_portal.audit.record import Entry, record_many
from ita_portal.audit.verbs import Verb

BATCH = 500
ItemScores = Mapping[str, Decimal | None]  # by code; None takes the score away


@dataclass(frozen=True)
class ItemsChange:
    """Item scores of one assessment that shall be stored, and those that are."""

    assessment: Assessment
    stored: Mapping[str, Decimal]
    wanted: ItemScores

    @property
    def differing(self) -> dict[str, Decimal | None]:
        """What is to be written; codes that are not named stay as they are."""
        return {code: score for code, score in self.wanted.items() if self.stored.get(code) != score}


def store_items(actor: Actor, changes: Sequence[ItemsChange]) -> None:
    """Writes item scores that fit the rules of their years, each with one event of its assessment."""
    changes = [change for change in changes if change.differing]
    new = [change.assessment for change in changes if change.assessment.pk is None]
    Assessment.objects.bulk_create(new, batch_size=BATCH)
    rows = Item.objects.filter(fiscal_year__in={change.assessment.year for change in changes})
    items = {(year, code): pk for pk, year, code in rows.values_list("pk", "fiscal_year_id", "code")}
    wanted = []
    for change in changes:
        year = change.assessment.year
        wanted += [
            ItemScore(assessment=change.assessment, item_id=items[year, code], score=score)
            for code, score in change.differing.items()
            if score is not None
        ]
        gone = [items[year, code] for code, score in change.differing.items() if score is None]
        if gone:
            ItemScore.objects.filter(assessment=change.assessment, item__in=gone).delete()
    ItemScore.objects.bulk_create(
        wanted,
        update_conflicts=True,
        unique_fields=["assessment", "item"],
        update_fields=["score"],
        batch_size=BATCH,
    )
    record_many(actor, [_entry(change) for change in changes])


def _entry(change: ItemsChange) -> Entry:
    return Entry(
        Verb.ITEM_SCORES_STORED,
        change.assessment,
        before={
            code: figures.write_score(change.stored[code])
            for code in change.differing
            if code in change.stored
        },
        after={code: figures.write_score(score) for code, score in change.differing.items()},
    )
