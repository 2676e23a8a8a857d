"""A document on its way: its page, submitting, recalling, versions side by side, trail."""

import re

import pytest

from ita_portal.accounts.models import Membership, Position
from measures.models import Measure
from reports.models import Recall, Version
from tests.factories import a_finding, a_measure
from tests.measures.pages import foreign, words
from tests.people import browser_of
from tests.reports.chain import says, submitted
from tests.reports.documents import a_memo, newest, page, read, save, texts_of
from tests.reports.publishing import a_publication

pytestmark = pytest.mark.usefixtures("quick_pdf")


@pytest.fixture
def memo(tharnsai):
    return a_memo(tharnsai)


def post(person, name, *more, **fields):
    return browser_of(person).post(page(name, *more), fields)


def test_a_draft_says_so_and_leads_pimlada_on(tharnsai, memo):
    found = read(tharnsai.administrator, "report")
    assert "ร่าง ยังไม่เสนอ" in found
    assert "เสนอหัวหน้าสำนักปลัดเทศบาล ร่างข้อความ ความเป็นมา" in found
    for person in (tharnsai.reader, tharnsai.engineer, tharnsai.mayor):
        assert "เสนอหัวหน้าสำนักปลัดเทศบาล" not in read(person, "report")


def test_before_submitting_she_sees_the_route_the_checks_and_what_will_happen(tharnsai, memo):
    found = read(tharnsai.administrator, "report_submit")
    assert "จะเป็นรุ่นที่ 1" in found
    chain = ("กิตติพัฒน์ ใจมั่น หัวหน้าสำนักปลัดเทศบาล", "อรวรรณ ศรีวิเชียร ปลัดเทศบาล", "ลำดับสุดท้าย เป็นผู้ตัดสิน")
    at = [found.index(each) for each in chain]
    assert at == sorted(at)
    assert "ผลการตรวจ" in found
    assert "เรื่องส่งถึงกิตติพัฒน์ ใจมั่น หัวหน้าสำนักปลัดเทศบาล" in found
    assert not Version.objects.exists()


def test_what_a_colleague_changed_meanwhile_is_shown_before_it_is_sealed(tharnsai, memo):
    pimlada = browser_of(tharnsai.administrator)

    def shown(answer) -> str:
        return re.search(r'name="seen" value="([0-9a-f]{64})"', answer.content.decode())[1]

    seen = shown(pimlada.get(page("report_submit")))
    tharnsai.agency.reports.update(letter_number="นธ ๕๒๙๐๑/๗๗")
    answer = pimlada.post(page("report_submit"), {"digits": "thai", "reason": "ก", "seen": seen})
    assert "เปลี่ยนไปหลังจากที่คุณเปิดหน้านี้ จึงยังไม่ได้เสนอ" in words(answer)
    assert not Version.objects.exists()
    again = {"digits": "thai", "reason": "ก", "seen": shown(answer)}
    assert [pimlada.post(page("report_submit"), again).url for _ in range(2)] == [page("report")] * 2
    assert newest().number == 1


def test_submitting_seals_the_version_and_everybody_sees_whom_it_waits_for(tharnsai, memo):
    answer = post(tharnsai.administrator, "report_submit", digits="arabic", reason="รีบส่ง")
    assert answer.url == page("report")
    assert (newest().number, newest().digits, newest().made_by) == (1, "arabic", tharnsai.administrator)
    found = read(tharnsai.reader, "report")
    assert "รอความเห็นของหัวหน้าสำนักปลัดเทศบาล" in found
    assert "พิมพ์ลดา แสงอรุณ เสนอ นักวิเคราะห์นโยบายและแผน" in found
    assert "กิตติพัฒน์ ใจมั่น ยังไม่ให้ความเห็น" in found
    assert "รอมาตั้งแต่วันนี้" in found
    assert newest().shown_code in found and newest().sha256 in found
    assert "ถอนเรื่อง" not in found
    assert "ถอนเรื่องเพื่อแก้ไข" in read(tharnsai.administrator, "report")


