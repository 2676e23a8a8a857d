"""The route of a report: who holds the positions today, what merges, what is missing and what to do."""

from datetime import date

import pytest

from ita_portal.accounts.actions import record_appointment, set_chain
from ita_portal.accounts.models import ActingAppointment, Membership, Position, User
from reports.route import route_of

TODAY = date(2026, 2, 16)


def position(town, name: str) -> Position:
    return Position.objects.get(agency=town.agency, name=name)


def acts_for(
    town, person: User, name: str, *, kind: str = "acting_for", day: date = TODAY
) -> ActingAppointment:
    """An order of that day by which the person acts for a position."""
    return record_appointment(
        actor=town.actor(town.administrator),
        person=person,
        position=position(town, name),
        kind=kind,
        order_number="ที่ 15/2569",
        first_day=day,
        last_day=day,
    )


def printed(town, **options) -> list[str]:
    return [
        f"{step.order} {step.holder.user.called}: {step.holder.capacity}"
        for step in route_of(town.agency, TODAY, **options).steps
    ]


def said(town, **options) -> list[str]:
    return [f"{each.message} | {each.cure}" for each in route_of(town.agency, TODAY, **options).problems]


def test_a_capacity_for_which_no_memo_has_room_is_told_before_anything_is_sealed(tharnsai):
    chain = [f"หัวหน้าฝ่าย{letter * 185}" for letter in "กขคง"]
    posts = [Position.objects.create(agency=tharnsai.agency, name=name) for name in chain]
    administrator = tharnsai.actor(tharnsai.administrator)
    set_chain(actor=administrator, positions=[*posts, position(tharnsai, "ปลัดเทศบาล")])
    for name in chain:
        acts_for(tharnsai, tharnsai.clerk, name)
    (told,) = said(tharnsai)
    assert told == (
        "ตำแหน่งและคำสั่งที่อรวรรณ ศรีวิเชียรทำการแทนรวมกันยาวเกิน 800 ตัวอักษร "
        "ให้ย่อชื่อตำแหน่งหรือเลขที่คำสั่ง หรือให้ผู้อื่นทำการแทนบางตำแหน่ง | "
    )


def test_head_of_office_clerk_and_mayor_in_this_order(tharnsai):
    assert printed(tharnsai) == [
        "1 กิตติพัฒน์ ใจมั่น: หัวหน้าสำนักปลัดเทศบาล",
        "2 อรวรรณ ศรีวิเชียร: ปลัดเทศบาล",
        "3 สมเกียรติ ธารารักษ์: นายกเทศมนตรีตำบลธารใส",
    ]
    assert said(tharnsai) == []


def test_the_clerk_who_acts_for_the_mayor_is_one_step_with_both_capacities(tharnsai):
    acts_for(tharnsai, tharnsai.clerk, "นายกเทศมนตรีตำบลธารใส")
    assert printed(tharnsai) == [
        "1 กิตติพัฒน์ ใจมั่น: หัวหน้าสำนักปลัดเทศบาล",
        "2 อรวรรณ ศรีวิเชียร: ปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรีตำบลธารใส",
    ]
    step = route_of(tharnsai.agency, TODAY).steps[1]
    assert (step.position.name, step.positions[0].name) == ("นายกเทศมนตรีตำบลธารใส", "ปลัดเทศบาล")
    assert step.holder.appointment == "คำสั่งที่ 15/2569 วันที่ 16 กุมภาพันธ์ 2569"


def test_one_person_may_hold_all_three(tharnsai):
    acts_for(tharnsai, tharnsai.clerk, "นายกเทศมนตรีตำบลธารใส", kind="in_duty")
    acts_for(tharnsai, tharnsai.clerk, "หัวหน้าสำนักปลัดเทศบาล", kind="caretaker")
    assert printed(tharnsai) == [
        "1 อรวรรณ ศรีวิเชียร: ปลัดเทศบาล รักษาการในตำแหน่ง หัวหน้าสำนักปลัดเทศบาล ปฏิบัติหน้าที่ นายกเทศมนตรีตำบลธารใส"
    ]


def test_who_acts_without_a_place_of_her_own_in_the_chain_prints_her_own_position_too(tharnsai):
    niran = User.objects.create(username="niran", first_name="นิรันดร์", last_name="สุขใจ")
    deputy = Position.objects.create(agency=tharnsai.agency, name="รองปลัดเทศบาล")
    Membership.objects.create(
        user=niran, agency=tharnsai.agency, role=Membership.Role.EXECUTIVE, position=deputy
    )
    acts_for(tharnsai, niran, "ปลัดเทศบาล", kind="on_behalf")
    assert printed(tharnsai)[1] == "2 นิรันดร์ สุขใจ: รองปลัดเทศบาล ปฏิบัติราชการแทน ปลัดเทศบาล"


def test_yesterdays_order_says_nothing_today(tharnsai):
    acts_for(tharnsai, tharnsai.clerk, "นายกเทศมนตรีตำบลธารใส", day=date(2026, 2, 15))
    assert len(printed(tharnsai)) == 3


