"""The memo on paper: where each part stands, measured in the PDF, in millimetres from the page's corner."""

from dataclasses import dataclass, replace
from datetime import date
from time import process_time

import pytest
from pypdfium2 import PdfDocument
from pypdfium2 import raw as pdfium

from reports.document import Document, Emblem, MemoSection
from reports.facts import LetterFacts, SignerFacts, WordFacts
from reports.formats import find
from reports.formats.opinions import OF_A_MEMO, opinions, with_opinions
from reports.render import render
from tests.reports.made_up import a_snapshot, the_chain
from tests.reports.reading import pages
from tests.reports.test_word_memo import MEMO

MM = 72 / 25.4
OFFICIAL = 1.5  # the font is drawn larger by this: 16 points of the official face are 10.667 of it
EMBLEM = Emblem(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 3"><path d="M0 0h2v3h-2z"/></svg>',
    "image/svg+xml",
)
WITHIN = 1  # millimetre


@dataclass(frozen=True)
class Place:
    """A text on a page: its left, its right, the line it stands on, the size of its letters in points."""

    left: float
    right: float
    line: float
    size: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@pytest.fixture(scope="module")
def paper():
    """The memo of ธารใส, opened."""
    facts = replace(
        a_snapshot(),
        letter=LetterFacts("25", date(2026, 2, 19)),
        maker=SignerFacts("นางสาวพิมพ์ลดา แสงอรุณ", ("นักวิเคราะห์นโยบายและแผน",)),
        chain=the_chain(),
    )
    document = replace(find("analysis-memo").arrange(facts, "thai"), emblem=EMBLEM, draft=False)
    with PdfDocument(render(document, "pdf")) as file:
        yield file


def place(file, text, page=0):
    """Where the first such text of a page stands."""
    sheet = file[page]
    texts = sheet.get_textpage()
    at, count = texts.search(text).get_next()
    boxes = [texts.get_charbox(number) for number in range(at, at + count)]
    return Place(
        left=min(box[0] for box in boxes) / MM,
        right=max(box[2] for box in boxes) / MM,
        line=(sheet.get_height() - _baseline(texts, at)) / MM,
        size=_size(texts, at) * OFFICIAL,
    )


def _baseline(texts, at):
    x, y = pdfium.c_double(), pdfium.c_double()
    pdfium.FPDFText_GetCharOrigin(texts.raw, at, x, y)
    return y.value


def _size(texts, at):
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(texts.raw, at, matrix)
    return pdfium.FPDFText_GetFontSize(texts.raw, at) * abs(matrix.d)


def near(value):
    return pytest.approx(value, abs=WITHIN)


def dark(paper, left, top, right, bottom):
    """The corners of what is drawn in a part of the first page: left, top, right, bottom."""
    scale = 4 * MM  # pixels a millimetre
    picture = paper[0].render(scale=4).to_pil().convert("L").point(lambda shade: 255 * (shade < 128))
    part = picture.crop(tuple(round(each * scale) for each in (left, top, right, bottom)))
    box = part.getbbox()
    return tuple(each / scale + start for each, start in zip(box, (left, top, left, top), strict=True))


def test_the_emblem_is_15_mm_high_in_the_corner_of_the_margins(paper):
    left, top, right, bottom = dark(paper, 20, 15, 60, 40.5)
    assert (left, top) == (near(30), near(25))
    assert (bottom - top, right - left) == (near(15), near(10))


def test_the_title_is_29_points_centred_on_a_line_of_35(paper):
    title = place(paper, "บันทึกข้อความ")
    assert title.size == pytest.approx(29, abs=0.1)
    assert title.middle == near(110)  # between margins of 30 and 20 mm
    # A line of 35 points from 25 mm on; the face has 24.5 points above its line and 13.2 below.
    assert title.line == near(25 + ((35 - 24.5 - 13.2) / 2 + 24.5) / MM)


@pytest.mark.parametrize(("label", "left"), [("ส่วนราชการ", 30), ("ที่ ", 30), ("วันที่ ", 105), ("เรื่อง ", 30)])
def test_labels_are_20_points_and_the_date_begins_at_the_middle_of_the_page(paper, label, left):
    found = place(paper, label)
    assert found.size == pytest.approx(20, abs=0.1)
    assert found.left == near(left)


@pytest.mark.parametrize(
    ("label", "text"), [("ส่วนราชการ", "สำนักปลัดเทศบาล"), ("ที่ ", "นธ"), ("วันที่ ", "๑๙"), ("เรื่อง ", "รายงาน")]
)
def test_what_is_filled_in_is_16_points_on_the_line_of_its_label(paper, label, text):
    head, filled = place(paper, label), place(paper, text)
    assert filled.size == pytest.approx(16, abs=0.1)
    assert filled.line == pytest.approx(head.line, abs=0.1)
    assert 0 < filled.left - head.right < 3


def test_number_and_date_share_a_line(paper):
    assert place(paper, "ที่ ").line == place(paper, "วันที่ ").line


@pytest.mark.parametrize(("text", "left"), [("สำนักปลัดเทศบาล", 100), ("๑๙", 150), ("พ.ศ. ๒๕๖๙", 120)])
def test_dotted_lines_go_to_the_right_margin(paper, text, left):
    line = place(paper, text).line
    begins, top, ends, bottom = dark(paper, left, line + 0.2, 205, line + 2)
    assert (begins, ends) == (near(left), near(190))
    assert bottom - top < 0.5


