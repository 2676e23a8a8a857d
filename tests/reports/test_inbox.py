"""รอความเห็น: what waits for an executive, reading it, saying what she thinks of it."""

import re

import pytest
from django.utils import timezone

from ita_portal.accounts.models import Membership
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from measures.models import Measure
from reports.approvals import record_on_paper
from reports.models import Decision
from tests.accounts.second_factor import ASK, app_code, set_up, sign_in
from tests.people import PASSWORD, browser_of
from tests.reports.chain import PICTURE, a_report, says, submitted
from tests.reports.inbox import REASON, gives, page_of, words

pytestmark = pytest.mark.usefixtures("quick_pdf")


def test_kittipat_finds_what_waits_the_oldest_first_and_orawan_nothing(tharnsai):
    first = submitted(tharnsai)
    second = submitted(tharnsai, a_report(tharnsai, format="status-report"))
    kittipat, orawan = browser_of(tharnsai.head_of_office), browser_of(tharnsai.clerk)
    answer = kittipat.get("/inbox/")
    links = re.findall(r'href="/inbox/(\w+)/"', answer.content.decode())
    assert links == [first.code, second.code]
    page = words(answer)
    assert "มี 2 เรื่องรอความเห็นของคุณ" in page
    assert "รุ่นที่ 1 เสนอโดย พิมพ์ลดา แสงอรุณ · ในฐานะหัวหน้าสำนักปลัดเทศบาล" in page
    assert "รอมาตั้งแต่วันนี้" in page
    assert "รอความเห็น 2 เรื่อง" in page, "the frame counts them too"
    home = kittipat.get("/")
    assert f'href="/inbox/{first.code}/"' in home.content.decode()
    assert "มี 2 เรื่อง" in words(home)
    assert "รอความเห็นของคุณ ให้ความเห็นในรายงานผลตามตัวชี้วัด ปี 2569" in words(home)
    assert "ไม่มีเรื่องรอความเห็นของคุณ" in words(orawan.get("/inbox/"))
    assert "ไม่มีเรื่องรอความเห็นของคุณ" in words(browser_of(tharnsai.engineer).get("/inbox/"))
    assert "/inbox/" not in browser_of(tharnsai.engineer).get("/").content.decode()


def test_what_kittipat_reads_is_what_was_sealed_and_reading_records_no_opinion(tharnsai):
    version = submitted(tharnsai)
    Measure.objects.update(name="ชื่อที่แก้ภายหลัง")
    kittipat = browser_of(tharnsai.head_of_office)
    answer = kittipat.get(page_of(version))
    page = words(answer)
    assert "จัดทำคู่มือการให้บริการของทุกงาน" in page and "ชื่อที่แก้ภายหลัง" not in page
    assert "เรียน หัวหน้าสำนักปลัดเทศบาล เพื่อโปรดพิจารณา" in page
    assert "ไม่ว่าเห็นควรหรือไม่ เรื่องจะเสนอต่อไปยังปลัดเทศบาล" in page
    assert 'data-label="มาตรการ/กิจกรรม"' in answer.content.decode()
    kittipat.get(page_of(version) + "?opinion=agree&confirmed=yes")
    assert kittipat.get(page_of(version, opinion=True) + "?opinion=agree&confirmed=yes").status_code == 302
    assert not Decision.objects.exists()
    (event,) = Event.objects.filter(verb=Verb.REPORT_READ)
    assert (event.person, event.thing_id) == (tharnsai.head_of_office, str(version.pk)), (
        "once, with the version"
    )


def test_a_press_says_exactly_what_will_be_recorded_and_the_second_records_it(tharnsai):
    first = submitted(tharnsai)
    second = submitted(tharnsai, a_report(tharnsai, format="status-report"))
    kittipat = browser_of(tharnsai.head_of_office)
    answer = kittipat.post(page_of(first, opinion=True), {"opinion": "agree", "reason": ""})
    said = (
        "ระบบจะบันทึกว่า กิตติพัฒน์ ใจมั่น ในฐานะหัวหน้าสำนักปลัดเทศบาล มีความเห็น เห็นควร "
        "ในรายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 รุ่นที่ 1"
    )
    assert said in words(answer)
    assert "เรื่องเสนอต่อไปยัง อรวรรณ ศรีวิเชียร ปลัดเทศบาล ทันที" in words(answer)
    assert not Decision.objects.exists()

    answer = gives(kittipat, first, "agree")
    assert answer.url == page_of(second), "the next in the row"
    assert "บันทึกความเห็น “เห็นควร”" in words(kittipat.get(answer.url))
    given = Decision.objects.get()
    assert (given.person, given.opinion, given.capacity) == (
        tharnsai.head_of_office,
        "agree",
        "หัวหน้าสำนักปลัดเทศบาล",
    )
    assert gives(kittipat, second, "return", REASON).url == "/inbox/"


