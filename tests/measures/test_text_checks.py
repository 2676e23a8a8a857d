"""What the checks say about free texts, rule by rule: what they find, and what they let be."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.checks import check_plan
from measures.checks.planned import PlannedMeasure
from measures.checks.texts import TEXT_RULES, FreeText, Place, Record, check_texts
from measures.rules import StepDraft
from tests.factories import DRAFT

D = Decimal
THARNSAI = Place("เทศบาลตำบลธารใส", "ศรีบุรพา", "นครธารา")
RECORD = Record(
    year=2569,
    place=THARNSAI,
    totals={2567: D("91.20"), 2568: D("95.01")},
    levels={2567: "ผ่านดี", 2568: "ผ่าน"},
    rank="1,014 ของหน่วยงานประเภทเทศบาลตำบล",
    indicators={1: D("95.55"), 8: D("73.29"), 9: D("100.00")},
    instruments={"IIT": D("97.32"), "EIT": D("86.05"), "OIT": D("100.00")},
    states={"done": 5, "under_way": 2, "cannot": 1},
)


def found(text, code, record=RECORD, **options):
    """The sentences of one rule about one text, without their place."""
    texts = [FreeText("ขั้นตอนที่ 1", "steps.1", text, **options)]
    return [
        each.problem.message.removeprefix("มาตรการที่ 9 (ขั้นตอนที่ 1) ")
        for each in check_texts("มาตรการที่ 9", texts, record)
        if each.problem.code == code
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("เผยแพร่บนเว็บไซต์ของเทศบาลตำบลดอนตะวันและแจ้งประชาชน", "เทศบาลตำบลดอนตะวัน"),
        ("ให้ข้อมูลเกี่ยวกับกิจกรรมของ เทศบาลเมือง ยโสธรหรือส่วนราชการ", "เทศบาลเมืองยโสธร"),
        ("เรียน นายกเทศมนตรีตำบลหนองบัว", "นายกเทศมนตรีตำบลหนองบัว"),
        ("ข้อบังคับของเทศบาลนครริมน้ำ", "เทศบาลนครริมน้ำ"),
        ("ลงเว็บไซต์ อบต.หนองบอน", "อบต.หนองบอน"),
        ("ลงเว็บไซต์ อบต. หนองบอน", "อบต.หนองบอน"),
        ("องค์การบริหารส่วนตำบลหนองบอน ได้ดำเนินการแล้ว", "องค์การบริหารส่วนตำบลหนองบอน"),
        ("บุคลากรของ ทต.บ้านใหม่", "ทต.บ้านใหม่"),
        ("องค์การบริหารส่วนตำบลธารใส เดิม", "องค์การบริหารส่วนตำบลธารใส"),  # its name before it rose
    ],
)
def test_another_agency_is_named(text, written):
    assert found(text, "other-agency") == [f"เขียนถึง “{written}” ซึ่งไม่ใช่เทศบาลตำบลธารใส"]


@pytest.mark.parametrize(
    "text",
    [
        "เทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา",
        "เทศบาลตำบลธารใสได้เผยแพร่แผน",
        "นายกเทศมนตรีตำบลธารใส",
        "ทต.ธารใส จัดทำคู่มือ",
        "ปลัดเทศบาลตรวจสอบ พนักงานเทศบาลถือปฏิบัติ",
        "เทศบาลตำบลอื่นในอำเภอ",
        "เทศบาลตำบลได้ดำเนินการและเทศบาลตำบลจะแจ้งให้ทราบ",
        "เว็บไซต์ขององค์การบริหารส่วนตำบลเพื่อเป็นการประชาสัมพันธ์",
        "เว็บไซต์ของ อบต.",
        "พนักงานส่วนตำบล พนักงานจ้าง",
        "เทศบาลตำบลแจ้งเวียนให้ทราบ เทศบาลตำบลวางแผนงาน เทศบาลตำบลใส่ใจบริการ",
        "ศึกษาดูงาน ณ เทศบาลเมืองยโสธร",
        "จัดทำบันทึกข้อตกลงกับเทศบาลตำบลดอนตะวัน",
        "ลงนามบันทึกความร่วมมือกับเทศบาลตำบลดอนตะวันและเทศบาลตำบลหนองบัว",
        "สนับสนุนรถบรรทุกน้ำให้แก่ อบต.หนองบอน",
        "ดำเนินการร่วมกับองค์การบริหารส่วนตำบลหนองบอน",
        "ขอรับการสนับสนุนจากองค์การบริหารส่วนจังหวัดนครธารา",
        "โครงการเทศบาลเมืองน่าอยู่ เทศบาลตำบลสามัญ",
        "แลกเปลี่ยนเรียนรู้กับเทศบาลตำบลดอนตะวัน",
        "เปรียบเทียบกับเทศบาลตำบลดอนตะวันซึ่งได้คะแนนสูงกว่า",
    ],
)
def test_no_other_agency_is_named(text):
    assert found(text, "other-agency") == []


def test_a_longer_name_that_begins_like_its_own_is_another():
    record = replace(RECORD, place=replace(THARNSAI, name="เทศบาลตำบลบ้านใหม่"))
    for own in ("เทศบาลตำบลบ้านใหม่ได้เผยแพร่", "เทศบาลตำบลบ้านใหม่อำเภอศรีบุรพา", "ทต.บ้านใหม่สามารถ"):
        assert found(own, "other-agency", record) == []
    assert found("เทศบาลตำบลบ้านใหม่หนองไทรได้เผยแพร่", "other-agency", record) == [
        "เขียนถึง “เทศบาลตำบลบ้านใหม่หนองไทร” ซึ่งไม่ใช่เทศบาลตำบลบ้านใหม่"
    ]


def test_an_agency_may_be_stored_under_its_short_name():
    record = replace(RECORD, place=replace(THARNSAI, name="ทต.ธารใส"))
    assert found("เทศบาลตำบลธารใส และ ทต.ธารใส", "other-agency", record) == []
    assert len(found("เทศบาลตำบลดอนตะวัน", "other-agency", record)) == 1


def test_a_town_that_an_อบต_names_is_another():
    record = replace(RECORD, place=Place("องค์การบริหารส่วนตำบลบ้านเป้า", "เกษตรสมบูรณ์", "ชัยภูมิ"))
    assert found("อบต.บ้านเป้า และองค์การบริหารส่วนตำบลบ้านเป้า", "other-agency", record) == []
    assert found("เทศบาลตำบลบ้านเป้า", "other-agency", record) == [
        "เขียนถึง “เทศบาลตำบลบ้านเป้า” ซึ่งไม่ใช่องค์การบริหารส่วนตำบลบ้านเป้า"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ที่ว่าการอำเภอโกสุมพิสัย", "เขียนถึง “อำเภอโกสุมพิสัย” ซึ่งไม่ใช่อำเภอศรีบุรพา"),
        ("ประชาชนในจังหวัดยโสธรทราบ", "เขียนถึง “จังหวัดยโสธร” ซึ่งไม่ใช่จังหวัดนครธารา"),
        ("ส่งจังหวัด อ่างทอง", "เขียนถึง “จังหวัดอ่างทอง” ซึ่งไม่ใช่จังหวัดนครธารา"),
        ("อ.ศรีบุรพา จ.ยโสธร", "เขียนถึง “จ.ยโสธร” ซึ่งไม่ใช่จังหวัดนครธารา"),
        ("อ.โกสุมพิสัย จ.นครธารา", "เขียนถึง “อ.โกสุมพิสัย” ซึ่งไม่ใช่อำเภอศรีบุรพา"),
    ],
)
def test_another_district_or_province_is_named(text, message):
    assert found(text, "other-place") == [message]


@pytest.mark.parametrize(
    "text",
    [
        "อำเภอศรีบุรพา จังหวัดนครธารา",
        "อ.ศรีบุรพา จ.นครธารา วิทยากรคือ อ.สมชาย และ จ.ส.อ.สมศักดิ์",
        "ส่งอำเภอและจังหวัดทราบ",
        "โครงการจังหวัดเคลื่อนที่ อำเภอยิ้มเคลื่อนที่ จังหวัดสะอาด",
        "ท้องถิ่นอำเภอ ท้องถิ่นจังหวัด จังหวัดใกล้เคียง",
        "อบรม ณ โรงแรมริมโขง จังหวัดอุบลราชธานี",
        "สถาบันพัฒนาบุคลากรท้องถิ่น จังหวัดปทุมธานี",
        "ผู้รับจ้างมีภูมิลำเนาอยู่อำเภอปราสาท",
    ],
)
def test_no_other_place_is_named(text):
    assert found(text, "other-place") == []


def test_อำเภอเมือง_is_short_for_the_whole_name_and_อยุธยา_for_พระนครศรีอยุธยา():
    record = replace(RECORD, place=Place("เทศบาลเมืองริมวัง", "เมืองอ่างทอง", "พระนครศรีอยุธยา"))
    assert found("อำเภอเมือง จังหวัดอยุธยา", "other-place", record) == []
    assert found("อำเภอเมืองยโสธร", "other-place", record) == ["เขียนถึง “อำเภอเมืองยโสธร” ซึ่งไม่ใช่อำเภอเมืองอ่างทอง"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("พิมพ์ว่า l;ylfu", "มี “l;ylfu” ซึ่งน่าจะพิมพ์ผิดแป้นจาก “สวัสดี”"),
        ("ระบบ ฎขฆำพอรแำ ใหม่", "มี “ฎขฆำพอรแำ” ซึ่งน่าจะพิมพ์ผิดแป้นจาก “E-Service”"),
    ],
)
def test_a_text_in_the_wrong_layout_is_found(text, message):
    assert found(text, "wrong-layout") == [message]


def test_one_slip_in_many_texts_of_a_measure_is_told_once_with_its_first_place():
    steps = tuple(StepDraft(f"{order} แจ้งเทศบาลตำบลดอนตะวัน") for order in "กขคง")
    measure = PlannedMeasure(9, 2569, replace(DRAFT, steps=steps))
    [each] = check_plan([measure], RECORD)
    assert each.problem.message == (
        "มาตรการที่ 9 (ขั้นตอนที่ 1 และอีก 3 แห่ง) เขียนถึง “เทศบาลตำบลดอนตะวัน” ซึ่งไม่ใช่เทศบาลตำบลธารใส"
    )
    assert (each.field, each.problem.severity, each.problem.where) == ("steps.1", "error", "มาตรการที่ 9")


SAMPLES = [
    "เทศบาลเมือง",
    "อบต.",
    "จังหวัด",
    "ปีงบประมาณ พ.ศ. ๒๕",
    "31 ก.พ. 99",
    "คะแนนรวม 9.",
    "ระดับ AA",
    "l;yl",
    "้ำ",
]


@given(st.lists(st.sampled_from(SAMPLES) | st.text(), max_size=8).map("".join))
def test_no_text_makes_a_check_fail(text):
    texts = [FreeText("ข้อความ", "", text, of_document=True)]
    for each in check_texts("เอกสาร", texts, RECORD):
        assert each.problem.code in {rule.code for rule in TEXT_RULES}
        assert each.problem.message.startswith("เอกสาร (ข้อความ) ")
