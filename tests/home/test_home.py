"""งานของฉัน: what waits for whom, and in which order."""

from datetime import date

import pytest
from django.urls import reverse

from ita_portal.accounts.models import Membership, User
from ita_portal.home import views
from ita_portal.home.tasks import Task, by_due_date, remaining
from measures.rules import StepDraft
from tests.factories import a_measure
from tests.people import browser_of

TODAY = date(2026, 2, 17)  # Tuesday, 17 February 2569


@pytest.fixture(autouse=True)
def a_tuesday_in_february(monkeypatch):
    monkeypatch.setattr(views.timezone, "localdate", lambda *_: TODAY)
    monkeypatch.setattr("ita_portal.home.frame.timezone.localdate", lambda *_: TODAY)


def home(person):
    return words(browser_of(person).get("/").content.decode())


def words(page):
    """The page without the marks that keep words together."""
    return page.replace('<span class="together">', "").replace("</span>", "")


def test_somchai_sees_the_open_measures_of_his_office_by_due_date(tharnsai):
    a_measure(tharnsai, name="ปรับปรุงถนน", owners=("กองช่าง",), end=date(2026, 3, 5))
    a_measure(tharnsai, name="ตรวจสอบพัสดุ", owners=("กองคลัง",), end=date(2026, 2, 18))
    a_measure(tharnsai, name="เปิดเผยแบบแปลน", owners=("กองช่าง", "กองคลัง"), end=date(2026, 2, 13))
    a_measure(tharnsai, name="แจ้งเหตุถนนชำรุด", owners=("ทุกส่วนราชการ",), end=date(2026, 2, 20))

    page = home(tharnsai.engineer)

    assert "วันอังคารที่ 17 กุมภาพันธ์ 2569" in page
    assert "มี 3 เรื่อง" in page
    assert "ตรวจสอบพัสดุ" not in page
    order = ["เลยกำหนด", "มาตรการที่ 3", "ภายในสัปดาห์นี้", "มาตรการที่ 4", "หลังจากนั้น", "มาตรการที่ 1"]
    places = [page.index(words, page.index("<main")) for words in order]
    assert places == sorted(places)
    assert "เลยมา 4 วัน" in page
    assert "อีก 3 วัน" in page


def test_a_done_measure_waits_only_while_it_has_no_result(tharnsai):
    a_measure(tharnsai, name="ปรับปรุงถนน", state="done", result="ถนนเรียบ 3 สาย")
    a_measure(tharnsai, name="ซ่อมไฟทาง", state="done")

    page = home(tharnsai.engineer)

    assert "ปรับปรุงถนน" not in page
    assert "ซ่อมไฟทาง" in page
    assert "ขาดผลการดำเนินการ" in page


def test_what_is_missing_stands_before_how_far_it_came(tharnsai):
    a_measure(tharnsai, steps=())
    page = home(tharnsai.engineer)
    assert "ยังไม่มีขั้นตอน" in page
    assert "ยังไม่ดำเนินการ" not in page


def test_pimlada_sees_what_the_checks_find_in_every_office(tharnsai):
    a_measure(tharnsai, name="จัดเวทีรับฟังความคิดเห็น", owners=())
    a_measure(tharnsai, name="ปรับปรุงถนน", owners=("กองช่าง",))

    page = home(tharnsai.administrator)

    assert "กำหนดผู้รับผิดชอบของมาตรการที่ 1" in words(page)
    assert "จัดเวทีรับฟังความคิดเห็น" in page
    assert "ปรับปรุงถนน" not in page
    assert reverse("measure_edit", args=["tharnsai", 2569, 1]) in page


def test_a_text_that_names_the_neighbour_waits_for_the_office_that_wrote_it(tharnsai):
    a_measure(tharnsai, state="done", summary="แจ้งประชาชนของเทศบาลตำบลดอนตะวันแล้ว")
    assert "เขียนถึงหน่วยงานอื่น" in home(tharnsai.engineer)


def test_pimlada_sees_what_is_due_in_an_office_where_nobody_reports(tharnsai):
    malee = Membership.objects.get(user=tharnsai.treasurer)
    malee.role = Membership.Role.READER
    malee.save()
    a_measure(tharnsai, name="ปรับปรุงถนน", owners=("กองช่าง",), end=date(2026, 2, 13))
    a_measure(tharnsai, name="ตรวจสอบพัสดุ", owners=("กองคลัง",), end=date(2026, 2, 13))
    a_measure(tharnsai, name="ซ่อมไฟทาง", owners=("นายช่างโยธา",), end=date(2026, 2, 24))
    a_measure(tharnsai, name="จัดเก็บภาษี", owners=("กองคลัง",), end=date(2026, 2, 25))
    a_measure(tharnsai, name="เปิดเผยแบบแปลน", owners=("กองช่าง", "กองคลัง"), end=date(2026, 2, 13))
    a_measure(
        tharnsai, name="เผยแพร่งบการเงิน", owners=("กองคลัง",), end=date(2026, 2, 13), state="done", result="ครบ"
    )
    a_measure(tharnsai, name="สำรวจทรัพย์สิน", owners=("กองคลัง",), end=date(2026, 2, 12), steps=())
    a_measure(tharnsai, name="จัดเวที", owners=(), end=date(2026, 2, 13))

    page = words(home(tharnsai.administrator))

    assert "มี 4 เรื่อง" in page
    for number, name in ((2, "ตรวจสอบพัสดุ"), (3, "ซ่อมไฟทาง"), (7, "สำรวจทรัพย์สิน")):
        assert f"รายงานผลของมาตรการที่ {number}" in page
        assert name in page
    assert "กำหนดผู้รับผิดชอบของมาตรการที่ 8" in page
    for name in ("ปรับปรุงถนน", "จัดเก็บภาษี", "เปิดเผยแบบแปลน", "เผยแพร่งบการเงิน"):
        assert name not in page