def test_a_subject_of_seven_lines_stands_on_seven_dotted_ones():
    words = (WordFacts("subject", "เรื่องที่เสนอ " * 50 + "ท้ายเรื่อง"),)
    document = find("analysis-memo").arrange(replace(a_snapshot(), words=words), "thai")
    with PdfDocument(render(replace(document, draft=False), "pdf")) as file:
        first, last = place(file, "เรื่องที่เสนอ").line, place(file, "ท้ายเรื่อง").line
        assert round((last - first) * MM / 22) == 6
        for below in (first + each * 22 / MM for each in range(7)):
            assert dark(file, 40.4, below + 0.2, 205, below + 2)[2] == near(190)


def test_the_addressee_stands_6_points_below_the_subject(paper):
    # The last line of the subject has 7.9 points below, the addressee's 12.7 above where its letters stand.
    last = place(paper, "พ.ศ. ๒๕๖๙")
    to = place(paper, "เรียน ")
    assert (to.left, to.size) == (near(30), pytest.approx(16, abs=0.1))
    assert to.line - last.line == near((7.9 + 6 + 12.7) / MM)


@pytest.mark.parametrize("text", ["เรื่องเดิม", "ตามที่", "ข้อเท็จจริง", "๑. ", "จึงเรียนมา"])
def test_paragraphs_begin_25_mm_from_the_margin(paper, text):
    assert place(paper, text).left == near(55)


@pytest.mark.parametrize("text", ["(นางสาวพิมพ์ลดา แสงอรุณ)", "นักวิเคราะห์นโยบายและแผน"])
def test_who_signs_is_centred_on_a_line_from_the_middle_of_the_page(paper, text):
    assert place(paper, text).middle == near((105 + 190) / 2)


def test_who_signs_on_the_page_behind_a_report_is_centred_right_of_its_middle_too():
    facts = replace(a_snapshot(), chain=the_chain(opinion="agree", on=date(2026, 2, 20)))
    report = with_opinions(find("status-report").arrange(facts, "thai"), facts)
    with PdfDocument(render(report, "pdf")) as file:
        signed = place(file, "(นายกิตติพัฒน์ ใจมั่น)", page=len(file) - 1)
        note = place(file, "ให้ความเห็นในระบบเมื่อวันที่ ๒๐ กุมภาพันธ์ ๒๕๖๙", page=len(file) - 1)
        assert (signed.middle, note.middle) == (near((105 + 195) / 2), near((105 + 195) / 2))


@pytest.mark.parametrize("pasted", ["ก" * 3000, "A" * 3000, "ดำเนินการตามแผน" * 200])
def test_what_is_pasted_into_a_memo_flows_on_between_its_margins(pasted):
    words = tuple(WordFacts(name, pasted) for name in ("office", "subject", "addressee", "background"))
    chain = the_chain(opinion="disagree", reason=pasted)
    memo = find("analysis-memo").arrange(replace(a_snapshot(), words=words, chain=chain), "thai")
    letter = replace(memo, blocks=memo.blocks[:2], draft=False)
    begun = process_time()
    with PdfDocument(render(letter, "pdf")) as file:
        assert process_time() - begun < 10  # one that grows with the square takes minutes
        for sheet in file:
            texts = sheet.get_textpage()
            boxes = [texts.get_charbox(number) for number in range(texts.count_chars())]
            assert min(box[0] for box in boxes if any(box)) / MM > 29
            assert max(box[2] for box in boxes) / MM < 191


def test_the_second_page_is_numbered_on_top_and_the_first_is_not(paper):
    number = place(paper, "- ๒ -", page=1)
    assert number.middle == near(110)
    assert number.line < 25
    assert paper[0].get_textpage().search("- ๑ -").get_next() is None


def test_the_page_behind_the_letter_goes_on_counting(paper):
    assert place(paper, "- ๓ -", page=2).line < 18


@pytest.mark.parametrize("lines", [20, 23, 25])
def test_what_is_signed_stands_below_the_closing_sentence_and_alone_on_no_page(lines):
    sections = (MemoSection("เรื่องเดิม", "\n".join(["ข้อความ"] * lines)),)
    memo = replace(MEMO, sections=sections, closing=("จึงเรียนมาเพื่อโปรดพิจารณา",))
    drawn = pages(render(Document("ก", "ก", "portrait", "thai", (memo,)), "pdf"))
    assert [("จึงเรียนมา" in page, "แสงอรุณ" in page) for page in drawn] == (
        [(True, True)] if lines == 20 else [(False, False), (True, True)]
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [("ข้อสังเกต\n", 25), ("ข้อสังเกต\n", 27), *(("ข้อสังเกตต่อมาตรการของปีนี้ ", each) for each in (73, 80))],
)
def test_what_is_signed_below_a_long_opinion_stays_with_its_notes_and_the_end_of_its_text(text, count):
    given = {"opinion": "disagree", "on": date(2026, 2, 20), "by_hand": True, "recorded_by": "พิมพ์ลดา แสงอรุณ"}
    below = opinions(the_chain(reason=text * count, **given)[:1], OF_A_MEMO)
    drawn = pages(render(Document("ก", "ก", "portrait", "thai", (MEMO, below)), "pdf"))
    (signed,) = (page for page in drawn if "(นายกิตติพัฒน์" in page)
    parts = ("ข้อสังเกต", "หัวหน้าสำนักปลัดเทศบาล", "ลงนามในเอกสารเมื่อ", "ผู้บันทึก")
    assert [part for part in parts if part not in signed] == []
