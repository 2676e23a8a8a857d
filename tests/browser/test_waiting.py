"""No test looks at a page that is being left, however slow the machine: a click waits for the new one."""

import time

import pytest
from django.core.handlers.wsgi import WSGIHandler


@pytest.fixture
def slow_server(monkeypatch):
    """A server that thinks for a while before each page."""
    answering = WSGIHandler.__call__

    def slowly(self, environ, start_response):
        if environ["PATH_INFO"].startswith("/accounts/"):
            time.sleep(0.3)
        return answering(self, environ, start_response)

    monkeypatch.setattr(WSGIHandler, "__call__", slowly)


@pytest.mark.usefixtures("slow_server")
@pytest.mark.parametrize("javascript", [True, False])
def test_the_page_after_a_click_is_there_even_where_chromium_tells_of_it_too_late(visit, db, javascript):
    page = visit(None, java_script_enabled=javascript)
    page.goto("/accounts/login/")
    late = {"no_wait_after": True}  # as if the click were over before the browser began to leave the page
    page.get_by_role("button", name="เข้าสู่ระบบ").click(**late)
    assert page.locator(".error-summary li").count() == 2
    page.get_by_role("link", name="ลืมรหัสผ่าน").click(**late)
    assert page.get_by_label("อีเมล").count() == 1
    page.get_by_role("button", name="ส่งลิงก์").press("Enter", **late)
    assert page.locator(".error-summary li").count() == 1
