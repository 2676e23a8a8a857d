"""What belongs to one report as a letter, as facts: its words, number and date, who drafts it, its chain."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from ita_portal.accounts.chain import chain_of
from ita_portal.accounts.models import Agency, Membership
from reports.facts import LetterFacts, OpinionFacts, SignerFacts, WordFacts
from reports.models import Report
from reports.route import route_of

ADMINISTRATOR = "ผู้ดูแลระบบของหน่วยงาน (Admin หน่วยงาน)"  # as the form prints it under the drafter's name


@dataclass(frozen=True)
class Letter:
    """What a snapshot holds of a report."""

    words: tuple[WordFacts, ...] = ()
    letter: LetterFacts = LetterFacts()
    maker: SignerFacts = SignerFacts()
    chain: tuple[OpinionFacts, ...] = ()


def letter_of(agency: Agency, year: int, format_code: str) -> Letter:
    """The report as it is now, its opinions open; six queries at most."""
    reports = Report.objects.of_agency(agency).filter(fiscal_year=year, format=format_code)
    texts, number, on = reports.values_list("texts", "letter_number", "letter_date").first() or ({}, "", None)
    return Letter(
        words=tuple(WordFacts(name, text) for name, text in sorted(texts.items())),
        letter=LetterFacts(number, on),
        maker=_drafter(agency),
        chain=_chain(agency, localdate()),
    )


def _drafter(agency: Agency) -> SignerFacts:
    """The first administrator of the agency (contract, default chain); no name where there is none."""
    rows = Membership.objects.of_agency(agency).filter(
        role=Membership.Role.ADMINISTRATOR, user__is_active=True
    )
    found = rows.select_related("user", "position").order_by("id").first()
    if found is None:
        return SignerFacts(lines=(ADMINISTRATOR,))
    position = (found.position.name,) if found.position else ()
    return SignerFacts(found.user.full_name, (*position, ADMINISTRATOR))


def _chain(agency: Agency, today: date) -> tuple[OpinionFacts, ...]:
    """The steps as they would be copied today, nameless where vacant; the usual ones where none are set."""
    words = agency.words
    by_position = {}
    for step in route_of(agency, today).steps:
        by_position |= dict.fromkeys((position.pk for position in step.positions), step)
    found: list[OpinionFacts] = []
    done = set()
    for position in chain_of(agency):
        step = by_position.get(position.pk)
        order = len(found) + 1
        if step is None:
            found.append(OpinionFacts(order, position.name))
        elif step.order not in done:
            done.add(step.order)
            holder, name = step.holder, step.position.name
            capacity = "" if holder.capacity == name else holder.capacity
            found.append(
                OpinionFacts(order, name, holder.user.full_name, capacity, appointment=holder.appointment)
            )
    usual = (f"หัวหน้า{words.clerk_office}", words.clerk, words.mayor)
    return tuple(found) or tuple(OpinionFacts(order, each) for order, each in enumerate(usual, start=1))
