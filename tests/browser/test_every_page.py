"""Every page that links lead to, in every state it has, on a telephone and on an office screen (P37)."""

from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import resolve

from ita_portal.accounts.actions import record_appointment
from ita_portal.accounts.models import ActingAppointment, User
from measures.actions import delete_measure
from measures.rules import StepDraft
from tests.browser.looks import access_faults_at_all_widths
from tests.crawl import walk
from tests.factories import a_finding, a_measure
from tests.people import Municipality, browser_of


def a_busy_year(town: Municipality) -> None:
    """Measures in every state, one deleted, a finding, an order to act for the clerk."""
    a_measure(town)
    a_measure(
        town,
        name="จัดประชุมประชาคมและรายงานผลต่อประชาชน",
        indicator=2,
        state="done",
        summary="จัดประชุมครบทุกหมู่บ้าน\nมีผู้เข้าร่วม 412 คน",
        steps=(StepDraft("กำหนดวันประชุม"), StepDraft("จัดประชุม", result="มีรายงานการประชุม 9 ฉบับ")),
    )
    a_measure(town, state="cannot", cannot_reason="ไม่ได้รับจัดสรรงบประมาณ", owners=("คณะทำงานจริยธรรม",))
    a_finding(town, items=("i1", "e1"))
    administrator = town.actor(town.administrator)
    delete_measure(actor=administrator, measure=a_measure(town, name="มาตรการที่กรอกซ้ำ"))
    record_appointment(
        actor=administrator,
        person=town.head_of_office,
        position=town.clerk.memberships.get().position,
        kind=ActingAppointment.Kind.choices[0][0],
        order_number="คำสั่งเทศบาลตำบลธารใส ที่ 12/2569",
        first_day=date(2026, 1, 5),
        last_day=date(2026, 1, 9),
    )


def kinds_of_pages(user: User | None, start: str = "/", within: str = "") -> list[str]:
    """One address of every kind of page within reach of links: a route, and what its question names."""
    found: dict[tuple, str] = {}
    for answer in walk(browser_of(user), start, files=False, within=within):
        if answer.text.lstrip().lower().startswith("<!doctype html>"):
            parts = urlsplit(answer.address)
            kind = (resolve(parts.path).url_name, *sorted(parse_qs(parts.query)))
            found.setdefault(kind, answer.address)
    return list(found.values())


@pytest.mark.parametrize(
    ("part", "year", "start", "within", "at_least"),
    [
        ("administrator", a_busy_year, "/", "", 50),
        ("reader", a_busy_year, "/", "", 15),
        ("administrator", None, "/tharnsai/2569/", "/2569/", 12),  # what an empty year changes
    ],
)
def test_p37_axe_finds_nothing_on_any_page(
    visit, tharnsai, part, year: Callable[[Municipality], None] | None, start, within, at_least
):
    if year:
        year(tharnsai)
    user = getattr(tharnsai, part)
    addresses = kinds_of_pages(user, start, within)
    assert len(addresses) >= at_least, addresses
    page = visit(user)
    faults = []
    for address in addresses:
        page.goto(address)
        faults += access_faults_at_all_widths(page)
    assert faults == []
