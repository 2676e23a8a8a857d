"""What low item scores propose, and the library of recommendations they begin with."""

import json
from decimal import Decimal

import pytest
from django.core.management import call_command

from assessments.analysis.check import check_issues
from assessments.analysis.drafting import default_threshold, propose
from assessments.analysis.library import Advice, BrokenLibrary, Library, read_library
from assessments.analysis.lines import add_lines, lines_of
from assessments.analysis.shelf import SHIPPED, library, own_file
from assessments.findings import MAX_TEXT, FindingDraft
from assessments.models import Item, SubIndicator
from assessments.rules import ItemRule, YearRules
from assessments.selectors import rules_of
from tests.assessments.years import YEAR_2564, YEAR_2567

D = Decimal
I1 = ItemRule("i1", "ทำงานตามขั้นตอน", 1)
I10 = ItemRule("i10", "ยืมทรัพย์สินอย่างถูกต้อง", 4)
O5 = ItemRule("O5", "ข่าวประชาสัมพันธ์", 9, "9.1")
RULES = YearRules(2567, (), (), YEAR_2567.levels, items=(I1, I10, O5), issues=(1, 2, 4))
ISSUES = {1: ("i1",), 2: ("i1",), 4: ("i10",)}
SHELF = Library(
    {
        (2567, "i1"): Advice("งานบริการล่าช้า", ("ประกาศระยะเวลา", "บันทึกวันรับเรื่อง")),
        (0, "9.1"): Advice("“{name}” ไม่เป็นปัจจุบัน", ("ปรับปรุง “{name}”",)),
    }
)


def drafts(scores, stored=(), issues=ISSUES, below="85"):
    found = propose(RULES, {c: D(s) for c, s in scores.items()}, D(below), issues, stored, SHELF)
    return [drafted.key for drafted in found.drafted], found


def test_an_item_below_the_threshold_is_drafted_under_every_issue_it_belongs_to():
    keys, found = drafts({"i1": "84.99", "i10": "85.00"})
    assert keys == ["1-i1", "2-i1"]
    assert found.drafted[0].score == D("84.99")
    assert found.drafted[0].draft == FindingDraft(
        1, "งานบริการล่าช้า", "ประกาศระยะเวลา\nบันทึกวันรับเรื่อง", items=("i1",)
    )


def test_an_item_without_advice_is_drafted_in_plain_words():
    _, found = drafts({"i10": "0"})
    assert found.drafted[0].draft == FindingDraft(
        4, "ผลการประเมินในข้อ “ยืมทรัพย์สินอย่างถูกต้อง” ต่ำกว่าคะแนนที่หน่วยงานกำหนด", items=("i10",)
    )


def test_a_disclosure_takes_the_advice_of_its_group_with_its_own_name():
    _, found = drafts({"O5": "0"}, issues={4: ("O5",)})
    assert found.drafted[0].draft.text == "“ข่าวประชาสัมพันธ์” ไม่เป็นปัจจุบัน"
    assert found.drafted[0].draft.recommendation == "ปรับปรุง “ข่าวประชาสัมพันธ์”"


def test_what_a_finding_names_already_is_not_drafted_again():
    keys, found = drafts({"i1": "10", "i10": "10"}, [FindingDraft(1, "พิมพ์ลดาเขียนเอง", items=("i1", "i10"))])
    assert keys == ["2-i1", "4-i10"], "named under issue 1 only"
    assert found.kept == 1


def test_an_issue_that_was_said_to_have_no_weak_point_is_left_alone_and_named():
    keys, found = drafts({"i1": "10"}, [FindingDraft(2, nothing_found=True)])
    assert keys == ["1-i1"]
    assert found.contradicted == {2: ("i1",)}


def test_a_low_item_of_no_issue_is_named():
    keys, found = drafts({"O5": "0", "i1": "90"})
    assert keys == []
    assert found.homeless == ("O5",)


def test_without_the_agencys_own_threshold_the_pass_mark_of_the_year_counts():
    assert default_threshold(YEAR_2567) == D("85.00")
    assert default_threshold(YEAR_2564) == D("85.00")
    assert default_threshold(YearRules(2570, (), (), ())) is None


def test_recommendations_are_lines_and_a_typed_dash_is_no_part_of_them():
    assert lines_of("- จัดทำคู่มือ\n\n – – ใช้บัตรคิว \n• E-Service") == ("จัดทำคู่มือ", "ใช้บัตรคิว", "E-Service")
    assert add_lines("- จัดทำคู่มือ\n", ["จัดทำคู่มือ", "ใช้บัตรคิว", "ใช้บัตรคิว"]) == "- จัดทำคู่มือ\nใช้บัตรคิว"
    assert add_lines("  ", ["ใช้บัตรคิว"]) == "ใช้บัตรคิว"


