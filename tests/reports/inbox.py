"""What the stories of the inbox share: what a page says, sending an opinion, an order to act for somebody."""

from datetime import timedelta

from django.utils import timezone
from django.utils.html import strip_tags

from ita_portal.accounts.actions import record_appointment
from ita_portal.accounts.models import Membership

REASON = "ขอให้ระบุผู้รับผิดชอบของข้อ 2"


def words(answer) -> str:
    """What a page says, without its tags, on one line."""
    return " ".join(strip_tags(answer.content.decode()).split())


def page_of(version, *, opinion: bool = False) -> str:
    return f"/inbox/{version.code}/{'opinion/' if opinion else ''}"


def gives(browser, version, opinion, reason="", **more):
    """Sends the confirmation of an opinion."""
    values = {"opinion": opinion, "reason": reason, "confirmed": "yes", **more}
    return browser.post(page_of(version, opinion=True), values)


def acts_for(town, person, position):
    """An order that holds today, since a month and for a month."""
    today = timezone.localdate()
    return record_appointment(
        actor=town.actor(town.administrator),
        person=person,
        position=position,
        kind="acting_for",
        order_number="คำสั่งที่ 45/2569",
        first_day=today - timedelta(days=30),
        last_day=today + timedelta(days=30),
    )


def position_of(town, person, role=Membership.Role.EXECUTIVE):
    return town.agency.memberships.get(user=person, role=role).position