def test_an_account_that_was_closed_reports_nothing(tharnsai):
    a_measure(tharnsai, name="ตรวจสอบพัสดุ", owners=("กองคลัง",), end=date(2026, 2, 13))
    assert "ตรวจสอบพัสดุ" not in home(tharnsai.administrator)
    User.objects.filter(pk=tharnsai.treasurer.pk).update(is_active=False)
    assert "ตรวจสอบพัสดุ" in home(tharnsai.administrator)


def test_a_point_parts_the_name_of_a_measure_from_who_is_responsible(tharnsai):
    a_measure(tharnsai, name="ปรับปรุงถนน", owners=("กองช่าง",))
    assert "ปรับปรุงถนน · ผู้รับผิดชอบ กองช่าง" in words(home(tharnsai.engineer))


def test_many_problems_of_one_kind_are_one_line_for_pimlada(tharnsai):
    for _ in range(4):
        a_measure(tharnsai, owners=("กองช่าง",), steps=())
    page = home(tharnsai.administrator)
    assert "มี 1 เรื่อง" in page
    assert 'href="/tharnsai/2569/#checks"' in page
    assert "มาตรการที่ 1, 2, 3, 4" in words(page)


@pytest.mark.parametrize("part", ["mayor", "reader"])
def test_for_the_mayor_and_a_reader_the_page_is_calm_and_leads_to_the_year(tharnsai, part):
    a_measure(tharnsai, steps=())
    page = home(getattr(tharnsai, part))
    assert "ไม่มีเรื่องรอคุณดำเนินการ" in page
    assert '<a class="button" href="/tharnsai/2569/">ดูภาพรวมปี</a>' in page


def test_somebody_without_a_role_is_told_whom_to_ask(db):
    page = home(User.objects.create(username="nobody", first_name="นิด", last_name="หน่อย"))
    assert "บัญชีของคุณยังไม่มีบทบาทในหน่วยงานใด" in page
    assert "ภาพรวมปี" not in page


def test_the_operator_without_an_agency_is_told_where_to_begin(db):
    page = home(User.objects.create_superuser("operator", first_name="ดูแล", last_name="ระบบ"))
    assert "เริ่มจากนำเข้าหน่วยงาน" in page


def test_who_serves_two_agencies_sees_whose_each_line_is(tharnsai, dontawan):
    Membership.objects.create(
        user=tharnsai.engineer,
        agency=dontawan.agency,
        role=Membership.Role.STAFF,
        department=dontawan.engineering,
    )
    a_measure(tharnsai, name="ปรับปรุงถนน")
    a_measure(dontawan, name="ขุดลอกคลอง")

    page = home(tharnsai.engineer)

    assert "<strong>เทศบาลตำบลธารใส</strong> ปรับปรุงถนน" in page
    assert "<strong>เทศบาลตำบลดอนตะวัน</strong> ขุดลอกคลอง" in page


def test_p3_nothing_of_the_neighbour_stands_on_somchais_page(tharnsai, dontawan):
    a_measure(dontawan, name="นกกระจอกสีทอง", owners=("ทุกส่วนราชการ",))
    page = home(tharnsai.engineer)
    assert "นกกระจอกสีทอง" not in page
    assert "ดอนตะวัน" not in page


def test_home_asks_the_database_fourteen_times_at_most_however_many_measures(
    tharnsai, django_assert_max_num_queries
):
    for _ in range(20):
        a_measure(tharnsai, steps=tuple(StepDraft(f"ขั้นที่ {n}") for n in range(5)))
        a_measure(tharnsai, owners=("นายช่างโยธา",), end=date(2026, 2, 13))
    client = browser_of(tharnsai.administrator)
    client.get("/")  # the first request of a session writes down that it began
    with django_assert_max_num_queries(14):
        client.get("/")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 13), "เลยมา 4 วัน"),
        (date(2026, 2, 17), "วันนี้"),
        (date(2026, 2, 18), "พรุ่งนี้"),
        (date(2026, 3, 31), "อีก 42 วัน"),
        (None, ""),
    ],
)
def test_distance_from_today_in_words(day, words):
    assert remaining(day, TODAY) == words


def test_sunday_still_belongs_to_the_week_and_monday_does_not():
    days = [date(2026, 2, 22), date(2026, 2, 23), None, date(2026, 2, 16)]
    tasks = [Task(str(day), "/", "", "todo", "", due=day) for day in days]
    groups = [(g.heading, [task.due for task in g.tasks]) for g in by_due_date(tasks, TODAY)]
    assert groups == [
        ("เลยกำหนด", [date(2026, 2, 16)]),
        ("ภายในสัปดาห์นี้", [date(2026, 2, 22)]),
        ("หลังจากนั้น", [date(2026, 2, 23)]),
        ("ยังไม่มีกำหนด", [None]),
    ]
