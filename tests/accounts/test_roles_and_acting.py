"""Pimlada gives and takes roles, and records orders to act for somebody."""

from datetime import date

import pytest

from ita_portal.accounts.models import ActingAppointment, Membership
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from tests.people import browser_of

ORDER = {
    "kind": "acting_for",
    "order_number": "คำสั่งเทศบาลตำบลธารใส ที่ ๔๕/๒๕๖๙",
    "first_day": "๑ มี.ค. ๖๙",
    "last_day": "31/03/2569",
}


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


def act(client, tharnsai, user, **values):
    data = {**ORDER, "position": tharnsai.clerk.memberships.get().position_id, **values}
    return client.post(f"/tharnsai/people/{user.username}/acting/", data, follow=True)


def test_somchai_becomes_a_reader_besides(tharnsai, pimlada):
    address = f"/tharnsai/people/{tharnsai.engineer.username}/roles/give/"
    page = pimlada.post(
        address, {"role": "reader", "department": "", "position": "ผู้ตรวจสอบภายใน"}, follow=True
    )
    assert "กำหนดบทบาทให้ สมชาย ใจดี แล้ว" in page.content.decode()
    assert set(tharnsai.engineer.memberships.values_list("role", flat=True)) == {"staff", "reader"}


def test_somchai_moves_to_the_treasury_and_keeps_his_role(tharnsai, pimlada):
    address = f"/tharnsai/people/{tharnsai.engineer.username}/roles/staff/"
    shown = pimlada.get(address).content.decode()
    assert 'value="นายช่างโยธา"' in shown
    assert 'name="role"' not in shown

    pimlada.post(address, {"department": tharnsai.treasury.pk, "position": "เจ้าพนักงานพัสดุ"})

    membership = tharnsai.engineer.memberships.get()
    assert (membership.role, str(membership.department), str(membership.position)) == (
        "staff",
        "กองคลัง",
        "เจ้าพนักงานพัสดุ",
    )


def test_a_role_she_does_not_have_cannot_be_changed(tharnsai, pimlada):
    assert pimlada.get(f"/tharnsai/people/{tharnsai.engineer.username}/roles/executive/").status_code == 404
    assert pimlada.get(f"/tharnsai/people/{tharnsai.engineer.username}/roles/king/").status_code == 404


def test_taking_a_role_away_asks_first_and_then_keeps_it_in_the_trail(tharnsai, pimlada):
    address = f"/tharnsai/people/{tharnsai.engineer.username}/roles/staff/remove/"
    asked = pimlada.get(address).content.decode()
    assert "ยกเลิกบทบาทเจ้าหน้าที่" in asked
    assert tharnsai.engineer.memberships.exists()

    pimlada.post(address)

    assert not tharnsai.engineer.memberships.exists()
    event = Event.objects.get(verb=Verb.ROLE_REMOVED)
    assert event.sentence == ("พิมพ์ลดา แสงอรุณ (นักวิเคราะห์นโยบายและแผน) ยกเลิกบทบาทของ สมชาย ใจดี")
    assert event.before == {"บทบาท": "เจ้าหน้าที่"}


def test_the_last_administrator_stays(tharnsai, pimlada):
    address = f"/tharnsai/people/{tharnsai.administrator.username}/roles/administrator/remove/"
    page = pimlada.post(address).content.decode()
    assert "หน่วยงานต้องมีผู้ดูแลระบบอย่างน้อยหนึ่งคน" in page
    assert "<title>ข้อผิดพลาด 1 จุด: ยกเลิกบทบาทของ พิมพ์ลดา แสงอรุณ" in page
    assert tharnsai.administrator.memberships.exists()


def test_kittipat_acts_for_the_clerk_from_the_first_to_the_last_day(tharnsai, pimlada):
    page = act(pimlada, tharnsai, tharnsai.head_of_office).content.decode()

    assert "บันทึกคำสั่งทำการแทนของ กิตติพัฒน์ ใจมั่น แล้ว" in page
    order = ActingAppointment.objects.get()
    assert (order.first_day, order.last_day) == (date(2026, 3, 1), date(2026, 3, 31))
    assert (order.person, order.recorded_by) == (tharnsai.head_of_office, tharnsai.administrator)
    assert "รักษาราชการแทน" in page
    assert "1 มี.ค. 2569" in page


