"""The pictures of README: a page of the portal and a page of a report, from the demonstration."""

import os
from pathlib import Path

import pypdfium2
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.test.testcases import LiveServerThread
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from ita_portal.accounts.models import User
from reports.demonstration.people import ADMINISTRATOR, AGENCY
from tests.browser.chromium import launch
from tests.people import browser_of

FOLDER = Path(__file__).resolve().parent.parent / ".readme"
YEAR = 2569
WINDOW = {"width": 1280, "height": 860}
REPORT_WIDTH = 1280  # pixels


def make() -> None:
    """Fills a new database with the demonstration, serves it, and takes the pictures."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread
    call_command("migrate", verbosity=0)
    call_command("demo")
    FOLDER.mkdir(exist_ok=True)
    server = LiveServerThread("localhost", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        address = f"http://localhost:{server.port}"
        context = browser.new_context(base_url=address, viewport=WINDOW, locale="th-TH")
        administrator = User.objects.get(username=ADMINISTRATOR.username)
        session = browser_of(administrator).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        take_both(context.new_page())
        browser.close()
    server.terminate()


def take_both(page: Page) -> None:
    """The list of the year's measures, and the first page of the report as it comes out of the printer."""
    page.goto(reverse("measures", args=[AGENCY["code"], YEAR]))
    page.screenshot(path=FOLDER / "portal.png")
    page.goto(reverse("report", args=[AGENCY["code"], YEAR, "indicator-results"]))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="ดาวน์โหลด PDF").click()
    with pypdfium2.PdfDocument(waiting.value.path()) as pdf:
        first = pdf[0]
        picture = first.render(scale=REPORT_WIDTH / first.get_width()).to_pil()
    picture.convert("L").save(FOLDER / "report.png", optimize=True)
