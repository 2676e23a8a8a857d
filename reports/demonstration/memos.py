"""The documents of the demonstration: a memo under way; last year's results, agreed to and published."""

from django.utils import timezone

from ita_portal.accounts.access import Actor, actor_in
from ita_portal.accounts.models import User
from reports import approvals, drafting, formats, publishing
from reports.demonstration.people import CLERK, HEAD_OF_OFFICE, MAYOR, Person
from reports.drafting import ReportDraft
from reports.formats import Format
from reports.models import Decision, Publication, Version

MEMO, RESULTS = "analysis-memo", "indicator-results"
LETTER_NUMBER = "168"
AGREE = Decision.Opinion.AGREE


def lay_memo_before_the_clerk(administrator: Actor, year: int) -> Version:
    """The memo of a year is submitted; the head of office agrees, and it waits for the clerk."""
    memo = formats.find(MEMO)
    letter = ReportDraft(number=LETTER_NUMBER, on=timezone.localdate())
    drafting.change_report(actor=administrator, year=year, format=memo, draft=letter, edition=drafting.FIRST)
    return _agreed_by((HEAD_OF_OFFICE,), _submitted(administrator, year, memo))


def publish_results(administrator: Actor, year: int) -> Publication:
    """The report of a year's results goes up the whole chain, everybody agrees, and the public reads it."""
    results = _submitted(administrator, year, formats.find(RESULTS))
    _agreed_by((HEAD_OF_OFFICE, CLERK, MAYOR), results)
    item = publishing.items_for(results)[0]
    return publishing.publish(actor=administrator, version=results, item=item)


def _submitted(administrator: Actor, year: int, format: Format) -> Version:
    report = drafting.report_of(administrator.agency, year, format)
    return approvals.submit(administrator, report)


def _agreed_by(people: tuple[Person, ...], version: Version) -> Version:
    for person in people:
        actor = actor_in(User.objects.get(username=person.username), version.agency)
        approvals.decide(actor, version, opinion=AGREE)
    return version
