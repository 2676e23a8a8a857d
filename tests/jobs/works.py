"""Work for the tests of jobs: functions that a worker finds by their names."""

import time
from pathlib import Path

from django_tasks import task

from ita_portal import jobs
from ita_portal.jobs.models import Job
from ita_portal.jobs.selectors import actor_of


@task()
def greet() -> str:
    """A quick task."""
    return "สวัสดี"


def count(job: Job, *, to: int) -> jobs.Result:
    """Counts."""
    for number in range(1, to + 1):
        job.step(number, to, "นับ")
    return jobs.Result(f"นับถึง {to} แล้ว", "/", "กลับหน้าแรก", problems=("หลงลืมเลขสอง",))


def count_until_stopped(job: Job, *, stop_at: int) -> jobs.Result:
    """Counts to four; its person stops it on the way."""
    for number in (1, 2, 3, 4):
        job.step(number, 4, f"นับ {number}")
        if number == stop_at:
            jobs.stop(actor_of(job.person, job), job)
    raise AssertionError("not reached")


def finish_though_stopped(job: Job) -> jobs.Result:
    """Is told to stop when all is done."""
    jobs.stop(actor_of(job.person, job), job)
    return jobs.Result("ครบแล้ว")


def write_a_letter(job: Job) -> jobs.Result:
    """Leaves a file."""
    (job.folder / "จดหมาย.txt").write_text("สวัสดี", encoding="utf-8")
    return jobs.Result("เขียนจดหมายแล้ว", file_name="จดหมาย.txt")


def refuse(job: Job) -> jobs.Result:
    """Cannot be done."""
    raise jobs.Failed("ไม่มีหมึก ให้เติมหมึกแล้วลองอีกครั้ง")


def break_down(job: Job) -> jobs.Result:
    """A fault of the program."""
    raise ZeroDivisionError("secret-of-the-machine")


def lose_the_job(job: Job) -> jobs.Result:
    """Goes on though somebody else has begun anew."""
    Job.objects.filter(pk=job.pk).update(attempt=2)
    job.step(1, 2)
    raise AssertionError("not reached")


def draw_until_killed(job: Job, *, pages: int, until: int) -> jobs.Result:
    """Writes pages; one that lies there is not written again. The first attempt gets to `until` alone."""
    folder = job.folder
    for number in range(1, pages + 1):
        page = folder / f"{number}.txt"
        while job.attempt == 1 and number > until:
            time.sleep(0.1)
        if not page.exists():
            Path(f"{page}.part").write_text(f"แผ่น {number} ครั้งที่ {job.attempt}", encoding="utf-8")
            Path(f"{page}.part").rename(page)
        job.step(number, pages, "วาด")
    return jobs.Result("วาดครบแล้ว")
