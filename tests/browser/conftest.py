"""A real Chromium for the tests that need one, and what they look at with it.

`visit(user)` gives a page of that person's browser, already signed in; `visit(None)` that of a visitor. When
the test ends, no page may have asked another server for anything, nor broken the content security policy.
"""

import os
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Download,
    Page,
    Request,
    sync_playwright,
)

from ita_portal.accounts.models import User
from tests.browser.chromium import launch
from tests.browser.waiting import (
    MARK_WHEN_LEFT,
    PATIENCE,
    UNMARK,
    WITHOUT_SCRIPTS,
    answer_one_by_one,
    let_the_server_finish,
    make_patient,
)
from tests.people import browser_of

OFFICE_PC = {"width": 1280, "height": 800}
Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        make_patient(patch)
        answer_one_by_one(patch)
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, live_server, transactional_db) -> Iterator[Visit]:
    """Opens browsers of persons; checks at the end what their pages asked for and complained about."""
    contexts: list[BrowserContext] = []
    trouble: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            trouble.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:", "blob:")):
            trouble.append(f"asked {request.url}")

    def stayed(download: Download) -> None:
        download.page.evaluate(UNMARK)  # a link to a file leaves no page

    def open_page(user: User | None, *, viewport: dict[str, int] = OFFICE_PC, **options) -> Page:
        context = chromium.new_context(
            base_url=live_server.url, viewport=viewport, locale="th-TH", timezone_id="Asia/Bangkok", **options
        )
        contexts.append(context)
        if not options.get("java_script_enabled", True):
            WITHOUT_SCRIPTS.add(context)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(MARK_WHEN_LEFT)
        context.on("page", lambda page: page.on("download", stayed))
        context.on("request", asked)
        context.on("console", heard)
        if user is not None:
            session = browser_of(user).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    let_the_server_finish()
    cache.clear()  # the counters of failed sign-ins stand in no model's table, so nothing else empties it
    assert trouble == []
