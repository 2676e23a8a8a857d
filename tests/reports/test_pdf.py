"""The PDF as an officer holds it: pages, heads, page numbers, properties, long rows."""

import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from reports.document import Column, ColumnGroup, Document, Group, Heading, Paragraph, Row, Table, cell
from reports.facts import StepFacts
from reports.formats.indicator_results import arrange
from reports.render import pdf, render
from reports.render.html import STYLE
from tests.reports.made_up import a_measure, a_snapshot
from tests.reports.reading import flat, pages

HEAD = "ลำดับ มาตรการ/กิจกรรม วิธีดำเนินการ"


def pdf_of(*measures, digits="thai"):
    return render(arrange(a_snapshot(*measures), digits), "pdf")


def many(count):
    return [a_measure(number=number, indicator=number) for number in range(1, count + 1)]


def test_the_head_stands_on_every_page_and_the_page_number_is_thai():
    texts = pages(pdf_of(*many(20)))
    assert len(texts) > 2
    assert all(flat(HEAD) in text for text in texts)
    thai = "๐๑๒๓๔๕๖๗๘๙"
    for number, text in enumerate(texts, start=1):
        assert f"หน้า{thai[number]}จาก{thai[len(texts)]}" in text


def test_in_arabic_digits_no_thai_digit_is_left():
    measure = a_measure(summary="๑. ทำแล้ว ๒๕ ครั้ง", steps=(StepFacts("(๑) สำรวจ", ""),))
    (text,) = pages(pdf_of(measure, digits="arabic"))
    assert "1.ทำแล้ว25ครั้ง" in text
    assert "หน้า1จาก1" in text
    assert not re.search("[๐-๙]", text)


def test_addresses_and_codes_keep_their_digits_and_item_codes_turn():
    measure = a_measure(summary="ISO 9001 ที่ https://tharnsai.go.th/2569 ข้อ O34 ปี 2569")
    (text,) = pages(pdf_of(measure))
    assert "ISO9001ที่https://tharnsai.go.th/2569ข้อO๓๔ปี๒๕๖๙" in text


def test_the_file_says_what_it_is_in_thai_and_can_be_read_aloud():
    reader = PdfReader(BytesIO(pdf_of()))
    assert reader.metadata.title == (
        "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
        "เทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา ประจำปีงบประมาณ พ.ศ. ๒๕๖๙"
    )
    assert reader.metadata.author == "เทศบาลตำบลธารใส"
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == "th"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid" in reader.xmp_metadata.stream.get_data().decode()
    assert reader.outline[0].title == reader.metadata.title


@pytest.mark.parametrize(("orientation", "size"), [("landscape", (842, 595)), ("portrait", (595, 842))])
def test_a_page_is_a4_as_the_document_lies(orientation, size):
    document = Document("ก", "ข", orientation, "thai", (Paragraph("ค"),))
    page = PdfReader(BytesIO(render(document, "pdf"))).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_the_same_document_gives_the_same_bytes():
    assert pdf_of() == pdf_of()


def test_two_people_at_once_get_each_their_own_document():
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(pdf_of, [a_measure(name="ของสมชาย"), a_measure(name="ของมาลี")])
    assert "ของสมชาย" in pages(first)[0]
    assert "ของมาลี" in pages(second)[0]
    assert first == pdf_of(a_measure(name="ของสมชาย"))


def test_a_row_longer_than_a_page_flows_under_repeated_heads_and_loses_nothing():
    steps = tuple(StepFacts(f"ขั้นตอนย่อยรายการ{number}จบ", "") for number in range(1, 121))
    texts = pages(pdf_of(a_measure(steps=steps), digits="arabic"))
    assert len(texts) > 3
    assert all(flat(HEAD) in text for text in texts)
    found = re.findall("ขั้นตอนย่อยรายการ([0-9]+)จบ", "".join(texts))
    assert found == [str(number) for number in range(1, 121)]


