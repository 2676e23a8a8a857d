"""Every form, sent wrongly: each error has its summary and its link (P38), and axe finds nothing (P37)."""

import pytest
from playwright.sync_api import Page

from tests.browser.looks import access_faults_at_all_widths, error_faults
from tests.factories import a_measure

EMPTY_FORM = """() => {
  const fields = "main form[method=post] :is(input, textarea):not([type=hidden])";
  for (const field of document.querySelectorAll(fields))
    if (["checkbox", "radio"].includes(field.type)) field.checked = false; else field.value = "";
}"""
SEND = "() => document.querySelector('main form[method=post]:has(.field)').requestSubmit()"

# Who opens which form; what is typed in place of nothing at all.
WRONG = {
    "signing in with nothing": ("", "/accounts/login/", {}),
    "signing in with a wrong password": (
        "",
        "/accounts/login/",
        {"ชื่อผู้ใช้": "somchai", "รหัสผ่าน": "ไม่ใช่รหัสผ่าน"},
    ),
    "a forgotten password without address": ("", "/accounts/password/reset/", {"อีเมล": "ที่บ้าน"}),
    "a new password without the old one": ("engineer", "/accounts/password/change/", {}),
    "a measure without anything": ("engineer", "/tharnsai/2569/measures/add/", {}),
    "a measure that ends before it begins": (
        "engineer",
        "/tharnsai/2569/measures/1/edit/",
        {"มาตรการ/กิจกรรม": "จัดทำคู่มือ", "วันเริ่ม": "1 ม.ค. 69", "วันสิ้นสุด": "31 ธ.ค. 68"},
    ),
    "a person without a name": ("administrator", "/tharnsai/invite/", {}),
    "a person with half an address": ("administrator", "/tharnsai/invite/", {"อีเมล": "malee@"}),
    "an agency with a website of no kind": (
        "administrator",
        "/tharnsai/settings/agency/",
        {"เว็บไซต์": "เว็บของเรา"},
    ),
    "a person who loses her name": ("administrator", "/tharnsai/people/malee/edit/", {}),
    "a role of no kind": ("administrator", "/tharnsai/people/malee/roles/give/", {}),
    "an order without number and days": ("administrator", "/tharnsai/people/malee/acting/", {}),
    "an agency without a name": ("administrator", "/tharnsai/settings/agency/", {}),
    "an office without a name": ("administrator", "/tharnsai/settings/departments/add/", {}),
    "an import without a file": ("administrator", "/tharnsai/import/measures/", {}),
}


def send(page: Page, typed: dict[str, str]) -> None:
    """Empties the form, types, and sends it as the Enter key would."""
    page.evaluate(EMPTY_FORM)
    for label, text in typed.items():
        page.get_by_label(label).fill(text)
    with page.expect_navigation():
        page.evaluate(SEND)


@pytest.mark.parametrize("part", ["", "engineer", "administrator"])
def test_p38_each_form_error_has_its_summary_and_its_link(visit, tharnsai, part):
    a_measure(tharnsai)
    page = visit(getattr(tharnsai, part) if part else None)
    faults = {}
    for story, (who, address, typed) in WRONG.items():
        if who == part:
            assert page.goto(address).ok, story
            send(page, typed)
            faults[story] = error_faults(page) + access_faults_at_all_widths(page)
    assert faults == dict.fromkeys(faults, [])
    assert len(faults) >= 3
