"""A snapshot holds what the agency has on record, in few queries."""

from datetime import date
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from assessments.models import Assessment, Indicator, IndicatorScore
from ita_portal.accounts.models import ActingAppointment, Membership, Position
from measures.actions import delete_measure
from measures.models import Answer
from measures.rules import StepDraft
from reports.facts import (
    FindingFacts,
    IndicatorFacts,
    LetterFacts,
    LevelFacts,
    MeasureFacts,
    OpinionFacts,
    ScoreFacts,
    SignerFacts,
    StepFacts,
    WordFacts,
    YearFacts,
)
from reports.models import Report
from reports.snapshot import take
from tests.factories import a_finding, a_measure

# The figures of the result of 2567 that a municipality published, and from which its total follows
PUBLISHED = ("95.55", "98.12", "98.80", "96.51", "97.61", "93.67", "91.19", "73.29", "100.00", "100.00")


def test_the_snapshot_names_the_agency_and_the_rules_of_the_year(tharnsai):
    snapshot = take(tharnsai.agency, 2569)
    assert (snapshot.agency.full_name, snapshot.year) == (
        "เทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา",
        2569,
    )
    assert snapshot.agency.names == ("เทศบาลตำบลธารใส", "อำเภอศรีบุรพา", "จังหวัดนครธารา")
    assert snapshot.agency.mayor == "นายกเทศมนตรีตำบลธารใส"
    tharnsai.agency.subdistrict = "ธารบน"
    agency = take(tharnsai.agency, 2569).agency
    assert (agency.subdistrict, agency.full_name) == ("ตำบลธารบน", snapshot.agency.full_name)
    assert agency.names == ("เทศบาลตำบลธารใส", "ตำบลธารบน", "อำเภอศรีบุรพา", "จังหวัดนครธารา")
    assert snapshot.indicators[0] == IndicatorFacts(1, "การปฏิบัติหน้าที่", "IIT")
    assert len(snapshot.indicators) == 10


def test_pimlada_finds_everything_that_was_entered(tharnsai):
    a_measure(
        tharnsai,
        name="เผยแพร่แผนการใช้จ่าย",
        indicator=2,
        issue=1,
        aim="keep",
        to_improve="ประชาชนยังไม่ทราบแผน",
        start=date(2025, 12, 1),
        end=date(2026, 3, 31),
        follow_up="ทุกไตรมาส",
        state="cannot",
        cannot_reason="งบประมาณไม่พอ",
        summary="จัดทำแผนแล้ว",
        result="ยังไม่มี",
        owners=("กองคลัง", "คณะทำงาน"),
        steps=(StepDraft("จัดทำแผน\n(1) ร่าง"), StepDraft("เผยแพร่", "ประชาชนทราบ")),
    )
    (measure,) = take(tharnsai.agency, 2569).measures
    assert measure == MeasureFacts(
        number=1,
        name="เผยแพร่แผนการใช้จ่าย",
        indicator=2,
        sub_indicator="",
        sub_indicator_name="",
        issue=1,
        issue_name=measure.issue_name,
        aim="รักษาระดับ",
        to_improve="ประชาชนยังไม่ทราบแผน",
        steps=(StepFacts("จัดทำแผน\n(1) ร่าง", ""), StepFacts("เผยแพร่", "ประชาชนทราบ")),
        start=date(2025, 12, 1),
        end=date(2026, 3, 31),
        owners=("กองคลัง", "คณะทำงาน"),
        follow_up="ทุกไตรมาส",
        state="cannot",
        state_name="ไม่สามารถดำเนินการได้",
        reason="งบประมาณไม่พอ",
        summary="จัดทำแผนแล้ว",
        result="ยังไม่มี",
    )


def test_the_number_of_queries_does_not_grow_with_what_is_stored(tharnsai):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            snapshot = take(tharnsai.agency, 2569, "analysis-memo")
        return len(asked), len(snapshot.measures)

    fill(tharnsai, rows=1)
    few, _ = queries()
    fill(tharnsai, rows=4)
    assert queries() == (few, 5)
    assert few <= 30


