"""The words around the tables: drafted from the facts, edited by officers, figures filled in once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.document import Paragraph
from reports.facts import LetterFacts, ResultFacts, WordFacts
from reports.formats import FORMATS, find
from reports.wording import PLACEHOLDERS, fill, raw_of, text_of
from tests.reports.made_up import AGENCY, a_measure, a_snapshot
from tests.reports.made_up_result import RESULT, facts

EVERY_WORDING = [(form, wording) for form in FORMATS for wording in form.wording]
NAMED = [f"{form.code} {wording.name}" for form, wording in EVERY_WORDING]


def edited(snapshot, **texts):
    """The snapshot with these texts instead of the drafted ones."""
    return replace(snapshot, words=tuple(WordFacts(name, text) for name, text in texts.items()))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("หน่วยงาน", "เทศบาลตำบลธารใส"),
        ("หน่วยงานเต็ม", "เทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา"),
        ("ประเภทหน่วยงาน", "เทศบาลตำบล"),
        ("ผู้บริหาร", "นายกเทศมนตรีตำบลธารใส"),
        ("ปลัด", "ปลัดเทศบาล"),
        ("สำนักปลัด", "สำนักปลัดเทศบาล"),
        ("ปีงบประมาณ", "2569"),
        ("ปีผลการประเมิน", "2568"),
        ("คะแนนรวม", "95.01"),
        ("ระดับ", "ผ่าน"),
        ("ลำดับ", "1,014"),
        ("จำนวนตัวชี้วัด", "4"),
        ("จำนวนตัวชี้วัด IIT", "2"),
        ("จำนวนตัวชี้วัด EIT", "1"),
        ("จำนวนตัวชี้วัด OIT", "1"),
        ("จำนวนเครื่องมือ", "3"),
        ("จำนวนระดับ", "3"),
        ("จำนวนประเด็น", "3"),
        ("จำนวนข้อค้นพบ", "2"),
        ("ตัวชี้วัดต่ำสุด", "ตัวชี้วัดที่ 3 คุณภาพการดำเนินงาน (73.29 คะแนน)"),
        ("จำนวนมาตรการ", "1"),
        ("เลขที่หนังสือ", "25"),
        ("วันที่", "19 กุมภาพันธ์ 2569"),
    ],
)
def test_each_placeholder_stands_for_its_figure(name, value):
    snapshot = facts(letter=LetterFacts("25", date(2026, 2, 19)))
    assert fill(f"ก {{{name}}} ข", snapshot) == f"ก {value} ข"
    assert fill(f"{{ {name} }}", snapshot) == value


def test_the_table_above_names_every_placeholder():
    marks = test_each_placeholder_stands_for_its_figure.pytestmark[0].args[1]
    assert [name for name, _ in marks] == [each.name for each in PLACEHOLDERS]


def test_the_drafted_words_about_an_instrument_count_its_indicators_as_long_as_the_rules_may_change():
    snapshot = facts()
    wording = next(each for each in find("analysis-memo").wording if each.name == "about-IIT")
    kept = edited(snapshot, **{"about-IIT": raw_of(snapshot, wording)})
    fewer = tuple(replace(each, indicators=each.indicators[:1]) for each in snapshot.instruments)
    assert "มี 2 ตัวชี้วัด" in text_of(kept, wording)
    assert "มี 1 ตัวชี้วัด" in text_of(replace(kept, instruments=fewer), wording)


def test_a_figure_that_is_not_known_is_a_dotted_line():
    assert fill("คะแนน {คะแนนรวม}", a_snapshot()) == "คะแนน ................"


@pytest.mark.parametrize(
    "text", ["{ไม่รู้จัก}", "{{7*7}}", "{", "}", "{}", "{0}", "{x.__class__}", "%s", "{คะแนน\nรวม}"]
)
def test_other_braces_stay_as_typed(text):
    assert fill(text, facts()) == text


def test_what_is_filled_in_is_not_read_again():
    snapshot = replace(facts(), agency=replace(AGENCY, name="เทศบาล{คะแนนรวม}"))
    assert fill("{หน่วยงาน} {{ระดับ}}", snapshot) == "เทศบาล{คะแนนรวม} {ผ่าน}"


def test_two_indicators_with_the_least_score_are_both_named():
    scores = tuple(replace(each, score=Decimal("70.00")) for each in RESULT.indicators[:2])
    found = fill("{ตัวชี้วัดต่ำสุด}", facts(result=replace(RESULT, indicators=scores)))
    assert found == "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ และตัวชี้วัดที่ 2 การใช้งบประมาณ (70.00 คะแนน)"


@pytest.mark.parametrize(("form", "wording"), EVERY_WORDING, ids=NAMED)
def test_every_draft_is_a_sentence_whose_placeholders_are_known(form, wording):
    for snapshot in (facts(), a_snapshot(), replace(facts(), measures=())):
        draft = raw_of(snapshot, wording)
        assert "{" not in text_of(snapshot, wording)
        assert draft == draft.strip()
        for year in ("2568", "2569", "95.01"):
            assert year not in draft  # figures stand in placeholders, never typed


def test_names_of_wordings_are_unique_in_their_report():
    for form in FORMATS:
        names = [wording.name for wording in form.wording]
        assert len(names) == len(set(names)) > 0


@pytest.mark.parametrize(("form", "wording"), EVERY_WORDING, ids=NAMED)
def test_what_pimlada_edits_is_printed_with_its_figures_and_the_rest_is_as_before(form, wording):
    before = form.arrange(facts(), "thai")
    after = form.arrange(edited(facts(), **{wording.name: "ข้อความของพิมพ์ลดา ปี {ปีงบประมาณ}"}), "thai")
    assert "ข้อความของพิมพ์ลดา ปี 2569" in str(after.blocks)
    assert "ข้อความของพิมพ์ลดา" not in str(before.blocks)
    assert form.arrange(edited(facts(), **{"no-such": "ก"}), "thai") == before


def test_a_text_that_was_emptied_leaves_no_paragraph():
    form = find("indicator-results")
    kinds = [type(each) for each in form.arrange(edited(a_snapshot(), opening=""), "thai").blocks]
    assert Paragraph not in kinds


def test_every_line_of_an_edited_text_is_a_paragraph():
    form = find("completion-results")
    document = form.arrange(edited(a_snapshot(), closing="บรรทัดแรก\nบรรทัดหลัง"), "thai")
    assert document.blocks[-1] == Paragraph("บรรทัดแรก\nบรรทัดหลัง")


@pytest.mark.parametrize(
    ("rank", "words"),
    [
        ("1,014", "และอยู่ในลำดับที่ 1,014 ของหน่วยงานประเภทเทศบาลตำบล"),
        ("๑๐๑๔", "และอยู่ในลำดับที่ 1,014 ของหน่วยงานประเภทเทศบาลตำบล"),
        (" 1014", "และอยู่ในลำดับที่ 1,014 ของหน่วยงานประเภทเทศบาลตำบล"),
        ("0999", "และอยู่ในลำดับที่ 0999 ของหน่วยงานประเภทเทศบาลตำบล"),
        ("ลำดับที่ 1014 ของประเทศ", "และอยู่ในลำดับที่ 1014 ของประเทศ"),
        ("๑๒", "และอยู่ในลำดับที่ ๑๒ ของหน่วยงาน"),
        ("ลำดับที่ 174 ของประเทศ", "อยู่ในระดับ ผ่าน และอยู่ในลำดับที่ 174 ของประเทศ"),
        ("ที่ 3 ของจังหวัด", "ลำดับตามประกาศ คือ ที่ 3 ของจังหวัด"),
    ],
)
def test_a_rank_is_told_as_it_was_announced(rank, words):
    wording = next(each for each in find("analysis-memo").wording if each.name == "facts")
    assert words in text_of(facts(result=replace(RESULT, rank=rank)), wording)
    assert "ลำดับ" not in text_of(facts(result=replace(RESULT, rank="")), wording)


def test_where_nothing_was_found_in_any_issue_the_memo_says_so_and_asks_for_no_repair():
    memo = {each.name: each for each in find("analysis-memo").wording}
    nothing = tuple(replace(each, nothing=True, findings=()) for each in facts().analysis)
    for analysis, told, asked in (
        (nothing, "ไม่พบข้อบกพร่องหรือจุดอ่อน", "2. ให้ส่วนราชการที่เกี่ยวข้องรักษาและพัฒนาการดำเนินงาน"),
        (facts().analysis, "พบข้อบกพร่องหรือจุดอ่อน 2 ข้อ", "2. ให้ส่วนราชการที่เกี่ยวข้องปรับปรุงแก้ไขข้อบกพร่อง"),
        (facts().analysis[1:], "คือ ตัวชี้วัดที่ 3", "ปรับปรุงแก้ไขข้อบกพร่อง"),  # issue 3 nobody looked at
    ):
        snapshot = facts(analysis=analysis)
        assert told in text_of(snapshot, memo["facts"])
        assert asked in text_of(snapshot, memo["proposals"])
    assert "ข้อบกพร่อง" not in text_of(facts(analysis=facts().analysis[1:]), memo["facts"])


def test_the_narrative_of_the_status_report_keeps_a_computed_total():
    computed = ResultFacts(2568, None, "", "", computed_total=Decimal("95.01"), computed_level="ผ่าน")
    (wording, _) = find("status-report").wording
    text = text_of(replace(a_snapshot(a_measure()), result=computed), wording)
    assert "มีค่าคะแนนเท่ากับ 95.01 อยู่ในระดับ ผ่าน" in text
