"""Work in the background in a real browser: every state of its page is accessible, and it renews itself."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from ita_portal.accounts.models import User
from ita_portal.jobs.models import Job, Worker
from tests.browser.looks import access_faults_at_all_widths
from tests.factories import a_measure

FAILED = {"state": "failed", "message": "เขียนรายงานไม่สำเร็จ โปรดลองอีกครั้ง"}
DONE = {
    "state": "done",
    "message": "เขียนแล้ว 99 ฉบับ ไม่สำเร็จ 1 ฉบับ",
    "problems": ["tharnsai เทศบาลตำบลธารใส: เขียนรายงานไม่สำเร็จ"],
    "link": "/",
    "link_words": "กลับหน้าแรก",
}


def test_p37_axe_finds_nothing_in_any_state_of_a_job(visit, tharnsai):
    a_measure(tharnsai)
    operator = User.objects.create(username="operator", first_name="ก", last_name="ข", is_superuser=True)
    for_long = timezone.now() + timedelta(hours=1)  # however slow the machine
    Worker.objects.create(name="w", queues="default,long", seen_at=for_long)
    page = visit(operator)
    page.goto("/batch/")
    faults = access_faults_at_all_widths(page)
    page.get_by_label("Excel").check()
    page.get_by_role("button", name="จัดทำรายงาน").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569")
    expect(page.get_by_role("link", name="ดาวน์โหลด รายงานผลตามตัวชี้วัด")).to_be_visible()
    faults += access_faults_at_all_widths(page)

    job, address = Job.objects.filter(), page.url
    waiting, interrupted = {"state": "waiting"}, {"state": "interrupted", "done": 3, "total": 100}
    for values in (waiting, interrupted, {"state": "stopped"}, FAILED, DONE):
        job.update(**{"file_name": "", **values})
        page.goto(address)
        faults += access_faults_at_all_widths(page)
    job.update(state="running", worker="w", done=5, total=100, stage="เขียนรายงาน", seen_at=None)
    page.goto("/")
    faults += access_faults_at_all_widths(page)
    page.goto(address)
    faults += access_faults_at_all_widths(page)
    assert faults == []

    expect(page.get_by_role("progressbar", name="เขียนรายงาน")).to_have_attribute("value", "5")
    job.update(done=60)
    expect(page.get_by_text("60 จาก 100")).to_be_visible()
    page.get_by_role("button", name="หยุด").click()
    expect(page.get_by_role("heading", name="กำลังหยุด")).to_be_visible()
    faults += access_faults_at_all_widths(page)
    job.update(state="stopped", worker="")
    expect(page.get_by_role("button", name="ทำต่อ")).to_be_visible()
    assert faults == []

    job.update(state="running", worker="w")
    page.reload()
    expect(page.get_by_role("button", name="หยุด")).to_be_visible()
    job.update(**DONE)
    expect(page.get_by_role("status")).to_have_text(DONE["message"])
    expect(page.get_by_role("button", name="หยุด")).to_have_count(0)