def fill(town, rows):
    """So many measures, findings and answers more."""
    for number in range(rows):
        measure = a_measure(town, name=f"มาตรการ {number}", issue=1)
        finding = a_finding(town, text=f"ข้อค้นพบ {number}", items=("i1", "i2"))
        Answer.objects.create(measure=measure, finding=finding)


def test_deleted_measures_other_years_and_neighbours_stay_out(tharnsai, dontawan):
    a_measure(tharnsai, name="ของปีนี้")
    a_measure(tharnsai, year=2568, name="ของปีก่อน")
    a_measure(dontawan, name="ของเพื่อนบ้าน")
    gone = a_measure(tharnsai, name="ที่ลบแล้ว")
    delete_measure(actor=tharnsai.actor(tharnsai.administrator), measure=gone)

    assert [measure.name for measure in take(tharnsai.agency, 2569).measures] == ["ของปีนี้"]


def a_result(town, year, total="95.01", scores=(), **values):
    """What is stored of a result: the total as announced, scores of indicators from the first on."""
    assessment = Assessment.objects.create(
        agency=town.agency,
        fiscal_year_id=year,
        announced_total=total and Decimal(total),
        announced_level="ผ่าน",
        announced_rank="1,014",
        **values,
    )
    indicators = Indicator.objects.filter(fiscal_year=year).order_by("number")
    for indicator, score in zip(indicators, scores, strict=False):
        IndicatorScore.objects.create(assessment=assessment, indicator=indicator, score=Decimal(score))
    return assessment


def test_the_result_of_the_year_before_comes_along_with_its_rules_and_its_history(tharnsai, dontawan):
    a_result(tharnsai, 2565, "88.00")
    a_result(tharnsai, 2567, scores=PUBLISHED)
    a_result(tharnsai, 2568, "99.99")  # later than the result that 2568 analyses
    a_result(dontawan, 2567, "70.00")

    snapshot = take(tharnsai.agency, 2568)

    result = snapshot.result
    assert (result.year, result.total, result.level, result.rank) == (
        2567,
        Decimal("95.01"),
        "ผ่าน",
        "1,014",
    )
    assert (result.computed_total, result.computed_level) == (Decimal("95.01"), "")
    assert [each.score for each in result.indicators] == [Decimal(score) for score in PUBLISHED]
    assert result.indicators[6] == ScoreFacts("7", "ประสิทธิภาพการสื่อสาร", Decimal("91.19"))
    assert [(each.code, str(each.score)) for each in result.instruments] == [
        ("IIT", "97.32"),
        ("EIT", "86.05"),
        ("OIT", "100.00"),
    ]
    assert [(each.code, each.score) for each in result.parts] == [
        ("EIT ส่วนที่ 1", None),
        ("EIT ส่วนที่ 2", None),
    ]
    assert snapshot.history == (
        YearFacts(2565, Decimal("88.00"), "ผ่าน"),
        YearFacts(2566, None, ""),
        YearFacts(2567, Decimal("95.01"), "ผ่าน"),
    )
    assert snapshot.levels[1] == LevelFacts("ผ่านดี", Decimal(85), Decimal(100), Decimal(85))
    assert [(each.code, each.weight, len(each.indicators)) for each in snapshot.instruments] == [
        ("IIT", Decimal(30), 5),
        ("EIT", Decimal(30), 3),
        ("OIT", Decimal(40), 2),
    ]
    assert snapshot.instruments[1].parts == ("EIT ส่วนที่ 1", "EIT ส่วนที่ 2")
    assert take(tharnsai.agency, 2567).result is None
    assert take(tharnsai.agency, 2567).history == (YearFacts(2565, Decimal("88.00"), "ผ่าน"),)


