"""What can be seen of a page in a browser: faults of access, faults of its form errors."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (320, 1280)
ERRORS_AND_FIELDS = """() => [...document.querySelectorAll(".error-summary li")].map((line) => {
  const link = line.querySelector("a[href^='#']");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const group = field && field.closest("fieldset");
  const described = [field, group].flatMap((it) => (it?.getAttribute("aria-describedby") || "").split(" "));
  return {
    message: line.textContent.trim(),
    has_link: Boolean(link),
    has_field: Boolean(field),
    said_there: described.map((id) => document.getElementById(id)?.textContent ?? "").join(" "),
  };
})"""
FOCUS_IS_IN = "(id) => document.getElementById(id).contains(document.activeElement)"
_axe = Axe()
_FAULTS_ALONE = {"resultTypes": ["violations"]}  # what holds is not described, which takes a fifth less time


def access_faults(page: Page) -> list[str]:
    """What axe finds on the page as it is now, and whether it has to be scrolled sideways."""
    found = _axe.run(page, options=_FAULTS_ALONE).response["violations"]
    faults = [f"{fault['id']}: {node['target']}" for fault in found for node in fault["nodes"]]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        faults.append("wider than the screen")
    return [f"{page.url} at {page.viewport_size['width']}: {fault}" for fault in faults]


def access_faults_at_all_widths(page: Page) -> list[str]:
    """The same on a small telephone and on an office screen."""
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        faults += access_faults(page)
    return faults


def error_faults(page: Page) -> list[str]:
    """What is missing of: a summary with the focus, each error a link to its field, which says the same."""
    summary = page.locator(".error-summary")
    if not summary.count():
        return [f"{page.url}: no summary"]
    faults = []
    if not summary.evaluate("(it) => it === document.activeElement"):
        faults.append("the summary has not the focus")
    lines = page.evaluate(ERRORS_AND_FIELDS)
    for number, line in enumerate(lines):
        if not line["has_field"]:
            faults.append(f"“{line['message']}” leads to no field")
            continue
        if line["message"] not in " ".join(line["said_there"].split()):
            faults.append(f"“{line['message']}” is not said at its field")
        link = summary.locator("li").nth(number).locator("a")
        link.click()
        field = link.get_attribute("href").removeprefix("#")
        if not page.evaluate(FOCUS_IS_IN, field):
            page.keyboard.press("Tab")  # a group of choices takes no focus itself: its first choice is next
        if not page.evaluate(FOCUS_IS_IN, field):
            faults.append(f"“{line['message']}” does not lead the keyboard to its field")
    return [f"{page.url}: {fault}" for fault in faults]
