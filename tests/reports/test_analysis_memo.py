"""บันทึกข้อความรายงานผลการวิเคราะห์: the letter and its opinions, what is open while it is not known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from reports.document import Chart, Heading, Memo, NewPage, Opinions, Paragraph, Table
from reports.facts import LetterFacts, ResultFacts, ScoreFacts, WordFacts
from reports.formats import find
from reports.render import render
from tests.reports.made_up import a_measure, a_snapshot, the_chain
from tests.reports.made_up_result import FORM, blocks, facts


def test_its_parts_follow_each_other_and_only_the_two_tables_by_issue_are_wide():
    document = FORM.arrange(facts(), "thai")
    assert [type(each) for each in document.sections[0].blocks] == [Memo, Opinions]
    assert [each.orientation for each in document.sections] == ["portrait"] * 3 + ["landscape"]
    titles = [each.blocks[0].lines[0] for each in document.sections[1:]]
    assert titles == [
        "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ",
        "รายงานวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ",
        "1. การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ในปี พ.ศ. 2568",
    ]
    assert all(sum(leaf.width for leaf in each.leaves) == 100 for each in blocks(Table))
    assert document.draft


def test_no_line_parts_the_names_of_places_positions_and_people_nor_the_level():
    assert FORM.arrange(facts(), "thai").names == (
        *("เทศบาลตำบลธารใส", "อำเภอศรีบุรพา", "จังหวัดนครธารา", "ผ่าน", "นายกเทศมนตรีตำบลธารใส", "เทศบาลตำบล"),
        *("นางสาวพิมพ์ลดา แสงอรุณ", "นายกิตติพัฒน์ ใจมั่น", "นางอรวรรณ ศรีวิเชียร", "ดาบตำรวจสมเกียรติ ธารารักษ์"),
    )


def test_the_memo_says_whose_it_is_and_leaves_number_and_date_open():
    (memo,) = blocks(Memo)
    assert (memo.office, memo.number, memo.date) == ("สำนักปลัดเทศบาล เทศบาลตำบลธารใส", "นธ ๕๒๙๐๑/", "")
    assert memo.to == "นายกเทศมนตรีตำบลธารใส"
    assert "พ.ศ. 2568" in memo.subject
    assert [each.heading for each in memo.sections] == ["เรื่องเดิม", "ข้อเท็จจริง", "ข้อเสนอแนะ"]
    assert memo.closing[0].startswith("(")
    assert memo.signature.name == "นางสาวพิมพ์ลดา แสงอรุณ"
    assert memo.signature.lines == ("นักวิเคราะห์นโยบายและแผน", "ผู้ดูแลระบบของหน่วยงาน")


@pytest.mark.parametrize(
    ("number", "printed"),
    [("25", "นธ ๕๒๙๐๑/25"), ("กท 1/25", "กท 1/25"), ("", "นธ ๕๒๙๐๑/")],
)
def test_a_number_gets_the_prefix_of_the_agency_unless_it_has_one(number, printed):
    (memo,) = blocks(Memo, facts(letter=LetterFacts(number, date(2026, 2, 19))))
    assert (memo.number, memo.date) == (printed, "19 กุมภาพันธ์ 2569")


def test_the_facts_of_the_memo_are_total_level_rank_and_what_was_found():
    (memo,) = blocks(Memo)
    first, second = memo.sections[1].text.split("\n")
    assert "ได้คะแนนรวม 95.01 คะแนน อยู่ในระดับ ผ่าน และอยู่ในลำดับที่ 1,014 ของหน่วยงานประเภทเทศบาลตำบล" in first
    assert "ตัวชี้วัดที่ 3 คุณภาพการดำเนินงาน (73.29 คะแนน)" in second
    assert "พบข้อบกพร่องหรือจุดอ่อน 2 ข้อ" in second


def test_the_chain_is_addressed_upwards_and_stays_open():
    (chain,) = blocks(Opinions)
    first, second, last = chain.blocks
    assert [each.heading for each in chain.blocks] == [
        "เรียน ปลัดเทศบาล",
        "เรียน นายกเทศมนตรีตำบลธารใส",
        "ความคิดเห็นนายกเทศมนตรีตำบลธารใส",
    ]
    assert [(each.text, each.ticked, each.reason) for each in first.choices] == [
        ("เห็นควรพิจารณาดำเนินการ", False, None),
        ("ไม่เห็นควรพิจารณาดำเนินการเพราะ", False, ""),
    ]
    assert second.choices == first.choices
    assert [each.text for each in last.choices] == ["เห็นควรดำเนินการ", "ไม่เห็นควรดำเนินการเพราะ"]
    assert (first.signature.name, first.signature.lines) == ("นายกิตติพัฒน์ ใจมั่น", ("หัวหน้าสำนักปลัดเทศบาล",))
    assert (last.signature.rank, last.signature.name) == ("ดาบตำรวจ", "สมเกียรติ ธารารักษ์")
    assert not any(each.notes or each.is_given for each in chain.blocks)


@pytest.mark.parametrize(
    ("opinion", "marks"),
    [
        ({"opinion": "agree"}, [(True, None), (False, ".....")]),
        ({"opinion": "agree", "reason": "เร่งรัด"}, [(True, " โดยมีข้อสังเกตว่า เร่งรัด"), (False, ".....")]),
        ({"opinion": "disagree", "reason": "งบไม่พอ"}, [(False, None), (True, " งบไม่พอ")]),
        ({"opinion": "return", "reason": "แก้ปี"}, [(False, None), (False, "....."), (True, " แก้ปี")]),
    ],
)
def test_a_given_opinion_is_ticked_and_says_when_and_how(opinion, marks):
    chain = the_chain(on=date(2026, 2, 20), **opinion)
    (opinions,) = blocks(Opinions, facts(chain=chain))
    first = opinions.blocks[0]
    assert [(each.ticked, each.reason) for each in first.choices] == marks
    assert first.notes == ("ให้ความเห็นในระบบเมื่อวันที่ 20 กุมภาพันธ์ 2569",)
    assert first.is_given
    paper = {"on": date(2026, 2, 20), "by_hand": True, "recorded_by": "นางสาวพิมพ์ลดา แสงอรุณ"}
    (on_paper,) = blocks(Opinions, facts(chain=the_chain(**paper, **opinion)))
    assert on_paper.blocks[0].notes == (
        "ลงนามในเอกสารเมื่อวันที่ 20 กุมภาพันธ์ 2569",
        "ผู้บันทึก นางสาวพิมพ์ลดา แสงอรุณ",
    )


def test_a_reason_in_several_lines_keeps_them_in_every_file():
    reason = "ยังไม่พร้อม ดังนี้\r\n1. งบประมาณ 3 รายการ\n\n  2. บุคลากร\n- พัสดุ"
    lines = ["☑ ไม่เห็นควรพิจารณาดำเนินการเพราะ ยังไม่พร้อม ดังนี้", "๑. งบประมาณ ๓ รายการ", "๒. บุคลากร", "- พัสดุ"]
    chain = the_chain(opinion="disagree", reason=reason)
    memo = replace(FORM.arrange(facts(chain=chain), "thai"), draft=False)
    with PdfDocument(render(memo, "pdf")) as file:
        assert "\r\n".join(lines) in file[1].get_textpage().get_text_range()
    (cell, *_) = docx.Document(BytesIO(render(memo, "docx"))).tables[0].columns[0].cells
    assert [each.strip() for each in cell.text.replace("\xa0", " ").split("\n")][3:7] == lines
    sheet = load_workbook(BytesIO(render(memo, "xlsx"))).worksheets[0]
    texts = "\n".join(str(each.value) for (each, *_) in sheet.iter_rows() if each.value)
    assert [each.strip() for each in texts[texts.index("☑ ไม่") :].split("\n") if each.strip()][:4] == lines


def test_who_acts_for_another_signs_as_both_on_two_lines_by_her_order():
    capacity = "ปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรีตำบลธารใส"
    chain = the_chain(capacity=capacity, appointment="คำสั่ง 12/2569")
    (opinions,) = blocks(Opinions, facts(chain=chain))
    first = opinions.blocks[0]
    assert first.signature.lines == ("ปลัดเทศบาล รักษาราชการแทน", "นายกเทศมนตรีตำบลธารใส")
    assert first.notes == ("ตามคำสั่ง 12/2569",)


def test_limits_are_printed_once_somebody_wrote_them():
    assert "ข้อจำกัด" not in "".join(line for each in blocks(Heading) for line in each.lines)
    document = FORM.arrange(facts(words=(WordFacts("problems", "บุคลากรไม่พอ\nอุปกรณ์เก่า"),)), "thai")
    last = document.sections[-1]
    assert last.orientation == "portrait"
    heading, head, text = last.blocks
    assert heading.lines == ("ข้อจำกัดของหน่วยงานในการดำเนินการประเมิน ITA",)
    assert (head.lines, text) == (("ปัญหา/อุปสรรค",), Paragraph("บุคลากรไม่พอ\nอุปกรณ์เก่า"))


def test_a_year_of_scores_without_measures_gives_a_memo_that_proposes_to_set_some():
    snapshot = replace(facts(), measures=())
    assert FORM.has_content(snapshot)
    assert not find("status-report").has_content(snapshot)
    (memo,) = blocks(Memo, snapshot)
    assert "กำหนดมาตรการ" in memo.sections[2].text.split("\n")[-1]
    assert "แผนตามประเด็น" not in [each.name for each in blocks(Table, snapshot)]


def test_measures_without_scores_give_a_memo_whose_figures_are_filled_in_by_hand():
    snapshot = a_snapshot(a_measure())
    (memo,) = blocks(Memo, snapshot)
    assert "ได้คะแนนรวม ................ คะแนน อยู่ในระดับ ................" in memo.sections[1].text
    assert [each.name for each in blocks(Table, snapshot)] == ["แผนตามประเด็น"]
    assert blocks(Chart, snapshot) == blocks(Opinions, snapshot) == []
    assert [type(each) for each in blocks(NewPage, snapshot)] == [NewPage]
    assert not FORM.has_content(replace(snapshot, measures=()))


def test_an_old_year_of_which_only_the_total_is_known_has_no_empty_tables():
    old = ResultFacts(2568, Decimal("79.50"), "B", "", indicators=(ScoreFacts("1", "ก", None),))
    names = [each.name for each in blocks(Table, facts(result=old))]
    assert names == ["เครื่องมือการประเมิน", "ระดับผลการประเมิน", "ข้อบกพร่องหรือจุดอ่อน", "แผนตามประเด็น"]
    assert blocks(Heading, facts(result=old))[0].lines[-1] == "มีค่าคะแนนเท่ากับ 79.50 คะแนน อยู่ในระดับ B"
