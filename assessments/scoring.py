"""Indicators → instruments → total, exactly. Pure `Decimal` functions; weights come from the year's rules.

instrument = mean of its indicators; total = weights × instruments; rounded once, at the end, half up, to
two decimals (found by recomputing published results). Sums are brought to one denominator before they are
divided, so that a third never loses the digit that decides a rounding.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import lcm

from assessments.rules import InstrumentRule, ItemRule, Result, YearRules

STEP = Decimal("0.01")  # scores are announced with two decimals
PER_CENT = 100


@dataclass(frozen=True)
class Computed:
    """What follows from the indicators, in points with two decimals; None where an indicator is missing."""

    instruments: Mapping[str, Decimal | None]
    total: Decimal | None


def half_up(value: Decimal) -> Decimal:
    """The value with two decimals, 0.005 rounded up."""
    return value.quantize(STEP, ROUND_HALF_UP)


def compute(rules: YearRules, result: Result) -> Computed:
    """Instruments and total, recomputed from the indicators."""
    return Computed(
        instruments={rule.code: instrument_score(rule, result.indicators) for rule in rules.instruments},
        total=total_score(rules, result.indicators),
    )


def instrument_score(rule: InstrumentRule, indicators: Mapping[int, Decimal]) -> Decimal | None:
    """Mean of the instrument's indicators, two decimals; None when one of them is unknown."""
    scores = known(indicators, rule.indicators)
    return half_up(sum(scores) / len(scores)) if scores else None


def total_score(rules: YearRules, indicators: Mapping[int, Decimal]) -> Decimal | None:
    """The total in points, two decimals; None when an indicator is unknown.

    The instruments are not rounded first: document 003 gives 95.01 so, and 95.02 otherwise.
    """
    weighted = []
    for rule in rules.instruments:
        scores = known(indicators, rule.indicators)
        if not scores:
            return None
        weighted.append((rule.weight * sum(scores), len(scores)))
    return half_up(_sum_of_quotients(weighted) / PER_CENT) if weighted else None


def indicator_from_items(rules: YearRules, number: int, items: Mapping[str, Decimal]) -> Decimal | None:
    """The score that the items of an indicator give it, by the rule of the year.

    None when an item is unknown, or when the year's rule is. Rule `items`: mean of the items. Rule
    `sub_indicators`: mean of the means of the sub-indicators, which count alike whatever their items.
    """
    own = [item for item in rules.items if item.indicator == number]
    groups = _groups(own, rules.instrument(rules.indicator(number).instrument).item_rule)
    scores = [known(items, codes) for codes in groups]
    if not scores or not all(scores):
        return None
    means = _sum_of_quotients([(sum(group), len(group)) for group in scores])
    return half_up(means / len(scores))


def indicators_from_items(rules: YearRules, items: Mapping[str, Decimal]) -> dict[int, Decimal]:
    """The scores that items give indicators, by number; only of those whose items are all known."""
    numbers = [indicator.number for indicator in rules.indicators] if items else []
    found = {number: indicator_from_items(rules, number, items) for number in numbers}
    return {number: score for number, score in found.items() if score is not None}


def known(scores: Mapping, keys: Sequence) -> list[Decimal] | None:
    """The scores of all the keys; None when one is unknown or there are no keys."""
    found = [scores.get(key) for key in keys]
    return None if not found or None in found else found


def _groups(items: Sequence[ItemRule], item_rule: str) -> list[tuple[str, ...]]:
    """Codes of the items whose means count the same; none when it is not known which do."""
    if item_rule == "items":
        return [tuple(item.code for item in items)]
    if item_rule == "sub_indicators" and all(item.sub_indicator for item in items):
        subs = dict.fromkeys(item.sub_indicator for item in items)
        return [tuple(item.code for item in items if item.sub_indicator == sub) for sub in subs]
    return []


def _sum_of_quotients(quotients: Sequence[tuple[Decimal, int]]) -> Decimal:
    """a/m + b/n + … with a single division."""
    common = lcm(*(count for _, count in quotients))
    return sum(value * (common // count) for value, count in quotients) / common
