"""What can be seen of a page: faults of access, foreign words, years of another calendar."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (320, 1280)
# Names and codes that stand in Latin letters in Thai documents as well.
LATIN_NAMES = {"ITA", "IIT", "EIT", "OIT", "PDF", "HTML", "Excel", "CSV", "xlsx", "csv", "MB", "E", "Service"}
_axe = Axe()


def access_faults(page: Page) -> list[str]:
    """What axe finds on the page as it is now: `rule: element` each; empty when nothing."""
    found = _axe.run(page).response["violations"]
    return [f"{fault['id']}: {' '.join(node['target'])}" for fault in found for node in fault["nodes"]]


def is_wider_than_the_screen(page: Page) -> bool:
    """Whether the page has to be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def foreign_words(text: str, allowed: set[str] = frozenset()) -> set[str]:
    """Words in Latin letters that are no names a Thai reader expects there."""
    return set(re.findall(r"[A-Za-z][A-Za-z-]+", text)) - LATIN_NAMES - allowed


def gregorian_years(text: str) -> list[str]:
    """Years of the Gregorian calendar in a text, such as 2025 or 2025-10-01."""
    return re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
