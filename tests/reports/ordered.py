"""Orders of many reports, as the operator gives them, drawn without further processes."""

import io
import re
import zipfile

from ita_portal.jobs.models import Job
from reports.batch.drawing import Outcome

ORDER = {"format": "indicator-results", "year": "2569", "province": "", "kind": "docx", "digits": "arabic"}
NAMES = [
    "dontawan รายงานผลตามตัวชี้วัด เทศบาลตำบลดอนตะวัน ปีงบประมาณ 2569 เลขอารบิก.docx",
    "tharnsai รายงานผลตามตัวชี้วัด เทศบาลตำบลธารใส ปีงบประมาณ 2569 เลขอารบิก.docx",
]


def draw_here(tasks, jobs, *, gently):
    """Draws without further processes; ดอนตะวัน's cannot be drawn where its name says so."""
    for task in tasks:
        if "เสีย" in task.snapshot.agency.name:
            yield Outcome(task, "เขียนรายงานไม่สำเร็จ")
            continue
        task.file.write_bytes(f"{task.format} {task.digits} {task.snapshot.agency.code}".encode())
        yield Outcome(task)


def words(page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def text(page) -> str:
    """The same, where a word may stand between marks that keep it whole."""
    return re.sub("<[^>]+>", "", page.content.decode())


def order(browser, **changed):
    """Orders; answers with the page of the job, or with the form again."""
    return browser.post("/batch/", ORDER | changed, follow=True)


def archive_of(browser, job: Job) -> zipfile.ZipFile:
    answer = browser.get(f"{job.get_absolute_url()}file/")
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def nothing_to_draw(tasks, jobs, *, gently):
    assert list(tasks) == []
    return
    yield


def again(operator):
    operator.post(f"{Job.objects.get().get_absolute_url()}again/")


def stop(operator):
    operator.post(f"{Job.objects.get().get_absolute_url()}stop/")
