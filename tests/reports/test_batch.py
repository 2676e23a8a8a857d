"""The operator orders the reports of many agencies: drawn by a worker, packed."""

import pytest
from django.utils import timezone

from ita_portal.accounts.models import User
from ita_portal.jobs import Failed
from ita_portal.jobs.models import Job
from measures.models import Measure
from reports.batch import job as batch_job
from reports.batch import order as orders
from reports.batch.drawing import Outcome
from tests.reports.ordered import NAMES, archive_of, draw_here, order, text, words


def test_p28_every_agency_gets_its_file_in_one_zip_under_thai_names(towns, operator):
    page = order(operator)
    assert "รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 เป็นแฟ้ม .docx" in words(page)
    assert "เสร็จแล้ว เขียนแล้ว 2 ฉบับ ไม่สำเร็จ 0 ฉบับ" in words(page)
    job = Job.objects.get()
    archive = archive_of(operator, job)
    assert sorted(archive.namelist()) == NAMES
    assert all(entry.flag_bits & 0x800 for entry in archive.infolist()), "names are UTF-8, and say so"
    assert archive.read(NAMES[0]) == b"indicator-results arabic dontawan"
    assert job.file_name == "รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 เลขอารบิก.zip"
    assert [path.name for path in job.folder.iterdir()] == [job.file_name]
    assert "รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 เป็นแฟ้ม .docx" in text(operator.get("/batch/"))


def test_one_province_alone(towns, operator):
    towns[1].agency.province = "สงขลา"
    towns[1].agency.save()
    order(operator, province="สงขลา")
    job = Job.objects.get()
    assert archive_of(operator, job).namelist() == NAMES[:1]
    assert job.file_name == "รายงานผลตามตัวชี้วัด จังหวัดสงขลา ปีงบประมาณ 2569 เลขอารบิก.zip"


def test_one_that_fails_is_named_and_the_others_are_there(towns, operator):
    towns[1].agency.name = "เทศบาลที่เสีย"
    towns[1].agency.save()
    page = words(order(operator))
    assert "เขียนแล้ว 1 ฉบับ ไม่สำเร็จ 1 ฉบับ" in page
    assert "ไม่สำเร็จ 1 รายการ dontawan เทศบาลที่เสีย: เขียนรายงานไม่สำเร็จ" in page
    address = Job.objects.get().get_absolute_url()
    assert '<ul class="dash-list" role="list">' in operator.get(address).content.decode()  # no dots besides
    listed = operator.get("/batch/").content.decode()
    assert f'<a href="{address}"><span>' in listed, "one text, which is no row of columns on a telephone"
    assert archive_of(operator, Job.objects.get()).namelist() == NAMES[1:]


def test_one_whose_facts_cannot_be_read_is_named_and_the_others_are_there(towns, operator, monkeypatch):
    latest_of = orders.latest_of

    def unreadable(agency, year, format):
        if agency == towns[1].agency:
            raise ValueError("no facts")
        return latest_of(agency, year, format)

    monkeypatch.setattr(orders, "latest_of", unreadable)
    page = words(order(operator))
    assert "เขียนแล้ว 1 ฉบับ ไม่สำเร็จ 1 ฉบับ" in page
    assert "ไม่สำเร็จ 1 รายการ dontawan เทศบาลตำบลดอนตะวัน: อ่านข้อมูลของหน่วยงานไม่สำเร็จ" in page
    assert (Job.objects.get().done, Job.objects.get().total) == (2, 2)
    assert archive_of(operator, Job.objects.get()).namelist() == NAMES[1:]


def test_one_that_has_nothing_to_print_any_more_gets_no_empty_report(towns, operator, monkeypatch):
    def draw_slowly(tasks, jobs, *, gently):
        yield from draw_here([next(tasks)], jobs, gently=gently)
        Measure.objects.filter(plan__agency=towns[0].agency).update(deleted_at=timezone.now())
        yield from draw_here(tasks, jobs, gently=gently)

    monkeypatch.setattr(batch_job, "render_many", draw_slowly)
    assert "เขียนแล้ว 1 ฉบับ ไม่สำเร็จ 0 ฉบับ" in words(order(operator))
    assert archive_of(operator, Job.objects.get()).namelist() == NAMES[:1]


def test_p39_the_page_says_in_thai_what_the_machine_says_in_english(towns, operator, monkeypatch, caplog):
    def draw_badly(tasks, jobs, *, gently):
        for task in tasks:
            yield Outcome(task, "เขียนแฟ้มไม่ได้", "Is a directory")

    monkeypatch.setattr(batch_job, "render_many", draw_badly)
    page = words(order(operator))
    assert "dontawan เทศบาลตำบลดอนตะวัน: เขียนแฟ้มไม่ได้" in page
    assert "directory" not in page
    assert "dontawan: เขียนแฟ้มไม่ได้: Is a directory" in caplog.text


def test_where_nothing_can_be_drawn_there_is_no_file(towns, operator):
    for town in towns:
        town.agency.name = "เสีย"
        town.agency.save()
    page = words(order(operator))
    assert "เขียนรายงานไม่สำเร็จแม้แต่ฉบับเดียว ไม่สำเร็จ 2 รายการ" in page
    assert "ดาวน์โหลด" not in page


def test_p38_an_order_for_nobody_and_a_wrong_one_come_back_with_their_sentences(towns, operator):
    page = order(operator, year="2568")
    assert 'href="#id_year"' in page.content.decode()
    assert "ปีงบประมาณ 2568 ยังไม่มีมาตรการของหน่วยงานใด เลือกปีหรือจังหวัดอื่น" in text(page)
    page = words(order(operator, format="no-such", kind="", province="ดาวอังคาร"))
    assert "เลือกแบบรายงานจากรายการที่มีให้" in page
    assert "เลือกชนิดแฟ้ม" in page
    assert "เลือกจังหวัดจากรายการที่มีให้" in page
    assert not Job.objects.exists()


def test_who_is_no_operator_any_more_gets_no_reports(towns, operator):
    order(operator)
    address = Job.objects.get().get_absolute_url()
    User.objects.filter(username="operator").update(is_superuser=False)
    assert operator.get(f"{address}file/").status_code == 404
    assert operator.get(address).status_code == 404
    Job.objects.update(state="failed")
    assert operator.post(f"{address}again/").status_code == 404
    assert "รายงานผลตามตัวชี้วัด" not in words(operator.get("/"))


def test_an_order_of_who_is_no_operator_any_more_is_not_drawn(towns, operator):
    order(operator)
    User.objects.filter(username="operator").update(is_superuser=False)
    job = Job.objects.get()
    with pytest.raises(Failed, match="สั่งพิมพ์แบบรายงานนี้ไม่ได้แล้ว"):
        batch_job.draw(job, **job.arguments)