@pytest.mark.parametrize("kind", ["acting_for", "on_behalf", "caretaker", "in_duty"])
def test_all_four_kinds_can_be_recorded(tharnsai, pimlada, kind):
    act(pimlada, tharnsai, tharnsai.head_of_office, kind=kind)
    assert ActingAppointment.objects.get().kind == kind


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"last_day": "28 ก.พ. 2569"}, '<a href="#id_last_day">วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่ม</a>'),
        ({"first_day": "31 เม.ย. 2569"}, '<a href="#id_first_day">ไม่มีวันที่ 31 เม.ย. 2569'),
        ({"order_number": ""}, '<a href="#id_order_number">กรอกเลขที่คำสั่ง</a>'),
        ({"kind": ""}, '<a href="#id_kind">เลือกลักษณะการทำการแทน</a>'),
        ({"position": ""}, '<a href="#id_position">เลือกตำแหน่งที่ทำการแทน</a>'),
        ({"position": "99999"}, '<a href="#id_position">เลือกตำแหน่งที่ทำการแทนจากรายการที่มีให้</a>'),
        ({"position": "1\0"}, '<a href="#id_position">เลือกตำแหน่งที่ทำการแทนจากรายการที่มีให้</a>'),
    ],
)
def test_p38_what_is_wrong_with_an_order_is_told(tharnsai, pimlada, values, sentence):
    page = act(pimlada, tharnsai, tharnsai.head_of_office, **values).content.decode()
    assert sentence in page
    assert not ActingAppointment.objects.exists()


def test_nobody_appoints_herself(tharnsai, pimlada):
    page = act(pimlada, tharnsai, tharnsai.administrator).content.decode()
    assert "ผู้บันทึกคำสั่งต้องไม่ใช่ผู้ทำการแทนเอง" in page
    assert not ActingAppointment.objects.exists()


def test_nobody_makes_herself_an_executive_nor_takes_a_higher_position(tharnsai, pimlada):
    """Another administrator may do it, as the trail then says; Pimlada is refused in every way there is."""
    me = tharnsai.administrator
    mayor = {"role": "executive", "department": "", "position": "นายกเทศมนตรีตำบลธารใส"}
    give = f"/tharnsai/people/{me.username}/roles/give/"
    assert "กำหนดบทบาทหรือตำแหน่งผู้บริหารให้ตนเองไม่ได้" in pimlada.post(give, mayor).content.decode()
    again = {"username": me.username, "first_name": me.first_name, "last_name": me.last_name, **mayor}
    page = pimlada.post("/tharnsai/invite/", again).content.decode()
    assert "กำหนดบทบาทหรือตำแหน่งผู้บริหารให้ตนเองไม่ได้" in page
    assert [each.role for each in me.memberships.all()] == ["administrator"]

    clerk = tharnsai.clerk
    Membership.objects.create(user=clerk, agency=tharnsai.agency, role="administrator")
    own = f"/tharnsai/people/{clerk.username}/roles/executive/"
    page = browser_of(clerk).post(own, {"department": "", "position": mayor["position"]}).content.decode()
    assert "กำหนดบทบาทหรือตำแหน่งผู้บริหารให้ตนเองไม่ได้" in page
    assert browser_of(clerk).post(give, mayor).status_code == 302
    assert {each.role for each in me.memberships.all()} == {"administrator", "executive"}


def test_no_second_line_is_smuggled_into_what_memos_and_letters_print(tharnsai, pimlada):
    """A browser sends one line; who writes the request by hand could else print a line below it."""
    act(pimlada, tharnsai, tharnsai.head_of_office, order_number="45/2569\r\n(ลงชื่อ) นายกเทศมนตรี")
    assert ActingAppointment.objects.get().order_number == "45/2569 (ลงชื่อ) นายกเทศมนตรี"
    position = {"department": "", "position": "ผู้ตรวจสอบ\n\nเปิดที่ http://evil.example/"}
    pimlada.post(f"/tharnsai/people/{tharnsai.reader.username}/roles/reader/", position)
    held = tharnsai.reader.memberships.get().position.name
    assert held == "ผู้ตรวจสอบ  เปิดที่ http://evil.example/"


def test_an_order_is_taken_back_and_stays_in_the_trail(tharnsai, pimlada):
    act(pimlada, tharnsai, tharnsai.head_of_office)
    address = f"/tharnsai/acting/{ActingAppointment.objects.get().key}/remove/"
    assert "คำสั่งเทศบาลตำบลธารใส ที่ ๔๕/๒๕๖๙" in pimlada.get(address).content.decode()

    pimlada.post(address)

    assert not ActingAppointment.objects.exists()
    assert Event.objects.filter(verb=Verb.APPOINTMENT_REMOVED, agency=tharnsai.agency).count() == 1


def test_p2_orders_and_people_of_the_neighbour_are_not_there(tharnsai, dontawan, pimlada):
    act(pimlada, tharnsai, tharnsai.head_of_office)
    decha = browser_of(dontawan.administrator)
    order = ActingAppointment.objects.get()
    assert decha.post(f"/dontawan/acting/{order.key}/remove/").status_code == 404
    assert decha.get(f"/dontawan/people/{tharnsai.engineer.username}/").status_code == 404
    address = f"/dontawan/people/{tharnsai.engineer.username}/roles/staff/remove/"
    assert decha.post(address).status_code == 404
    assert Membership.objects.filter(user=tharnsai.engineer).exists()
    assert ActingAppointment.objects.exists()
