"""The page of a job: how far it came, what came of it."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from . import selectors
from .starting import start_again
from .stopping import stop


@require_GET
def job(request: HttpRequest, key: str) -> HttpResponse:
    """งานเบื้องหลัง: its progress, which htmx asks for every second, and its outcome."""
    found = selectors.find(request.user, key)
    selectors.mark_seen(request.user, found)
    template = "jobs/progress.html" if request.htmx else "jobs/job.html"
    return render(request, template, {"job": found})


@require_GET
def job_file(request: HttpRequest, key: str) -> FileResponse:
    """The file that came of a job, while it is kept."""
    found = selectors.find(request.user, key)
    if found.file is None:
        raise Http404
    record(selectors.actor_of(request.user, found), Verb.REPORT_DOWNLOADED, found, name=found.file_name)
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=found.file_name)


@require_POST
def job_again(request: HttpRequest, key: str) -> HttpResponse:
    """ทำต่อ: what was stopped or interrupted, what failed or lacks some parts is asked for again."""
    found = selectors.find(request.user, key)
    if not start_again(selectors.actor_of(request.user, found), found):
        messages.info(request, "งานนี้กำลังทำอยู่หรือเสร็จแล้ว จึงไม่ได้เริ่มใหม่")
    return redirect(found)


@require_POST
def job_stop(request: HttpRequest, key: str) -> HttpResponse:
    """หยุด: what goes on ends after the part that is under way, and can be gone on with."""
    found = selectors.find(request.user, key)
    if not stop(selectors.actor_of(request.user, found), found):
        messages.info(request, "งานนี้หยุดหรือเสร็จไปก่อนแล้ว")
    return redirect(found)