def test_an_issue_tells_what_was_found_that_nothing_was_found_or_that_nobody_looked(tharnsai):
    measure = a_measure(tharnsai, name="จัดทำคู่มือ")
    found = a_finding(tharnsai, text="ล่าช้า", recommendation="ประกาศเวลา\nติดตาม", items=("i2", "i1"))
    Answer.objects.create(measure=measure, finding=found)
    a_finding(tharnsai, issue=6, text="", recommendation="", nothing_found=True)

    first, *_, sixth, last = take(tharnsai.agency, 2569).analysis

    assert first.findings == (FindingFacts(("i1", "i2"), "ล่าช้า", "ประกาศเวลา\nติดตาม", (1,)),)
    assert (sixth.nothing, sixth.findings, sixth.looked_at) == (True, (), True)
    assert (last.number, last.nothing, last.findings, last.looked_at) == (7, False, (), False)


def test_a_report_brings_its_words_its_number_its_drafter_and_its_chain(tharnsai):
    Report.objects.create(
        agency=tharnsai.agency,
        fiscal_year_id=2569,
        format="analysis-memo",
        letter_number="25",
        letter_date=date(2026, 2, 19),
        texts={"subject": "ขอรายงาน", "closing": "จึงเรียนมา"},
    )

    snapshot = take(tharnsai.agency, 2569, "analysis-memo")

    assert snapshot.words == (WordFacts("closing", "จึงเรียนมา"), WordFacts("subject", "ขอรายงาน"))
    assert snapshot.letter == LetterFacts("25", date(2026, 2, 19))
    assert snapshot.maker == SignerFacts(
        "พิมพ์ลดา แสงอรุณ", ("นักวิเคราะห์นโยบายและแผน", "ผู้ดูแลระบบของหน่วยงาน (Admin หน่วยงาน)")
    )
    assert snapshot.chain == (
        OpinionFacts(1, "หัวหน้าสำนักปลัดเทศบาล", "กิตติพัฒน์ ใจมั่น"),
        OpinionFacts(2, "ปลัดเทศบาล", "อรวรรณ ศรีวิเชียร"),
        OpinionFacts(3, "นายกเทศมนตรีตำบลธารใส", "สมเกียรติ ธารารักษ์"),
    )
    assert take(tharnsai.agency, 2569, "status-report").letter == LetterFacts()
    assert take(tharnsai.agency, 2569).chain == ()


def test_a_vacant_step_stays_open_and_who_acts_for_another_signs_as_both(tharnsai):
    Membership.objects.filter(user=tharnsai.head_of_office).delete()
    Membership.objects.filter(user=tharnsai.mayor).delete()
    chain = ("หัวหน้าสำนักปลัดเทศบาล", "ปลัดเทศบาล", "นายกเทศมนตรีตำบลธารใส")
    for order, name in enumerate(chain, start=1):
        Position.objects.filter(name=name).update(opinion_order=order)
    mayor = Position.objects.get(name=chain[-1])
    ActingAppointment.objects.create(
        agency=tharnsai.agency,
        person=tharnsai.clerk,
        position=mayor,
        kind="acting_for",
        order_number="12/2569",
        first_day=localdate(),
        last_day=localdate(),
        recorded_by=tharnsai.administrator,
    )

    first, last = take(tharnsai.agency, 2569, "analysis-memo").chain

    assert (first.position, first.name) == ("หัวหน้าสำนักปลัดเทศบาล", "")
    assert (last.position, last.name) == ("นายกเทศมนตรีตำบลธารใส", "อรวรรณ ศรีวิเชียร")
    assert last.capacity == "ปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรีตำบลธารใส"
    assert "12/2569" in last.appointment


def test_a_town_of_which_no_people_are_known_has_the_usual_chain(tharnsai):
    Membership.objects.of_agency(tharnsai.agency).delete()
    snapshot = take(tharnsai.agency, 2569, "analysis-memo")
    assert [each.position for each in snapshot.chain] == [
        "หัวหน้าสำนักปลัดเทศบาล",
        "ปลัดเทศบาล",
        "นายกเทศมนตรีตำบลธารใส",
    ]
    assert {each.name for each in snapshot.chain} == {""}
    assert snapshot.maker == SignerFacts("", ("ผู้ดูแลระบบของหน่วยงาน (Admin หน่วยงาน)",))
