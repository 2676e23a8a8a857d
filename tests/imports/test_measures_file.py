"""The file of measures: what its cells mean, and what happens to what is stored already."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from measures.actions import delete_measure
from measures.models import Measure, Plan, Step
from tests.factories import a_measure
from tests.imports.files import measures, said


def only() -> Measure:
    return Measure.objects.live().get()


def test_a_measure_comes_in_with_everything_the_form_has(tharnsai):
    report = measures(
        {
            "ลำดับ": "๑",
            "ตัวชี้วัดที่": "๙",
            "ตัวชี้วัดย่อย": "๙.๑",
            "ประเด็นที่": "1",
            "แนวทาง": "พัฒนาเพื่อยกระดับ",
            "ประเด็นที่ต้องปรับปรุง": "ข้อมูลบนเว็บไซต์ไม่ครบ",
            "ขั้นตอน/วิธีการ": "๑. สำรวจ\n๒. ปรับปรุง\n(1) หน้าแรก\n- เผยแพร่",
            "วันที่เริ่ม": "๑ ต.ค. ๖๘",
            "วันที่สิ้นสุด": "30/09/2569",
            "ผู้รับผิดชอบ": "กองช่าง/นักวิชาการคอมพิวเตอร์, ทุกกอง",
            "การกำกับติดตาม": "ทุกไตรมาส",
            "สถานะ": "ไม่สามารถดำเนินการได้",
            "เหตุผลที่ไม่สามารถดำเนินการได้": "งบประมาณไม่พอ",
            "สรุปผลการดำเนินการ": "สำรวจแล้ว",
            "ผลลัพธ์หรือความสำเร็จ": "- ทราบข้อมูลที่ขาด",
        }
    )

    assert said(report) == []
    measure = only()
    assert (measure.plan.agency, measure.year, measure.number) == (tharnsai.agency, 2569, 1)
    assert (measure.indicator.number, measure.sub_indicator.code, measure.issue.number) == (9, "9.1", 1)
    assert (measure.aim, measure.state, measure.cannot_reason) == ("raise", "cannot", "งบประมาณไม่พอ")
    assert (measure.start, measure.end) == (date(2025, 10, 1), date(2026, 9, 30))
    assert [step.text for step in measure.steps.all()] == ["สำรวจ", "ปรับปรุง\n(1) หน้าแรก", "เผยแพร่"]
    assert [(owner.name, owner.department) for owner in measure.owners.all()] == [
        ("กองช่าง", tharnsai.engineering),
        ("นักวิชาการคอมพิวเตอร์", None),
        ("ทุกกอง", None),
    ]
    assert measure.result == "- ทราบข้อมูลที่ขาด"


def test_p23_the_same_file_twice_changes_nothing_the_second_time(tharnsai):
    rows = [{"ลำดับ": "1", "ขั้นตอน/วิธีการ": "1. สำรวจ", "สถานะ": "แล้วเสร็จ"}, {"ลำดับ": "2"}]
    assert str(measures(*rows)) == "created 2, updated 0, unchanged 0"
    events = Event.objects.count()

    assert str(measures(*rows)) == "created 0, updated 0, unchanged 2"
    assert Event.objects.count() == events
    assert {measure.version for measure in Measure.objects.all()} == {1}


def test_a_blank_cell_leaves_and_a_dash_empties(tharnsai):
    measures(
        {"ลำดับ": "1", "การกำกับติดตาม": "ทุกเดือน", "วันที่เริ่ม": "1 ต.ค. 68", "ตัวชี้วัดที่": "3", "สถานะ": "แล้วเสร็จ"}
    )
    measures({"ลำดับ": "1", "การกำกับติดตาม": "", "วันที่เริ่ม": "", "ตัวชี้วัดที่": "", "สถานะ": ""})
    assert (only().follow_up, only().start, only().indicator.number, only().state) == (
        "ทุกเดือน",
        date(2025, 10, 1),
        3,
        "done",
    )

    measures({"ลำดับ": "1", "การกำกับติดตาม": "-", "วันที่เริ่ม": "-", "ตัวชี้วัดที่": "-", "สถานะ": "-"})
    assert (only().follow_up, only().start, only().indicator, only().state) == ("", None, None, "not_started")


def test_a_dash_empties_owners_and_steps(tharnsai):
    measures({"ลำดับ": "1", "ผู้รับผิดชอบ": "กองช่าง", "ขั้นตอน/วิธีการ": "1. ก\n2. ข"})
    measures({"ลำดับ": "1", "ผู้รับผิดชอบ": "-", "ขั้นตอน/วิธีการ": "-"})
    assert (only().owners.count(), only().steps.count()) == (0, 0)


def test_p24_every_bad_cell_of_every_row_is_named_at_once(tharnsai):
    report = measures(
        {"ลำดับ": "1", "วันที่เริ่ม": "31 ก.พ. 2569", "สถานะ": "ทำบางส่วน", "ตัวชี้วัดที่": "99"},
        {"ลำดับ": "2"},
        {"ลำดับ": "สาม", "มาตรการ/กิจกรรม": "", "แนวทาง": "ดีขึ้น", "ผู้รับผิดชอบ": "ก" * 301},
        {"ลำดับ": "4", "สถานะ": "ไม่สามารถดำเนินการได้", "วันที่เริ่ม": "2 ม.ค. 2569", "วันที่สิ้นสุด": "1 ม.ค. 2569"},
    )

    assert [(problem.row, problem.column, problem.value[:20]) for problem in report.problems] == [
        (2, "ตัวชี้วัดที่", "99"),
        (2, "วันที่เริ่ม", "31 ก.พ. 2569"),
        (2, "สถานะ", "ทำบางส่วน"),
        (4, "ลำดับ", "สาม"),
        (4, "มาตรการ/กิจกรรม", ""),
        (4, "แนวทาง", "ดีขึ้น"),
        (4, "ผู้รับผิดชอบ", "ก" * 20),
        (5, "วันที่สิ้นสุด", "1 ม.ค. 2569"),
        (5, "เหตุผลที่ไม่สามารถดำเนินการได้", ""),
    ]
    assert said(report)[1] == ("row 2, วันที่เริ่ม: ไม่มีวันที่ 31 ก.พ. 2569 เดือนนี้มีวันที่ 1 ถึง 28 เช่น 28 ก.พ. 2569")
    assert not Measure.objects.exists()
    assert not Plan.objects.exists()
    assert report.bad_rows == 3


def test_a_step_that_stays_keeps_its_result(tharnsai):
    a_measure(tharnsai)
    Step.objects.filter(order=2).update(result="ได้คู่มือ 12 เล่ม")

    measures({"ลำดับ": "1", "ขั้นตอน/วิธีการ": "1. ประชุม\n2. จัดทำคู่มือ"})

    assert list(only().steps.values_list("text", "result")) == [("ประชุม", ""), ("จัดทำคู่มือ", "ได้คู่มือ 12 เล่ม")]


def test_a_deleted_measure_is_not_brought_back_by_a_file(tharnsai):
    measure = a_measure(tharnsai)
    delete_measure(actor=tharnsai.actor(tharnsai.administrator), measure=measure)

    assert str(measures({"ลำดับ": "1"})) == "created 1, updated 0, unchanged 0"
    measure.refresh_from_db()
    assert measure.deleted_at is not None


def test_a_sub_indicator_may_be_called_by_its_name(tharnsai):
    from assessments.selectors import sub_indicators_of

    first = sub_indicators_of(2569).first()
    measures({"ลำดับ": "1", "ตัวชี้วัดย่อย": first.name})
    assert only().sub_indicator == first


def test_a_sub_indicator_of_another_indicator_is_refused(tharnsai):
    report = measures({"ลำดับ": "1", "ตัวชี้วัดที่": "1", "ตัวชี้วัดย่อย": "9.1"})
    assert said(report) == ["row 2, ตัวชี้วัดย่อย: “9.1” ใช้ไม่ได้ในปี 2569 ตัวชี้วัดนี้ไม่มีตัวชี้วัดย่อย ให้เว้นว่าง"]


def test_the_trail_says_who_imported_what(tharnsai):
    measures({"ลำดับ": "1", "สถานะ": "แล้วเสร็จ"}, actor=tharnsai.actor(tharnsai.administrator))
    measures({"ลำดับ": "1", "สถานะ": "อยู่ระหว่างดำเนินการ"}, actor=tharnsai.actor(tharnsai.administrator))

    added, changed = Event.objects.order_by("number")
    assert (added.verb, added.person, added.agency) == (
        Verb.MEASURE_ADDED,
        tharnsai.administrator,
        tharnsai.agency,
    )
    assert (changed.verb, changed.before, changed.after) == (
        Verb.MEASURE_CHANGED,
        {"สถานะ": "ดำเนินการแล้วเสร็จ"},
        {"สถานะ": "อยู่ระหว่างดำเนินการ"},
    )


def test_p3_an_administrator_imports_for_her_own_agency_alone(tharnsai, dontawan):
    pimlada = tharnsai.actor(tharnsai.administrator)
    foreign = measures({"ลำดับ": "1"}, code="dontawan", actor=pimlada)
    nowhere = measures({"ลำดับ": "1"}, code="nowhere", actor=pimlada)

    assert said(foreign) == ["row 2, รหัสหน่วยงาน: “dontawan” ใช้ไม่ได้ นำเข้าได้เฉพาะของหน่วยงานคุณ รหัส tharnsai"]
    assert said(nowhere) == [each.replace("dontawan", "nowhere") for each in said(foreign)]
    assert not Measure.objects.exists()


def test_p3_a_file_does_not_show_what_another_agency_has_stored(tharnsai, dontawan):
    a_measure(dontawan, name="ความลับของดอนตะวัน")

    report = measures({"ลำดับ": "1"}, code="dontawan", actor=tharnsai.actor(tharnsai.administrator))

    assert report.changes == ()
    assert "ความลับ" not in repr(report)


def test_a_larger_file_asks_no_more_questions(tharnsai):
    def queries(count: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            measures(*({"ลำดับ": str(number), "ขั้นตอน/วิธีการ": "1. ก"} for number in range(1, count + 1)))
        return len(asked)

    few = queries(3)
    assert queries(30) <= few + 3
