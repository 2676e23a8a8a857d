"""A snapshot holds each fact under its own name and in its own order, whoever else has one like it."""

from decimal import Decimal

from assessments.models import Assessment, Indicator, IndicatorScore
from ita_portal.accounts.models import Membership
from measures.actions import delete_measure
from measures.models import Answer
from reports.facts import FindingFacts
from reports.snapshot import take
from tests.factories import a_finding, a_measure
from tests.reports.made_up import AGENCY


def test_everything_about_the_agency_in_the_words_of_its_kind(tharnsai):
    tharnsai.agency.letter_prefix = "นธ ๕๒๙๐๑/"
    assert take(tharnsai.agency, 2569).agency == AGENCY


def test_owners_stand_as_they_were_entered_and_a_sub_indicator_bears_its_name(tharnsai):
    owners = ("สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง")
    a_measure(tharnsai, indicator=9, sub_indicator="9.2", owners=owners)
    (measure,) = take(tharnsai.agency, 2569).measures
    assert measure.owners == owners
    assert (measure.sub_indicator, measure.sub_indicator_name) == ("9.2", "การบริหารงาน")


def test_the_first_administrator_who_still_works_there_is_the_drafter(tharnsai):
    Membership.objects.create(
        user=tharnsai.treasurer, agency=tharnsai.agency, role=Membership.Role.ADMINISTRATOR
    )
    assert take(tharnsai.agency, 2569, "analysis-memo").maker.name == "พิมพ์ลดา แสงอรุณ"
    tharnsai.administrator.is_active = False
    tharnsai.administrator.save()
    assert take(tharnsai.agency, 2569, "analysis-memo").maker.name == "มาลี บุญมา"


def test_a_level_that_nobody_announced_is_the_computed_one(tharnsai):
    result = Assessment.objects.create(agency=tharnsai.agency, fiscal_year_id=2565)
    for indicator in Indicator.objects.filter(fiscal_year=2565):
        IndicatorScore.objects.create(assessment=result, indicator=indicator, score=Decimal("90.00"))
    found = take(tharnsai.agency, 2566).result
    assert (found.total, found.level) == (None, "")
    assert (found.known_total, found.known_level) == (Decimal("90.00"), "A")


def test_a_finding_names_no_deleted_measure_and_one_without_text_keeps_its_recommendation(tharnsai):
    gone, stays = a_measure(tharnsai, name="ที่ลบแล้ว"), a_measure(tharnsai, name="ที่ยังอยู่")
    finding = a_finding(tharnsai, text="ล่าช้า", recommendation="", items=())
    for measure in (gone, stays):
        Answer.objects.create(measure=measure, finding=finding)
    delete_measure(actor=tharnsai.actor(tharnsai.administrator), measure=gone)
    a_finding(tharnsai, issue=2, text="", recommendation="รักษามาตรฐาน", nothing_found=True)

    first, second, *_ = take(tharnsai.agency, 2569).analysis

    assert first.findings == (FindingFacts((), "ล่าช้า", "", (2,)),)
    assert (second.nothing, second.findings) == (True, (FindingFacts((), "", "รักษามาตรฐาน", ()),))
