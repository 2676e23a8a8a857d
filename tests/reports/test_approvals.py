"""The chain of opinions: Pimlada submits; Kittipat, Orawan and Somkiat say what they think of it."""

import pytest

from reports import states
from reports.approvals import Refused
from reports.states import Kind
from tests.reports.chain import a_report, says, submitted

pytestmark = pytest.mark.usefixtures("quick_pdf")


def test_a_memo_goes_up_the_chain_and_the_mayor_decides(tharnsai):
    version = submitted(tharnsai)
    assert states.state_of(version).words == "รอความเห็นของหัวหน้าสำนักปลัดเทศบาล"
    says(tharnsai, tharnsai.head_of_office, version)
    assert states.state_of(version).words == "รอความเห็นของปลัดเทศบาล"
    says(tharnsai, tharnsai.clerk, version, "disagree", "งบประมาณไม่พอ")
    assert states.state_of(version).words == "รอความเห็นของนายกเทศมนตรีตำบลธารใส"
    says(tharnsai, tharnsai.mayor, version)
    state = states.state_of(version)
    assert (state.kind, state.words) == (Kind.AGREED, "นายกเทศมนตรีตำบลธารใสเห็นควรดำเนินการ")
