"""A report on its way through the chain of opinions, as the stories need it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ita_portal import thai
from ita_portal.accounts.actions import record_appointment
from ita_portal.accounts.models import ActingAppointment, Position, User
from ita_portal.audit.models import Event
from reports.approvals import Refused, decide, submit
from reports.models import Decision, Report, Version
from tests.factories import a_measure
from tests.people import Municipality

FORMAT = "indicator-results"
PICTURE = b"\x89PNG\r\n\x1a\n a scan of the signed paper"


def a_report(town: Municipality, year: int = 2569, format: str = FORMAT) -> Report:
    """The report of that year and format, with a measure to report of."""
    if not town.agency.plans.filter(fiscal_year=year).exists():
        a_measure(town, year)
    return Report.objects.get_or_create(agency=town.agency, fiscal_year_id=year, format=format)[0]


def paper(town: Municipality, **changes: object) -> dict[str, object]:
    """What Pimlada fills in of an opinion on paper, as it stands there."""
    usual = {
        "person": town.head_of_office.pk,
        "opinion": "agree",
        "reason": "",
        "signed_on": thai.write_date(timezone.localdate(), "short"),
        "file": SimpleUploadedFile("หน้าลงนาม.png", PICTURE),
    }
    return {**usual, **changes}


def submitted(town: Municipality, report: Report | None = None, **options) -> Version:
    """What Pimlada, the administrator, submits."""
    return submit(town.actor(town.administrator), report or a_report(town), **options)


def says(
    town: Municipality, person: User, version: Version, opinion: str = "agree", reason: str = ""
) -> Decision:
    """What a person of the chain says; ไม่เห็นควร and ส่งกลับแก้ไข have their reason."""
    usual = "" if opinion == "agree" else "ยังไม่ระบุผู้รับผิดชอบ"
    return decide(town.actor(person), version, opinion=opinion, reason=reason or usual)


def refused(action, *args, **options) -> str:
    """What the person is told; nothing was written but the event that says so."""
    before = (Version.objects.count(), Decision.objects.count())
    with pytest.raises(Refused) as caught:
        action(*args, **options)
    assert (Version.objects.count(), Decision.objects.count()) == before
    assert Event.objects.last().reason == str(caught.value)
    return str(caught.value)


def appoint(town: Municipality, person: User, position: str, first: date, last: date) -> ActingAppointment:
    """An order by which the person acts for that position from the first to the last day."""
    return record_appointment(
        actor=town.actor(town.administrator),
        person=person,
        position=Position.objects.get(agency=town.agency, name=position),
        kind="acting_for",
        order_number="15/2569",
        first_day=first,
        last_day=last,
    )
