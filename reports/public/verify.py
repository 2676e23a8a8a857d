"""ตรวจสอบเอกสาร: tells, without sign-in, whether a paper or a file is what was decided."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from reports.models import Version
from reports.public import limits
from reports.public.forms import CodeForm, FileForm
from reports.public.uploads import only_look
from reports.verifying import file_with, find_version, read_code, standing_of

# Nobody is signed in here and nothing is stored, so a form needs no token, and the page sets no cookie.


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """A field for the code on a paper, another for a file."""
    if request.method == "POST":
        return _compare(request, None)
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("verify_version", form.cleaned_data["code"])
    return _answer(request, None, FileForm(), code_form=form)


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify_version(request: HttpRequest, code: str) -> HttpResponse:
    """What is known of the paper with this code; an unknown one gets 404, whatever it looks like."""
    if limits.too_many(request):
        return _slow_down(request)
    version = find_version(read_code(code))
    if version is None:
        limits.count(request)
        form = CodeForm(initial={"code": code[:40]})
        return render(request, "public/unknown.html", {"code_form": form}, status=HTTPStatus.NOT_FOUND)
    if request.method == "POST":
        return _compare(request, version)
    if code != version.code:
        return redirect("verify_version", version.code)
    return _answer(request, version, FileForm())


def _compare(request: HttpRequest, version: Version | None) -> HttpResponse:
    """The same page, with what the hash of the file says."""
    if limits.too_many(request):
        return _slow_down(request)
    limits.count(request)
    only_look(request)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _answer(request, version, form)
    file = file_with(form.cleaned_data["file"].sha256)
    found = file.version if file else None
    is_other = bool(found and version and found != version)
    return _answer(request, version or found, FileForm(), compared=True, file=file, is_other=is_other)


def _answer(request: HttpRequest, version: Version | None, form: FileForm, **context: object) -> HttpResponse:
    if version is None:
        context = {"code_form": CodeForm(), "file_form": form, **context}
        context["forms"] = (context["code_form"], form)
        return render(request, "public/verify.html", context)
    context |= {"file_form": form, "forms": (form,), "standing": standing_of(version)}
    return render(request, "public/standing.html", context)


def _slow_down(request: HttpRequest) -> HttpResponse:
    answer = render(request, "public/too_many.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    answer["Retry-After"] = str(limits.MINUTE)
    return answer
