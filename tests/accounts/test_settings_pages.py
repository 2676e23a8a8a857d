"""Pimlada keeps the facts of the agency, its offices, and the order of the chain of opinions."""

import pytest

from ita_portal.accounts.chain import chain_of
from ita_portal.accounts.models import Department, Membership, Position
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from tests.people import browser_of

SETTINGS = "/tharnsai/settings/"
CHAIN = f"{SETTINGS}chain/"
FACTS = {
    "name": "เทศบาลตำบลธารใส",
    "district": "ศรีบุรพา",
    "province": "นครธารา",
    "letter_prefix": "นธ ๕๒๙๐๑/",
    "website": "",
}


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


def words(answer):
    """The page without the marks that keep words together."""
    return answer.content.decode().replace('<span class="together">', "").replace("</span>", "")


def names(agency):
    return [position.name for position in chain_of(agency)]


def test_the_agencys_facts_are_shown_and_corrected_with_before_and_after_in_the_trail(tharnsai, pimlada):
    assert "อำเภอศรีบุรพา จังหวัดนครธารา" in words(pimlada.get(SETTINGS))

    page = pimlada.post(f"{SETTINGS}agency/", {**FACTS, "website": "www.tharnsai.example"}, follow=True)

    assert "บันทึกข้อมูลหน่วยงานแล้ว" in page.content.decode()
    tharnsai.agency.refresh_from_db()
    assert tharnsai.agency.website == "https://www.tharnsai.example"
    event = Event.objects.get(verb=Verb.AGENCY_CHANGED)
    assert (event.before, event.after) == ({"เว็บไซต์": ""}, {"เว็บไซต์": "https://www.tharnsai.example"})


def test_the_subdistrict_of_the_office_may_be_filled_in_and_stands_before_the_district(tharnsai, pimlada):
    pimlada.post(f"{SETTINGS}agency/", {**FACTS, "subdistrict": "ธารบน"})

    page = " ".join(words(pimlada.get(SETTINGS)).split())
    assert "<dd> ตำบลธารบน อำเภอศรีบุรพา จังหวัดนครธารา </dd>" in page
    event = Event.objects.get(verb=Verb.AGENCY_CHANGED)
    assert (event.before, event.after) == ({"ตำบล": ""}, {"ตำบล": "ธารบน"})


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"name": ""}, '<a href="#id_name">กรอกชื่อหน่วยงาน</a>'),
        (
            {"website": "ไม่ใช่เว็บ"},
            '<a href="#id_website">เว็บไซต์ไม่ถูกรูปแบบ ตัวอย่างที่ถูก https://www.example.go.th</a>',
        ),
    ],
)
def test_p38_what_is_wrong_with_the_facts_is_told(pimlada, values, line):
    page = pimlada.post(f"{SETTINGS}agency/", {**FACTS, **values}).content.decode()
    assert line in page
    assert not Event.objects.filter(verb=Verb.AGENCY_CHANGED).exists()


def test_an_office_is_added_renamed_and_removed(tharnsai, pimlada):
    pimlada.post(f"{SETTINGS}departments/add/", {"name": "กองการศึกษา"})
    office = Department.objects.get(name="กองการศึกษา")
    assert office.order == 4

    pimlada.post(f"{SETTINGS}departments/{office.key}/", {"name": "กองการศึกษา ศาสนา และวัฒนธรรม"})
    office.refresh_from_db()
    assert office.name == "กองการศึกษา ศาสนา และวัฒนธรรม"

    asked = pimlada.get(f"{SETTINGS}departments/{office.key}/remove/").content.decode()
    assert "ลบกองการศึกษา ศาสนา และวัฒนธรรม" in asked
    pimlada.post(f"{SETTINGS}departments/{office.key}/remove/")
    assert not Department.objects.filter(pk=office.pk).exists()
    verbs = Event.objects.filter(agency=tharnsai.agency).order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["department-added", "department-changed", "department-removed"]


def test_an_office_in_which_somebody_serves_stays(tharnsai, pimlada):
    page = pimlada.post(f"{SETTINGS}departments/{tharnsai.engineering.key}/remove/").content.decode()
    assert "ยังลบกองช่างไม่ได้ เพราะมีบุคคลสังกัดอยู่" in page
    assert Department.objects.filter(pk=tharnsai.engineering.pk).exists()


def test_two_offices_of_one_name_are_refused_in_thai(pimlada):
    page = pimlada.post(f"{SETTINGS}departments/add/", {"name": "กองคลัง"}).content.decode()
    assert '<a href="#id_name">มีส่วนราชการชื่อนี้อยู่แล้ว</a>' in page


