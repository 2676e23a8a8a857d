"""The facts a document is printed from: a frozen copy of what an agency did in one year.

A document is printed again from its facts years later, so they hold words as well as codes: the name of an
indicator in that year, of an office, of a state. Another set of fields is another `SCHEMA`.
"""

from dataclasses import dataclass

from reports.facts.agency import AgencyFacts, EmblemFacts
from reports.facts.letter import LetterFacts, OpinionFacts, SignerFacts, WordFacts
from reports.facts.measures import (
    CANNOT,
    DONE,
    NOT_STARTED,
    UNDER_WAY,
    IndicatorFacts,
    MeasureFacts,
    StepFacts,
)
from reports.facts.results import (
    FindingFacts,
    InstrumentFacts,
    IssueFacts,
    LevelFacts,
    ResultFacts,
    ScoreFacts,
    YearFacts,
)

__all__ = [
    "CANNOT",
    "DONE",
    "NOT_STARTED",
    "SCHEMA",
    "UNDER_WAY",
    "AgencyFacts",
    "EmblemFacts",
    "FindingFacts",
    "IndicatorFacts",
    "InstrumentFacts",
    "IssueFacts",
    "LetterFacts",
    "LevelFacts",
    "MeasureFacts",
    "OpinionFacts",
    "ResultFacts",
    "ScoreFacts",
    "SignerFacts",
    "Snapshot",
    "StepFacts",
    "WordFacts",
    "YearFacts",
]

SCHEMA = 3


@dataclass(frozen=True)
class Snapshot:
    """What the documents of an agency and a Buddhist fiscal year are made from; measures in their order.

    `result` is that of the year before, from which the measures follow, None where none is stored; `levels`,
    `instruments` and `analysis` are by the rules of that year. `words` and `letter` are those of one report;
    `chain` its steps, lowest first; `maker` who drafts it.
    """

    agency: AgencyFacts
    year: int
    indicators: tuple[IndicatorFacts, ...]
    measures: tuple[MeasureFacts, ...]
    result: ResultFacts | None = None
    history: tuple[YearFacts, ...] = ()
    levels: tuple[LevelFacts, ...] = ()
    instruments: tuple[InstrumentFacts, ...] = ()
    analysis: tuple[IssueFacts, ...] = ()
    words: tuple[WordFacts, ...] = ()
    letter: LetterFacts = LetterFacts()
    maker: SignerFacts = SignerFacts()
    chain: tuple[OpinionFacts, ...] = ()
    emblem: EmblemFacts | None = None
    schema: int = SCHEMA

    @property
    def result_year(self) -> int:
        """The Buddhist year whose result it is about."""
        return self.year - 1
