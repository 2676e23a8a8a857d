"""P30: every cell of the facts is found in the document, in order; fonts embedded, no glyph missing."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.facts import StepFacts
from reports.formats.indicator_results import arrange
from reports.render import KINDS, render
from tests.reports.made_up import a_measure, a_snapshot
from tests.reports.reading import flat, html_text, missing_in_order, pages, pages_in_chrome, without_frame
from tests.reports.reading_office import sheet_text, word_text

HEAD = (
    "ลำดับ มาตรการ/กิจกรรม วิธีดำเนินการ ระยะเวลาในการดำเนินการ ผู้รับผิดชอบ "
    "สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม ผลลัพธ์หรือความสำเร็จในการดำเนินการ"
)
PAGE_NUMBER = re.compile("หน้า[0-9๐-๙]+จาก[0-9๐-๙]+")
TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def made(snapshot, kind, digits="thai"):
    return render(arrange(snapshot, digits), kind)


def text_of(snapshot, kind, digits="thai"):
    """The flat text of the document, each table head once."""
    content = made(snapshot, kind, digits)
    if kind == "pdf":
        return without_frame(pages(content), HEAD, PAGE_NUMBER)
    return {"html": html_text, "docx": word_text, "xlsx": sheet_text}[kind](content)


TOWN = a_snapshot(
    a_measure(
        number=1,
        name="การปฏิบัติหน้าที่",
        steps=(
            StepFacts("จัดทำคู่มือ 12 งาน ดังนี้\n(1) งานทะเบียน\n(2) งานช่าง", ""),
            StepFacts("ประกาศ No Gift Policy ๓ ครั้ง", ""),
        ),
        owners=("สำนักปลัดเทศบาล", "กองช่าง"),
        summary="๑.ทำแล้ว ✓\n๒. ผ่าน E-Service ร้อยละ 95.01",
        result="- บริการเร็วขึ้น น้ำใจดี",
    ),
    a_measure(number=2, name="การใช้งบประมาณ", indicator=2, aim="พัฒนาเพื่อยกระดับ", owners=("กองคลัง",)),
)
CELLS_IN_THAI = [
    *("๑", "การปฏิบัติหน้าที่", "(รักษาระดับ)"),
    *("๑. จัดทำคู่มือ ๑๒ งาน ดังนี้", "(๑) งานทะเบียน", "(๒) งานช่าง", "๒. ประกาศ No Gift Policy ๓ ครั้ง"),
    "ปีงบประมาณ พ.ศ. ๒๕๖๙ (๑ ต.ค. ๖๘ ถึง ๓๐ ก.ย. ๖๙)",
    *("สำนักปลัดเทศบาล/", "กองช่าง", "๑.ทำแล้ว ✓", "๒. ผ่าน E-Service ร้อยละ ๙๕.๐๑", "- บริการเร็วขึ้น น้ำใจดี"),
    *("๒", "การใช้งบประมาณ", "(พัฒนาเพื่อยกระดับ)", "๑. สำรวจงานบริการ", "๒. จัดทำคู่มือ"),
    *("ปีงบประมาณ พ.ศ. ๒๕๖๙ (๑ ต.ค. ๖๘ ถึง ๓๐ ก.ย. ๖๙)", "กองคลัง"),
    *("สำรวจแล้ว ๑๒ งาน", "ประชาชนได้รับบริการเร็วขึ้น"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_p30_every_cell_is_found_in_order(kind, digits):
    cells = CELLS_IN_THAI if digits == "thai" else [cell.translate(TO_ARABIC) for cell in CELLS_IN_THAI]
    text = text_of(TOWN, kind, digits)
    table = text[text.index(flat(HEAD)) + len(flat(HEAD)) :]
    assert missing_in_order(cells, table) == []
    assert table == flat("".join(cells))


def test_p30_chrome_reads_the_same_text():
    text = without_frame(pages_in_chrome(made(TOWN, "pdf")), HEAD, PAGE_NUMBER)
    assert missing_in_order(CELLS_IN_THAI, text) == []


def test_p30_fonts_are_embedded_and_no_glyph_is_missing():
    reader = PdfReader(BytesIO(made(TOWN, "pdf")))
    fonts = {
        font["/BaseFont"].split("+")[1]: font.get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert set(fonts) == {"Portal-Sarabun", "Portal-Sarabun-Bold", "Portal-Symbols"}
    for font in fonts.values():
        assert font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"]
        assert font["/Encoding"] == "/Identity-H"  # WeasyPrint writes another one where a glyph is missing
        assert b"<> " not in font["/ToUnicode"].get_data()
