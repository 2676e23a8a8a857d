"""Pimlada imports in the browser: she chooses a file, sees what it would do, and confirms or cancels."""

import os
import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ita_portal.accounts.models import Agency, Membership, User
from ita_portal.audit.models import Event
from ita_portal.imports.models import PendingImport, folder
from measures.models import Measure, Plan
from tests.factories import a_measure
from tests.files.make_corpus import FOLDER, HEAD, TABLE, csv
from tests.imports.files import rows_of, words
from tests.people import browser_of

UPLOAD = "/tharnsai/import/measures/"


@pytest.fixture
def pimlada(tharnsai):
    """The administrator's browser."""
    return browser_of(tharnsai.administrator)


@pytest.fixture
def operator(db):
    """The browser of who runs the server."""
    return browser_of(
        User.objects.create(username="operator", first_name="ก", last_name="ข", is_superuser=True)
    )


def choose(browser, content: bytes, name: str = "มาตรการ.csv", at: str = UPLOAD):
    """Chooses a file; answers with the page that comes next."""
    return browser.post(at, {"file": SimpleUploadedFile(name, content)}, follow=True)


def address_of(page) -> str:
    return page.redirect_chain[-1][0]


def press_confirm(browser, page):
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', page.content.decode())
    return browser.post(f"{address_of(page)}confirm/", {"seen": seen[1]}, follow=True)


def test_p23_a_preview_writes_nothing_and_a_confirmation_everything(pimlada):
    page = choose(pimlada, csv(TABLE))

    assert re.fullmatch(rf"{UPLOAD}[0-9a-f]{{32}}/", address_of(page))
    assert "เพิ่มใหม่ 2 เปลี่ยนแปลง 0 เหมือนเดิม 0" in words(page)
    assert "1 จัดทำคู่มือการให้บริการ" in words(page)
    assert not Measure.objects.exists()
    assert not Plan.objects.exists()

    done = press_confirm(pimlada, page)

    assert address_of(done) == "/tharnsai/import/"
    assert "นำเข้ามาตรการแล้ว เพิ่มใหม่ 2" in words(done)
    assert Measure.objects.count() == 2
    assert not PendingImport.objects.exists()
    again = choose(pimlada, csv(TABLE))
    assert "ข้อมูลทุกแถวในแฟ้มตรงกับที่บันทึกไว้แล้ว" in words(again)
    assert 'name="seen"' not in again.content.decode()


def test_the_file_lies_under_a_random_name_until_it_is_done(pimlada, django_capture_on_commit_callbacks):
    page = choose(pimlada, csv(TABLE), "../../ลับ.csv")
    [kept] = folder().iterdir()
    assert re.fullmatch("[0-9a-f]{32}", kept.name)
    assert kept.name not in address_of(page)
    assert PendingImport.objects.get().file_name == "ลับ.csv"
    assert kept.stat().st_mode & 0o077 == 0

    with django_capture_on_commit_callbacks(execute=True):
        press_confirm(pimlada, page)
    assert list(folder().iterdir()) == []


def test_p24_the_preview_names_every_bad_cell_and_cannot_be_confirmed(pimlada):
    page = choose(
        pimlada, csv([HEAD, ["tharnsai", "2569", "1", "ก", "31 ก.พ. 2569", "", "ครึ่งเดียว"], TABLE[2]])
    )

    text = words(page)
    assert "2 จุดใน 1 แถว ยังนำเข้าไม่ได้" in text
    assert "2 วันที่เริ่ม 31 ก.พ. 2569 ไม่มีวันที่ 31 ก.พ. 2569 เดือนนี้มีวันที่ 1 ถึง 28" in text
    assert "“ครึ่งเดียว” ใช้ไม่ได้ ที่ใช้ได้คือ ยังไม่ดำเนินการ" in text
    assert 'name="seen"' not in page.content.decode()
    forced = pimlada.post(f"{address_of(page)}confirm/", {"seen": ""}, follow=True)
    assert address_of(forced) == address_of(page)
    assert not Measure.objects.exists()


def test_changes_are_shown_word_by_word(pimlada, tharnsai):
    a_measure(tharnsai, name="จัดทำคู่มือการปฏิบัติงานของกองช่าง")
    head = ["รหัสหน่วยงาน", "ปีงบประมาณ", "ลำดับ", "มาตรการ/กิจกรรม", "วันที่สิ้นสุด", "การกำกับติดตาม"]
    row = ["tharnsai", "2569", "1", "จัดทำคู่มือการปฏิบัติงานของกองคลัง", "31 มี.ค. 2569", "-"]

    html = choose(pimlada, csv([head, row])).content.decode()

    assert "<del>ช่าง</del>" in html
    assert "<ins>คลัง</ins>" in html
    assert "<del>30 ก.ย. 2569</del>" in html
    assert "<ins>31 มี.ค. 2569</ins>" in html
    assert "<del>รายงานความก้าวหน้าทุกไตรมาส</del>" in html


