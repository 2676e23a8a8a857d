"""What the stories of the measure pages share: addresses, and the fields that a browser would send back."""

import html
import re

from django.test import Client

from tests.people import Municipality, browser_of

ADDING = {
    "name": "จัดทำคู่มือการให้บริการ",
    "indicator": "1",
    "aim": "raise",
    "step": ["สำรวจงาน", "จัดทำคู่มือ", "เผยแพร่"],
    "origin": ["- -", "- -", "- -"],
    "start": "1 ต.ค. 68",
    "end": "30/09/2569",
    "offices": ["กองช่าง"],
    "follow_up": "รายงานทุกไตรมาส",
}


FORM = re.compile(r"<form\b[^>]*data-draft.*?</form>", re.DOTALL)
CONTROL = re.compile(r"<(input|textarea|select)\b([^>]*)>(.*?)(?=<(?:input|textarea|select)\b|\Z)", re.DOTALL)


def address(town: Municipality, *parts: object, year: int = 2569) -> str:
    """The address of the list, or of a measure's page: `address(town, 1, "edit")`."""
    return "/".join(["", town.code, str(year), "measures", *map(str, parts), ""])


def fields_of(page: str) -> dict[str, list[str]]:
    """The fields of a page's main form with their values, as a browser would send them back."""
    form = FORM.search(page).group()
    fields: dict[str, list[str]] = {}
    for tag in CONTROL.finditer(form):
        kind, attributes, rest = tag.groups()
        values = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        name = values.get("name")
        if kind == "textarea":
            fields.setdefault(name, []).append(html.unescape(rest.split("</textarea>")[0].removeprefix("\n")))
        elif kind == "select":
            chosen = re.search(r'<option value="([^"]*)" selected', rest.split("</select>")[0])
            fields.setdefault(name, []).append(html.unescape(chosen.group(1)) if chosen else "")
        elif values.get("type") not in ("radio", "checkbox") or "checked" in attributes:
            fields.setdefault(name, []).append(html.unescape(values.get("value", "")))
    return fields


def open_form(browser: Client, path: str) -> dict[str, list[str]]:
    """The fields of the form at this address, as somebody sees them who opens it."""
    return fields_of(browser.get(path).content.decode())


def words(answer) -> str:
    """The text of a page as a person reads it."""
    body = answer.content.decode().split("<body>")[-1]
    lines = re.sub(r"</?(?:span|wbr|strong)\b[^>]*>", "", body)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", lines)).split())


def problems(answer) -> list[tuple[str, str]]:
    """The lines of the error summary: sentence and address."""
    page = answer.content.decode()
    if 'class="error-summary"' not in page:
        return []
    summary = page.split('class="error-summary"')[1].split("</ul>")[0]
    return [
        (html.unescape(words), href) for href, words in re.findall(r'<a href="([^"]*)">(.*?)</a>', summary)
    ]


def foreign(text: str) -> list[str]:
    """Latin words but for the names that Thai documents use, and years of the Gregorian calendar."""
    found = re.findall(r"[A-Za-z]{2,}|(?<!\d)(?:19|20)\d\d(?!\d)", text)
    return [word for word in found if word not in ("ITA", "IIT", "EIT", "OIT", "Service")]


__all__ = ["ADDING", "address", "browser_of", "foreign", "fields_of", "open_form", "problems", "words"]
