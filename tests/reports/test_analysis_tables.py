"""What is attached to the memo, cell by cell: result, history, instruments, levels, weak points, plan."""

from datetime import date
from decimal import Decimal

from reports.document import Chart, Heading, Paragraph, Point
from reports.facts import StepFacts, YearFacts
from tests.reports.made_up import a_measure
from tests.reports.made_up_result import blocks, facts, heads, table


def test_the_page_of_the_result_has_every_indicator_and_the_years_with_their_gap():
    heading = blocks(Heading)[0]
    assert heading.lines[1:] == (
        "ประจำปีงบประมาณ พ.ศ. 2568",
        "เทศบาลตำบลธารใส",
        "มีค่าคะแนนเท่ากับ 95.01 คะแนน อยู่ในระดับ ผ่าน",
    )
    assert heads("คะแนนรายตัวชี้วัด") == [["ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน"]]
    assert table("คะแนนรายตัวชี้วัด") == [
        [["1"], ["การปฏิบัติหน้าที่"], ["95.55"]],
        [["2"], ["การใช้งบประมาณ"], ["98.12"]],
        [["3"], ["คุณภาพการดำเนินงาน"], ["73.29"]],
        [["4"], ["การเปิดเผยข้อมูล"], ["100.00"]],
    ]
    (chart,) = blocks(Chart)
    assert chart.title == "ผลการประเมินในภาพรวมย้อนหลัง"
    assert chart.points == (
        Point("2566", Decimal("88.00"), "88.00", "A"),
        Point("2567", None, "ไม่มีข้อมูล"),
        Point("2568", Decimal("95.01"), "95.01", "ผ่าน", latest=True),
    )


def test_the_latest_column_is_that_of_the_last_known_year_and_a_level_stands_without_its_word():
    history = (YearFacts(2566, Decimal("88.00"), "ระดับ A"), YearFacts(2567))
    (chart,) = blocks(Chart, facts(history=history))
    assert chart.points == (
        Point("2566", Decimal("88.00"), "88.00", "A", latest=True),
        Point("2567", None, "ไม่มีข้อมูล"),
    )


def test_instruments_and_levels_print_as_the_rules_of_the_year_say():
    assert heads("เครื่องมือการประเมิน") == [["เครื่องมือ", "ตัวชี้วัด", "น้ำหนัก"]]
    assert table("เครื่องมือการประเมิน") == [
        [["แบบวัดการรับรู้ภายใน IIT"], ["ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่"], ["ร้อยละ 30"]],
        [None, ["ตัวชี้วัดที่ 2 การใช้งบประมาณ"], None],
        [["แบบวัดการรับรู้ภายนอก EIT"], ["ตัวชี้วัดที่ 3 คุณภาพการดำเนินงาน"], ["ร้อยละ 30"]],
        [["แบบตรวจการเปิดเผยข้อมูล OIT"], ["ตัวชี้วัดที่ 4 การเปิดเผยข้อมูล"], ["ร้อยละ 40"]],
    ]
    assert heads("ระดับผลการประเมิน") == [["ระดับ", "เงื่อนไข"], ["คะแนน ITA", "คะแนนรายเครื่องมือ"]]
    condition = "IIT, EIT ส่วนที่ 1, EIT ส่วนที่ 2 และ OIT ต้องมีคะแนนไม่น้อยกว่า 85 คะแนน"
    assert table("ระดับผลการประเมิน") == [
        [["ผ่านดี"], ["85.00 - 100.00"], [condition]],
        [["ผ่าน"], ["85.00 - 100.00"], ["ไม่มีเงื่อนไข"]],
        [["ต้องปรับปรุง"], ["0.00 - 84.99"], ["ไม่มีเงื่อนไข"]],
    ]


def test_each_instrument_has_its_section_with_the_scores_of_its_own_indicators():
    begun = [each.text for each in blocks(Paragraph) if "แบบวัด" in each.text and each.text[0] in "123"]
    assert [text[: text.index(":") - 1] for text in begun if ":" in text] == [
        "1. แบบวัด IIT",
        "2. แบบวัด EIT",
        "3. แบบวัด OIT",
    ]
    assert heads("คะแนน EIT") == [["ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนนที่ได้"]]
    assert table("คะแนน EIT") == [[["3"], ["คุณภาพการดำเนินงาน"], ["73.29"]]]
    conclusion = blocks(Paragraph)[-1].text
    assert conclusion.endswith("ได้คะแนนรวม 95.01 คะแนน อยู่ในระดับ ผ่าน")


