"""Letterheads as offices make them: two sides, pictures, tables, paper on which little fits."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from reports.document import Cover, Document, Emblem, NewPage, Opinions
from reports.render import render
from reports.render.word.template.checking import Unusable, clean
from tests.accounts.pictures import a_png
from tests.reports.letterheads import a_letterhead, saved, with_part
from tests.reports.test_word_memo import AGREED, SEAL, TABLE, a_memo, lines
from tests.reports.word_rules import faults

REPORT = Document("รายงาน", "เทศบาล", "portrait", "thai", (TABLE, NewPage("landscape"), TABLE), seal=SEAL)


def drawn(file, document: Document = REPORT) -> bytes:
    return render(replace(document, word_template=clean(saved(file))), "docx")


def with_two_sides(even: str = "", **odd):
    """A letterhead whose even pages differ, by that header or by having none."""
    file = a_letterhead(**odd)
    file.settings.odd_and_even_pages_header_footer = True
    if even:
        file.sections[0].even_page_header.paragraphs[0].text = even
    return file


def said(edge) -> list[str]:
    return [each.text for each in edge.paragraphs if each.text]


def test_even_pages_bear_what_the_letterhead_gives_them_and_the_mark_of_a_draft():
    letterhead = with_two_sides("หน้าคู่ของ {{หน่วยงาน}}", header="หน้าคี่")
    content = drawn(letterhead, a_memo(NewPage("landscape"), TABLE, draft=True))
    assert faults(content) == []
    for section in docx.Document(BytesIO(content)).sections:
        assert (said(section.header), said(section.even_page_header)) == (["หน้าคี่"], ["หน้าคู่ของ เทศบาล"])
        for edge in (section.header, section.even_page_header):
            assert [each.get("name") for each in edge._element.iter(qn("wp:docPr"))] == [
                "WordPictureWatermark1"
            ]


@pytest.mark.parametrize(("is_draft", "seal"), [(True, None), (False, SEAL)])
def test_a_cover_that_is_the_first_page_of_a_letterhead_is_marked_and_sealed_as_the_pages_behind_it(
    is_draft, seal
):
    letterhead = a_letterhead(header="หน้าต่อไป")
    letterhead.sections[0].different_first_page_header_footer = True
    cover = Cover(("รายงาน",), ("เทศบาล",))
    report = replace(REPORT, blocks=(cover, NewPage(), TABLE), draft=is_draft, seal=seal)
    content = drawn(letterhead, report)
    assert faults(content) == []
    first, inside = docx.Document(BytesIO(content)).sections
    assert first.different_first_page_header_footer
    for header in (first.first_page_header, inside.header):
        found = [each.get("name") for each in header._element.iter(qn("wp:docPr"))]
        assert found == ["WordPictureWatermark1"] * is_draft
    for footer in (first.first_page_footer, inside.footer):
        assert ("รหัสเอกสาร K7QM-4XTD-9P" in said(footer)) == bool(seal)
    assert not any("หน้า " in line for line in said(first.first_page_footer))


def test_even_pages_without_header_and_footer_of_their_own_have_those_of_the_portal():
    file = docx.Document(BytesIO(drawn(with_two_sides(footer="ถนนสายหลัก"))))
    for section in file.sections:
        assert said(section.footer)[0] == "ถนนสายหลัก"
        assert said(section.even_page_footer)[:2] == ["หน้า  จาก ", "รหัสเอกสาร K7QM-4XTD-9P"]


def test_pictures_of_a_letterhead_and_of_the_portal_bear_numbers_of_their_own():
    letterhead = a_letterhead("{{ตรา}}หัว")
    for place in (letterhead.sections[0].header, letterhead):
        place.paragraphs[0].add_run().add_picture(BytesIO(a_png()), width=Mm(20))
    emblem = Emblem(a_png(), "image/png")
    assert faults(drawn(letterhead, a_memo(draft=True, seal=SEAL, emblem=emblem))) == []


def test_a_letterhead_saved_by_libreoffice_gives_a_file_with_one_title_and_one_author():
    """It relates them to the file by a name of its own."""
    with ZipFile(BytesIO(saved(a_letterhead("หัว")))) as whole:
        relations = whole.read("_rels/.rels").decode()
    official = "openxmlformats.org/package/2006/relationships/metadata/core-properties"
    own = "openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
    assert official in relations
    letterhead = with_part("_rels/.rels", relations.replace(official, own), saved(a_letterhead("หัว")))
    content = render(replace(REPORT, word_template=clean(letterhead)), "docx")
    assert faults(content) == []
    properties = docx.Document(BytesIO(content)).core_properties
    assert (properties.title, properties.author) == ("รายงาน", "เทศบาล")


def test_a_locked_letterhead_makes_documents_that_can_be_edited():
    letterhead = a_letterhead("หัว")
    lock = OxmlElement("w:documentProtection", {qn("w:edit"): "readOnly", qn("w:enforcement"): "1"})
    letterhead.settings.element.insert(3, lock)
    made = docx.Document(BytesIO(drawn(letterhead)))
    assert list(made.settings.element.iter(qn("w:documentProtection"))) == []


def test_a_head_in_a_table_is_filled_in():
    letterhead = a_letterhead()
    cells = letterhead.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "ที่ {{ที่}}", "ถึง {{เรียน}}"
    content = drawn(letterhead, a_memo(Opinions((AGREED,))))
    assert faults(content) == []
    assert [text for _, text in lines(docx.Document(BytesIO(content)))][:3] == [
        "ที่ นธ ๕๒๙๐๑/",
        "ถึง ปลัดเทศบาล",
        "เรื่องเดิม",
    ]


@pytest.mark.parametrize(
    ("name", "length"), [("left_margin", 140), ("bottom_margin", 230), ("page_width", 0), ("page_height", 90)]
)
def test_paper_on_which_nothing_fits_is_refused(name, length):
    letterhead = a_letterhead("หัว")
    setattr(letterhead.sections[0], name, Mm(length))
    with pytest.raises(Unusable, match="เหลือที่ให้ข้อความกว้างหรือสูงไม่ถึง 60 มิลลิเมตร"):
        clean(saved(letterhead))


def test_the_room_to_bind_a_letterhead_is_kept():
    letterhead = a_letterhead("หัว")
    letterhead.sections[0].left_margin, letterhead.sections[0].gutter = Mm(25), Mm(10)
    first = docx.Document(BytesIO(drawn(letterhead))).sections[0]
    assert round(first.left_margin.mm + first.gutter.mm) == 35


def test_a_letterhead_high_on_its_upright_page_leaves_room_on_a_turned_one():
    letterhead = a_letterhead("หัว")
    letterhead.sections[0].top_margin = Mm(170)
    turned = docx.Document(BytesIO(drawn(letterhead))).sections[1]
    assert round(Mm(210).mm - turned.top_margin.mm - turned.bottom_margin.mm) == 60
