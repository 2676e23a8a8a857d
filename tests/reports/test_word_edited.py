"""Pimlada goes on in Word: what she changes once is changed everywhere, what she adds looks like the rest."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from reports.document import Cover, Document, Heading, NewPage
from reports.render import render
from tests.reports.letterheads import a_letterhead, saved
from tests.reports.test_word_memo import TABLE, a_memo


def opened(document: Document) -> "docx.document.Document":
    return docx.Document(BytesIO(render(document, "docx")))


@pytest.mark.parametrize("letterhead", [b"", saved(a_letterhead(header="ถนนสายหลัก", footer="โทร. 077"))])
def test_a_header_changed_on_one_page_is_changed_on_all_further_ones(letterhead):
    parts = (NewPage("portrait"), Heading(("ผล",)), NewPage("landscape"), TABLE)
    file = opened(a_memo(*parts, draft=True, word_template=letterhead))
    file.sections[0].header.paragraphs[0].text = "สำเนาคู่ฉบับ"
    assert [each.header.paragraphs[0].text for each in file.sections] == ["สำเนาคู่ฉบับ"] * 3
    assert [each.header.is_linked_to_previous for each in file.sections] == [False, True, True]


def test_the_foot_begins_behind_a_cover_and_is_one_from_there_on():
    cover = Cover(("ปก",), ("เทศบาล",))
    blocks = (cover, NewPage("portrait"), TABLE, NewPage("landscape"), TABLE)
    file = opened(Document("ชื่อ", "เทศบาล", "portrait", "thai", blocks))
    behind, last = file.sections[1:]
    assert (behind.footer.is_linked_to_previous, last.footer.is_linked_to_previous) == (False, True)
    assert last.footer.paragraphs[0].text.startswith("หน้า ")


def test_what_she_writes_into_a_new_row_has_the_letters_of_the_table():
    (table,) = opened(Document("ชื่อ", "เทศบาล", "portrait", "thai", (TABLE,))).tables
    new, old = table.add_row().cells[0].paragraphs[0], table.rows[1].cells[0].paragraphs[0]
    assert (new.style.name, old.style.name) == ("Normal", "ข้อความในตาราง")
    letters = [
        [each.get(qn("w:val")) for each in style.element.rPr.iter(qn("w:sz"), qn("w:szCs"))]
        for style in (table.style, old.style)
    ]
    assert letters == [["28", "28"], ["28", "28"]]
