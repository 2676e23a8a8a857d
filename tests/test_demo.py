"""Who tries the portal finds an invented municipality: its people sign in, its texts are good Thai."""

import re
from collections import Counter
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command

from assessments.models import RuleList
from ita_portal.accounts.chain import chain_of
from ita_portal.accounts.models import Agency, Membership, User
from ita_portal.audit.models import Event
from ita_portal.thai import clean
from measures.drafts import draft_of
from measures.models import Measure
from measures.rules import check
from measures.steps import read_steps, write_steps
from reports.demonstration.measures import measures_of, years
from tests.assessments.tables import forget_rules

DRAFTS = [(year, number, draft) for year in years() for number, draft in enumerate(measures_of(year), 1)]
NAMES = [f"{year}-{number}" for year, number, _ in DRAFTS]
LATIN = {"E-Service", "No", "Gift", "Policy", "OIT"}


def demo() -> str:
    output = StringIO()
    call_command("demo", stdout=output)
    return output.getvalue()


def refused() -> tuple[int, str]:
    errors = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("demo", stderr=errors)
    return caught.value.code, errors.getvalue()


def texts(draft) -> list[str]:
    steps = [text for step in draft.steps for text in (step.text, step.result)]
    fields = [draft.name, draft.to_improve, draft.follow_up, draft.cannot_reason, draft.summary, draft.result]
    return [*fields, *draft.owners, *steps]


@pytest.fixture
def filled(db) -> str:
    """What the first run printed."""
    return demo()


@pytest.fixture
def town(filled) -> Agency:
    return Agency.objects.get()


def test_an_empty_database_gets_a_municipality_with_offices_and_people(town):
    assert town.full_name == "เทศบาลตำบลธารสายทอง อำเภอศรีบุรพา จังหวัดนครธารา"
    assert [office.name for office in town.departments.all()] == [
        "สำนักปลัดเทศบาล",
        "กองคลัง",
        "กองช่าง",
        "กองการศึกษา",
    ]
    assert [
        (m.user.full_name, m.get_role_display(), m.position.name)
        for m in Membership.objects.order_by("pk").select_related("user", "position")
    ] == [
        ("นางสาวพิมพ์ลดา แสงอรุณ", "ผู้ดูแลระบบของหน่วยงาน", "นักวิเคราะห์นโยบายและแผนชำนาญการ"),
        ("นายธนากร ศรีสำราญ", "เจ้าหน้าที่", "นายช่างโยธาชำนาญงาน"),
        ("นายกิตติพัฒน์ ใจมั่น", "ผู้บริหาร", "หัวหน้าสำนักปลัดเทศบาล"),
        ("นางอรวรรณ ศรีวิเชียร", "ผู้บริหาร", "ปลัดเทศบาล"),
        ("ว่าที่ร้อยตรี สมเกียรติ ธารารักษ์", "ผู้บริหาร", "นายกเทศมนตรีตำบลธารสายทอง"),
    ]


def test_its_chain_of_opinions_goes_from_the_head_of_office_to_the_mayor(town):
    names = [position.name for position in chain_of(town)]
    assert names == ["หัวหน้าสำนักปลัดเทศบาล", "ปลัดเทศบาล", "นายกเทศมนตรีตำบลธารสายทอง"]
    assert names[-1] == town.words.mayor


def test_each_year_has_a_measure_for_each_of_the_ten_indicators(town):
    for year in (2568, 2569):
        measures = Measure.objects.of_plan(town, year)
        assert [measure.indicator.number for measure in measures] == list(range(1, 11))
        assert all(3 <= measure.steps.count() <= 5 for measure in measures)


def test_the_first_year_is_done_and_the_second_stands_in_all_states(town):
    states = {
        year: Counter(Measure.objects.of_plan(town, year).values_list("state", flat=True)) for year in years()
    }
    assert states == {
        2568: {"done": 10},
        2569: {"done": 3, "under_way": 5, "not_started": 1, "cannot": 1},
    }
    assert all(measure.result for measure in Measure.objects.filter(state="done"))
    assert Measure.objects.get(state="cannot").cannot_reason.startswith("อาคารสำนักงานชั้นล่าง")


def test_measures_are_stored_as_they_were_written(town):
    for year in years():
        stored = [draft_of(measure) for measure in Measure.objects.of_plan(town, year).with_parts()]
        assert stored == measures_of(year)


def test_every_office_that_a_measure_names_is_one_of_the_town(town):
    owners = {owner for _, _, draft in DRAFTS for owner in draft.owners}
    assert owners - {"ทุกส่วนราชการ"} == {office.name for office in town.departments.all()}