def test_p38_an_error_needs_a_reason_which_stays_with_the_version(tharnsai):
    a_measure(tharnsai, owners=())
    for nothing in (" ", "-", "ไม่มี"):
        answer = post(tharnsai.administrator, "report_submit", digits="thai", reason=nothing)
        assert 'href="#id_reason"' in answer.content.decode()
    assert "ระบุเหตุผลที่เสนอทั้งที่มีข้อผิดพลาด" in words(answer)
    assert "ไม่มีผู้รับผิดชอบ กำหนดผู้รับผิดชอบ" in words(answer)
    assert not Version.objects.exists()

    post(tharnsai.administrator, "report_submit", digits="thai", reason="ผู้รับผิดชอบอยู่ระหว่างแต่งตั้ง")
    assert newest().reason == "ผู้รับผิดชอบอยู่ระหว่างแต่งตั้ง"
    found = read(tharnsai.clerk, "version", newest().code)
    assert "ผู้รับผิดชอบอยู่ระหว่างแต่งตั้ง" in found
    assert "ผลการตรวจเมื่อเสนอ" in found


def test_a_vacant_position_keeps_it_from_being_submitted_and_says_what_to_do(tharnsai, memo):
    Membership.objects.filter(user=tharnsai.clerk).delete()
    Position.objects.filter(name="ปลัดเทศบาล").update(opinion_order=2)
    Position.objects.filter(name__startswith="นายก").update(opinion_order=3)
    Position.objects.filter(name__startswith="หัวหน้า").update(opinion_order=1)
    found = read(tharnsai.administrator, "report_submit")
    assert "ปลัดเทศบาล" in found and "ยังเสนอไม่ได้" in found
    assert "ไปที่สายการเสนอ" in found
    answer = post(tharnsai.administrator, "report_submit", digits="thai", reason="ก")
    assert answer.status_code == 200
    assert not Version.objects.exists()


