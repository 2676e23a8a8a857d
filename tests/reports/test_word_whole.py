"""Word opens every file as it is: nothing to repair in any report, whatever the template."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from reports.render import render
from reports.render.word.template.checking import clean
from reports.render.word.template.sample import sample
from tests.reports.damaging import damaged
from tests.reports.letterheads import a_letterhead, saved
from tests.reports.test_every_format import CODES, SEAL, YEAR, arranged
from tests.reports.word_rules import faults

TEMPLATES = {
    "none": b"",
    "sample": sample("เทศบาลตำบลธารใส"),
    "own": saved(a_letterhead("ที่ {{ที่}}", "เรื่อง {{เรื่อง}} ถึง {{เรียน}}", header="หัวกระดาษ", footer="ท้ายกระดาษ")),
}


def a_file(code="analysis-memo", template=b"", seal=None) -> bytes:
    document = arranged(YEAR, code, "thai")
    cleaned = clean(template) if template else b""
    return render(replace(document, draft=seal is None, seal=seal, word_template=cleaned), "docx")


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("code", CODES)
def test_word_has_nothing_to_repair(code, template):
    for seal in (None, SEAL):
        assert faults(a_file(code, TEMPLATES[template], seal)) == []


def test_word_opens_it_by_the_rules_of_today_and_knows_that_it_is_thai():
    with ZipFile(BytesIO(a_file("indicator-results"))) as file:
        settings = file.read("word/settings.xml").decode()
    assert re.search(r'w:name="compatibilityMode" [^<>]*w:val="15"', settings)
    assert settings.count("<w:themeFontLang ") == 1
    assert 'w:bidi="th-TH"' in settings


# What would make Word repair or refuse a file, and what the check says of it
DAMAGES = [
    (
        "word/document.xml",
        '<w:jc w:val="center"/></w:pPr>',
        '<w:jc w:val="center"/><w:keepNext/></w:pPr>',
        "order",
    ),
    ("word/document.xml", '<w:tblLayout w:type="fixed"/>', '<w:tblLayout w:type="fixed"/><w:tblW/>', "order"),
    ("word/document.xml", '<w:vMerge w:val="restart"/>', "", "goes on with nothing"),
    ("word/document.xml", '<w:gridSpan w:val="2"/>', "", "columns of"),
    ("word/document.xml", '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>', "columns of"),
    ("word/document.xml", "</w:p></w:tc>", "</w:p><w:sdt/></w:tc>", "does not end with a paragraph"),
    ("word/document.xml", ' xml:space="preserve"', "", "would be lost"),
    (
        "word/document.xml",
        '<w:pStyle w:val="TableText"/>',
        '<w:pStyle w:val="Nothing"/>',
        "no paragraph style",
    ),
    ("word/document.xml", '<w:type w:val="nextPage"/>', "<w:rtlGutter/><w:color/>", "sectPr has color"),
    ("word/document.xml", '<wp:docPr id="2"', '<wp:docPr id="1"', "two docPr 1"),
    ("word/document.xml", 'r:embed="', 'r:embed="x', "no relation"),
    ("word/document.xml", 'w:type="default" r:id', 'w:type="first" r:id', "of one kind"),
    (
        "word/styles.xml",
        '<w:basedOn w:val="Heading1"/>',
        '<w:basedOn w:val="MemoLabel"/>',
        "stands on no style",
    ),
    ("word/settings.xml", "</w:settings>", "<w:themeFontLang/></w:settings>", "settings has"),
    ("word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="style.xml"', "is not there"),
    ("[Content_Types].xml", 'Extension="png"', 'Extension="gif"', "has no type"),
    ("[Content_Types].xml", 'PartName="/word/styles.xml"', 'PartName="/word/x.xml"', "typed and not there"),
]


@pytest.fixture(scope="module")
def memo():
    return a_file()


@pytest.mark.parametrize(("part", "old", "new", "said"), DAMAGES)
def test_what_word_would_repair_is_found(memo, part, old, new, said):
    assert any(said in fault for fault in faults(damaged(memo, part, old, new)))