def test_a_vacant_position_says_what_to_do(tharnsai):
    Membership.objects.filter(user=tharnsai.clerk).delete()
    set_chain(
        actor=tharnsai.actor(tharnsai.administrator),
        positions=[
            position(tharnsai, name) for name in ("หัวหน้าสำนักปลัดเทศบาล", "ปลัดเทศบาล", "นายกเทศมนตรีตำบลธารใส")
        ],
    )
    assert said(tharnsai) == [
        "ตำแหน่งปลัดเทศบาลว่าง ไม่มีผู้บริหารดำรงตำแหน่งหรือทำการแทนในวันนี้ | "
        "กำหนดผู้ดำรงตำแหน่งในหน้าบุคคลและบทบาท หรือบันทึกคำสั่งให้ผู้อื่นทำการแทน"
    ]


@pytest.mark.parametrize("field", ["is_active", "is_superuser"])
def test_a_closed_account_and_a_superuser_hold_no_position(tharnsai, field):
    setattr(tharnsai.mayor, field, field == "is_superuser")
    tharnsai.mayor.save()
    assert "นายกเทศมนตรีตำบลธารใสว่าง" in said(tharnsai)[0]


def test_an_acting_official_without_the_role_is_named(tharnsai):
    tharnsai.mayor.is_active = False
    tharnsai.mayor.save()
    acts_for(tharnsai, tharnsai.treasurer, "นายกเทศมนตรีตำบลธารใส")
    assert said(tharnsai) == [
        "มาลี บุญมา ซึ่งรักษาราชการแทนนายกเทศมนตรีตำบลธารใส ไม่มีบทบาทผู้บริหาร หรือบัญชีถูกปิดใช้งาน | "
        "กำหนดบทบาทผู้บริหารให้บุคคลนี้ในหน้าบุคคลและบทบาท"
    ]


def test_the_maker_is_passed_over_where_another_holds_the_position_and_named_where_none_does(tharnsai):
    assert said(tharnsai, maker=tharnsai.head_of_office) == [
        "ตำแหน่งหัวหน้าสำนักปลัดเทศบาลมีแต่ผู้เสนอเองดำรงตำแหน่ง ผู้เสนอให้ความเห็นในเรื่องของตนไม่ได้ | "
        "ให้ผู้ดูแลระบบของหน่วยงานคนอื่นเป็นผู้เสนอ หรือบันทึกคำสั่งให้ผู้อื่นทำการแทน"
    ]
    acts_for(tharnsai, tharnsai.clerk, "หัวหน้าสำนักปลัดเทศบาล")
    assert said(tharnsai, maker=tharnsai.head_of_office) == []


def test_one_person_on_steps_that_are_no_neighbours_is_a_problem(tharnsai):
    acts_for(tharnsai, tharnsai.head_of_office, "นายกเทศมนตรีตำบลธารใส")
    assert said(tharnsai) == [
        "กิตติพัฒน์ ใจมั่นอยู่ในสายการเสนอสองขั้นที่ไม่ติดกัน บุคคลหนึ่งให้ความเห็นได้ครั้งเดียวต่อรุ่น | "
        "เรียงตำแหน่งที่บุคคลนี้ดำรงให้อยู่ติดกัน หรือบันทึกคำสั่งให้ผู้อื่นทำการแทนตำแหน่งหนึ่ง"
    ]


@pytest.mark.parametrize(("levels", "found"), [(0, "ยังไม่มีสายการเสนอ"), (1, "มี 1 ระดับ"), (6, "มี 6 ระดับ")])
def test_two_to_five_levels(tharnsai, levels, found):
    places = list(tharnsai.agency.positions.all())[:levels]
    set_chain(actor=tharnsai.actor(tharnsai.administrator), positions=places)
    if not levels:
        Membership.objects.filter(agency=tharnsai.agency, role=Membership.Role.EXECUTIVE).delete()
    message = said(tharnsai)[0]
    assert found in message and "ต้องมี 2 ถึง 5 ระดับ | กำหนดสายการเสนอ" in message


@pytest.mark.parametrize(
    ("typed", "printed_as"),
    [
        ("15/2569", "คำสั่งที่ 15/2569"),
        ("ที่ 15/2569", "คำสั่งที่ 15/2569"),
        ("คำสั่งเทศบาลตำบลธารใส ที่ 15/2569", "คำสั่งเทศบาลตำบลธารใส ที่ 15/2569"),
    ],
)
def test_an_order_is_called_as_its_number_was_typed(tharnsai, typed, printed_as):
    order = acts_for(tharnsai, tharnsai.clerk, "นายกเทศมนตรีตำบลธารใส")
    ActingAppointment.objects.filter(pk=order.pk).update(order_number=typed, last_day=date(2026, 2, 28))
    found = route_of(tharnsai.agency, TODAY).steps[1].holder.appointment
    assert found == f"{printed_as} ตั้งแต่วันที่ 16 กุมภาพันธ์ 2569 ถึงวันที่ 28 กุมภาพันธ์ 2569"
