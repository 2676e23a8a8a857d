"""A click is over when what it led to is there, a test when the server has answered everything.

Playwright waits for the page that a click asks for, but only where Chromium has told of it before it reports
the click as done; a form is sent a moment later, so on a busy machine a test would go on with the old page.
Here a click ends only when the new page is loaded, or htmx has put in its place what it fetched.
"""

import threading
from weakref import WeakSet

import pytest
from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import BrowserContext, Locator, Page, expect

PATIENCE = 60_000  # milliseconds for whatever is waited for; a busy machine takes its time
# A page that is being left says so itself, at once; nothing of this is in the portal's own scripts.
MARK_WHEN_LEFT = """(() => {
  const mark = () => { document.documentElement.dataset.left = ""; };
  addEventListener("beforeunload", mark);
  addEventListener("submit", (event) => { if (!event.defaultPrevented) mark(); });
})();"""
UNMARK = "() => { delete document.documentElement.dataset.left; }"
UNDER_WAY = "html[data-left], .htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"
# A page without scripts marks nothing; there every link and every button of a form leads to another page.
WITHOUT_SCRIPTS: WeakSet[BrowserContext] = WeakSet()
LEADS_AWAY = """(it) => Boolean(
  it.closest("a[href]:not([href^='#'], [target], [download])") ||
  it.closest("button:not([type=button])")?.form
)"""
KEEPS = """(words) => Object.keys(localStorage).some((key) => {
  const fields = new URLSearchParams(JSON.parse(localStorage[key]).fields);
  return [...fields.values()].some((text) => text.includes(words));
})"""


def settled(page: Page) -> None:
    """Waits until the page is not being left, is loaded, and htmx is done with it.

    Raises:
        AssertionError: it goes on for longer than a minute.
    """
    expect(page.locator(UNDER_WAY)).to_have_count(0)
    page.wait_for_load_state()


def leads_away(control: Locator) -> bool:
    """Whether it opens another page, in a browser without scripts, where no page says that it is left."""
    return control.page.context in WITHOUT_SCRIPTS and control.evaluate(LEADS_AWAY)


def make_patient(patch: pytest.MonkeyPatch) -> None:
    """From now on clicks and keys pressed on a control are over when what they led to is there; and what is
    expected may take long, as the other half of the machine may be drawing PDFs."""
    expect.set_options(timeout=PATIENCE)
    hasty_click, hasty_press = Locator.click, Locator.press

    def click(self: Locator, **options) -> None:
        if leads_away(self):
            with self.page.expect_navigation():
                hasty_click(self, **options)
        else:
            hasty_click(self, **options)
            settled(self.page)

    def press(self: Locator, key: str, **options) -> None:
        if key == "Enter" and leads_away(self):
            with self.page.expect_navigation():
                hasty_press(self, key, **options)
        else:
            hasty_press(self, key, **options)
            settled(self.page)

    patch.setattr(Locator, "click", click)
    patch.setattr(Locator, "press", press)


def answer_one_by_one(patch: pytest.MonkeyPatch) -> None:
    """From now on the server of the tests begins an answer when it has given the one before: all its threads
    share the one connection to the SQLite database in memory, where the transactions of two would mix."""
    answering, one = WSGIHandler.__call__, threading.Lock()

    def answer(self: WSGIHandler, *request):
        with one:
            return answering(self, *request)

    patch.setattr(WSGIHandler, "__call__", answer)


def let_the_server_finish() -> None:
    """Waits until no answer is being written: emptying the tables under one would break all later tests.

    Raises:
        AssertionError: something is still being answered although every browser has gone.
    """
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=PATIENCE / 1000)
            assert not thread.is_alive(), "the server is still answering"


def kept(page: Page, words: str) -> None:
    """Waits until a draft with these words is kept by the browser, and says so."""
    page.wait_for_function(KEEPS, arg=words)
    expect(page.get_by_text("เก็บร่างไว้ในเครื่องนี้แล้ว")).to_be_visible()
