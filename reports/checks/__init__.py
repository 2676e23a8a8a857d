"""The checks before a document leaves: one rule, one file. Pure: the facts go in, sentences come out.

Errors keep a document from being sealed unless a reason is given (approvals). A further rule over documents
is one module beside these and one line below; those over measures and texts stand in `measures.checks`.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from ita_portal.problems import Problem
from reports.facts import Snapshot
from reports.formats import Format

from . import (
    addressee_missing,
    date_missing,
    date_of_other_year,
    findings_open,
    free_texts,
    issues_open,
    measures_of_plan,
    number_missing,
    unprintable,
)
from .place import Found, Place
from .weak import weak_of

OF_ALL: tuple[Callable[[Snapshot, Format], Iterator[Found]], ...] = (
    measures_of_plan.check,
    free_texts.check,
    unprintable.check,
)
OF_MEMOS: tuple[Callable[[Snapshot, Format], Iterator[Found]], ...] = (
    addressee_missing.check,
    number_missing.check,
    date_missing.check,
    date_of_other_year.check,
    issues_open.check,
    findings_open.check,
)


def check_document(snapshot: Snapshot, format: Format, weak_below: Decimal | None = None) -> list[Problem]:
    """Everything that the checks find in a document, errors first.

    Args:
        snapshot: with the words, letter and chain of that document (`take(…, format.code)`).
        weak_below: the score under which the agency calls an indicator weak; None: that is not checked.
    """
    return [each.problem for each in found_in(snapshot, format, weak_below)]


def found_in(snapshot: Snapshot, format: Format, weak_below: Decimal | None = None) -> list[Found]:
    """The same, each with the place where it is cured."""
    rules = (*OF_MEMOS, *OF_ALL) if is_memo(format, snapshot) else OF_ALL
    found = [each for rule in rules for each in rule(snapshot, format)]
    if weak_below is not None and rules is not OF_ALL:
        found += weak_of(snapshot, weak_below)
    return sorted(found, key=lambda each: not each.problem.is_error)


def is_memo(format: Format, snapshot: Snapshot) -> bool:
    """Whether the document is a letter with number, date and addressee."""
    return format.arrange(snapshot, "arabic").is_memo


def once(found: Iterable[Found]) -> list[Found]:
    """Each of them once, for the documents of a year together."""
    return list({(each.problem.code, each.problem.message): each for each in found}.values())


__all__ = ["OF_ALL", "OF_MEMOS", "Found", "Place", "check_document", "found_in", "is_memo", "once"]