def test_an_issue_that_nobody_looked_at_is_reported():
    (problem,) = check_issues(2567, (1, 2, 3), {1, 3})
    assert problem.code == "issue-not-looked-at"
    assert problem.message == "ประเด็นที่ 2 ของผลการประเมินปี 2567 ยังไม่มีผู้วิเคราะห์ แถวนี้ในรายงานจะว่าง"
    assert (problem.where, problem.cure) == ("ประเด็นที่ 2", "วิเคราะห์ประเด็นนี้")


@pytest.mark.django_db
@pytest.mark.parametrize("year", [2567, 2568])
def test_the_shipped_library_has_advice_for_every_item(year):
    shelf = library()
    for item in rules_of(year).items:
        advice = shelf.of(year, item)
        assert advice is not None, item.code
        assert len(advice.recommendations) == 2
        assert "{" not in advice.weak_point + "".join(advice.recommendations)
        assert len(advice.weak_point) < MAX_TEXT


@pytest.mark.django_db
def test_the_shipped_library_names_only_items_and_groups_that_exist():
    rows = json.loads(SHIPPED.read_text(encoding="utf-8"))["rows"]
    known = set(Item.objects.values_list("code", flat=True)) | set(
        SubIndicator.objects.values_list("code", flat=True)
    )
    assert {row["code"] for row in rows} <= known
    texts = [text for row in rows for text in (row["weak_point"], *row["recommendations"])]
    assert len(texts) == len(set(texts)), "no sentence stands twice"


def test_every_fault_of_a_library_is_told_at_once():
    rows = [
        {"code": "i1", "weak_point": "ก", "recommendations": ["ข"], "years": [2567]},
        {"code": "i1", "weak_point": "ก", "recommendations": ["ข"], "years": [2567, 2568]},
        {"code": "", "weak_point": 7, "recommendations": [], "years": [67], "colour": "red"},
        "i2",
    ]
    with pytest.raises(BrokenLibrary) as caught:
        read_library(json.dumps({"rows": rows}))
    assert list(caught.value.errors) == [
        "รายการที่ 2: ข้อ i1 ซ้ำกับรายการก่อนหน้า",
        "รายการที่ 3: ไม่รู้จัก colour",
        "รายการที่ 3: code ต้องเป็นข้อความที่ไม่ว่าง",
        "รายการที่ 3: weak_point ต้องเป็นข้อความที่ไม่ว่าง",
        "รายการที่ 3: recommendations ต้องเป็นรายการข้อความอย่างน้อยหนึ่งข้อ",
        "รายการที่ 3: years ต้องเป็นรายการปี พ.ศ.",
        "รายการที่ 4: ต้องเป็นกลุ่มของชื่อและค่า",
    ]


def test_the_operator_puts_her_own_texts_in_place_of_some(tmp_path, capsys):
    own = {"code": "i1", "years": [2567], "weak_point": "ข้อความของเรา", "recommendations": ["แนวทางของเรา"]}
    file = tmp_path / "ของเรา.json"
    file.write_text(json.dumps({"rows": [own]}), encoding="utf-8-sig")
    call_command("load_recommendations", file)
    assert "มี 1 รายการ" in capsys.readouterr().out
    assert library().of(2567, I1) == Advice("ข้อความของเรา", ("แนวทางของเรา",))
    assert library().of(2568, I1).weak_point.startswith("บุคลากรบางส่วน"), "another year stays as shipped"
    file.write_text(json.dumps({"rows": [own | {"years": []}]}), encoding="utf-8")
    call_command("load_recommendations", file)
    for year in (2567, 2568):
        assert library().of(year, I1) == Advice("ข้อความของเรา", ("แนวทางของเรา",)), "a text for every year"


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"{", 1, "JSON"),
        (b"[]", 1, "rows"),
        (b"[" * 200_000, 1, "ซ้อนกันลึกเกินไป"),
        (b'{"rows": [{"code": "i1", "weak_point": "\\ud800", "recommendations": ["a"]}]}', 1, "JSON"),
        (b" " * (5 * 1024 * 1024 + 1), 2, "ใหญ่เกิน 5 MB"),
        (b"\xa1\xa2", 2, "UTF-8"),
        (None, 2, "เปิด"),
    ],
)
def test_a_file_that_is_no_library_changes_nothing(tmp_path, capsys, content, code, said):
    file = tmp_path / "แฟ้ม.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SystemExit) as stopped:
        call_command("load_recommendations", file)
    assert stopped.value.code == code
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not own_file().exists()