@pytest.mark.parametrize(("year", "number", "draft"), DRAFTS, ids=NAMES)
def test_every_measure_keeps_the_rules_and_lies_in_its_year(year, number, draft):
    assert check(draft) == []
    assert draft.aim in ("keep", "raise")
    assert (draft.start.year + 543, draft.start.month) >= (year - 1, 10)
    assert (draft.end.year + 543, draft.end.month) <= (year, 9)


@pytest.mark.parametrize(("year", "number", "draft"), DRAFTS, ids=NAMES)
def test_every_text_is_clean_thai(year, number, draft):
    for text in texts(draft):
        assert clean(text) == text
        assert set(re.findall(r"[A-Za-z][A-Za-z-]*", text)) <= LATIN
        assert not re.search(r"[๐-๙]| {2}|\bTODO\b", text)
    assert len(draft.name) > 30
    assert len(draft.to_improve) > 60


@pytest.mark.parametrize(("year", "number", "draft"), DRAFTS, ids=NAMES)
def test_steps_bear_no_number_of_their_own(year, number, draft):
    steps = [step.text for step in draft.steps]
    assert read_steps(write_steps(steps)) == steps


def test_no_text_stands_in_two_measures():
    found = Counter(
        text for _, _, draft in DRAFTS for text in (draft.name, draft.to_improve, draft.follow_up)
    )
    assert [text for text, times in found.items() if times > 1] == []


def test_each_person_signs_in_with_the_password_that_was_printed(filled):
    lines = [line.split() for line in filled.splitlines() if line.startswith("  ")]
    assert [line[0] for line in lines] == ["pimlada", "thanakorn", "kittipat", "orawan", "somkiat"]
    for username, password, *_ in lines:
        user = authenticate(username=username, password=password)
        assert user == User.objects.get(username=username)
        validate_password(password, user)


def test_the_trail_tells_who_entered_and_who_reported(town):
    verbs = Counter(Event.objects.values_list("verb", flat=True))
    assert (verbs["measure-added"], verbs["measure-changed"], verbs["password-changed"]) == (20, 19, 4)
    reporters = Counter(Event.objects.filter(verb="measure-changed").values_list("person_name", flat=True))
    assert reporters == {"นายธนากร ศรีสำราญ": 8, "นางสาวพิมพ์ลดา แสงอรุณ": 11}
    call_command("verify_audit", stdout=StringIO())


def test_a_second_run_changes_nothing_and_prints_the_sign_ins_again(filled):
    before = (Event.objects.count(), list(User.objects.order_by("pk").values()))
    again = demo()
    assert again.startswith("มีข้อมูลสาธิตของเทศบาลตำบลธารสายทองอยู่แล้ว ไม่ได้เปลี่ยนแปลงข้อมูลใด\n")
    assert again.partition("\n")[2] == filled.partition("\n")[2]
    assert (Event.objects.count(), list(User.objects.order_by("pk").values())) == before


def test_a_password_that_was_changed_is_not_printed_as_if_it_held(filled):
    orawan = User.objects.get(username="orawan")
    orawan.set_password("คลองใสไหลเย็นฉ่ำ")
    orawan.save()
    assert "  orawan      (เปลี่ยนแล้ว)" in demo()


def test_a_real_server_refuses(db, settings):
    settings.TRIAL = False
    code, error = refused()
    assert code == 2
    assert error.startswith("ไม่เพิ่มข้อมูลสาธิต เพราะระบบนี้เปิดให้บริการจริง")
    assert not Agency.objects.exists()


def test_a_database_with_other_agencies_is_left_alone(dontawan):
    assert demo() == "ไม่เพิ่มข้อมูลสาธิต เพราะฐานข้อมูลมีข้อมูลของหน่วยงานอื่นอยู่แล้ว\n"
    assert Agency.objects.get() == dontawan.agency
    assert not User.objects.filter(username="pimlada").exists()


def test_a_person_of_the_same_name_is_not_taken_over(db):
    User.objects.create(username="pimlada", first_name="พิมพ์ลดา", last_name="อีกคน")
    assert demo().startswith("ไม่เพิ่มข้อมูลสาธิต")
    assert not Agency.objects.exists()


def test_the_rules_are_loaded_when_nobody_did(db):
    forget_rules()
    demo()
    assert RuleList.objects.filter(fiscal_year=2569).exists()
    assert Measure.objects.count() == 20


def test_a_failure_leaves_nothing_behind(db, monkeypatch):
    def torn(year):
        raise OSError("measures-2569.json")

    monkeypatch.setattr("reports.demonstration.filling.measures_of", torn)
    with pytest.raises(OSError, match=r"measures-2569\.json"):
        demo()
    assert not Agency.objects.exists()
    assert not User.objects.exists()