def test_every_issue_has_its_row_whatever_was_found():
    assert heads("ข้อบกพร่องหรือจุดอ่อน") == [
        [
            "ที่",
            "ประเด็นตัวชี้วัดการประเมิน",
            "ประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อน",
            "ข้อเสนอแนะในการปรับปรุง/พัฒนาการดำเนินงาน",
        ]
    ]
    assert table("ข้อบกพร่องหรือจุดอ่อน") == [
        [
            ["1"],
            ["กระบวนการปฏิบัติงาน"],
            ["i1, i2 ล่าช้า", "บางงาน", "e4 เข้าถึงยาก"],
            ["- ระบุขั้นตอน", "- จัดทำคู่มือ", "- จัดทำคู่มือ"],
        ],
        [["2"], ["การให้บริการ"], ["ไม่มี"], ["ไม่มี"]],
        [["3"], ["ช่องทางประชาสัมพันธ์"], [], []],
    ]


def test_the_plan_stands_by_issue_and_what_has_none_last():
    snapshot = facts(
        a_measure(
            number=1, name="ไม่มีประเด็น", issue=None, owners=("กองช่าง", "กองคลัง"), start=date(2025, 12, 1)
        ),
        a_measure(number=2, name="ตอบข้อค้นพบ", issue=None, steps=(StepFacts("- สำรวจ\n(1) งานช่าง", ""),)),
        a_measure(number=3, name="ของประเด็นสาม\n- ย่อย", issue=3, issue_name="ช่องทางประชาสัมพันธ์", steps=()),
        a_measure(number=4, name="ของประเด็นหนึ่ง", issue=1, issue_name="กระบวนการปฏิบัติงาน"),
    )
    usual = [["- สำรวจงานบริการ", "- จัดทำคู่มือ"], ["กองช่าง"], ["ตลอดปี 2569"]]
    assert heads("แผนตามประเด็น") == [
        ["ประเด็น", "มาตรการ โครงการ หรือกิจกรรม", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]
    ]
    assert table("แผนตามประเด็น", snapshot) == [
        [["1. กระบวนการปฏิบัติงาน"], ["- ตอบข้อค้นพบ"], ["- สำรวจ", "(1) งานช่าง"], *usual[1:]],
        [None, ["- ของประเด็นหนึ่ง"], usual[0], None, None],
        [["3. ช่องทางประชาสัมพันธ์"], ["- ของประเด็นสาม", "- ย่อย"], [], *usual[1:]],
        [[], ["- ไม่มีประเด็น"], usual[0], ["กองช่าง/", "กองคลัง"], ["1 ธ.ค. 68 ถึง 30 ก.ย. 69"]],
    ]


def test_owners_and_period_stand_once_beside_the_measures_of_an_issue_that_share_them():
    own = {"issue": 1, "issue_name": "กระบวนการปฏิบัติงาน", "steps": ()}
    snapshot = facts(
        a_measure(number=1, name="ก", **own),
        a_measure(number=2, name="ข", owners=("กองคลัง",), **own),
        a_measure(number=3, name="ค", owners=("กองคลัง",), **own),
        a_measure(number=4, name="ง", owners=("กองคลัง",), start=date(2025, 12, 1), **own),
        a_measure(number=5, name="จ", owners=("กองคลัง",), **own | {"issue": 2, "issue_name": "การให้บริการ"}),
    )
    whole, part = ["ตลอดปี 2569"], ["1 ธ.ค. 68 ถึง 30 ก.ย. 69"]
    assert [[row[1], *row[3:]] for row in table("แผนตามประเด็น", snapshot)] == [
        [["- ก"], ["กองช่าง"], whole],
        [["- ข"], ["กองคลัง"], whole],
        [["- ค"], None, None],
        [["- ง"], ["กองคลัง"], part],
        [["- จ"], ["กองคลัง"], whole],
    ]
