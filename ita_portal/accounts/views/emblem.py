"""ตราสัญลักษณ์: shown to members, uploaded, replaced and taken away by the administrator."""

from csp.decorators import csp_replace
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from ita_portal.forms import accepted

from .. import access, agency_files
from ..emblems import ENDINGS
from ..forms.files import EmblemForm
from ..models import AgencyFile
from ..roles import May


@require_GET
@csp_replace({"default-src": ["'none'"], "frame-ancestors": ["'none'"], "sandbox": True})
def emblem(request: HttpRequest, agency_code: str) -> HttpResponse:
    """The picture itself. Whatever it holds, a browser runs nothing of it."""
    actor = access.enter(request.user, agency_code)
    found = agency_files.emblem_of(actor.agency)
    if found is None:
        raise Http404
    headers = {
        "Content-Disposition": f'inline; filename="emblem.{ENDINGS[found.media_type]}"',
        "Cache-Control": "private, max-age=3600",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(found.data, content_type=found.media_type, headers=headers)


def emblem_edit(request: HttpRequest, agency_code: str) -> HttpResponse:
    """Uploads the emblem, or another in its place."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_SETTINGS)
    form = EmblemForm(request.POST or None, request.FILES or None)
    if accepted(form, lambda _: agency_files.set_emblem(actor=actor, **form.brought)):
        messages.success(request, "บันทึกตราสัญลักษณ์แล้ว โปรดดูว่าภาพที่แสดงครบถ้วนถูกต้อง")
        return redirect("settings", agency_code=agency_code)
    stored = agency_files.file_of(actor.agency, AgencyFile.Kind.EMBLEM)
    return render(request, "accounts/emblem.html", {"actor": actor, "form": form, "emblem": stored})


def emblem_remove(request: HttpRequest, agency_code: str) -> HttpResponse:
    """Asks, then takes the emblem away."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_SETTINGS)
    if request.method == "POST":
        agency_files.remove_emblem(actor=actor)
        messages.success(request, "ลบตราสัญลักษณ์แล้ว")
        return redirect("settings", agency_code=agency_code)
    context = {
        "actor": actor,
        "emblem": agency_files.file_of(actor.agency, AgencyFile.Kind.EMBLEM),
        "confirm_action": "ลบตราสัญลักษณ์",
        "confirm_warning": True,
        "back_href": reverse("settings", args=[agency_code]),
    }
    return render(request, "accounts/emblem_remove.html", context)
