"""Which browser the tests drive, and how it is started."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def launch(playwright: Playwright) -> Browser:
    """The browser that script/test found, else the system's, else Playwright's own."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=120_000)
