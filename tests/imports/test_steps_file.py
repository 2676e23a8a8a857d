"""The file of steps: its rows are all the steps of a measure."""

from ita_portal.audit.models import Event
from measures.models import Measure, Step
from tests.factories import a_measure
from tests.imports.files import said, steps


def stored(number: int = 1) -> list[tuple[int, str, str]]:
    rows = Step.objects.filter(measure__number=number, measure__deleted_at=None)
    return list(rows.order_by("order").values_list("order", "text", "result"))


def test_steps_replace_those_of_their_measure(tharnsai):
    a_measure(tharnsai)
    a_measure(tharnsai)

    report = steps((1, 1, "1. ประชุม\n(1) คณะทำงาน\n- ผู้แทนกอง", "ได้แผน"), (1, 2, "๒) เผยแพร่", ""))

    assert str(report) == "created 0, updated 2, unchanged 0, removed 1"
    assert stored(1) == [(1, "ประชุม\n(1) คณะทำงาน\n- ผู้แทนกอง", "ได้แผน"), (2, "เผยแพร่", "")]
    assert [text for _, text, _ in stored(2)] == ["สำรวจงานบริการ", "จัดทำคู่มือ", "เผยแพร่คู่มือบนเว็บไซต์"]
    assert [change.thing for change in report.changes if change.row == 0] == ["ลำดับ 1 ขั้นตอนที่ 3"]


def test_p23_the_same_steps_twice_change_nothing(tharnsai):
    a_measure(tharnsai, steps=())
    rows = [(1, 2, "สอง", ""), (1, 1, "หนึ่ง", "ดี"), (1, 7, "เจ็ด", "")]

    assert str(steps(*rows)) == "created 3, updated 0, unchanged 0"
    assert stored() == [(1, "หนึ่ง", "ดี"), (2, "สอง", ""), (3, "เจ็ด", "")]
    events = Event.objects.count()

    assert str(steps(*rows)) == "created 0, updated 0, unchanged 3"
    assert Event.objects.count() == events


def test_a_blank_result_leaves_the_stored_one_and_a_dash_empties_it(tharnsai):
    a_measure(tharnsai, steps=())
    steps((1, 1, "หนึ่ง", "ดี"), (1, 2, "สอง", "ดีมาก"))
    steps((1, 1, "หนึ่ง", ""), (1, 2, "สอง", "-"))
    assert stored() == [(1, "หนึ่ง", "ดี"), (2, "สอง", "")]


def test_p24_steps_of_a_measure_that_is_not_there_are_named(tharnsai):
    a_measure(tharnsai)
    report = steps((1, 1, "ก", ""), (8, 1, "ข", ""), (1, 1, "ค", ""), (1, 2, "3.", ""), (1, 3, "", ""))

    assert said(report) == [
        "row 3, ลำดับ: ไม่มีมาตรการลำดับที่ 8 ในปี 2569 ให้ตรวจลำดับ หรือนำเข้ามาตรการก่อน",
        "row 4, ขั้นตอนที่: พบ “1” แถวนี้ซ้ำกับแถวที่ 2 ให้เหลือแถวเดียว",
        "row 5, ขั้นตอน/วิธีการ: พบ “3.” ต้องใส่ข้อความของขั้นตอน ไม่ใช่เลขลำดับอย่างเดียว",
        "row 6, ขั้นตอน/วิธีการ: ต้องใส่ขั้นตอน/วิธีการ",
    ]
    assert [text for _, text, _ in stored()] == ["สำรวจงานบริการ", "จัดทำคู่มือ", "เผยแพร่คู่มือบนเว็บไซต์"]


def test_more_steps_than_a_measure_may_have_are_refused(tharnsai):
    a_measure(tharnsai)
    report = steps(*((1, number, f"ขั้น {number}", "") for number in range(1, 503)))
    assert said(report) == [
        "row 502, ขั้นตอนที่: พบ “501” มาตรการหนึ่งมีได้ไม่เกิน 500 ขั้นตอน",
        "row 503, ขั้นตอนที่: พบ “502” มาตรการหนึ่งมีได้ไม่เกิน 500 ขั้นตอน",
    ]


def test_p3_steps_of_a_neighbours_measure_are_out_of_reach(tharnsai, dontawan):
    a_measure(dontawan)
    report = steps((1, 1, "ยึดขั้นตอน", ""), code="dontawan", actor=tharnsai.actor(tharnsai.administrator))
    assert said(report) == ["row 2, รหัสหน่วยงาน: “dontawan” ใช้ไม่ได้ นำเข้าได้เฉพาะของหน่วยงานคุณ รหัส tharnsai"]
    assert not Step.objects.filter(text="ยึดขั้นตอน").exists()
    assert Measure.objects.get().version == 1