@pytest.mark.parametrize("before", [4, 5, 6, 7, 8, 9, 10, 11])
def test_the_number_of_a_long_row_never_stands_alone_at_the_foot_of_a_page(before):
    long = a_measure(
        name="มาตรการยาว",
        indicator=99,
        steps=tuple(StepFacts(f"ขั้นตอน{number}", "") for number in range(1, 31)),
        summary="สรุปยาว\n" * 30,
    )
    short = [
        a_measure(indicator=number, steps=(), summary="", result="", name="สั้น", aim="", start=None)
        for number in range(before)
    ]
    texts = pages(pdf_of(*short, long, digits="arabic"))
    (page,) = [text for text in texts if "มาตรการยาว" in text]
    assert f"{before + 1}มาตรการยาว" in page
    assert page.count("ขั้นตอน") >= 4


def test_a_row_split_between_pages_has_its_frame_closed():
    steps = tuple(StepFacts(f"ขั้นตอน {number}", "") for number in range(60))
    with PdfDocument(pdf_of(a_measure(steps=steps))) as document:
        picture = document[0].render(scale=2).to_pil().convert("L")
    lines = [
        y
        for y in range(picture.height)
        if sum(picture.getpixel((x, y)) < 140 for x in range(0, picture.width, 4)) > picture.width / 4 * 0.85
    ]
    text_ends = max(
        y
        for y in range(int(picture.height * 0.92))
        if any(picture.getpixel((x, y)) < 100 for x in range(500, 900))
    )
    assert lines[-1] >= text_ends - 1


def test_a_pasted_text_without_a_place_to_break_stays_inside_its_column():
    measure = a_measure(summary="A" * 3000, result="1" * 3000)
    with PdfDocument(pdf_of(measure, digits="arabic")) as document:
        for page in document:
            text = page.get_textpage()
            right = max((text.get_charbox(n)[2] for n in range(text.count_chars())), default=0)
            assert right < 842 - 40


def test_no_layout_is_used_whose_time_grows_with_the_square_of_a_cell():
    css = re.sub(r"(?ms)^  @media screen {$.*?^  }$", "", STYLE.read_text(encoding="utf-8"))
    assert ".document table { width: 100%; table-layout: fixed;" in css
    assert "@media print" in css and "@media screen" not in css
    assert not re.search("table-layout: auto|flex|grid|inline-block", css)


def test_a_head_of_two_rows_repeats_whole():
    table = Table(
        (Column("ที่", 10), ColumnGroup("สรุปผล", (Column("แล้วเสร็จ", 45), Column("ไม่สามารถ", 45)))),
        tuple(
            Group(
                (
                    Row(
                        (cell(str(number)), cell("✓"), cell("")),
                    ),
                )
            )
            for number in range(80)
        ),
    )
    texts = pages(render(Document("ก", "ข", "portrait", "thai", (Heading(("ก",)), table)), "pdf"))
    assert len(texts) > 1
    assert all("ที่สรุปผลแล้วเสร็จไม่สามารถ" in text for text in texts)
    assert "".join(texts).count("✓") == 80


def test_a_group_of_rows_stays_on_one_page():
    rows = [Group((Row((cell("เดี่ยว"),)),)) for _ in range(22)]
    together = Group(tuple(Row((cell(f"กลุ่มแถวที่{number}"),)) for number in range(1, 9)))
    table = Table((Column("ที่", 100),), (*rows, together))
    texts = pages(render(Document("ก", "ข", "landscape", "arabic", (table,)), "pdf"))
    assert [text.count("กลุ่มแถวที่") for text in texts] == [0, 8]


def test_a_cell_over_several_rows_that_is_longer_than_a_page_flows_under_repeated_heads():
    steps = [Row((None, cell(f"ขั้นตอน {number}"))) for number in range(2, 6)]
    long = Row((cell("มาตรการชื่อยาวมาก " * 120), cell("ขั้นตอน 1")))
    table = Table((Column("มาตรการ", 14), Column("วิธีดำเนินการ", 86)), (Group((long, *steps)),))
    texts = pages(render(Document("ก", "ข", "landscape", "arabic", (table,)), "pdf"))
    assert len(texts) > 2
    assert all("มาตรการวิธีดำเนินการ" in text for text in texts)
    assert "".join(texts).count("มาตรการชื่อยาวมาก") == 120


def test_a_process_that_ends_gives_back_what_pango_lent_it():
    pdf_of()
    assert pdf._style.cache_info().currsize == 1
    pdf._let_go()  # registered for the end of the process, which crashed without it
    assert pdf._style.cache_info().currsize == 0