def test_steps_that_the_file_no_longer_has_are_shown(pimlada, tharnsai):
    a_measure(tharnsai)
    head = ["รหัสหน่วยงาน", "ปีงบประมาณ", "ลำดับ", "ขั้นตอนที่", "ขั้นตอน/วิธีการ"]
    page = choose(
        pimlada, csv([head, ["tharnsai", "2569", "1", "1", "สำรวจงานบริการ"]]), at="/tharnsai/import/steps/"
    )
    assert "ลบ 2" in words(page)
    assert "ลำดับ 1 ขั้นตอนที่ 3" in words(page)
    press_confirm(pimlada, page)
    assert [step.text for step in Measure.objects.get().steps.all()] == ["สำรวจงานบริการ"]


def test_what_changed_meanwhile_is_shown_before_it_is_confirmed(pimlada, tharnsai):
    page = choose(pimlada, csv(TABLE))
    a_measure(tharnsai, name="มาก่อน")

    shown_again = press_confirm(pimlada, page)

    assert "ข้อมูลในระบบเปลี่ยนไปหลังจากที่คุณตรวจแฟ้ม" in words(shown_again)
    assert "เพิ่มใหม่ 1 เปลี่ยนแปลง 1" in words(shown_again)
    assert Measure.objects.get().name == "มาก่อน"
    press_confirm(pimlada, shown_again)
    assert Measure.objects.count() == 2


def test_cancelling_forgets_the_file(pimlada, django_capture_on_commit_callbacks):
    page = choose(pimlada, csv(TABLE))
    with django_capture_on_commit_callbacks(execute=True):
        back = pimlada.post(f"{address_of(page)}cancel/", follow=True)
    assert address_of(back) == UPLOAD
    assert "ยกเลิกการนำเข้า มาตรการ.csv แล้ว ไม่มีข้อมูลใดถูกบันทึก" in words(back)
    assert list(folder().iterdir()) == []
    assert pimlada.get(address_of(page)).status_code == 404
    assert not Measure.objects.exists()


def test_a_file_waits_a_day_at_most(pimlada, tharnsai):
    old = choose(pimlada, csv(TABLE))
    PendingImport.objects.update(uploaded_at=timezone.now() - timedelta(hours=25))
    choose(pimlada, csv(TABLE))
    assert pimlada.get(address_of(old)).status_code == 404
    assert PendingImport.objects.count() == 1


def test_a_file_that_no_row_knows_is_cleared_away(pimlada):
    left, fresh = folder() / ("0" * 32), folder() / ("1" * 32)
    for path in (left, fresh):
        path.write_bytes(b"x")
    yesterday = (timezone.now() - timedelta(hours=25)).timestamp()
    os.utime(left, (yesterday, yesterday))
    choose(pimlada, csv(TABLE))
    assert not left.exists()
    assert fresh.exists()


def test_a_file_that_was_cleared_away_is_not_found(pimlada):
    page = choose(pimlada, csv(TABLE))
    PendingImport.objects.get().path.unlink()
    assert pimlada.get(address_of(page)).status_code == 404
    assert pimlada.post(f"{address_of(page)}confirm/", {"seen": ""}).status_code == 404


def test_p4_a_waiting_file_is_its_owners_alone(tharnsai, dontawan, operator):
    address = address_of(choose(browser_of(tharnsai.administrator), csv(TABLE)))
    Membership.objects.create(user=tharnsai.clerk, agency=tharnsai.agency, role="administrator")
    for stranger in (dontawan.administrator, tharnsai.mayor, tharnsai.clerk):
        assert browser_of(stranger).get(address).status_code in (403, 404)
        assert browser_of(stranger).post(f"{address}confirm/").status_code in (403, 404)
    token = address.split("/")[-2]
    assert browser_of(dontawan.administrator).get(f"/dontawan/import/measures/{token}/").status_code == 404
    assert operator.get(f"/import/measures/{token}/").status_code == 404
    assert browser_of(tharnsai.administrator).get(f"/tharnsai/import/steps/{token}/").status_code == 404


def test_only_the_administrator_imports(tharnsai, dontawan):
    for user, answer in (
        (tharnsai.engineer, 403),
        (tharnsai.reader, 403),
        (dontawan.administrator, 404),
        (None, 302),
    ):
        for address in ("/tharnsai/import/", UPLOAD, f"{UPLOAD}sample/"):
            assert browser_of(user).get(address).status_code == answer


