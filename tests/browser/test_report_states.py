"""A report in every state it can have, as Pimlada and as those who are asked about it see it (P37)."""

import pytest
from playwright.sync_api import Page, expect

from reports.approvals import recall
from reports.models import Version
from reports.standing import standing_of
from tests.browser.looks import access_faults_at_all_widths
from tests.reports.chain import FORMAT, a_report, says, submitted
from tests.reports.publishing import a_publication, agreed_to, changed

pytestmark = pytest.mark.usefixtures("quick_pdf")
REPORTS = "/tharnsai/2569/reports/"
REPORT, MEMO = f"{REPORTS}{FORMAT}/", f"{REPORTS}analysis-memo/"


def looks(page: Page, *addresses: str) -> list[str]:
    """The faults of access of these pages, each of which is there."""
    faults = []
    for address in addresses:
        assert page.goto(address).ok, address
        faults += access_faults_at_all_widths(page)
    return faults


def state(version: Version) -> str:
    """What became of the version, in one word."""
    return standing_of(version).state.kind


def test_p37_axe_finds_nothing_on_a_report_in_any_state(visit, tharnsai):
    pimlada, kittipat = visit(tharnsai.administrator), visit(tharnsai.head_of_office)
    administrator = tharnsai.actor(tharnsai.administrator)
    report = a_report(tharnsai)
    faults = looks(pimlada, REPORTS, REPORT, f"{REPORT}submit/")

    returned = submitted(tharnsai, report)
    faults += looks(pimlada, REPORT)
    says(tharnsai, tharnsai.head_of_office, returned, "return")
    faults += looks(pimlada, REPORT, f"{REPORT}versions/{returned.code}/")
    faults += looks(kittipat, f"/inbox/{returned.code}/")

    recalled = submitted(tharnsai, changed(report, "นธ 52901/2"))
    recall(administrator, recalled, reason="ลืมวันที่")
    faults += looks(pimlada, REPORT)

    disagreed = submitted(tharnsai, changed(report, "นธ 52901/3"))
    for person, opinion in (
        (tharnsai.head_of_office, "agree"),
        (tharnsai.clerk, "agree"),
        (tharnsai.mayor, "disagree"),
    ):
        says(tharnsai, person, disagreed, opinion)
    faults += looks(pimlada, REPORT)

    agreed = agreed_to(tharnsai, changed(report, "นธ 52901/4"))
    faults += looks(pimlada, "/", REPORTS, REPORT, f"{REPORT}versions/{agreed.code}/")
    assert [state(each) for each in (returned, recalled, disagreed, agreed)] == [
        *("returned", "recalled", "disagreed", "agreed")
    ]
    a_publication(tharnsai, agreed)
    faults += looks(pimlada, REPORT, f"{REPORT}trail/")
    assert faults == []


def test_p37_axe_finds_nothing_where_somebody_is_asked(visit, tharnsai):
    """Nothing waits; a report and a memo wait; the opinion is confirmed; the next sees what was said."""
    kittipat, orawan = visit(tharnsai.head_of_office), visit(tharnsai.clerk)
    faults = looks(kittipat, "/inbox/")
    report = submitted(tharnsai)
    memo = submitted(tharnsai, a_report(tharnsai, format="analysis-memo"), reason="ข้อมูลส่วนนี้จะตามมา")
    faults += looks(kittipat, "/inbox/", f"/inbox/{report.code}/", f"/inbox/{memo.code}/")
    kittipat.get_by_role("button", name="ส่งกลับแก้ไข", exact=True).click()
    expect(kittipat.get_by_role("heading", level=1)).to_have_text("ยืนยันว่าส่งกลับแก้ไข")
    faults += access_faults_at_all_widths(kittipat)
    says(tharnsai, tharnsai.head_of_office, memo, "disagree")
    faults += looks(orawan, "/", "/inbox/", f"/inbox/{memo.code}/")
    assert faults == []
