"""A reason that was typed and not sent stays with who typed it, without any script (promise P40)."""

import pytest

from reports.models import Decision
from tests.accounts.second_factor import sign_in
from tests.people import PASSWORD, browser_of
from tests.reports.chain import submitted
from tests.reports.inbox import REASON, gives, page_of, words

pytestmark = pytest.mark.usefixtures("quick_pdf")


def field(answer) -> str:
    """What stands in the field of the reason."""
    return answer.content.decode().split('<textarea class="input"')[1].split(">", 1)[1].split("<")[0]


def test_p40_kittipat_who_goes_back_to_read_finds_his_reason_until_it_is_sent(tharnsai):
    version = submitted(tharnsai)
    kittipat = browser_of(tharnsai.head_of_office)
    back = kittipat.post(
        page_of(version, opinion=True), {"opinion": "return", "reason": REASON, "back": "yes"}
    )
    assert back.url == page_of(version)
    for _ in range(2):
        assert field(kittipat.get(page_of(version))) == REASON
    assert not Decision.objects.exists()
    rattana = browser_of(tharnsai.clerk)
    assert REASON not in words(rattana.get(page_of(version)))

    gives(kittipat, version, "return", REASON)
    assert words(kittipat.get(page_of(version))).count(REASON) == 1, "in the chain alone"


def test_p40_a_session_that_ended_while_he_read_keeps_what_he_had_typed(tharnsai):
    tharnsai.head_of_office.set_password(PASSWORD)
    tharnsai.head_of_office.save()
    version = submitted(tharnsai)
    kittipat, _ = sign_in("kittipat")
    for button in ({"opinion": "disagree"}, {"opinion": "disagree", "back": "yes"}):
        session = kittipat.session
        session["seen"] -= 31 * 60
        session.save()
        sent = kittipat.post(page_of(version, opinion=True), {"reason": REASON, **button})
        assert sent.url == "/accounts/login/?next=%2Faccounts%2Ftyped%2F"
        _, back = sign_in("kittipat", kittipat, next="/accounts/typed/")
        assert REASON in words(kittipat.get(back.url))
        assert field(kittipat.get(page_of(version))) == REASON, "also where he goes straight to the document"
