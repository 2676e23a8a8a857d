"""The result of a year, the rules it was computed by, and the years before it, as facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.history import columns_of
from assessments.levels import verdict_of
from assessments.past import results_by_year
from assessments.rules import Result, YearRules
from assessments.scoring import compute
from assessments.selectors import rules_by_year
from ita_portal.accounts.models import Agency
from reports.facts import IndicatorFacts, InstrumentFacts, LevelFacts, ResultFacts, ScoreFacts, YearFacts


@dataclass(frozen=True)
class Results:
    """What a snapshot holds of results; all blank where no rules of the year are known."""

    result: ResultFacts | None = None
    history: tuple[YearFacts, ...] = ()
    levels: tuple[LevelFacts, ...] = ()
    instruments: tuple[InstrumentFacts, ...] = ()


def results_of(agency: Agency, year: int) -> Results:
    """The result of that Buddhist year, with its rules and every year before it; eight queries at most."""
    results = results_by_year(agency)
    rules = rules_by_year({*results, year}, items=False)
    if year not in rules:
        return Results()
    of_year = rules[year]
    return Results(
        result=_result(of_year, results[year]) if year in results else None,
        history=_history(rules, {each: result for each, result in results.items() if each <= year}),
        levels=tuple(
            LevelFacts(level.name, level.minimum, level.maximum, level.part_minimum)
            for level in of_year.levels
        ),
        instruments=tuple(
            InstrumentFacts(
                rule.code,
                rule.name,
                rule.weight,
                _indicators(of_year, rule.indicators),
                tuple(part.name for part in rule.parts),
            )
            for rule in of_year.instruments
        ),
    )


def _indicators(rules: YearRules, numbers: Iterable[int]) -> tuple[IndicatorFacts, ...]:
    found = (rules.indicator(number) for number in numbers)
    return tuple(IndicatorFacts(each.number, each.name, each.instrument) for each in found)


def _result(rules: YearRules, result: Result) -> ResultFacts:
    computed = compute(rules, result)
    return ResultFacts(
        year=rules.year,
        total=result.announced_total,
        level=result.announced_level,
        rank=result.announced_rank,
        computed_total=computed.total,
        computed_level=verdict_of(rules, result).level or "",
        indicators=tuple(
            ScoreFacts(str(each.number), each.name, result.indicators.get(each.number))
            for each in sorted(rules.indicators, key=lambda each: each.number)
        ),
        instruments=tuple(
            ScoreFacts(each.code, each.name, computed.instruments[each.code]) for each in rules.instruments
        ),
        parts=tuple(ScoreFacts(each.name, each.name, result.parts.get(each.key)) for each in rules.parts),
    )


def _history(rules: Mapping[int, YearRules], results: Mapping[int, Result]) -> tuple[YearFacts, ...]:
    return tuple(YearFacts(each.year, each.total, each.level) for each in columns_of(rules, results))
