"""What a person sees when something went wrong, and what every page tells the browser."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.test.signals import template_rendered
from django.urls import Resolver404, path, resolve

from ita_portal import errors, urls
from ita_portal.accounts.access import require
from ita_portal.accounts.roles import May
from ita_portal.audit.models import Event
from tests.people import browser_of

ROOT = Path(__file__).resolve().parent.parent


def breaks(request):
    raise RuntimeError("broken on purpose")


urlpatterns = [*urls.urlpatterns, path("breaks/", breaks)]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


def test_a_button_pressed_after_the_session_ended_leads_to_a_page_that_says_to_press_it_again(tharnsai):
    answer = browser_of(tharnsai.engineer).get("/accounts/me/sessions/end/")
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "<h1>ยังไม่ได้ทำรายการนี้</h1>" in page
    assert "กลับไปที่หน้าเดิม แล้วกดปุ่มอีกครั้ง" in page


def test_a_page_that_is_not_there_is_told_in_thai_with_a_way_on(tharnsai):
    answer = browser_of(tharnsai.engineer).get("/tharnsai/nothing/here/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "<title>ไม่พบหน้านี้ – ระบบงาน ITA</title>" in page
    assert "ไปที่งานของฉัน" in page
    assert "<strong>somchai</strong>" in page


def test_a_visitor_learns_nothing_but_where_to_sign_in(db):
    page = Client().get("/accounts/nothing/").content.decode()
    assert "ไม่พบหน้านี้" in page
    assert '<a class="button" href="/accounts/login/">เข้าสู่ระบบ</a>' in page


def test_who_lacks_the_right_is_told_who_has_it(tharnsai):
    answer = browser_of(tharnsai.engineer).get("/tharnsai/people/")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "บทบาทของคุณไม่มีสิทธิเชิญบุคคลและกำหนดบทบาท ผู้มีสิทธิคือ ผู้ดูแลระบบของหน่วยงาน" in page


def test_staff_who_edit_their_own_measures_are_not_told_that_they_may_edit_none(tharnsai):
    actor = tharnsai.actor(tharnsai.engineer)
    with pytest.raises(
        PermissionDenied, match="^บทบาทของคุณไม่มีสิทธิลบ จัดลำดับ และแก้ไขมาตรการของทุกส่วนราชการ ผู้มีสิทธิคือ"
    ):
        require(actor, May.EDIT_MEASURES)


@pytest.mark.parametrize("name", ["%00", "som%00chai", "som%0Achai", "som%20chai", "som%E2%80%8Bchai"])
def test_a_name_that_nobody_can_have_is_an_address_that_is_not_there(tharnsai, name):
    pimlada = browser_of(tharnsai.administrator)
    for part in ("", "edit/", "link/", "roles/give/", "roles/staff/", "roles/staff/remove/", "acting/"):
        address = f"/tharnsai/people/{name}/{part}"
        with pytest.raises(Resolver404):
            resolve(unquote(address))
        assert pimlada.get(address).status_code == 404


def test_a_refused_write_to_an_odd_address_is_kept_under_a_clean_one(tharnsai):
    answer = browser_of(tharnsai.administrator).post("/tharnsai/people/som%00chai%E2%80%8B/edit/")
    assert answer.status_code == 404
    assert Event.objects.get(verb="request-refused").thing_name == "/tharnsai/people/somchai/edit/"


def test_an_old_form_says_how_to_save_what_was_typed(tharnsai):
    client = Client(enforce_csrf_checks=True)
    client.force_login(tharnsai.engineer, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post("/accounts/logout/")
    assert answer.status_code == 403
    assert "แบบฟอร์มนี้หมดอายุแล้ว" in answer.content.decode()


@pytest.mark.urls("tests.test_errors")
def test_our_own_fault_is_told_without_a_question_to_the_database(tharnsai, caplog):
    client = browser_of(tharnsai.engineer)
    client.raise_request_exception = False
    rendered = []
    template_rendered.connect(lambda template, **_: rendered.append(template.name), weak=False)

    answer = client.get("/breaks/")

    page = answer.content.decode()
    assert answer.status_code == 500
    assert "<title>ระบบขัดข้อง – ระบบงาน ITA</title>" in page
    assert "ไม่มีข้อมูลใดถูกบันทึก" in page
    assert "broken on purpose" not in page
    assert rendered == ["errors/500.html", "errors/bare.html", "components/head.html"]
    assert "broken on purpose" in caplog.text


def test_a_request_that_no_page_of_ours_sends_is_told_in_thai(tharnsai, rf):
    request = rf.get("/")
    request.user = tharnsai.engineer
    request.resolver_match = None
    answer = errors.bad_request(request, ValueError())
    assert answer.status_code == 400
    assert "คำขอนี้อ่านไม่ได้" in answer.content.decode()


@pytest.mark.parametrize("address", ["/accounts/login/", "/tharnsai/2569/", "/tharnsai/nothing/here/"])
def test_p9_every_answer_forbids_inline_code_frames_and_guessed_types(tharnsai, address):
    answer = browser_of(tharnsai.engineer).get(address, follow=True)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/", "/tharnsai/2569/", "/tharnsai/people/", "/tharnsai/settings/"])
def test_p9_no_page_holds_an_inline_script_or_style_or_asks_another_site(tharnsai, address):
    page = browser_of(tharnsai.administrator).get(address).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert all(tag.startswith(" src=") for tag in page.split("<script")[1:])
    assert "//" not in page.replace("http://www.w3.org", "")


# What a server that is set up for the net says of itself, and what it answers without and with encryption.
AS_A_SERVER = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "ita_portal.settings"
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.test import Client
call_command("check", deploy=True, fail_level="INFO", stdout=sys.stdout)
here = Client(headers={"host": "ita.example.go.th"})
plain, sure = here.get("/healthz"), here.get("/healthz", secure=True)
print(plain.status_code, plain.headers["Location"])
print(sure.status_code, sure.headers["Strict-Transport-Security"])
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY)
"""


def test_p9_a_server_says_nothing_to_the_deployment_check_and_insists_on_encryption(tmp_path):
    (tmp_path / "static").mkdir()  # what collectstatic gathers
    server = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "DATABASE_URL": f"sqlite:///{tmp_path / 'portal.sqlite3'}",
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "kBq8!zP2vW9xR4tY7uI1oA3sD6fG0hJ5lZ-cV.bN_mQ+eTiUyXw",
        "ALLOWED_HOSTS": "ita.example.go.th",
        "EMAIL_URL": "smtp+tls://portal:secret@mail.example.go.th:587",
    }
    check = subprocess.run(
        [sys.executable, "-c", AS_A_SERVER],
        cwd=ROOT,
        env=server,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert (check.returncode, check.stderr) == (0, "")
    assert check.stdout.splitlines() == [
        "System check identified no issues (0 silenced).",
        "301 https://ita.example.go.th/healthz",
        "200 max-age=31536000; includeSubDomains; preload",
        "True True True",
    ]
