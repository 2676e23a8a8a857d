"""Where lines end on paper is foretold, so that only what they would part is kept together."""

import subprocess

import pytest
from django.template.loader import render_to_string

from reports.document import Column, Document, Line, Row, Table
from reports.document.table import Cell, Group
from reports.render import html, pdf
from reports.render.length import BESIDE, BORDER, EM, WIDTH, room_of
from reports.render.lines import parted

WIDE = 1000.0
NAMES = ("เทศบาลตำบลธารใส", "อำเภอควนขนุน")
HEADS = (
    "ระยะเวลาในการดำเนินการ",
    "วิธีดำเนินการของเทศบาลตำบลธารใส",
    "สรุปผลการดำเนินการตามมาตรการ ปีงบประมาณ พ.ศ. 2569",
    "ผู้รับผิดชอบ",
)
TEXTS = (
    "เผยแพร่คู่มือบนเว็บไซต์ของเทศบาลตำบลธารใส ภายในวันที่ 12 กุมภาพันธ์ 2569 และแจ้งทุกส่วนราชการ",
    "ประชุมชี้แจงพนักงาน 11 คน ตามระเบียบกระทรวงการคลัง พ.ศ. 2560 ให้ถือใช้ดุลยพินิจอย่างเดียวกัน",
    "หน่วยงานดำเนินการจัดซื้อจัดจ้าง ร้อยละ 95.5 ของปีงบประมาณ โดยใช้ E-Service ต่าง ๆ ที่มีอยู่",
    "ผู้รับผิดชอบรวบรวมเรื่องร้องเรียนทุกวันที่ 5 ของเดือน แล้วรายงานต่ออำเภอควนขนุน ✓ ครบถ้วน",
    "ปีงบประมาณ พ.ศ. 2569 (1 ต.ค. 68 ถึง 30 ก.ย. 69) โดย (หน่วยงาน) เจ้าของเรื่อง",
    "แจ้งค่าธรรมเนียมและระยะเวลา  ที่จุดบริการ สำนักปลัดเทศบาล 4 จุด ระหว่าง 1 ต.ค. 68 ถึง 31 มี.ค. 69",
)


def part(text: str, word: str) -> tuple[int, int]:
    return text.index(word), text.index(word) + len(word)


def room_for(text: str) -> float:
    """A little more than the text takes; each letter of these texts is .58 em wide or less."""
    low, high = 0.0, len(text) * EM
    while high - low > 0.01:
        middle = (low + high) / 2
        low, high = (low, middle) if not parted(text, [(0, len(text))], middle) else (middle, high)
    return high + 0.2


DATE = "ประชุมเมื่อ 12 มกราคม 2569 ณ ห้องประชุม"


def test_what_stands_in_the_middle_of_a_line_needs_nothing():
    assert parted(DATE, [part(DATE, "12 มกราคม 2569")], WIDE) == set()


def test_a_date_at_the_end_of_its_line_is_kept_together():
    date = part(DATE, "12 มกราคม 2569")
    assert parted(DATE, [date], room_for("ประชุมเมื่อ 12 มกราคม")) == {date}
    assert parted(DATE, [date], room_for("ประชุมเมื่อ 12 มกราคม 2569")) == set()


def test_a_head_is_measured_in_its_bold_letters():
    date = part(DATE, "12 มกราคม 2569")
    room = room_for("ประชุมเมื่อ 12 มกราคม 2569")  # enough for letters that are not bold
    assert parted(DATE, [date], room, bold=True) == {date}
    share = (room + BESIDE) / (WIDTH["portrait"] - BORDER) * 100
    table = Table((Column(DATE, share), Column("ข", 100 - share)), (Group((Row((Cell(), Cell())),)),))
    page = html.page(Document("ก", "ข", "portrait", "arabic", (table,)))
    assert '<span class="kept">12 มกราคม 2569</span>' in page


def test_what_was_pushed_down_counts_on_the_lines_that_follow():
    date, hall = part(DATE, "12 มกราคม 2569"), part(DATE, "ห้องประชุม")
    # second line: 12 มกราคม 2569 ณ, since the date does not begin on the first
    assert parted(DATE, [date, hall], room_for("12 มกราคม 2569 ณ ห้อง")) == {date, hall}


@pytest.mark.parametrize("text", ["ตรวจแล้ว ✓ เมื่อ 12 มกราคม 2569", "ตรวจแล้ว  เมื่อ 12 มกราคม 2569"])
def test_with_a_letter_of_another_font_or_blanks_that_vanish_everything_is_kept(text):
    date = part(text, "12 มกราคม 2569")
    assert parted(text, [date], WIDE) == {date}


def test_from_a_word_wider_than_its_line_on_everything_is_kept():
    text = "ก่อน 5 คน abcdefghijklmnopqrstuvwxyz แล้ว 7 คน"
    before, after = part(text, "5 คน"), part(text, "7 คน")
    assert parted(text, [before, after], room_for("ก่อน 5 คน แล้ว")) == {after}
    first = "abcdefghijklmnopqrstuvwxyz แล้ว 7 คน"
    assert parted(first, [part(first, "7 คน")], 5.0) == {part(first, "7 คน")}


def test_the_paper_has_the_same_lines_as_if_everything_were_kept_together():
    for shares, orientation in (((11, 14, 19, 56), "landscape"), ((31, 19, 28, 22), "portrait")):
        columns = tuple(Column(head, share) for head, share in zip(HEADS, shares, strict=True))
        rows = tuple(Group((Row(tuple(turned(at + n) for n, _ in enumerate(shares))),)) for at in range(6))
        document = Document("ก", "ข", orientation, "thai", (Table(columns, rows),), NAMES)
        context = {"document": document, "title": "ก", "author": "ข", "css": ""}
        everything = render_to_string("reports/document.html", context)
        needed = html.page(document)
        assert needed.count("kept") < 0.65 * everything.count("kept")
        assert lines_of(needed) == lines_of(everything)


def turned(number: int) -> Cell:
    """A cell of two of the texts, the second under the first."""
    first, second = TEXTS[number % 6], TEXTS[(number * 2 + 1) % 6]
    return Cell((Line(first, f"{number + 1}."), Line(second, depth=1)))


def lines_of(page: str) -> str:
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf.to_pdf(page), capture_output=True)
    return read.stdout.decode()


def test_the_room_of_a_cell_is_that_on_paper():
    # a quarter of 267 mm less the border of the table (.5 pt), a padding of 1.2 mm on both sides, a border
    assert room_of(25, "landscape") == pytest.approx(64.130, abs=0.001)
    # a line that belongs to the one above stands .875 of 10.667 pt to the right
    assert room_of(25, "landscape", 1) == pytest.approx(60.837, abs=0.001)


def test_only_a_cell_of_several_lines_or_of_none_needs_paragraphs():
    cells = (Cell((Line("ตรวจ & รับ", "1."),)), Cell((Line(""),)), Cell((Line("ก"), Line("ข"))), Cell())
    table = Table(tuple(Column("หัว", 25) for _ in cells), (Group((Row(cells),)),))
    page = html.page(Document("ก", "ข", "portrait", "thai", (table,)))
    assert "<td>๑. ตรวจ &amp; รับ</td><td><p></p></td><td><p>ก</p><p>ข</p></td><td></td>" in page
