"""What a year would come to if its targets were reached. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from assessments.outlook import Outlook
from assessments.rules import Result, YearRules


def outcome_of(look: Outlook, targets: Mapping[int, Decimal]) -> Outlook:
    """The next year as it would be: targets where they are set, else this year's scores.

    Parts of an instrument stay known only while none of its indicators is to move: nobody published how parts
    make their instrument. Raises KeyError when there are no rules for the next year.
    """
    year = look.year + 1
    rules: YearRules = look.rules_by_year[year]
    now = look.result.indicators
    indicators = {
        rule.number: score
        for rule in rules.indicators
        if (score := targets.get(rule.number, now.get(rule.number))) is not None
    }
    rising = [rule for rule in rules.indicators if indicators.get(rule.number) != now.get(rule.number)]
    moved = {rule.instrument for rule in rising}
    parts = {part: score for part, score in look.result.parts.items() if part[0] not in moved}
    aimed = Result(indicators=indicators, parts=parts)
    if not targets:
        aimed = replace(aimed, announced_total=look.result.announced_total)
    return Outlook(year, look.rules_by_year, {**look.results, year: aimed})
