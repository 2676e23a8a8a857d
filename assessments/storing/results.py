"""Results into the database: only what differs is written, and the trail says what that was."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Model
from django.utils import timezone

from assessments import figures
from assessments.models import Assessment, Indicator, IndicatorScore, InstrumentPart, PartScore
from assessments.rules import Result, YearRules
from assessments.selectors import rules_by_year
from ita_portal.accounts.access import Actor
from ita_portal.audit.record import Entry, record_many
from ita_portal.audit.verbs import Verb

ANNOUNCED = ("announced_total", "announced_level", "announced_rank")
BATCH = 500


@dataclass(frozen=True)
class Change:
    """One result on its way into the database; `stored` is None where the assessment is new."""

    assessment: Assessment
    stored: Result | None
    result: Result

    @property
    def before(self) -> Result:
        """What was known until now."""
        return self.stored or Result()


def store_results(actor: Actor, changes: Sequence[Change]) -> None:
    """Writes results that fit the rules of their years; item scores are left as they are."""
    changes = [change for change in changes if _without_items(change.before) != _without_items(change.result)]
    rules = rules_by_year({change.assessment.year for change in changes})
    _store_assessments(actor, changes)
    indicators = _keys(Indicator, rules, "fiscal_year_id", "number")
    parts = _keys(InstrumentPart, rules, "instrument__fiscal_year_id", "instrument__code", "number")
    _store_scores(changes, IndicatorScore, "indicator", partial(_indicator_values, indicators))
    _store_scores(changes, PartScore, "part", partial(_part_values, parts))
    record_many(actor, [_entry(change, rules[change.assessment.year]) for change in changes])


def said(rules: YearRules, result: Result) -> dict[str, str]:
    """Every known figure by its Thai name, as text."""
    facts = {"คะแนนรวม": figures.write_score(result.announced_total)}
    facts |= {"ระดับ": result.announced_level, "ลำดับ": result.announced_rank}
    for number, score in sorted(result.indicators.items()):
        facts[figures.call_indicator(number)] = figures.write_score(score)
    for number, name in sorted(result.names.items()):
        facts[f"ชื่อ{figures.call_indicator(number)}"] = name
    for part, score in sorted(result.parts.items()):
        facts[figures.call_part(rules, part)] = figures.write_score(score)
    return {label: text for label, text in facts.items() if text}


def _without_items(result: Result) -> tuple[Any, ...]:
    return (
        *(getattr(result, name) for name in ANNOUNCED),
        dict(result.indicators),
        dict(result.parts),
        dict(result.names),
    )


def _store_assessments(actor: Actor, changes: Sequence[Change]) -> None:
    for change in changes:
        for name in ANNOUNCED:
            setattr(change.assessment, name, getattr(change.result, name))
        change.assessment.changed_by, change.assessment.changed_at = actor.user, timezone.now()
        change.assessment.version += 0 if change.stored is None else 1
    there = [change.assessment for change in changes if change.assessment.pk is not None]
    Assessment.objects.bulk_update(there, [*ANNOUNCED, "version", "changed_by", "changed_at"], batch_size=100)
    new = [change.assessment for change in changes if change.assessment.pk is None]
    Assessment.objects.bulk_create(new, batch_size=BATCH)


def _store_scores(
    changes: Sequence[Change],
    model: type[Model],
    thing: str,
    values_of: Callable[[Change, Result], dict[int, dict[str, Any]]],
) -> None:
    """Writes the scores that differ, and takes away those that are no longer there."""
    wanted: list[Model] = []
    gone: dict[int, list[int]] = {}
    for change in changes:
        before, after = values_of(change, change.before), values_of(change, change.result)
        for key, values in after.items():
            if before.get(key) != values:
                wanted.append(model(assessment_id=change.assessment.pk, **{f"{thing}_id": key}, **values))
        for key in before.keys() - after.keys():
            gone.setdefault(key, []).append(change.assessment.pk)
    for key, ids in gone.items():
        for start in range(0, len(ids), BATCH):
            rows = model._default_manager.filter(**{thing: key})
            rows.filter(assessment__in=ids[start : start + BATCH]).delete()
    updated = [field.name for field in model._meta.fields if field.name not in ("id", "assessment", thing)]
    model._default_manager.bulk_create(
        wanted,
        update_conflicts=True,
        unique_fields=["assessment", thing],
        update_fields=updated,
        batch_size=BATCH,
    )


def _indicator_values(keys: Mapping[tuple, int], change: Change, result: Result) -> dict[int, dict[str, Any]]:
    return {
        keys[change.assessment.year, number]: {
            "score": score,
            "name_as_given": result.names.get(number, ""),
        }
        for number, score in result.indicators.items()
    }


def _part_values(keys: Mapping[tuple, int], change: Change, result: Result) -> dict[int, dict[str, Any]]:
    return {keys[change.assessment.year, *part]: {"score": score} for part, score in result.parts.items()}


def _keys(model: type[Model], years: Sequence[int], year: str, *names: str) -> dict[tuple, int]:
    """Ids of rows of the rules by year and number."""
    rows = model._default_manager.filter(**{f"{year.removesuffix('_id')}__in": list(years)})
    return {tuple(key): pk for pk, *key in rows.values_list("pk", year, *names)}


def _entry(change: Change, rules: YearRules) -> Entry:
    before, after = said(rules, change.before), said(rules, change.result)
    differing = [label for label in {**before, **after} if before.get(label) != after.get(label)]
    return Entry(
        Verb.SCORES_STORED,
        change.assessment,
        before={label: before[label] for label in differing if label in before},
        after={label: after.get(label, "") for label in differing},
    )
