"""What somebody should know before she prints a document, each with the way to its cure."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May
from ita_portal.problems import Problem
from measures.cures import address_of
from reports.checks import Found, Place
from reports.formats import Format


@dataclass(frozen=True)
class Remark:
    """A problem, and the link to where it is cured; both blank for one who may not go there."""

    problem: Problem
    href: str
    cure: str

    @property
    def message(self) -> str:
        """The whole sentence."""
        return self.problem.message

    @property
    def is_error(self) -> bool:
        """Whether it keeps the document from being sealed without a reason."""
        return self.problem.is_error


def remarks_of(actor: Actor, year: int, format: Format, found: Iterable[Found]) -> list[Remark]:
    """What was found in this agency's document of a Buddhist year, as this person may cure it."""
    return [Remark(each.problem, *_cure(actor, year, format, each)) for each in found]


def _cure(actor: Actor, year: int, format: Format, found: Found) -> tuple[str, str]:
    """Address and words of the link; to the thing itself for one who may not change it."""
    code, cure = actor.agency.code, found.problem.cure
    if found.place == Place.MEASURE:
        if actor.may(May.EDIT_MEASURES):
            return address_of(code, year, found.number, found.problem.code, found.field), cure
        return reverse("measure", args=[code, year, found.number]), "ดูมาตรการ"
    if found.place == Place.ANALYSIS:
        if actor.may(May.EDIT_FINDINGS):
            return reverse("analysis_issue", args=[code, year - 1, found.number]), cure
        return reverse("analysis", args=[code, year - 1]), "ดูการวิเคราะห์"
    if found.place == Place.TEXTS and actor.may(May.SUBMIT_REPORTS):
        return f"{reverse('report_texts', args=[code, year, format.code])}#{_control(found.field)}", cure
    if found.place == Place.CHAIN and actor.may(May.MANAGE_SETTINGS):
        return reverse("chain", args=[code]), cure
    if found.place == Place.NEW_MEASURE and actor.may(May.EDIT_MEASURES):
        return f"{reverse('measure_add', args=[code, year])}#id_indicator", cure
    if found.place in (Place.PLAN, Place.NEW_MEASURE):
        return reverse("measures", args=[code, year]), cure if actor.may(May.EDIT_MEASURES) else "ดูมาตรการ"
    return "", ""


def _control(field: str) -> str:
    return f"id_{field}" if field in ("number", "on") else f"id_text-{field}"
