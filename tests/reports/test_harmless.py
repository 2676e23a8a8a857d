"""P29: whatever stands in a field prints as text; drawing opens no connection and no file but our own."""

import re
from dataclasses import replace
from tempfile import gettempdir

import pytest
from django.urls import reverse

from reports.facts import StepFacts
from reports.formats.indicator_results import arrange
from reports.render import render
from reports.render.pdf import OwnFontsOnly
from tests.factories import a_measure as stored
from tests.people import browser_of
from tests.reports.made_up import AGENCY, a_measure, a_snapshot
from tests.reports.reading import html_addresses

HARMFUL = (
    "<script>alert(1)</script>",
    "<img src=http://example.com/a.png onerror=alert(1)>",
    "{{7*7}} {% load static %} {# ก #}",
    "file:///etc/passwd",
    '"><link rel=stylesheet href=//example.com/a.css>',
    "url(http://example.com/b.png) @import 'http://example.com/c.css';",
    "&lt;b&gt; &amp; </td></table></body>",
    "=HYPERLINK(1)",
)

# What an HTML and a Word file begin with is read anew each time; a sheet is written into a scratch file first
OWN_FILE = re.compile(
    rf"open (.*/(document\.css|Portal[A-Za-z-]+\.woff2|docx/.*/default[a-z.-]+)"
    rf"|{gettempdir()}(/openpyxl\.\w+)?)"
)


def made(snapshot, kind):
    return render(arrange(snapshot, "arabic"), kind)


def harmful_measure():
    text = "\n".join(HARMFUL)
    steps = tuple(StepFacts(each, "") for each in HARMFUL)
    return a_measure(name=text, owners=HARMFUL, steps=steps, summary=text, result=text)


def test_p29_the_agency_name_prints_as_text_in_the_html_file():
    snapshot = replace(a_snapshot(), agency=replace(AGENCY, name="</title><script>alert(1)</script>"))
    assert b"<script" not in made(snapshot, "html")


def test_p29_the_html_file_asks_for_nothing():
    addresses = html_addresses(made(a_snapshot(harmful_measure()), "html"))
    assert [address.split(",")[0] for address in addresses] == ["data:text/css;base64"]


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/a.ttf",
        "https://example.com/a.css",
        "file:///etc/passwd",
        "ftp://example.com/a",
        "data:text/css,a",
        (OwnFontsOnly.FONTS / "GPL-2.txt").as_uri(),
        (OwnFontsOnly.FONTS / "PortalSarabun-Regular.ttf").as_uri() + "/../../../manage.py",
    ],
)
def test_p29_nothing_but_the_fonts_is_handed_out(address):
    with pytest.raises(ValueError, match="may not fetch"):
        OwnFontsOnly().fetch(address)


def test_p29_the_preview_is_escaped_too(tharnsai):
    stored(tharnsai, name="<script>alert(1)</script>", summary="{{7*7}}")
    page = browser_of(tharnsai.reader).get(reverse("report", args=["tharnsai", 2569, "indicator-results"]))
    assert "<script>alert" not in page.content.decode()
    assert "&lt;script&gt;alert(๑)&lt;/script&gt;" in page.content.decode()
    assert "{{๗*๗}}" in page.content.decode()
