"""What differs between two versions: words side by side, figures, analysis, measures field by field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.changes import changes
from reports.differences import differences
from reports.facts import (
    AgencyFacts,
    FindingFacts,
    IssueFacts,
    LetterFacts,
    MeasureFacts,
    OpinionFacts,
    ResultFacts,
    ScoreFacts,
    Snapshot,
    StepFacts,
)

AGENCY = AgencyFacts(
    *("tharnsai", "เทศบาลตำบลธารใส", "เทศบาลตำบล", "อำเภอศรีบุรพา จังหวัดนครธารา", "ศรีบุรพา", "นครธารา"),
    *("นธ ๕๒๙๐๑/", "นายกเทศมนตรีตำบลธารใส", "ปลัดเทศบาล", "สำนักปลัดเทศบาล", "เทศบาล"),
)
MANUAL = MeasureFacts(
    number=1,
    name="จัดทำคู่มือการให้บริการ",
    indicator=1,
    sub_indicator="",
    sub_indicator_name="",
    issue=1,
    issue_name="การให้บริการ",
    aim="พัฒนาเพื่อยกระดับ",
    to_improve="",
    steps=(StepFacts("สำรวจงาน", ""), StepFacts("เผยแพร่คู่มือ", "")),
    start=date(2025, 10, 1),
    end=date(2026, 9, 30),
    owners=("กองช่าง",),
    follow_up="",
    state="not_started",
    state_name="ยังไม่ดำเนินการ",
    reason="",
    summary="",
    result="",
)
FACTS = Snapshot(agency=AGENCY, year=2569, indicators=(), measures=(MANUAL,))


def found(old, new, old_words=None, new_words=None):
    """Each change as (chapter, where, before, after)."""
    chapters = changes(old, new, old_words or {}, new_words or {})
    return [
        (chapter.heading, each.where, each.before, each.after)
        for chapter in chapters
        for each in chapter.changes
    ]


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("", "", []),
        ("เหมือนเดิม", "เหมือนเดิม", [("same", "เหมือนเดิม")]),
        ("", "ใหม่", [("added", "ใหม่")]),
        ("เก่า", "", [("removed", "เก่า")]),
        (
            "ให้กองช่างรายงานทุกเดือน",
            "ให้กองคลังรายงานทุกเดือน",
            [("same", "ให้กอง"), ("removed", "ช่าง"), ("added", "คลัง"), ("same", "รายงานทุกเดือน")],
        ),
        (
            "แจ้งผล ทุกกอง ทราบ",
            "แจ้งผล ประชาชน ทั่วไป ทราบ",
            [("same", "แจ้งผล "), ("removed", "ทุกกอง"), ("added", "ประชาชน ทั่วไป"), ("same", " ทราบ")],
        ),
        (
            "ให้กองช่าง ตรวจ ทุกวัน",
            "ให้กองคลัง รายงาน ทุกวัน",
            [("same", "ให้กอง"), ("removed", "ช่าง ตรวจ"), ("added", "คลัง รายงาน"), ("same", " ทุกวัน")],
        ),
    ],
)
def test_words_that_were_struck_out_and_put_in(before, after, parts):
    assert [(part.kind, part.text) for part in differences(before, after)] == parts


def test_the_parts_join_to_both_texts_again_however_long_they_are():
    before = "\n".join(f"ขั้นที่ {n} สำรวจงานบริการ" for n in range(900))
    after = before.replace("ขั้นที่ 450 สำรวจ", "ขั้นที่ 450 ทบทวน")
    parts = differences(before, after)
    assert "".join(part.text for part in parts if part.kind != "added") == before
    assert "".join(part.text for part in parts if part.kind != "removed") == after
    assert [part.text for part in parts if part.kind == "added"] == ["ขั้นที่ 450 ทบทวนงานบริการ\n"]


def test_the_same_facts_do_not_differ():
    assert changes(FACTS, FACTS, {"เรื่อง": "ก"}, {"เรื่อง": "ก"}) == ()


def test_words_of_the_document_and_of_its_letter():
    new = replace(FACTS, letter=LetterFacts("118", date(2026, 2, 16)))
    assert found(FACTS, new, {"เรื่อง": "รายงานผล", "เรียน": "นายก"}, {"เรื่อง": "รายงานผล", "เรียน": ""}) == [
        ("ข้อความ", "เลขที่หนังสือ", None, "118"),
        ("ข้อความ", "วันที่ของหนังสือ", None, "16 กุมภาพันธ์ 2569"),
        ("ข้อความ", "เรียน", "นายก", None),
    ]


def test_figures_of_the_result_with_two_decimals():
    scores = (ScoreFacts("1", "การปฏิบัติหน้าที่", Decimal("95.1")), ScoreFacts("8", "การปรับปรุง", None))
    old = replace(FACTS, result=ResultFacts(2568, Decimal("92.45"), "ผ่าน", "", indicators=scores))
    later = (scores[0], replace(scores[1], score=Decimal("78.41")))
    new = replace(old, result=replace(old.result, level="ผ่านดี", indicators=later))
    assert found(old, new) == [
        ("ผลการประเมิน", "ระดับ", "ผ่าน", "ผ่านดี"),
        ("ผลการประเมิน", "ตัวชี้วัดที่ 8", None, "78.41"),
    ]


def test_an_issue_that_was_analysed_since():
    empty = IssueFacts(3, "การใช้งบประมาณ")
    finding = FindingFacts(("i5",), "ประชาชนไม่ทราบแผน", "เผยแพร่แผน\nสรุปให้อ่านง่าย", (1, 2))
    old = replace(FACTS, analysis=(empty,))
    new = replace(FACTS, analysis=(replace(empty, findings=(finding,)),))
    text = "i5 ประชาชนไม่ทราบแผน\n- เผยแพร่แผน\n- สรุปให้อ่านง่าย\nมาตรการที่ 1, 2"
    assert found(old, new) == [("การวิเคราะห์", "ประเด็นที่ 3 การใช้งบประมาณ", None, text)]
    nothing = replace(FACTS, analysis=(replace(empty, nothing=True),))
    assert found(old, nothing)[0][3] == "ไม่มีข้อบกพร่องหรือจุดอ่อน"


def test_a_measure_field_by_field():
    later = replace(
        MANUAL,
        end=date(2026, 3, 31),
        owners=("กองช่าง", "กองคลัง"),
        steps=(*MANUAL.steps, StepFacts("ประเมินผล", "ครบ")),
    )
    assert found(FACTS, replace(FACTS, measures=(later,))) == [
        (
            "มาตรการ",
            "มาตรการที่ 1 ขั้นตอน/วิธีการ",
            "1. สำรวจงาน\n2. เผยแพร่คู่มือ",
            "1. สำรวจงาน\n2. เผยแพร่คู่มือ\n3. ประเมินผล\nครบ",
        ),
        ("มาตรการ", "มาตรการที่ 1 ระยะเวลาดำเนินการ", "ตลอดปี 2569", "1 ต.ค. 68 – 31 มี.ค. 69"),
        ("มาตรการ", "มาตรการที่ 1 ผู้รับผิดชอบ", "กองช่าง", "กองช่าง, กองคลัง"),
    ]


def test_measures_added_taken_away_and_moved():
    meeting = replace(MANUAL, number=2, name="จัดประชุมประชาคม", steps=(), owners=("สำนักปลัด",))
    both = replace(FACTS, measures=(MANUAL, meeting))
    added = ("มาตรการ", "มาตรการที่ 2", None, "จัดประชุมประชาคม\nตลอดปี 2569\nสำนักปลัด")
    assert found(FACTS, both) == [added]
    assert found(both, FACTS) == [("มาตรการ", "มาตรการที่ 2", added[3], None)]
    moved = replace(FACTS, measures=(replace(meeting, number=1), replace(MANUAL, number=2)))
    assert found(both, moved) == [
        ("มาตรการ", "มาตรการที่ 1 ลำดับ", "2", "1"),
        ("มาตรการ", "มาตรการที่ 2 ลำดับ", "1", "2"),
    ]


def test_a_renamed_measure_is_the_one_of_its_number():
    later = replace(FACTS, measures=(replace(MANUAL, name="จัดทำคู่มือฉบับประชาชน"),))
    assert found(FACTS, later) == [
        ("มาตรการ", "มาตรการที่ 1 มาตรการ/กิจกรรม", "จัดทำคู่มือการให้บริการ", "จัดทำคู่มือฉบับประชาชน")
    ]


def test_another_person_in_the_chain():
    old = replace(FACTS, chain=(OpinionFacts(1, "ปลัดเทศบาล", "อรวรรณ ศรีวิเชียร"),))
    new = replace(FACTS, chain=(OpinionFacts(1, "ปลัดเทศบาล", "กิตติพัฒน์ ใจมั่น"),))
    assert found(old, new) == [
        ("หน่วยงานและสายการเสนอ", "ขั้นที่ 1", "ปลัดเทศบาล อรวรรณ ศรีวิเชียร", "ปลัดเทศบาล กิตติพัฒน์ ใจมั่น")
    ]


def test_a_change_has_its_two_sides():
    (chapter,) = changes(FACTS, FACTS, {"เรื่อง": "รายงานผลปี 2568"}, {"เรื่อง": "รายงานผลปี 2569"})
    (change,) = chapter.changes
    assert change.kind == "changed"
    assert "".join(part.text for part in change.old) == "รายงานผลปี 2568"
    assert [part.text for part in change.new if part.kind == "added"] == ["2569"]
