"""The story of the portal: a measure typed in a browser comes out as an official report."""

import re
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from measures.models import Measure
from tests.people import PASSWORD, Municipality

STEPS = ("สำรวจจุดบริการทั้งตำบล", "จัดทำป้ายขั้นตอนและระยะเวลา", "ติดตั้งป้ายและประเมินความพึงพอใจ")


@pytest.fixture
def signed_up(tharnsai) -> Municipality:
    """สมชาย and พิมพ์ลดา have chosen their passwords."""
    for user in (tharnsai.engineer, tharnsai.administrator):
        user.set_password(PASSWORD)
        user.save()
    return tharnsai


def sign_in(page: Page, username: str) -> None:
    page.goto("/")
    page.get_by_label("ชื่อผู้ใช้").fill(username)
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("งานของฉัน")


def text_of(pdf: Path) -> str:
    """The text without spaces and line ends, as one cell's words may stand on several lines."""
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages))


def enter_measure(page: Page) -> None:
    """Everything of the measure, with an end that does not exist."""
    page.get_by_label("มาตรการ/กิจกรรม").fill("ติดตั้งป้ายขั้นตอนการให้บริการ")
    page.get_by_label("ตัวชี้วัด", exact=True).select_option(index=1)
    page.get_by_label("ขั้นตอนที่ 1").fill(STEPS[0])
    for number, text in enumerate(STEPS[1:], start=2):
        page.get_by_role("button", name="เพิ่มขั้นตอน").click()
        page.get_by_label(f"ขั้นตอนที่ {number}", exact=True).fill(text)
    page.get_by_label("วันเริ่ม").fill("1 ต.ค. 68")
    page.get_by_label("วันสิ้นสุด").fill("31 ก.ย. 69")
    page.get_by_label("กองช่าง").check()


def correct_the_end(page: Page) -> None:
    """September has thirty days: the summary takes the focus and leads to the field; what was typed stays."""
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("ข้อผิดพลาด"))
    summary.get_by_role("link").click()
    end = page.get_by_label("วันสิ้นสุด")
    expect(end).to_be_focused()
    expect(end).to_have_value("31 ก.ย. 69")
    expect(page.get_by_label("ขั้นตอนที่ 3", exact=True)).to_have_value(STEPS[2])
    assert not Measure.objects.exists()
    end.fill("30 ก.ย. 69")
    page.get_by_role("button", name="บันทึกมาตรการ").last.click()


def download_report(page: Page, pdf: Path) -> None:
    """Saves the PDF that a link of the report's page gives."""
    page.goto("/tharnsai/2569/reports/indicator-results/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="ดาวน์โหลด PDF").click()
    assert waiting.value.suggested_filename.endswith(".pdf")
    waiting.value.save_as(pdf)


@pytest.mark.story
def test_somchai_enters_a_measure_and_pimlada_downloads_the_report(visit, signed_up, tmp_path):
    somchai = visit(None)
    sign_in(somchai, "somchai")
    somchai.goto("/tharnsai/2569/measures/")
    somchai.get_by_role("link", name="เพิ่มมาตรการแรก").click()
    enter_measure(somchai)
    somchai.get_by_role("button", name="บันทึกมาตรการ").last.click()
    correct_the_end(somchai)
    expect(somchai.get_by_role("heading", level=1)).to_contain_text("ติดตั้งป้ายขั้นตอนการให้บริการ")
    expect(somchai.locator("main")).to_contain_text("30 กันยายน 2569")
    assert list(Measure.objects.get().steps.values_list("text", flat=True)) == list(STEPS)

    pimlada, pdf = visit(None, viewport={"width": 1366, "height": 768}), tmp_path / "report.pdf"
    sign_in(pimlada, "pimlada")
    download_report(pimlada, pdf)
    text = text_of(pdf)
    for words in (
        "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "เทศบาลตำบลธารใสอำเภอศรีบุรพาจังหวัดนครธารา",
        "ประจำปีงบประมาณพ.ศ.๒๕๖๙",
        "ติดตั้งป้ายขั้นตอนการให้บริการ",
        *STEPS,
        "๑ต.ค.๖๘ถึง๓๐ก.ย.๖๙",
        "กองช่าง",
    ):
        assert words.replace(" ", "") in text
    assert not re.search("[0-9]", text), "a Thai report has Thai digits"
    check_pictures(pdf)


def check_pictures(pdf: Path) -> None:
    """Each page is a lying A4 with ink on it, none of it in the margins a printer cannot reach."""
    pages = pypdfium2.PdfDocument(BytesIO(pdf.read_bytes()))
    assert len(pages) == 1
    for page in pages:
        assert [round(side * 25.4 / 72) for side in page.get_size()] == [297, 210]
        picture = page.render(scale=100 / 72, grayscale=True).to_pil()
        ink = picture.point(lambda grey: 255 if grey < 128 else 0)
        left, top, right, bottom = ink.getbbox()
        edge = 5 / 25.4 * 100  # five millimetres
        assert min(left, top, picture.width - right, picture.height - bottom) > edge
        assert 0.01 < ink.histogram()[255] / (picture.width * picture.height) < 0.3
        # The frame of the table: a line of ink over more than half of the page.
        rows = (ink.crop((0, y, picture.width, y + 1)) for y in range(picture.height))
        assert any(row.histogram()[255] > picture.width / 2 for row in rows)