def test_pimlada_takes_it_back_before_the_first_opinion_with_a_reason(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    answer = post(tharnsai.administrator, "version_recall", version.code, reason="")
    assert "ระบุเหตุผลที่ถอนเรื่อง" in words(answer)
    assert not Recall.objects.exists()

    post(tharnsai.administrator, "version_recall", version.code, reason="พบตัวเลขผิด")
    found = read(tharnsai.clerk, "report")
    assert "ผู้เสนอถอนเรื่องแล้ว" in found and "“พบตัวเลขผิด”" in found
    assert "เสนอหัวหน้าสำนักปลัดเทศบาล" in read(tharnsai.administrator, "report")

    second_click = post(tharnsai.administrator, "version_recall", version.code, reason="พบตัวเลขผิด")
    assert second_click.url == page("report") and Recall.objects.count() == 1


def test_after_an_opinion_it_is_told_that_it_cannot_be_taken_back(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    says(tharnsai, tharnsai.head_of_office, version)
    assert "ถอนเรื่องเพื่อแก้ไข" not in read(tharnsai.administrator, "report")
    assert "มีผู้ให้ความเห็นแล้ว จึงถอนเรื่องไม่ได้" in read(tharnsai.administrator, "version_recall", version.code)
    answer = post(tharnsai.administrator, "version_recall", version.code, reason="ช้าไป")
    assert "มีผู้ให้ความเห็นแล้ว จึงถอนเรื่องไม่ได้" in words(answer)
    assert not Recall.objects.exists()


def test_what_was_sent_back_waits_at_home_and_stands_on_its_page_with_the_reason(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    says(tharnsai, tharnsai.head_of_office, version, "return", "ขอให้ระบุวันที่")
    home = words(browser_of(tharnsai.administrator).get("/"))
    assert f"ส่งกลับมาให้แก้ไข แก้ไข{memo} กิตติพัฒน์ ใจมั่น หัวหน้าสำนักปลัดเทศบาล: ขอให้ระบุวันที่ ส่งกลับแก้ไข" in home
    assert "ขอให้ระบุวันที่" not in words(browser_of(tharnsai.engineer).get("/"))
    found = read(tharnsai.administrator, "report")
    assert "ส่งกลับแก้ไข รุ่นที่ 1" in found and "“ขอให้ระบุวันที่”" in found

    submitted(tharnsai, memo, digits="arabic", reason="ก")
    assert "ขอให้ระบุวันที่" not in words(browser_of(tharnsai.administrator).get("/"))


def test_the_page_of_the_year_says_where_each_document_stands(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    year = words(browser_of(tharnsai.reader).get("/tharnsai/2569/"))
    assert "รอความเห็นของหัวหน้าสำนักปลัดเทศบาล รุ่นที่ 1 เสนอเมื่อ" in year
    assert year.count("ร่าง ยังไม่เสนอ") == 4
    for person in (tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor):
        says(tharnsai, person, version)
    assert "นายกเทศมนตรีตำบลธารใสเห็นควรดำเนินการ" in words(browser_of(tharnsai.reader).get("/tharnsai/2569/"))


def test_p17_a_new_version_shows_what_changed_and_marks_the_opinions_it_voids(tharnsai, memo):
    pimlada = tharnsai.administrator
    first = submitted(tharnsai, memo, reason="ก")
    says(tharnsai, tharnsai.head_of_office, first)
    save(pimlada, texts_of(pimlada), text_closing="จึงเรียนมาเพื่อโปรดสั่งการ")
    before = read(pimlada, "report_submit")
    assert "แก้จากรุ่นที่ 1" in before and "ข้อความปิดท้าย" in before
    assert "ความเห็นที่ให้ไว้แล้วจะไม่มีผล" in before

    second = submitted(tharnsai, memo, reason="ก")
    html = browser_of(tharnsai.clerk).get(page("version", second.code)).content.decode()
    assert "<del>" in html and "<ins>" in html
    found = read(tharnsai.clerk, "version", second.code)
    assert "แก้จากรุ่นที่ 1" in found and "ข้อความปิดท้าย รุ่นก่อน จึงเรียนมา" in found
    old = read(tharnsai.clerk, "version", first.code)
    assert "กิตติพัฒน์ ใจมั่น เห็นควร ไม่มีผลแล้ว เพราะมีรุ่นใหม่" in old
    assert "มีรุ่นใหม่กว่านี้แล้ว" in old
    assert "1 ความเห็นไม่มีผลแล้ว" in read(tharnsai.clerk, "report")


def test_p17_what_was_sent_back_says_that_there_is_a_newer_version_and_whose_opinion_is_void(tharnsai, memo):
    first = submitted(tharnsai, memo, reason="ก")
    says(tharnsai, tharnsai.head_of_office, first)
    says(tharnsai, tharnsai.clerk, first, "return", "ขอให้ระบุผู้รับผิดชอบ")
    assert "มีรุ่นใหม่กว่านี้แล้ว" not in read(tharnsai.clerk, "version", first.code)
    submitted(tharnsai, memo, reason="ก")
    old = read(tharnsai.clerk, "version", first.code)
    assert "มีรุ่นใหม่กว่านี้แล้ว" in old
    assert "กิตติพัฒน์ ใจมั่น เห็นควร ไม่มีผลแล้ว เพราะมีรุ่นใหม่" in old
    assert "อรวรรณ ศรีวิเชียร ส่งกลับแก้ไข ปลัดเทศบาล" in old


def test_a_sealed_version_does_not_follow_the_facts(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    Measure.objects.update(name="ชื่อที่แก้ทีหลัง")
    assert "จัดทำคู่มือการให้บริการของทุกงาน" in read(tharnsai.clerk, "version", version.code)
    assert "ชื่อที่แก้ทีหลัง" not in read(tharnsai.clerk, "version", version.code)
    assert "ชื่อที่แก้ทีหลัง" not in read(tharnsai.clerk, "report")
    draft = browser_of(tharnsai.clerk).get(page("report") + "?draft=1")
    assert "ชื่อที่แก้ทีหลัง" in words(draft)


def test_the_code_of_a_version_may_be_typed_as_paper_prints_it(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    typed = version.shown_code.lower()
    assert "รุ่นที่ 1" in read(tharnsai.clerk, "version", typed)
    assert browser_of(tharnsai.clerk).get(page("version", "0000000000")).status_code == 404
    assert browser_of(tharnsai.clerk).get(page("version", "x")).status_code == 404
    other = page("version", version.code, format="status-report")
    assert browser_of(tharnsai.clerk).get(other).status_code == 404


def test_p4_versions_and_files_of_the_neighbour_are_not_there(tharnsai, dontawan, memo):
    version = submitted(tharnsai, memo, reason="ก")
    decha = browser_of(dontawan.administrator)
    for name, more in (("version", ()), ("version_file", ("submitted",)), ("version_scan", (1,))):
        assert decha.get(page(name, version.code, *more)).status_code == 404
        assert decha.get(page(name, version.code, *more, town="dontawan")).status_code == 404


def test_the_trail_tells_the_whole_life_with_the_version_each_person_saw(tharnsai, memo):
    pimlada = tharnsai.administrator
    save(pimlada, texts_of(pimlada), number="118")
    version = submitted(tharnsai, memo, reason="ก")
    says(tharnsai, tharnsai.head_of_office, version, "disagree", "งบไม่พอ")
    html = browser_of(tharnsai.reader).get(page("report_trail")).content.decode()
    found = read(tharnsai.reader, "report_trail")
    told = (
        f"พิมพ์ลดา แสงอรุณ (นักวิเคราะห์นโยบายและแผน) แก้ไขข้อความของ {memo}",
        f"พิมพ์ลดา แสงอรุณ (นักวิเคราะห์นโยบายและแผน) เสนอ {version}",
        f"กิตติพัฒน์ ใจมั่น (หัวหน้าสำนักปลัดเทศบาล) ให้ความเห็นใน {version} ว่าไม่เห็นควร เพราะ งบไม่พอ",
    )
    at = [found.index(each) for each in told]
    assert at == sorted(at)
    assert html.count(f'href="{page("version", version.code)}"') >= 2


def test_a_refused_attempt_stands_in_the_trail_too(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    post(tharnsai.administrator, "report_submit", digits="thai", reason="ก")  # nothing changed: one click
    says(tharnsai, tharnsai.head_of_office, version)
    post(tharnsai.administrator, "version_recall", version.code, reason="สายไปแล้ว")
    assert "ถูกปฏิเสธการถอน" in read(tharnsai.clerk, "report_trail")


def test_pages_take_few_queries_however_long_the_story(tharnsai, memo, django_assert_max_num_queries):
    for digits in ("thai", "arabic", "thai", "arabic"):
        version = submitted(tharnsai, memo, digits=digits, reason="ก")
        for person in (tharnsai.head_of_office, tharnsai.clerk):
            says(tharnsai, person, version)
    browser = browser_of(tharnsai.reader)
    for address in (page("report"), page("version", version.code), page("report_trail")):
        browser.get(address)
        with django_assert_max_num_queries(15):
            browser.get(address)


def test_an_executive_asked_for_her_opinion_is_led_to_the_version(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    html = browser_of(tharnsai.head_of_office).get(page("report")).content.decode()
    assert "ให้ความเห็น" in html and version.code in html
    assert f"อ่านรุ่นที่ {version.number} และให้ความเห็น" not in read(tharnsai.clerk, "report")


def test_the_trail_goes_on_with_what_was_published(tharnsai):
    version = a_publication(tharnsai).version
    found = words(browser_of(tharnsai.reader).get(page("report_trail", format=version.report.format)))
    assert f"เผยแพร่ {version} ข้อ O26 เปิดรุ่นที่ 1" in found


def test_who_may_not_cure_a_finding_is_led_to_where_it_can_be_read(tharnsai, memo):
    """A remark about an issue that nobody looked at leads only its administrator to the form."""
    a_finding(tharnsai, year=2568, issue=1)
    form, analysis = "/tharnsai/2568/analysis/2/", "/tharnsai/2568/analysis/"
    html = browser_of(tharnsai.administrator).get(page("report")).content.decode()
    assert f'href="{form}"' in html
    html = browser_of(tharnsai.reader).get(page("report")).content.decode()
    assert f'href="{form}"' not in html
    assert f'href="{analysis}">ดูการวิเคราะห์</a>' in html


def test_p39_the_pages_of_a_document_on_its_way_speak_thai(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    pimlada = browser_of(tharnsai.administrator)
    pages = [page(name) for name in ("report", "report_texts", "report_submit", "report_trail")]
    pages += [page(name, version.code) for name in ("version", "version_recall", "version_paper")]
    official = {"PDF", "Word", "Excel", "JPEG", "PNG", "MB", "KB", "SHA", "Admin"}
    for address in pages:
        said = words(pimlada.get(address))
        for code in (
            version.shown_code,
            version.code,
            version.sha256,
            *re.findall(r"\b[0-9a-f]{64}\b", said),
        ):
            said = said.replace(code, "")
        said = re.sub(r"https?://\S+", "", said)
        assert set(foreign(said)) <= official, address
