"""Short ways to things the stories need, made by the portal's own actions."""

from datetime import date

from assessments.actions import add_finding
from assessments.findings import FindingDraft
from assessments.models import Finding, FiscalYear
from measures.actions import add_measure, plan_of
from measures.models import Measure
from measures.rules import MeasureDraft, StepDraft
from tests.people import Municipality

DRAFT = MeasureDraft(
    name="จัดทำคู่มือการให้บริการของทุกงาน",
    indicator=1,
    aim="raise",
    start=date(2025, 10, 1),
    end=date(2026, 9, 30),
    follow_up="รายงานความก้าวหน้าทุกไตรมาส",
    owners=("กองช่าง",),
    steps=(StepDraft("สำรวจงานบริการ"), StepDraft("จัดทำคู่มือ"), StepDraft("เผยแพร่คู่มือบนเว็บไซต์")),
)


def a_measure(town: Municipality, year: int = 2569, **values) -> Measure:
    """A measure of this municipality, stored by its administrator; `values` change the usual draft."""
    draft = MeasureDraft(**{**DRAFT.__dict__, **values})
    plan = plan_of(town.agency, FiscalYear.objects.get(pk=year))
    return add_measure(actor=town.actor(town.administrator), plan=plan, draft=draft)


def a_finding(town: Municipality, year: int = 2568, **values) -> Finding:
    """A finding of this municipality's analysis of that year's result; `values` change the usual draft."""
    usual = {"issue": 1, "text": "งานบริการบางงานล่าช้า", "recommendation": "ประกาศระยะเวลาของทุกงาน"}
    draft = FindingDraft(**{**usual, **values})
    return add_finding(actor=town.actor(town.administrator), year=year, draft=draft)
