"""What can be seen of a page in a browser: faults of access, faults of its form errors."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.waiting import settled

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
TAKES_FOCUS = "(it) => it.matches('a[href], button, input, select, textarea, summary, [tabindex]')"
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
AXE = Axe().axe_script
# Only what is wrong is described and handed over, which takes half the time; nothing else is asked for that
# would be another way to the browser and back.
FAULTS = """async () => {
  if (!("axe" in window)) return null;
  await document.fonts.ready;
  const { violations } = await axe.run({ resultTypes: ["violations"] });
  const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [...faults, "wider than the screen"] : faults;
}"""


def access_faults(page: Page) -> list[str]:
    """What axe finds on the page that is there in the end, and whether it has to be scrolled sideways."""
    settled(page)
    faults = page.evaluate(FAULTS)
    if faults is None:
        page.add_init_script(AXE)  # for the pages that this one goes to
        page.evaluate(AXE)
        faults = page.evaluate(FAULTS)
    return [f"{page.url} at {page.viewport_size['width']}: {fault}" for fault in faults]


def access_faults_at_all_widths(page: Page) -> list[str]:
    """The same on a small telephone and on an office screen."""
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        faults += access_faults(page)
    return faults


def error_faults(page: Page) -> list[str]:
    """What is missing of: a summary with the focus, each error a link to its field, which says the same.

    Raises:
        AssertionError: the summary has not the focus, or an error does not lead the keyboard to its field.
    """
    settled(page)
    summary = page.locator(".error-summary")
    expect(summary, "the summary has the focus").to_be_focused()
    faults = []
    for number, line in enumerate(page.evaluate(ERRORS_AND_FIELDS)):
        if not line["has_field"]:
            faults.append(f"“{line['message']}” leads to no field")
            continue
        if line["message"] not in " ".join(line["said_there"].split()):
            faults.append(f"“{line['message']}” is not said at its field")
        lead_the_keyboard(summary.locator("li").nth(number).locator("a"))
    return [f"{page.url}: {fault}" for fault in faults]


def lead_the_keyboard(link: Locator) -> None:
    """Follows a link within the page: the focus is then in the field of that name.

    A group of choices takes no focus itself; there the first choice is next.
    """
    page, field = link.page, link.get_attribute("href").removeprefix("#")
    link.click()
    if not page.locator(f"[id='{field}']").evaluate(TAKES_FOCUS):
        page.evaluate(TWO_FRAMES)  # by then the browser has gone there
        page.keyboard.press("Tab")
    expect(page.locator(f"[id='{field}']:focus-within"), f"the focus is in {field}").to_be_attached()
