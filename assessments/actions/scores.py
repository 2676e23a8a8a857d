"""Storing what was announced, item scores and targets of one agency and year."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from assessments import figures
from assessments.fitting import fits, indicators_fit, items_fit
from assessments.models import Assessment, Indicator, YearTarget
from assessments.refusals import ChangedMeanwhile, refuse
from assessments.results import result_of, targets_of
from assessments.rules import Result
from assessments.selectors import rules_of
from assessments.storing.items import ItemsChange, ItemScores, store_items
from assessments.storing.results import Change, store_results
from ita_portal.accounts.access import Actor, require
from ita_portal.accounts.roles import May
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.problems import Problem

NOTHING_YET = 0  # the version of a result that does not exist


@transaction.atomic
def store_scores(*, actor: Actor, year: int, result: Result, version: int) -> Assessment:
    """Stores the figures of a year as they are given: a figure that is left out is taken away.

    Item scores are not touched. Nothing happens when nothing differs.

    Args:
        version: the version of the assessment that the actor read; 0 when there was none.

    Raises:
        PermissionDenied: the actor may not edit scores.
        NotStorable: a figure does not fit the rules of the year, or there is no figure at all.
        ChangedMeanwhile: somebody else stored this result since.
        KeyError: there are no rules for that year.
    """
    require(actor, May.EDIT_SCORES)
    refuse(fits(rules_of(year), result))
    if version == NOTHING_YET and result == Result(items=result.items):
        refuse([Problem("no-figure", "error", "กรอกคะแนนอย่างน้อยหนึ่งค่า", figures.TOTAL)])
    assessment, is_new = _locked(actor, year)
    if version != (NOTHING_YET if is_new else assessment.version):
        raise ChangedMeanwhile(assessment)
    store_results(actor, [Change(assessment, None if is_new else result_of(assessment), result)])
    return assessment


@transaction.atomic
def store_item_scores(*, actor: Actor, year: int, items: ItemScores) -> Assessment:
    """Stores scores of items by their code; None takes one away, items that are not named stay.

    Raises:
        PermissionDenied: the actor may not edit scores.
        NotStorable: a code or a score does not fit the rules of the year.
        KeyError: there are no rules for that year.
    """
    require(actor, May.EDIT_SCORES)
    refuse(items_fit(rules_of(year), items))
    assessment, _ = _locked(actor, year)
    store_items(actor, [ItemsChange(assessment, result_of(assessment).items, items)])
    return assessment


@transaction.atomic
def set_targets(*, actor: Actor, year: int, targets: Mapping[int, Decimal | None]) -> None:
    """Sets what the agency wants to reach in a year, by indicator; None takes a target away.

    Raises:
        PermissionDenied: the actor may not edit scores.
        NotStorable: an indicator or a score does not fit the rules of the year.
        KeyError: there are no rules for that year.
    """
    require(actor, May.EDIT_SCORES)
    known = {number: score for number, score in targets.items() if score is not None}
    refuse(indicators_fit(rules_of(year), known))
    stored = targets_of(actor.agency, year)
    differing = {number: score for number, score in targets.items() if stored.get(number) != score}
    if not differing:
        return
    for indicator in Indicator.objects.filter(fiscal_year=year, number__in=differing):
        row = {"agency": actor.agency, "indicator": indicator}
        if (score := differing[indicator.number]) is None:
            YearTarget.objects.filter(**row).delete()
        else:
            YearTarget.objects.update_or_create(**row, defaults={"score": score})
    before = {number: stored[number] for number in differing if number in stored}
    said = {
        when: {figures.call_indicator(number): figures.write_score(score) for number, score in scores.items()}
        for when, scores in (("before", before), ("after", differing))
    }
    record(actor, Verb.TARGETS_SET, actor.agency, name=f"ปีงบประมาณ {year}", **said)


def _locked(actor: Actor, year: int) -> tuple[Assessment, bool]:
    """The assessment of the actor's agency, held until the end; True when it was made just now."""
    assessment, is_new = Assessment.objects.get_or_create(agency=actor.agency, fiscal_year_id=year)
    return Assessment.objects.select_for_update().get(pk=assessment.pk), is_new
