"""Pimlada gives the Word files of ธารใส the town's own letterhead; what is no harmless one is refused."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ita_portal.accounts.agency_files import FOLDER
from ita_portal.accounts.models import AgencyFile
from ita_portal.audit.models import Event
from reports.document import Document, Emblem, NewPage, Opinions
from reports.render import render
from reports.render.word.template.checking import clean
from reports.render.word.template.sample import sample
from reports.word_template import template_of
from tests.accounts.pictures import a_png
from tests.factories import a_measure
from tests.people import browser_of
from tests.reports.letterheads import a_letterhead, saved, with_part
from tests.reports.test_word_memo import AGREED, SEAL, TABLE, a_memo, lines

EDIT = "/tharnsai/settings/word-template/"


def by(template: bytes, *more, **values):
    """The memo of the tests in Word, by that template."""
    document = replace(a_memo(*more, **values), word_template=clean(template))
    return docx.Document(BytesIO(render(document, "docx")))


def texts(file) -> list[str]:
    return [text for _, text in lines(file)]


def test_a_letterhead_is_filled_in_and_the_memo_goes_on_below_it():
    file = a_letterhead("สำนักงานเทศบาลตำบลธารใส", "เลขที่ {{ที่}} เรื่อง {{ เรื่อง }} ถึง {{เรียน}}")
    said = texts(by(saved(file), Opinions((AGREED,))))
    assert said[:4] == [
        "สำนักงานเทศบาลตำบลธารใส",
        "เลขที่ นธ ๕๒๙๐๑/ เรื่อง รายงานผลการประเมิน ปี ๒๕๖๘ ถึง ปลัดเทศบาล",
        "เรื่องเดิม",
        "ตามที่ได้ประเมิน",
    ]
    assert "บันทึกข้อความ" not in said
    assert "☑ เห็นควร" in said


def test_a_field_that_word_has_parted_keeps_its_look():
    file = a_letterhead()
    paragraph = file.add_paragraph("เรื่อง ")
    paragraph.add_run("{{เรี").bold = True
    paragraph.add_run("ยน}}")
    paragraph.add_run(" ทราบ")
    first = by(saved(file)).paragraphs[0]
    assert [(run.text, bool(run.bold)) for run in first.runs if run.text] == [
        ("เรื่อง ", False),
        ("ปลัดเทศบาล", True),
        (" ทราบ", False),
    ]


def test_the_content_stands_where_the_letterhead_says_and_the_portals_head_too():
    said = texts(by(saved(a_letterhead("ก่อน", "{{หัวบันทึกข้อความ}}", "{{ เนื้อหา }}", "ท้ายหนังสือ"))))
    assert said[:3] == ["ก่อน", "บันทึกข้อความ", "ส่วนราชการ สำนักปลัดเทศบาล เทศบาลตำบลธารใส→"]
    assert said[-2:] == ["ผู้ดูแลระบบของหน่วยงาน (Admin หน่วยงาน)", "ท้ายหนังสือ"]


def test_a_letterhead_with_nothing_but_paper_leaves_the_head_to_the_portal():
    file = a_letterhead()
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin = Mm(35), Mm(25), Mm(40)
    made = by(saved(file), NewPage("landscape"), TABLE)
    assert texts(made)[0] == "บันทึกข้อความ"
    first, second = made.sections
    assert [round(each.mm) for each in (first.left_margin, first.right_margin, first.top_margin)] == [
        35,
        25,
        40,
    ]
    assert [round(each.mm) for each in (second.page_width, second.left_margin, second.top_margin)] == [
        297,
        15,
        40,
    ]
    (stop,) = made.paragraphs[1].paragraph_format.tab_stops
    assert round(stop.position.mm) == 150


def test_headers_of_the_letterhead_stay_and_say_what_a_draft_and_a_seal_must():
    file = by(
        saved(a_letterhead(header="{{หน่วยงาน}} โทร. 077", footer="ถนนสายหลัก")),
        NewPage("landscape"),
        TABLE,
        draft=True,
        seal=SEAL,
    )
    for section in file.sections:
        assert section.header.paragraphs[0].text == "เทศบาล โทร. 077"
        assert [each.get("name") for each in section.header._element.iter(qn("wp:docPr"))] == [
            "WordPictureWatermark1"
        ]
        foot = [each.text for each in section.footer.paragraphs]
        assert foot[:2] == ["ถนนสายหลัก", "รหัสเอกสาร K7QM-4XTD-9P"]


@pytest.mark.parametrize("kind", ["memo", "report"])
@pytest.mark.parametrize("place", ["header", "footer"])
def test_a_page_that_the_letterhead_numbers_bears_no_second_number(kind, place):
    file = a_letterhead()
    mark = getattr(file.sections[0], place).paragraphs[0]
    for part in (" PA", "GE "):
        order = OxmlElement("w:instrText")
        order.text = part
        mark.add_run()._r.append(order)
    blocks = (TABLE, NewPage("landscape"), TABLE)
    report = Document("รายงาน", "เทศบาล", "portrait", "thai", blocks, seal=SEAL)
    document = a_memo(*blocks, seal=SEAL) if kind == "memo" else report
    made = docx.Document(BytesIO(render(replace(document, word_template=clean(saved(file))), "docx")))
    for section in made.sections:
        edges = (section.header._element, section.footer._element)
        assert [each for edge in edges for each in edge.iter(qn("w:fldSimple"))] == []
        assert "รหัสเอกสาร K7QM-4XTD-9P" in [each.text for each in section.footer.paragraphs]


def test_a_report_by_the_sample_bears_the_number_of_the_sample_alone():
    report = Document("รายงาน", "เทศบาล", "portrait", "thai", (TABLE,), word_template=clean(sample("เทศบาล")))
    (section,) = docx.Document(BytesIO(render(report, "docx"))).sections
    assert section.header.paragraphs[0].text.startswith("- ")
    assert "".join(each.text for each in section.footer.paragraphs) == ""


def test_styles_of_the_letterhead_go_before_those_of_the_portal_by_their_names():
    own = docx.Document(BytesIO(sample("เทศบาลตำบลธารใส")))
    own.styles["หัวข้อบันทึกข้อความ"].font.size = Pt(22)
    foreign = a_letterhead("หัว")
    assert by(saved(own)).styles["หัวข้อบันทึกข้อความ"].font.size.pt == 22
    made = by(saved(foreign))
    heading = next(each for each in made.paragraphs if each.text == "เรื่องเดิม")
    assert heading.style.name == "หัวข้อบันทึกข้อความ"
    base = heading.style.base_style
    assert base.element.find(f".//{qn('w:rFonts')}").get(qn("w:cs")) == "TH SarabunPSK"
    assert base.paragraph_format.space_after == 0
    with ZipFile(BytesIO(render(replace(a_memo(), word_template=clean(saved(foreign))), "docx"))) as parts:
        assert 'w:name="TH SarabunPSK"' in parts.read("word/fontTable.xml").decode()


def test_the_sample_filled_in_is_the_portals_own_memo():
    plain = a_memo(Opinions((AGREED,)), emblem=Emblem(a_png(), "image/png"))
    own = docx.Document(BytesIO(render(plain, "docx")))
    filled = by(sample("เทศบาลตำบลธารใส"), Opinions((AGREED,)), emblem=plain.emblem)
    assert lines(filled) == lines(own)
    assert len(list(filled.element.body.iter(qn("wp:anchor")))) == 1
    first = filled.sections[0]
    assert "".join(each.text for each in first.first_page_header.paragraphs) == "", "page one bears no number"
    assert "".join(each.text for each in first.header.paragraphs).startswith("- ")


def test_what_a_user_types_is_no_field():
    document = replace(a_memo(), word_template=clean(saved(a_letterhead("{{เรื่อง}}"))))
    memo = replace(document.blocks[0], subject="{{หน่วยงาน}} {{7*7}}", to="{{เนื้อหา}}")
    said = texts(docx.Document(BytesIO(render(replace(document, blocks=(memo,)), "docx"))))
    assert said[0] == "{{หน่วยงาน}} {{๗*๗}}"


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


def upload(browser, data: bytes, name: str = "หัวหนังสือ.docx") -> str:
    return browser.post(EDIT, {"file": SimpleUploadedFile(name, data)}, follow=True).content.decode()


def word_report(browser) -> list[str]:
    answer = browser.get("/tharnsai/2569/reports/analysis-memo/download/", {"kind": "docx"})
    return texts(docx.Document(BytesIO(answer.content)))


def test_pimlada_takes_the_sample_puts_her_letterhead_in_place_and_takes_it_away(
    tharnsai, pimlada, settings, django_capture_on_commit_callbacks
):
    a_measure(tharnsai)
    given = pimlada.get(f"{EDIT}sample/")
    assert docx.Document(BytesIO(given.content)).paragraphs[0].text == "{{ตรา}}บันทึกข้อความ"
    assert word_report(pimlada)[0] == "บันทึกข้อความ"

    assert "บันทึกแม่แบบ Word แล้ว" in upload(pimlada, saved(a_letterhead("หัวของธารใส {{หน่วยงาน}}")))
    assert "หัวหนังสือ.docx" in pimlada.get("/tharnsai/settings/").content.decode()
    assert word_report(pimlada)[0] == "หัวของธารใส เทศบาลตำบลธารใส"
    own = pimlada.get(f"{EDIT}download/")
    assert docx.Document(BytesIO(own.content)).paragraphs[0].text == "หัวของธารใส {{หน่วยงาน}}"

    assert "ลบแม่แบบ Word" in pimlada.get(f"{EDIT}remove/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        pimlada.post(f"{EDIT}remove/")
    assert word_report(pimlada)[0] == "บันทึกข้อความ"
    assert not list((settings.DATA_DIR / FOLDER).iterdir())
    told = Event.objects.filter(thing_kind="accounts.agency").order_by("number")
    assert [(each.verb, bool(each.before), bool(each.after)) for each in told] == [
        ("word-template-set", False, True),
        ("word-template-removed", True, False),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (with_part("word/vbaProject.bin"), "มาโคร"),
        (b"PK" + b"\0" * 6_000_000, "ต้องไม่เกิน 5 MB"),
        (b"", "แฟ้มนี้ว่างเปล่า"),
    ],
)
def test_p38_a_refused_letterhead_is_told_on_the_page_and_nothing_is_kept(tharnsai, pimlada, data, sentence):
    page = upload(pimlada, data)
    assert "ข้อผิดพลาด 1 จุด" in page
    assert sentence in page
    assert template_of(tharnsai.agency) == b""
    assert not AgencyFile.objects.exists()


def test_p04_the_letterhead_is_its_administrators_alone(tharnsai, dontawan, pimlada):
    upload(pimlada, sample("ก"))
    for address in (EDIT, f"{EDIT}download/", f"{EDIT}sample/", f"{EDIT}remove/"):
        assert browser_of(dontawan.administrator).get(address).status_code == 404
        assert browser_of(tharnsai.treasurer).get(address).status_code == 403


def test_a_letterhead_changed_on_the_disk_is_not_used_and_the_page_says_so(
    tharnsai, pimlada, settings, caplog
):
    upload(pimlada, sample("ก"))
    (path,) = (settings.DATA_DIR / FOLDER).iterdir()
    path.write_bytes(sample("ข"))
    assert template_of(tharnsai.agency) == b""
    assert "แฟ้มถูกแก้ไขในเครื่องแม่ข่าย" in pimlada.get("/tharnsai/settings/").content.decode()
    assert path.name in caplog.text