def test_agencies_are_imported_by_the_operator_alone(tharnsai, operator):
    head = ["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "ประเภท", "อำเภอ", "จังหวัด"]
    page = choose(
        operator, csv([head, ["new", "เทศบาลตำบลใหม่", "เทศบาลตำบล", "ก", "ข"]]), at="/import/agencies/"
    )
    done = press_confirm(operator, page)
    assert address_of(done) == "/import/"
    assert Agency.objects.get(code="new").name == "เทศบาลตำบลใหม่"
    assert "agencies" not in browser_of(tharnsai.administrator).get("/tharnsai/import/").content.decode()
    assert browser_of(tharnsai.administrator).get("/tharnsai/import/agencies/").status_code == 404
    assert browser_of(tharnsai.administrator).get("/import/agencies/").status_code == 404
    assert operator.get("/import/nonsense/").status_code == 404


OF_EACH_SORT = [
    "encrypted.xlsx",
    "cut_short.xlsx",
    "external_entity.xlsx",
    "nothing.csv",
    "binary.csv",
    "missing_heading.csv",
    "broken_letter.csv",
    "error_cell.xlsx",
    "day_that_does_not_exist.csv",
]


@pytest.mark.parametrize("name", OF_EACH_SORT)
def test_p38_a_bad_file_is_answered_with_a_sentence_never_a_fault(pimlada, name):
    path = FOLDER / "should_fail" / name

    page = choose(pimlada, path.read_bytes(), path.name)
    assert page.status_code == 200
    text = words(page)
    assert "พบข้อผิดพลาด 1 จุด ข้อมูลยังไม่ได้บันทึก" in text or "ต้องแก้ในแฟ้ม" in text
    assert not Measure.objects.exists()


def test_p38_no_file_at_all_is_answered_with_a_link_to_the_field(pimlada):
    html = pimlada.post(UPLOAD).content.decode()
    assert 'href="#id_file"' in html
    assert html.count("เลือกแฟ้มมาตรการ") >= 2


def test_p19_choosing_confirming_and_cancelling_leave_events(pimlada):
    press_confirm(pimlada, choose(pimlada, csv(TABLE)))
    pimlada.post(f"{address_of(choose(pimlada, csv(TABLE)))}cancel/")
    verbs = list(Event.objects.order_by("number").values_list("verb", flat=True))
    assert [verb for verb in verbs if verb.startswith("import")] == [
        "import-read",
        "import-confirmed",
        "import-read",
        "import-cancelled",
    ]
    assert Event.objects.filter(verb="import-confirmed").get().after == {"ชนิดแฟ้ม": "มาตรการ", "เพิ่มใหม่": 2}
    by_whom = Event.objects.filter(verb__startswith="import").values_list("person__username", "agency__code")
    assert set(by_whom) == {("pimlada", "tharnsai")}


@pytest.mark.parametrize("kind", ["people", "measures", "steps"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_p28_exports_have_thai_names(pimlada, tharnsai, kind, ending):
    a_measure(tharnsai)
    answer = pimlada.get(f"/tharnsai/2569/export/{kind}/?as={ending}")
    assert answer.status_code == 200
    name = unquote(answer["Content-Disposition"].split("filename*=utf-8''")[1])
    labels = {"people": "บุคคล", "measures": "มาตรการ", "steps": "ขั้นตอนของมาตรการ"}
    assert name == f"{labels[kind]}-2569-tharnsai.{ending}"
    assert rows_of(kind, answer.content)[0]["รหัสหน่วยงาน"] == "tharnsai"
    assert Event.objects.filter(verb="data-exported", person=tharnsai.administrator).count() == 1


def test_who_may_export_what(tharnsai, dontawan):
    def answer(user, kind, year=2569, as_="xlsx"):
        return browser_of(user).get(f"/tharnsai/{year}/export/{kind}/?as={as_}").status_code

    assert answer(tharnsai.reader, "measures") == 200
    assert answer(tharnsai.reader, "people") == 403
    assert answer(dontawan.administrator, "measures") == 404
    assert answer(tharnsai.reader, "nonsense") == 404
    assert answer(tharnsai.reader, "measures", year=2580) == 404
    assert answer(tharnsai.reader, "measures", as_="pdf") == 404


@pytest.mark.parametrize("kind", ["agencies", "people", "measures", "steps"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_sample_can_be_imported(tharnsai, operator, kind, ending):
    a_measure(tharnsai, steps=())
    answer = operator.get(f"/import/{kind}/sample/?as={ending}")
    assert answer.status_code == 200
    page = choose(operator, answer.content, f"sample.{ending}", at=f"/import/{kind}/")
    assert "ต้องแก้ในแฟ้ม" not in words(page)
    assert "ตรวจครบแล้ว 1 จาก 1 แถว" in words(page)
