"""A document that waits for an opinion which nobody may give any more: who left, an order that ended."""

from datetime import date

import pytest
from django.core import mail
from django.utils import timezone

from ita_portal.accounts.models import Membership
from tests.measures.pages import words
from tests.people import browser_of
from tests.reports.chain import appoint, says, submitted
from tests.reports.documents import a_memo, read

pytestmark = pytest.mark.usefixtures("quick_pdf")
STUCK = "วันนี้ไม่มีผู้บริหารที่ดำรงตำแหน่งหรือทำการแทนปลัดเทศบาล และให้ความเห็นในรุ่นนี้ได้"


def home(person) -> str:
    return words(browser_of(person).get("/"))


def test_pimlada_learns_that_the_clerk_left_while_her_memo_waited_for_him(tharnsai):
    memo = a_memo(tharnsai)
    version = submitted(tharnsai, memo, reason="ก")
    says(tharnsai, tharnsai.head_of_office, version)
    assert "ไม่มีผู้ให้ความเห็น" not in home(tharnsai.administrator) + read(tharnsai.administrator, "report")

    Membership.objects.filter(user=tharnsai.clerk).delete()

    assert f"กำหนดผู้ให้ความเห็นใน{memo} รุ่นที่ 1 รอความเห็นของปลัดเทศบาล" in home(tharnsai.administrator)
    assert f"{STUCK} กำหนดผู้ดำรงตำแหน่ง" in read(tharnsai.administrator, "report")
    assert f"{STUCK} โปรดแจ้งผู้ดูแลระบบของหน่วยงาน" in read(tharnsai.mayor, "report")
    assert "กำหนดผู้ให้ความเห็นใน" not in home(tharnsai.mayor)

    today = timezone.localdate()
    appoint(tharnsai, tharnsai.mayor, "ปลัดเทศบาล", today, today)
    assert "ไม่มีผู้ให้ความเห็น" not in home(tharnsai.administrator) + read(tharnsai.administrator, "report")


def test_who_gave_an_opinion_below_is_nobody_to_wait_for_though_he_acts_for_the_clerk(
    tharnsai, django_capture_on_commit_callbacks
):
    version = submitted(tharnsai, a_memo(tharnsai), reason="ก")
    Membership.objects.filter(user=tharnsai.clerk).delete()
    appoint(tharnsai, tharnsai.head_of_office, "ปลัดเทศบาล", date(2026, 1, 1), date(2099, 1, 1))
    type(version.made_by).objects.update(email="pimlada@example.go.th")
    with django_capture_on_commit_callbacks(execute=True):
        says(tharnsai, tharnsai.head_of_office, version)
    assert STUCK in read(tharnsai.administrator, "report")
    assert [letter.subject.split(": ")[1] for letter in mail.outbox] == ["ไม่มีผู้ให้ความเห็น"]
