"""ตรวจสอบเอกสาร: tells, without sign-in, whether a paper or a file is what was decided."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ita_portal.forms import Refusal
from reports.models import Version
from reports.public import limits
from reports.public.uploads import Looked, look_at
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
    typed = request.GET.get("code", "").strip()
    if code := read_code(typed):
        return redirect("verify_version", code)
    problems = [Refusal(_not_a_code(typed), "#id_code")] if typed else []
    return render(request, "public/verify.html", {"typed": typed, "problems": problems})


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
        return render(request, "public/unknown.html", {"typed": code}, status=HTTPStatus.NOT_FOUND)
    if request.method == "POST":
        return _compare(request, version)
    if code != version.code:
        return redirect("verify_version", version.code)
    return _answer(request, version)


def _compare(request: HttpRequest, version: Version | None) -> HttpResponse:
    """The same page, with what the hash of the file says."""
    if limits.too_many(request):
        return _slow_down(request)
    limits.count(request)
    looked = look_at(request, "file")
    if looked is None or not looked.sha256:
        return _answer(request, version, problems=[Refusal(_no_file(looked), "#id_file")])
    file = file_with(looked.sha256)
    found = file.version if file else None
    context = {"compared": True, "file": file, "is_other": bool(file and version and found != version)}
    return _answer(request, version or found, **context)


def _answer(request: HttpRequest, version: Version | None, **context: object) -> HttpResponse:
    if version is None:
        return render(request, "public/verify.html", context)
    return render(request, "public/standing.html", {"standing": standing_of(version), **context})


def _not_a_code(typed: str) -> str:
    return f"“{typed[:20]}” ไม่ใช่รหัสเอกสาร รหัสมี 10 ตัว เป็นตัวเลขและอักษรโรมัน เช่น K7QM-4XTD-9P"


def _no_file(looked: Looked | None) -> str:
    return "เลือกแฟ้มที่จะตรวจสอบ" if looked is None else "แฟ้มใหญ่เกิน 20 MB แฟ้มที่ออกจากระบบนี้เล็กกว่านั้น"


def _slow_down(request: HttpRequest) -> HttpResponse:
    answer = render(request, "public/too_many.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    answer["Retry-After"] = str(limits.MINUTE)
    return answer
