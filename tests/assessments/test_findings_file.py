"""The files of item scores and of findings."""

from decimal import Decimal

import pytest

from assessments.actions import add_finding
from assessments.findings import FindingDraft
from assessments.models import Assessment, Finding
from assessments.results import assessment_of, result_of
from ita_portal.audit.models import Event
from tests.imports.files import exported, imported, rows_of, said

D = Decimal
KEY = ("รหัสหน่วยงาน", "ปีงบประมาณ")
ITEM_HEAD = (*KEY, "ข้อ", "คะแนน")
HEAD = (*KEY, "ประเด็นที่", "ลำดับ", "ข้อบกพร่องหรือจุดอ่อน", "ข้อเสนอแนะ", "ข้อ")


def items(*rows: tuple[str, str], year: str = "2567", **options):
    return imported("item-scores", [ITEM_HEAD, *(("tharnsai", year, *row) for row in rows)], **options)


def findings(*rows: tuple[str, ...], headings=HEAD, **options):
    return imported("findings", [headings, *(("tharnsai", "2567", *row) for row in rows)], **options)


def stored():
    return [
        (
            finding.issue.number,
            finding.order,
            finding.text,
            finding.recommendation,
            finding.nothing_found,
            [item.code for item in finding.items.order_by("order")],
        )
        for finding in Finding.objects.order_by("issue__number", "order")
    ]


def test_item_scores_under_either_spelling_of_their_code(tharnsai):
    report = items(("i๑", "80.00"), ("E4", "๙๐.๕"), ("o 34", "0"))
    assert said(report) == []
    assert result_of(assessment_of(tharnsai.agency, 2567)).items == {
        "i1": D("80.00"),
        "e4": D("90.50"),
        "O34": D("0.00"),
    }
    [event] = Event.objects.filter(verb="item-scores-stored")
    assert event.after == {"i1": "80.00", "e4": "90.50", "O34": "0.00"}
    assert str(items(("I1", "80"), ("e๔", "90.50"))) == "created 0, updated 0, unchanged 2"


def test_p24_every_bad_item_score_is_named_at_once(tharnsai):
    report = items(("i1", ""), ("i99", "80"), ("i2", "101"), ("", "80"), ("i3", "80"), ("i๓", "81"))
    assert said(report) == [
        "row 2, คะแนน: ต้องใส่คะแนน",
        "row 3, ข้อ: ไม่มีข้อ “i99” ในเกณฑ์ของปี 2567",
        "row 4, คะแนน: คะแนน “101” เกิน 100 ให้ใส่ตัวเลข 0 ถึง 100 เช่น 95.01",
        "row 5, ข้อ: ต้องใส่ข้อ",
        "row 7, ข้อ: พบ “i๓” แถวนี้ซ้ำกับแถวที่ 6 ให้เหลือแถวเดียว",
    ]
    assert not Assessment.objects.exists()


def test_p25_item_scores_out_and_in_again(tharnsai):
    items(("O34", "0"), ("i1", "80.00"))
    rows = rows_of("item-scores", exported("item-scores", tharnsai, 2567))
    assert [(row["ข้อ"], row["คะแนน"]) for row in rows] == [("i1", "80.00"), ("O34", "0.00")]
    again = items(*((row["ข้อ"], row["คะแนน"]) for row in rows))
    assert str(again) == "created 0, updated 0, unchanged 2"


def test_findings_of_document_003(tharnsai):
    report = findings(
        ("๑", "1", "ไม่เป็นไปตามขั้นตอน\nและระยะเวลา", "ปรับปรุงคู่มือ", "i๑ e๑, i2"),
        ("3", "1", "", "", ""),
        ("6", "1", "ไม่มี", "ไม่มี", ""),
    )
    assert (said(report), report.created, report.unchanged) == ([], 2, 1)
    assert stored() == [
        (1, 1, "ไม่เป็นไปตามขั้นตอน\nและระยะเวลา", "ปรับปรุงคู่มือ", False, ["i1", "i2", "e1"]),
        (6, 1, "", "ไม่มี", True, []),
    ]


def test_p23_findings_twice_change_nothing(tharnsai):
    rows = [("1", "1", "ล่าช้า", "ปรับปรุงคู่มือ", "e1, i1"), ("6", "1", "ไม่มี", "", "")]
    findings(*rows)
    events = Event.objects.count()
    assert str(findings(*rows)) == "created 0, updated 0, unchanged 2"
    assert Event.objects.count() == events


def test_a_blank_cell_leaves_a_dash_empties_and_a_weak_point_may_become_none(tharnsai):
    findings(("1", "1", "ล่าช้า", "ปรับปรุงคู่มือ", "i1, e1"), ("2", "1", "ไม่สะดวก", "เพิ่มช่องทาง", "e9"))
    report = findings(("1", "1", "", "ทบทวนคู่มือ", "-"), ("2", "1", "ไม่มี", "-", "-"))
    assert report.updated == 2
    assert stored() == [(1, 1, "ล่าช้า", "ทบทวนคู่มือ", False, []), (2, 1, "", "", True, [])]
    event = Event.objects.filter(verb="finding-changed").last()
    assert event.before == {"ข้อบกพร่องหรือจุดอ่อน": "ไม่สะดวก", "ข้อเสนอแนะ": "เพิ่มช่องทาง", "ข้อ": "e9"}
    assert event.after == {"ข้อบกพร่องหรือจุดอ่อน": "ไม่มี", "ข้อเสนอแนะ": "", "ข้อ": ""}


