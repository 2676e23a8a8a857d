"""What is checked before a document leaves: its words, its letter, its analysis; where each is cured."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.checks import Place, check_document, found_in
from reports.facts import FindingFacts, IssueFacts, LetterFacts, ResultFacts, ScoreFacts, WordFacts, YearFacts
from reports.formats import FORMATS, find
from reports.remarks import remarks_of
from tests.reports.made_up import a_measure, a_snapshot

D = Decimal
MEMO = find("analysis-memo")
RESULTS = find("indicator-results")
RESULT = ResultFacts(
    year=2568,
    total=D("95.01"),
    level="ผ่าน",
    rank="",
    indicators=(ScoreFacts("1", "การปฏิบัติหน้าที่", D("95.55")), ScoreFacts("8", "การปรับปรุงการทำงาน", D("73.29"))),
    instruments=(ScoreFacts("EIT", "", D("86.05")),),
)
LETTER = LetterFacts("152", date(2026, 2, 19))


def a_memo(**values):
    """Facts of a memo in which nothing is wrong."""
    usual = {"result": RESULT, "letter": LETTER, "history": (YearFacts(2565, D("88.37"), "A"),)}
    return replace(a_snapshot(), **usual | values)


def said(snapshot, format=MEMO, **options):
    return [(each.code, each.severity, each.message) for each in check_document(snapshot, format, **options)]


def words(**texts):
    return tuple(WordFacts(name, text) for name, text in texts.items())


def test_of_a_whole_memo_nothing_is_said():
    assert said(a_memo()) == []


@pytest.mark.parametrize(
    ("values", "code", "severity", "message"),
    [
        (
            {"letter": LetterFacts("", LETTER.on)},
            "number-missing",
            "warning",
            f"{MEMO.name} ยังไม่มีเลขที่หนังสือ จะพิมพ์เป็นเส้นประให้เขียนด้วยมือ",
        ),
        (
            {"letter": LetterFacts("152", None)},
            "date-missing",
            "warning",
            f"{MEMO.name} ยังไม่มีวันที่ จะพิมพ์เป็นเส้นประให้เขียนด้วยมือ",
        ),
        (
            {"letter": LetterFacts("152", date(2020, 2, 19))},
            "date-of-other-year",
            "warning",
            f"{MEMO.name} ลงวันที่ 19 กุมภาพันธ์ 2563 ซึ่งห่างจากปีงบประมาณ 2569 โปรดตรวจปีที่พิมพ์",
        ),
        (
            {"words": words(addressee=" ")},
            "addressee-missing",
            "error",
            f"{MEMO.name} ไม่ได้ระบุผู้รับ",
        ),
        (
            {"words": words(addressee="นายกเทศมนตรีตำบลดอนตะวัน")},
            "other-agency",
            "error",
            f"{MEMO.name} (เรียน) เขียนถึง “นายกเทศมนตรีตำบลดอนตะวัน” ซึ่งไม่ใช่เทศบาลตำบลธารใส",
        ),
        (
            {"words": words(facts="หน่วยงานได้คะแนนรวม 95.10 คะแนน")},
            "figure-differs",
            "error",
            f"{MEMO.name} (ข้อเท็จจริง) เขียนว่า คะแนน 95.10 แต่คะแนนรวมปี 2568 ที่บันทึกไว้คือ 95.01",
        ),
        (
            {"words": words(facts="ได้ {คะแนนรวมม} จาก {คะแนน} อยู่ในระดับ {ระดับ} ลำดับ {ลำดับ\nปี ปีงบประมาณ}")},
            "placeholder-unknown",
            "warning",
            f"{MEMO.name} (ข้อเท็จจริง) มี {{คะแนนรวมม}} {{คะแนน}} {{ลำดับ ปีงบประมาณ}} ซึ่งระบบไม่รู้จัก จึงพิมพ์ตามนั้น",
        ),
        (
            {"words": words(proposals="กำหนดมาตรการ จำนวน 2 มาตรการ")},
            "count-differs",
            "error",
            f"{MEMO.name} (ข้อเสนอแนะ) เขียนว่า 2 มาตรการ แต่ในแผนมี 1 มาตรการ",
        ),
        (
            {"analysis": (IssueFacts(2, "การให้บริการ"),)},
            "issue-not-looked-at",
            "warning",
            "ประเด็นที่ 2 ของผลการประเมินปี 2568 ยังไม่มีผู้วิเคราะห์ แถวนี้ในรายงานจะว่าง",
        ),
        (
            {"analysis": (IssueFacts(1, "", findings=(FindingFacts(("i1",), "ล่าช้า"),)),)},
            "finding-without-measure",
            "warning",
            "ข้อค้นพบที่ 1 ของประเด็นที่ 1 ยังไม่มีมาตรการในแผนปี 2569",
        ),
        (
            {"analysis": (IssueFacts(1, "", findings=(FindingFacts((), "ชาวจังหวัดยโสธร", "", (1,)),)),)},
            "other-place",
            "error",
            "ประเด็นที่ 1 (ข้อค้นพบที่ 1) เขียนถึง “จังหวัดยโสธร” ซึ่งไม่ใช่จังหวัดนครธารา",
        ),
    ],
)
def test_each_rule_of_a_memo(values, code, severity, message):
    assert said(a_memo(**values)) == [(code, severity, message)]


def test_a_measure_of_an_issue_answers_all_its_findings_until_it_is_chosen_for_one():
    late, dear = FindingFacts(("i1",), "ล่าช้า"), FindingFacts(("i2",), "แพง")
    of_issue = (a_measure(issue=2),)
    assert said(a_memo(measures=of_issue, analysis=(IssueFacts(2, "", findings=(late, dear)),))) == []
    chosen = (replace(late, measures=(of_issue[0].number,)), dear)
    found = said(a_memo(measures=of_issue, analysis=(IssueFacts(2, "", findings=chosen),)))
    message = "ข้อค้นพบที่ 2 ของประเด็นที่ 2 ยังไม่มีมาตรการในแผนปี 2569"
    assert found == [("finding-without-measure", "warning", message)]


def test_words_with_placeholders_agree_by_themselves_and_may_look_back():
    text = "ได้คะแนนรวม {คะแนนรวม} อยู่ในระดับ {ระดับ} จากปี พ.ศ. 2565 ที่ได้ 88.37"
    assert said(a_memo(words=words(facts=text, background="ประจำปีงบประมาณ พ.ศ. 2565"))) == []


def test_a_weak_indicator_without_a_measure():
    found = said(a_memo(), weak_below=D("85.00"))
    message = "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน ได้ 73.29 ต่ำกว่า 85.00 แต่ยังไม่มีมาตรการในแผนปี 2569"
    assert found == [("weak-without-measure", "warning", message)]
    assert said(replace(a_memo(), measures=(a_measure(indicator=8),)), weak_below=D("85.00")) == []


def test_a_table_of_results_is_no_letter_and_asks_for_no_analysis():
    bare = a_memo(letter=LetterFacts(), analysis=(IssueFacts(2, "การให้บริการ"),))
    assert said(bare, RESULTS, weak_below=D("85.00")) == []


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.code)
def test_errors_of_the_measures_stand_first_in_every_document(format):
    snapshot = a_memo(
        measures=(
            a_measure(owners=(), indicator=None),
            a_measure(number=2, state="cannot", reason="-"),
            a_measure(number=3, result="เผยแพร่บนเว็บไซต์ของเทศบาลตำบลดอนตะวัน"),
        ),
        letter=LetterFacts(),
    )
    codes = [code for code, severity, _ in said(snapshot, format) if severity == "error"]
    assert codes == ["owner-missing", "failed-without-reason", "other-agency"]
    assert [severity for _, severity, _ in said(snapshot, format)][:3] == ["error"] * 3


def test_the_same_result_under_two_measures():
    result = "ประชาชนได้รับบริการที่สะดวก รวดเร็ว และเท่าเทียมกันมากขึ้นกว่าปีที่ผ่านมา"
    measures = (a_measure(result=result), a_measure(number=4, summary=f"ทำให้{result}", indicator=2))
    assert said(a_memo(measures=measures)) == [], "a word in front makes it another text"
    listed = f"๑) {result.replace(' ', chr(10))}"
    measures = (a_measure(result=f"- {result}"), a_measure(number=4, summary="-", result=listed))
    message = "มาตรการที่ 4 มีผลลัพธ์เหมือนของมาตรการที่ 1 ทุกคำ อาจคัดลอกมาโดยยังไม่ได้แก้"
    assert said(a_memo(measures=measures)) == [("repeated-result", "warning", message)]
    measures = [a_measure(number=number, result="ประชาชนพึงพอใจ ร้อยละ 90") for number in (1, 4)]
    assert said(a_memo(measures=tuple(measures))) == [("repeated-result", "warning", message)]
    for usual in (
        "ไม่มีข้อร้องเรียน",
        "ดำเนินการแล้วเสร็จตามแผนที่กำหนดไว้",
        "มีการดำเนินการอย่างต่อเนื่องตลอดปี",
        "แล้วเสร็จ ร้อยละ 100 https://www.tharnsai.go.th/2569/reports-of-the-year",
    ):
        assert said(a_memo(measures=(a_measure(result=usual), a_measure(number=4, result=usual)))) == []


def test_a_character_that_cannot_be_printed_leads_to_the_text_that_holds_it():
    snapshot = a_memo(
        measures=(a_measure(number=3, summary="ตรวจ 🏛 แล้ว"), a_measure(number=4, result="🏛 ครบ 界")),
        analysis=(IssueFacts(2, "", findings=(FindingFacts(("i1",), "ล่าช้า 🐢", "", (3,)),)),),
        words=words(closing="จึงเรียนมา 🏛"),
    )
    found = [each for each in found_in(snapshot, MEMO) if each.problem.code == "unprintable"]
    assert [
        (each.place, each.number, each.field, each.problem.message.split(" ซึ่ง")[0]) for each in found
    ] == [
        (Place.TEXTS, 0, "closing", f"{MEMO.name} (ข้อความปิดท้าย) มี 🏛"),
        (Place.MEASURE, 4, "result", "มาตรการที่ 4 (ผลลัพธ์หรือความสำเร็จ) มี 界"),
        (Place.ANALYSIS, 2, "", "ประเด็นที่ 2 มี 🐢"),
    ]


def test_a_weak_indicator_leads_to_a_new_measure(tharnsai):
    found = [each for each in found_in(a_memo(), MEMO, D("85.00")) if each.place == Place.NEW_MEASURE]
    [row] = remarks_of(tharnsai.actor(tharnsai.administrator), 2569, MEMO, found)
    assert (row.href, row.cure) == ("/tharnsai/2569/measures/add/#id_indicator", "เพิ่มมาตรการ")
    [row] = remarks_of(tharnsai.actor(tharnsai.reader), 2569, MEMO, found)
    assert (row.href, row.cure) == ("/tharnsai/2569/measures/", "ดูมาตรการ")


def test_each_remark_leads_pimlada_to_the_field_and_rattana_to_the_page(tharnsai):
    snapshot = a_memo(
        measures=(a_measure(number=3, follow_up="แจ้งเทศบาลตำบลดอนตะวัน"),),
        analysis=(IssueFacts(2, "การให้บริการ"),),
        letter=LetterFacts("152", None),
    )
    found = found_in(snapshot, MEMO)

    def links(person):
        rows = remarks_of(tharnsai.actor(person), 2569, MEMO, found)
        return [(row.href, row.cure) for row in rows]

    assert links(tharnsai.administrator) == [
        ("/tharnsai/2569/measures/3/edit/#id_follow_up", "แก้ชื่อหน่วยงาน"),
        ("/tharnsai/2569/reports/analysis-memo/texts/#id_on", "กรอกวันที่"),
        ("/tharnsai/2568/analysis/2/", "วิเคราะห์ประเด็นนี้"),
    ]
    assert links(tharnsai.reader) == [
        ("/tharnsai/2569/measures/3/", "ดูมาตรการ"),
        ("", ""),
        ("/tharnsai/2568/analysis/", "ดูการวิเคราะห์"),
    ]
