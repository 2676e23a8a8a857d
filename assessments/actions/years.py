"""Opening a fiscal year before its rules are known."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from assessments.models import FiscalYear
from assessments.new_year import why_not_opened
from assessments.refusals import refuse
from assessments.rulebook.carrying import carried_over, stored_rulebook
from assessments.rulebook.storing import store_rulebook
from ita_portal.accounts.access import Actor
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.problems import Problem


@transaction.atomic
def open_year(*, actor: Actor, year: int) -> bool:
    """Opens a Buddhist fiscal year with the rules of the year before, each list unverified.

    Returns:
        False where the year is known already: then nothing is written.

    Raises:
        PermissionDenied: the actor is not the operator of the server.
        NotStorable: there are no rules of the year before, or it is too early.
    """
    if not actor.is_operator:
        raise PermissionDenied("ผู้มีสิทธิเปิดปีงบประมาณคือ ผู้ดูแลเครื่องแม่ข่าย")
    # Two who open it at once wait here for each other; the second finds it open.
    FiscalYear.objects.select_for_update().filter(pk=year - 1).first()
    known = set(FiscalYear.objects.values_list("year", flat=True))
    if year in known:
        return False
    if sentence := why_not_opened(year, known, timezone.localdate()):
        refuse([Problem("year-not-opened", "error", sentence)])
    store_rulebook(carried_over(stored_rulebook(year - 1)))
    opened = FiscalYear.objects.get(pk=year)
    after = {"ที่มาของเกณฑ์": f"นำมาจากปี {year - 1} ยังไม่ได้ตรวจสอบกับคู่มือ"}
    record(actor, Verb.YEAR_OPENED, opened, after=after)
    return True