def test_p24_every_bad_finding_is_named_at_once(tharnsai):
    report = findings(
        ("8", "1", "ล่าช้า", "", ""),
        ("1", "x", "ล่าช้า", "", ""),
        ("1", "2", "ล่าช้า", "", "i1, i99, z5"),
        ("6", "1", "ไม่มี", "", ""),
        ("6", "2", "ล่าช้า", "", ""),
        ("7", "1001", "ล่าช้า", "", ""),
        ("5", "1", "ก" * 30_001, "", ""),
    )
    assert said(report) == [
        "row 2, ประเด็นที่: ไม่มีประเด็นที่ 8 ในปี 2567 ที่ใช้ได้คือ 1, 2, 3, 4, 5, 6, 7",
        "row 3, ลำดับ: “x” ไม่ใช่จำนวนเต็ม ให้ใส่ตัวเลขอย่างเดียว เช่น 1 หรือ ๑๒",
        "row 4, ข้อ: พบ “i1, i99, z5” ไม่มีข้อ i99, z5 ในเกณฑ์ของปี 2567",
        "row 5, ข้อบกพร่องหรือจุดอ่อน: ประเด็นที่ 6 ระบุว่าไม่มีพร้อมกับมีข้อบกพร่องอื่นไม่ได้ ให้เหลืออย่างเดียว",
        "row 6, ข้อบกพร่องหรือจุดอ่อน: พบ “ล่าช้า” ประเด็นที่ 6 ระบุว่าไม่มีพร้อมกับมีข้อบกพร่องอื่นไม่ได้ ให้เหลืออย่างเดียว",
        "row 7, ลำดับ: พบ “1001” ลำดับต้องไม่เกิน 1,000",
        said(report)[6],
    ]
    assert "ต้องไม่เกิน 30,000 ตัวอักษร" in said(report)[6]
    assert not Finding.objects.exists()


def test_a_finding_beside_a_stored_none_is_refused(tharnsai):
    findings(("6", "1", "ไม่มี", "", ""))
    assert len(said(findings(("6", "2", "ล่าช้า", "", "")))) == 1
    assert said(findings(("6", "1", "ล่าช้า", "", ""))) == []


def test_findings_that_are_emptied_give_way_to_none_in_the_same_file(tharnsai):
    findings(("6", "1", "ล่าช้า", "ปรับปรุงคู่มือ", "i7"), ("6", "2", "ไม่เป็นธรรม", "", ""))
    rows = [("6", "1", "-", "-", "-"), ("6", "2", "-", "", ""), ("6", "3", "ไม่มี", "", "")]
    report = findings(*rows)
    assert said(report) == []
    assert stored() == [(6, 3, "", "", True, [])]
    events = Event.objects.filter(verb="finding-deleted").order_by("number")
    assert [event.before["ข้อบกพร่องหรือจุดอ่อน"] for event in events] == ["ล่าช้า", "ไม่เป็นธรรม"]
    assert str(findings(*rows)) == "created 0, updated 0, unchanged 3"


def test_a_recommendation_that_stays_is_no_emptied_finding(tharnsai):
    findings(("6", "1", "ล่าช้า", "ปรับปรุงคู่มือ", ""))
    report = findings(("6", "1", "-", "", ""), ("6", "2", "ไม่มี", "", ""))
    assert len(said(report)) == 1
    assert stored() == [(6, 1, "ล่าช้า", "ปรับปรุงคู่มือ", False, [])]


def test_a_finding_must_not_be_emptied(tharnsai):
    findings(("1", "1", "ล่าช้า", "", ""))
    assert said(findings(("1", "1", "-", "", ""))) == [
        "row 2, ข้อบกพร่องหรือจุดอ่อน: พบ “-” กรอกข้อบกพร่องหรือจุดอ่อน หรือระบุว่าไม่มี"
    ]


def test_the_column_of_weak_points_must_be_there_and_that_of_items_may_not(tharnsai):
    assert said(findings(("1", "1", "ปรับปรุง"), headings=(*KEY, "ประเด็นที่", "ลำดับ", "ข้อเสนอแนะ"))) == [
        "row 1, ข้อบกพร่องหรือจุดอ่อน: ไม่มีคอลัมน์ “ข้อบกพร่องหรือจุดอ่อน” ที่ต้องมี ให้เพิ่มหัวคอลัมน์นี้ในแฟ้ม"
    ]
    assert said(findings(("1", "1", "ล่าช้า", "ปรับปรุง"), headings=HEAD[:-1])) == []


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_p25_findings_out_and_in_again(tharnsai, name):
    pimlada = tharnsai.actor(tharnsai.administrator)
    for draft in (
        FindingDraft(2, "=1+1\nไม่สะดวก", "- เพิ่มช่องทาง", ("e9", "i1")),
        FindingDraft(2, "", "มีเพียงข้อเสนอแนะ"),
        FindingDraft(6, nothing_found=True),
    ):
        add_finding(actor=pimlada, year=2567, draft=draft)
    rows = rows_of("findings", exported("findings", tharnsai, 2567, name))
    assert [row["ข้อบกพร่องหรือจุดอ่อน"] for row in rows] == ["=1+1\nไม่สะดวก", "", "ไม่มี"]
    assert rows[0]["ข้อ"] == "i1, e9"
    again = findings(*([row[heading] for heading in HEAD[2:]] for row in rows))
    assert (said(again), str(again)) == ([], "created 0, updated 0, unchanged 3")
