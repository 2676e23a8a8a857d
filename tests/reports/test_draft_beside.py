"""ร่าง: what is drawn from the facts of now beside a version that stands is another paper, and says so."""

from io import BytesIO

import docx
import pytest
from django.urls import reverse
from docx.oxml.ns import qn
from openpyxl import load_workbook

from measures.models import Measure
from reports.formats import FORMATS
from reports.render import KINDS
from tests.factories import a_measure
from tests.people import browser_of
from tests.reports.chain import a_report, says, submitted
from tests.reports.reading import pages

pytestmark = pytest.mark.usefixtures("quick_pdf")

ALL, REPORTS = [each.code for each in FORMATS], [each.code for each in FORMATS if not each.is_letter]
ON_A_PAGE = 'class="document-watermark"'
TOLD = "ทุกหน้ามีคำว่า “ร่าง”"
LATER = "ขยายเวลาให้บริการถึงสองทุ่ม"


def of_pdf(content: bytes) -> set[bool]:
    return {"ร่าง" in text for text in pages(content)}


def of_word(content: bytes) -> set[bool]:
    """Every header that a page may have, the first page's own where it differs."""
    found = set()
    for section in docx.Document(BytesIO(content)).sections:
        own = [section.first_page_header] if section.different_first_page_header_footer else []
        for header in (section.header, *own):
            names = {each.get("descr") for each in header._element.iter(qn("wp:docPr"))}
            found.add("ร่าง" in names)
    return found


def of_excel(content: bytes) -> set[bool]:
    return {sheet.oddHeader.center.text == "ร่าง" for sheet in load_workbook(BytesIO(content))}


def of_a_page(content: bytes) -> set[bool]:
    return {ON_A_PAGE in content.decode()}


MARKS = {"pdf": of_pdf, "docx": of_word, "xlsx": of_excel, "html": of_a_page}


def kept(person, code: str, kind: str, digits: str = "thai") -> bytes:
    """The file that the button under ดาวน์โหลด gives."""
    address = reverse("report_download", args=["tharnsai", 2569, code])
    return browser_of(person).get(address, {"kind": kind, "digits": digits}).content


def shown(person, name: str, code: str, **asked: str) -> str:
    return browser_of(person).get(reverse(name, args=["tharnsai", 2569, code]), asked).content.decode()


def is_marked(person, code: str) -> bool:
    return of_a_page(kept(person, code, "html")) == {True}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", ALL)
def test_beside_the_version_that_waits_every_page_of_every_file_says_that_it_is_a_draft(tharnsai, code, kind):
    submitted(tharnsai, a_report(tharnsai, format=code), reason="ก")
    a_measure(tharnsai, name=LATER)
    for digits in ("thai", "arabic"):
        assert MARKS[kind](kept(tharnsai.reader, code, kind, digits)) == {True}


@pytest.mark.parametrize("code", ALL)
def test_so_do_the_preview_and_that_of_the_texts(tharnsai, code):
    version = submitted(tharnsai, a_report(tharnsai, format=code), reason="ก")
    Measure.objects.update(name=LATER)
    for found in (
        shown(tharnsai.reader, "report", code, draft="1"),
        shown(tharnsai.administrator, "report_texts", code),
    ):
        assert LATER in found and ON_A_PAGE in found
    assert TOLD in shown(tharnsai.reader, "report", code, draft="1")
    address = reverse("version", args=["tharnsai", 2569, code, version.code])
    sealed = browser_of(tharnsai.reader).get(address).content.decode()
    assert LATER not in sealed and ON_A_PAGE not in sealed


@pytest.mark.parametrize("code", REPORTS)
def test_a_report_that_nobody_submitted_or_that_came_back_is_printed_to_be_signed_by_hand(tharnsai, code):
    report, reader = a_report(tharnsai, format=code), tharnsai.reader
    assert not is_marked(reader, code)
    assert TOLD not in shown(reader, "report", code)
    assert ON_A_PAGE not in shown(tharnsai.administrator, "report_texts", code)
    first = submitted(tharnsai, report, reason="ก")
    assert is_marked(reader, code)
    says(tharnsai, tharnsai.head_of_office, first, "return")
    assert not is_marked(reader, code)
    assert {kind for kind in KINDS if True in MARKS[kind](kept(reader, code, kind))} == set()


@pytest.mark.parametrize("last", ["agree", "disagree"])
def test_beside_what_was_decided_it_stays_a_draft_whatever_becomes_of_a_newer_version(tharnsai, last):
    code = "completion-results"
    report, reader = a_report(tharnsai, format=code), tharnsai.reader
    first = submitted(tharnsai, report, reason="ก")
    says(tharnsai, tharnsai.head_of_office, first)
    says(tharnsai, tharnsai.clerk, first)
    says(tharnsai, tharnsai.mayor, first, last)
    assert is_marked(reader, code)
    Measure.objects.update(name=LATER)
    second = submitted(tharnsai, report, reason="ก")
    says(tharnsai, tharnsai.head_of_office, second, "return")
    assert is_marked(reader, code)
    assert ON_A_PAGE in shown(reader, "report", code)