def test_who_sent_it_back_sees_why_and_what_was_changed_for_it(tharnsai):
    old = submitted(tharnsai)
    kittipat = browser_of(tharnsai.head_of_office)
    kittipat.get(page_of(old))
    assert gives(kittipat, old, "return", REASON).url == "/inbox/"
    Measure.objects.update(name="จัดทำคู่มือฉบับประชาชน")
    new = submitted(tharnsai, old.report)
    page = words(kittipat.get(page_of(new)))
    assert "กิตติพัฒน์ ใจมั่น ส่งกลับเมื่อ" in page and f"“{REASON}”" in page
    assert "จัดทำคู่มือฉบับประชาชน" in page
    says(tharnsai, tharnsai.head_of_office, new)
    assert "แก้จากรุ่นที่" not in words(browser_of(tharnsai.clerk).get(page_of(new))), "she saw none before"


def test_p7_the_first_opinion_of_a_session_waits_for_the_second_factor_and_loses_nothing(tharnsai):
    tharnsai.clerk.set_password(PASSWORD)
    tharnsai.clerk.save()
    version = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, version)
    key, _ = set_up(sign_in("orawan")[0])
    tharnsai.clerk.refresh_from_db()
    orawan = browser_of(tharnsai.clerk)  # came in without being asked for it
    tharnsai.agency.second_factor_roles = ["executive"]
    tharnsai.agency.save()

    answer = orawan.post(page_of(version, opinion=True), {"opinion": "disagree", "reason": REASON})
    assert answer.url == f"{ASK}?next=%2Finbox%2F{version.code}%2Fopinion%2F"
    back = orawan.post(answer.url, {"code": app_code(key, later=1), "next": page_of(version, opinion=True)})
    page = orawan.get(back.url)
    assert "ยืนยันว่าไม่เห็นควร" in words(page) and REASON in words(page)
    assert not Decision.objects.filter(person=tharnsai.clerk).exists()
    assert gives(orawan, version, "disagree", REASON).url == "/inbox/"
    assert Decision.objects.get(person=tharnsai.clerk).reason == REASON


def test_orawan_sees_what_kittipat_signed_on_paper_and_the_scan_of_it(tharnsai):
    version = submitted(tharnsai)
    record_on_paper(
        tharnsai.actor(tharnsai.administrator),
        version,
        person=tharnsai.head_of_office,
        opinion="agree",
        reason="ครบถ้วน",
        signed_on=timezone.localdate(),
        scan=PICTURE,
    )
    answer = browser_of(tharnsai.clerk).get(page_of(version))
    assert "กิตติพัฒน์ ใจมั่น เห็นควร" in words(answer) and "ลงนามบนกระดาษเมื่อวันที่" in words(answer)
    scan = re.search(r'href="(\S+/scan/1/download/)"', answer.content.decode())[1]
    assert browser_of(tharnsai.clerk).get(scan).status_code == 200


def test_the_mayor_decides_and_is_told_that_it_ends_with_him(tharnsai):
    version = submitted(tharnsai)
    for person in (tharnsai.head_of_office, tharnsai.clerk):
        says(tharnsai, person, version)
    somkiat = browser_of(tharnsai.mayor)
    assert "คุณเป็นลำดับสุดท้าย ความเห็นของคุณเป็นที่สุด" in words(somkiat.get(page_of(version)))
    page = words(somkiat.post(page_of(version, opinion=True), {"opinion": "disagree"}))
    assert "เรื่องสิ้นสุดที่คุณ ผลคือไม่เห็นควร" in page


def test_who_serves_two_agencies_sees_whose_each_is(tharnsai, dontawan):
    submitted(tharnsai)
    neighbours = submitted(dontawan)
    boonlert = dontawan.head_of_office
    Membership.objects.filter(user=tharnsai.head_of_office).update(user=boonlert)
    browser = browser_of(boonlert)
    page = words(browser.get("/inbox/"))
    assert "มี 2 เรื่อง" in page
    assert "เทศบาลตำบลธารใส รุ่นที่ 1" in page and "เทศบาลตำบลดอนตะวัน รุ่นที่ 1" in page
    assert browser_of(tharnsai.clerk).get(page_of(neighbours)).status_code == 404


def test_inbox_and_page_need_at_most_twelve_queries(tharnsai, django_assert_max_num_queries):
    submitted(tharnsai)
    version = submitted(tharnsai, a_report(tharnsai, format="status-report"))
    kittipat = browser_of(tharnsai.head_of_office)
    kittipat.get(page_of(version))
    Measure.objects.update(name="จัดทำคู่มือฉบับประชาชน")
    newer = submitted(tharnsai, version.report)
    kittipat.get(page_of(newer))
    with django_assert_max_num_queries(12):
        kittipat.get("/inbox/")
    with django_assert_max_num_queries(12):
        kittipat.get(page_of(newer))
