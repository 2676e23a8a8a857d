"""An order that was stopped, interrupted or failed in parts goes on where it stands; its zip is whole."""

import errno

from ita_portal.audit.models import Event
from ita_portal.jobs import Stopped
from ita_portal.jobs.models import Job
from reports.batch import job as batch_job
from reports.batch.drawing import Outcome
from tests.reports.ordered import NAMES, again, archive_of, draw_here, nothing_to_draw, order, stop, words


def test_a_full_disk_stops_the_order_which_goes_on_once_there_is_room(towns, operator, monkeypatch):
    def no_room_after_one(tasks, jobs, *, gently):
        yield from draw_here([next(tasks)], jobs, gently=gently)
        yield Outcome(next(tasks), "เนื้อที่ดิสก์เต็ม", "No space left on device", no_room=True)

    monkeypatch.setattr(batch_job, "render_many", no_room_after_one)
    page = words(order(operator))
    assert "ไม่สำเร็จ เนื้อที่เก็บแฟ้มของเครื่องแม่ข่ายเต็ม รายงานที่เขียนแล้วยังอยู่" in page
    assert "ลองทำอีกครั้ง" in page

    monkeypatch.setattr(batch_job, "render_many", draw_here)
    monkeypatch.setattr(batch_job, "pack", pack_into_no_room)
    again(operator)
    assert "เนื้อที่เก็บแฟ้มของเครื่องแม่ข่ายเต็ม" in words(operator.get(Job.objects.get().get_absolute_url()))

    monkeypatch.undo()
    monkeypatch.setattr(batch_job, "render_many", nothing_to_draw)
    again(operator)
    assert sorted(archive_of(operator, Job.objects.get()).namelist()) == NAMES


def stop_after_one(tasks, jobs, *, gently):
    yield from draw_here([next(tasks)], jobs, gently=gently)
    raise Stopped


def pack_into_no_room(folder, into):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_what_is_drawn_is_not_drawn_again_when_it_is_resumed(towns, operator, monkeypatch):
    monkeypatch.setattr(batch_job, "render_many", stop_after_one)
    order(operator)
    job = Job.objects.get()
    assert job.is_interrupted
    (first,) = (job.folder / batch_job.DRAWN).iterdir()
    first.write_bytes(b"as it was")
    (first.parent / ".77.part").write_bytes(b"half")

    monkeypatch.setattr(batch_job, "render_many", draw_here)
    assert "ทำต่อ" in words(operator.get(job.get_absolute_url()))
    operator.post(f"{job.get_absolute_url()}again/")

    archive = archive_of(operator, Job.objects.get())
    assert sorted(archive.namelist()) == NAMES
    assert archive.read(NAMES[0]) == b"as it was"
    assert archive.read(NAMES[1]) == b"indicator-results arabic tharnsai"


def test_those_that_failed_are_done_alone_and_the_zip_is_whole(towns, operator, monkeypatch):
    def draw_badly(tasks, jobs, *, gently):
        for task in tasks:
            if task.snapshot.agency.code == "dontawan":
                yield Outcome(task, "เขียนรายงานไม่สำเร็จ")
            else:
                yield from draw_here([task], jobs, gently=gently)

    monkeypatch.setattr(batch_job, "render_many", draw_badly)
    order(operator)
    job = Job.objects.get()
    assert archive_of(operator, job).namelist() == NAMES[1:]
    (drawn,) = (job.folder / batch_job.DRAWN).iterdir()
    drawn.write_bytes(b"as it was")
    assert "ทำเฉพาะรายการที่ไม่สำเร็จอีกครั้ง" in words(operator.get(job.get_absolute_url()))

    monkeypatch.setattr(batch_job, "render_many", draw_here)
    again(operator)

    page = words(operator.get(job.get_absolute_url()))
    assert "เสร็จแล้ว เขียนแล้ว 2 ฉบับ ไม่สำเร็จ 0 ฉบับ" in page
    assert "อีกครั้ง" not in page
    archive = archive_of(operator, Job.objects.get())
    assert sorted(archive.namelist()) == NAMES
    assert archive.read(NAMES[1]) == b"as it was"
    assert [path.name for path in job.folder.iterdir()] == [Job.objects.get().file_name]
    again(operator)
    assert Job.objects.get().attempt == 2, "what is done is not done again"


def test_an_order_that_is_stopped_keeps_what_was_under_way_and_goes_on_later(towns, operator, monkeypatch):
    def stopped_after_one(tasks, jobs, *, gently):
        first, second = tasks
        stop(operator)
        try:
            yield from draw_here([first], jobs, gently=gently)
        finally:  # the pool ends what is under way
            list(draw_here([second], jobs, gently=gently))

    monkeypatch.setattr("ita_portal.jobs.models.STEPS_APART", 0)
    monkeypatch.setattr(batch_job, "render_many", stopped_after_one)
    page = words(order(operator))
    assert "หยุดไว้ หยุดแล้ว ส่วนที่ทำเสร็จยังอยู่ครบ กดทำต่อเพื่อทำส่วนที่เหลือ" in page
    assert "เขียนรายงาน 2 จาก 2 ทำต่อ" in page
    sentences = [event.sentence for event in Event.objects.filter(verb="job-stopped")]
    assert len(sentences) == 1
    assert "สั่งให้ระบบหยุดทำ รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569" in sentences[0]

    monkeypatch.setattr(batch_job, "render_many", nothing_to_draw)
    again(operator)
    assert sorted(archive_of(operator, Job.objects.get()).namelist()) == NAMES


def test_an_agency_that_has_another_name_since_is_once_in_the_zip(towns, operator, monkeypatch):
    monkeypatch.setattr(batch_job, "render_many", stop_after_one)
    order(operator)
    towns[1].agency.name = "เทศบาลเมืองดอนตะวัน"
    towns[1].agency.save()

    monkeypatch.setattr(batch_job, "render_many", draw_here)
    again(operator)

    renamed = NAMES[0].replace("เทศบาลตำบล", "เทศบาลเมือง")
    assert sorted(archive_of(operator, Job.objects.get()).namelist()) == [renamed, NAMES[1]]
    assert (Job.objects.get().done, Job.objects.get().total) == (2, 2)