@pytest.mark.parametrize("address", ["add", "rename"])
def test_two_who_give_one_name_to_an_office_at_once_are_told_the_same_as_one_after_the_other(
    tharnsai, pimlada, monkeypatch, address
):
    check = Department.full_clean

    def check_and_be_overtaken(office):
        check(office)
        Department.objects.create(agency=tharnsai.agency, name="กองการศึกษา", order=9)

    monkeypatch.setattr(Department, "full_clean", check_and_be_overtaken)
    key = "add" if address == "add" else tharnsai.palad.key
    answer = pimlada.post(f"{SETTINGS}departments/{key}/", {"name": "กองการศึกษา"})
    assert "มีส่วนราชการชื่อนี้อยู่แล้ว" in answer.content.decode()
    assert not Event.objects.filter(verb__in=[Verb.DEPARTMENT_ADDED, Verb.DEPARTMENT_CHANGED]).exists()


def test_the_default_chain_stands_there_with_who_holds_each_position(tharnsai, pimlada):
    page = pimlada.get(CHAIN).content.decode()
    order = ["หัวหน้าสำนักปลัดเทศบาล", "กิตติพัฒน์ ใจมั่น", "อรวรรณ ศรีวิเชียร", "นายกเทศมนตรีตำบลธารใส"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert "สายเริ่มต้น" in page


def test_pimlada_moves_adds_and_removes_positions_without_a_script(tharnsai, pimlada):
    head, clerk, mayor = chain_of(tharnsai.agency)
    analyst = Position.objects.get(agency=tharnsai.agency, name="นักวิเคราะห์นโยบายและแผน")

    pimlada.post(CHAIN, {"up": clerk.pk})
    assert names(tharnsai.agency) == [clerk.name, head.name, mayor.name]
    pimlada.post(CHAIN, {"down": clerk.pk})
    assert names(tharnsai.agency) == [head.name, clerk.name, mayor.name]
    pimlada.post(CHAIN, {"add": analyst.pk})
    assert names(tharnsai.agency) == [head.name, clerk.name, mayor.name, analyst.name]
    pimlada.post(CHAIN, {"remove": head.pk})
    assert names(tharnsai.agency) == [clerk.name, mayor.name, analyst.name]
    pimlada.post(CHAIN, {"reset": "yes"})
    assert names(tharnsai.agency) == [head.name, clerk.name, mayor.name]
    assert Event.objects.filter(verb=Verb.CHAIN_SET, agency=tharnsai.agency).count() == 5


def test_p19_the_trail_tells_the_chain_before_and_after(tharnsai, pimlada):
    head, clerk, mayor = chain_of(tharnsai.agency)
    pimlada.post(CHAIN, {"remove": head.pk})
    pimlada.post(CHAIN, {"up": mayor.pk})
    event = Event.objects.filter(verb=Verb.CHAIN_SET).latest("number")
    assert event.before == {"สายการเสนอ": [clerk.name, mayor.name]}
    assert event.after == {"สายการเสนอ": [mayor.name, clerk.name]}


def test_a_position_of_the_neighbour_or_none_at_all_is_refused(tharnsai, dontawan, pimlada):
    for data in ({"add": chain_of(dontawan.agency)[0].pk}, {"up": "x"}, {}):
        page = pimlada.post(CHAIN, data).content.decode()
        assert "ข้อผิดพลาด 1 จุด" in page
    assert not Event.objects.filter(verb=Verb.CHAIN_SET).exists()


def test_a_vacant_position_is_shown_as_vacant(tharnsai, pimlada):
    clerk = chain_of(tharnsai.agency)[1]
    pimlada.post(CHAIN, {"up": clerk.pk})
    Membership.objects.filter(position=clerk).delete()
    assert "ว่าง ยังไม่มีผู้ดำรงตำแหน่ง" in pimlada.get(CHAIN).content.decode()


def test_the_trail_shows_the_agencys_events_newest_first_in_pages(tharnsai, dontawan, pimlada):
    for number in range(52):
        pimlada.post(f"{SETTINGS}departments/add/", {"name": f"กองที่ {number}"})
    browser_of(dontawan.administrator).post("/dontawan/settings/departments/add/", {"name": "นกกระจอก"})

    page = words(pimlada.get("/tharnsai/trail/"))
    assert page.index("เพิ่มส่วนราชการ กองที่ 51<") < page.index("เพิ่มส่วนราชการ กองที่ 50<")
    assert "เพิ่มส่วนราชการ กองที่ 1<" not in page
    assert "นกกระจอก" not in page
    assert "เหตุการณ์ที่ 1 ถึง 50 จาก 52" in page
    assert "เพิ่มส่วนราชการ กองที่ 1<" in words(pimlada.get("/tharnsai/trail/?page=2"))


@pytest.mark.parametrize("part", ["engineer", "reader", "mayor"])
def test_only_the_administrator_comes_to_these_pages(tharnsai, part):
    client = browser_of(getattr(tharnsai, part))
    for address in (SETTINGS, CHAIN, "/tharnsai/trail/", "/tharnsai/people/", "/tharnsai/invite/"):
        assert client.get(address).status_code == 403
    page = client.get("/").content.decode()
    assert "/settings/" not in page
    assert "/people/" not in page


def test_settings_and_chain_ask_the_database_twelve_times_at_most(pimlada, django_assert_max_num_queries):
    for address in (SETTINGS, CHAIN, "/tharnsai/trail/"):
        with django_assert_max_num_queries(12):
            pimlada.get(address)
