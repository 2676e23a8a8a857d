"""แม่แบบ Word: uploaded, replaced, downloaded and taken away by the administrator; a sample to begin with."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from ita_portal.accounts.access import Actor, enter
from ita_portal.accounts.agency_files import file_of
from ita_portal.accounts.forms.files import WordTemplateForm
from ita_portal.accounts.roles import May
from ita_portal.forms import accepted
from reports import word_template
from reports.download import as_file
from reports.render.word.template import sample as samples
from reports.render.word.template.fields import FIELDS
from reports.word_template import actions


def edit(request: HttpRequest, agency_code: str) -> HttpResponse:
    """Uploads a template, or another in its place; says what can be filled in."""
    actor = _enter(request, agency_code)
    form = WordTemplateForm(request.POST or None, request.FILES or None)
    if accepted(form, lambda _: actions.set_template(actor=actor, **form.brought)):
        messages.success(request, "บันทึกแม่แบบ Word แล้ว โปรดดาวน์โหลดรายงานเป็น Word เพื่อตรวจดู")
        return redirect("settings", agency_code=agency_code)
    fields = [(f"{{{{{name}}}}}", about) for name, about in FIELDS.items()]
    stored = file_of(actor.agency, word_template.KIND)
    context = {"actor": actor, "form": form, "fields": fields, "template": stored}
    return render(request, "reports/word_template.html", context)


@require_GET
def sample(request: HttpRequest, agency_code: str) -> HttpResponse:
    """แม่แบบตัวอย่าง: the portal's own memo with fields where the texts stand."""
    actor = _enter(request, agency_code)
    return as_file(samples.sample(actor.agency.name), f"{samples.TITLE}ตัวอย่าง.docx", word_template.MEDIA_TYPE)


@require_GET
def download(request: HttpRequest, agency_code: str) -> HttpResponse:
    """The template that is in use."""
    actor = _enter(request, agency_code)
    content = word_template.template_of(actor.agency)
    if not content:
        raise Http404
    return as_file(content, f"{samples.TITLE} {actor.agency.name}.docx", word_template.MEDIA_TYPE)


def remove(request: HttpRequest, agency_code: str) -> HttpResponse:
    """Asks, then takes the template away."""
    actor = _enter(request, agency_code)
    if request.method == "POST":
        actions.remove_template(actor=actor)
        messages.success(request, "ลบแม่แบบ Word แล้ว เอกสาร Word กลับไปใช้แบบของระบบ")
        return redirect("settings", agency_code=agency_code)
    context = {
        "actor": actor,
        "confirm_action": "ลบแม่แบบ Word",
        "confirm_warning": True,
        "back_href": reverse("settings", args=[agency_code]),
    }
    return render(request, "reports/word_template_remove.html", context)


def _enter(request: HttpRequest, agency_code: str) -> Actor:
    return enter(request.user, agency_code, to=May.MANAGE_SETTINGS)
