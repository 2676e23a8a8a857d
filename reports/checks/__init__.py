"""The checks before a document leaves: one rule, one file. Pure: the facts go in, sentences come out.

Errors keep a document from being sealed unless a reason is given (approvals). A further rule over documents
is one module beside these and one line below; those over measures and texts stand in `measures.checks`.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from ita_portal.problems import Problem
from reports.facts import Snapshot
from reports.formats import FORMATS, Format

from . import (
    addressee_missing,
    date_missing,
    date_of_other_year,
    findings_open,
    free_texts,
    issues_open,
    measures_of_plan,
    number_missing,
    placeholder_unknown,
    unprintable,
)
from .place import Found, Place
from .weak import weak_of

Rule = Callable[[Snapshot, Format], Iterator[Found]]

OF_ALL: tuple[Rule, ...] = (
    measures_of_plan.check,
    free_texts.check,
    placeholder_unknown.check,
    unprintable.check,
)
OF_LETTERS: tuple[Rule, ...] = (
    addressee_missing.check,
    number_missing.check,
    date_missing.check,
    date_of_other_year.check,
)
OF_ANALYSES: tuple[Rule, ...] = (issues_open.check, findings_open.check)


def check_document(snapshot: Snapshot, format: Format, weak_below: Decimal | None = None) -> list[Problem]:
    """Everything that the checks find in a document, errors first.

    Args:
        snapshot: with the words, letter and chain of that document (`take(…, format.code)`).
        weak_below: the score under which the agency calls an indicator weak; None: that is not checked.
    """
    return [each.problem for each in found_in(snapshot, format, weak_below)]


def found_in(snapshot: Snapshot, format: Format, weak_below: Decimal | None = None) -> list[Found]:
    """The same, each with the place where it is cured."""
    if not is_memo(format, snapshot):
        return _sorted(_found(OF_ALL, snapshot, format))
    found = _found((*OF_LETTERS, *OF_ALL, *OF_ANALYSES), snapshot, format)
    return _sorted([*found, *_weak(snapshot, weak_below)])


def found_in_plan(snapshot: Snapshot, weak_below: Decimal | None = None) -> list[Found]:
    """What the checks find in the facts of a year, whatever document they go into."""
    found = _found((*OF_ALL, *OF_ANALYSES), snapshot, FORMATS[0])
    return _sorted([*found, *_weak(snapshot, weak_below)])


def _found(rules: Iterable[Rule], snapshot: Snapshot, format: Format) -> list[Found]:
    return [each for rule in rules for each in rule(snapshot, format)]


def _weak(snapshot: Snapshot, below: Decimal | None) -> Iterable[Found]:
    return () if below is None else weak_of(snapshot, below)


def _sorted(found: Iterable[Found]) -> list[Found]:
    """Errors first."""
    return sorted(found, key=lambda each: not each.problem.is_error)


def is_memo(format: Format, snapshot: Snapshot) -> bool:
    """Whether the document is a letter with number, date and addressee."""
    return format.arrange(snapshot, "arabic").is_memo


def once(found: Iterable[Found]) -> list[Found]:
    """Each of them once, for the documents of a year together."""
    return _sorted({(each.problem.code, each.problem.message): each for each in found}.values())


__all__ = [
    "OF_ALL",
    "OF_ANALYSES",
    "OF_LETTERS",
    "Found",
    "Place",
    "check_document",
    "found_in",
    "found_in_plan",
    "is_memo",
    "once",
]
