"""The memo in Word, as an officer edits it: lines over dots, emblem, opinions, chart, seal and watermark."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from PIL import Image

from reports import qr
from reports.document import (
    Chart,
    Choice,
    Column,
    Cover,
    Document,
    Emblem,
    Group,
    Heading,
    Memo,
    MemoSection,
    NewPage,
    Opinion,
    Opinions,
    Point,
    Row,
    Seal,
    Signature,
    Table,
    cell,
)
from reports.render import render
from tests.accounts.pictures import a_png, an_svg

PIMLADA = Signature(
    "นางสาวพิมพ์ลดา แสงอรุณ", lines=("นักวิเคราะห์นโยบายและแผน", "ผู้ดูแลระบบของหน่วยงาน (Admin หน่วยงาน)")
)
MEMO = Memo(
    office="สำนักปลัดเทศบาล เทศบาลตำบลธารใส",
    number="นธ ๕๒๙๐๑/",
    date="",
    subject="รายงานผลการประเมิน ปี 2568",
    to="ปลัดเทศบาล",
    sections=(MemoSection("เรื่องเดิม", "ตามที่ได้ประเมิน\nปรากฏว่า"), MemoSection("ข้อเท็จจริง", "ได้ 95.01 คะแนน")),
    closing=("(เอกสารแนบ)", "จึงเรียนมาเพื่อโปรดพิจารณา"),
    signature=PIMLADA,
)
AGREED = Opinion(
    "เรียน นายกเทศมนตรี",
    (Choice("เห็นควร", ticked=True), Choice("ไม่เห็นควรเพราะ", reason="")),
    Signature("นางอรวรรณ ศรีวิเชียร", lines=("ปลัดเทศบาล",)),
    notes=("ให้ความเห็นในระบบเมื่อวันที่ 3 มกราคม 2569",),
)
OPEN = Opinion(
    "ความคิดเห็นนายกเทศมนตรี",
    (Choice("เห็นควร"), Choice("ไม่เห็นควรเพราะ", reason="")),
    Signature(rank="ดาบตำรวจ", lines=("นายกเทศมนตรีตำบลธารใส",)),
)
CHART = Chart("คะแนนย้อนหลัง", (Point("2566", Decimal("78.20"), "78.20", "B"), Point("2567", None, "")))
TABLE = Table((Column("ข้อ", 30), Column("ผล", 70)), (Group((Row((cell("1"), cell("ก"))),)),))
SEAL = Seal("K7QM-4XTD-9P", "https://ita.example.go.th/verify/K7QM4XTD9P/", "9f86d081884c7d65")


def a_memo(*more, **values) -> Document:
    usual = {"digits": "thai", "names": ("เทศบาลตำบลธารใส",)}
    return Document(
        title="บันทึกข้อความ",
        author="เทศบาล",
        orientation="portrait",
        blocks=(MEMO, *more),
        **{**usual, **values},
    )


def word(document: Document):
    return docx.Document(BytesIO(render(document, "docx")))


def lines(file) -> list[tuple[str, str]]:
    """Style and text of every paragraph, those in tables too, tabs as arrows."""
    every = (Paragraph(each, file._body) for each in file.element.body.iter(qn("w:p")))
    shown = str.maketrans({"\t": "→", "\u00a0": " ", "\u200b": None})
    return [(each.style.style_id, each.text.translate(shown)) for each in every]


def test_the_memo_reads_from_its_title_to_its_signature():
    assert lines(word(a_memo()))[:15] == [
        ("MemoTitle", "บันทึกข้อความ"),
        ("MemoLine", "ส่วนราชการ สำนักปลัดเทศบาล เทศบาลตำบลธารใส→"),
        ("MemoLine", "ที่ นธ ๕๒๙๐๑/→วันที่ →"),
        ("MemoLine", "เรื่อง รายงานผลการประเมิน ปี ๒๕๖๘→"),
        ("MemoTo", "เรียน→ปลัดเทศบาล"),
        ("MemoHeading", "เรื่องเดิม"),
        ("MemoText", "ตามที่ได้ประเมิน"),
        ("MemoText", "ปรากฏว่า"),
        ("MemoHeading", "ข้อเท็จจริง"),
        ("MemoText", "ได้ ๙๕.๐๑ คะแนน"),
        ("MemoText", "(เอกสารแนบ)"),
        ("MemoText", "จึงเรียนมาเพื่อโปรดพิจารณา"),
        ("Signature", "(นางสาวพิมพ์ลดา แสงอรุณ)"),
        ("SignatureLine", "นักวิเคราะห์นโยบายและแผน"),
        ("SignatureLine", "ผู้ดูแลระบบของหน่วยงาน (Admin หน่วยงาน)"),
    ]


def test_the_further_lines_of_a_subject_begin_where_its_first_does():
    subject = next(each for each in word(a_memo()).paragraphs if each.text.startswith("เรื่อง"))
    look = subject.paragraph_format
    assert (round(look.left_indent.mm), round(look.first_line_indent.mm)) == (10, -10)


def test_its_lines_are_filled_with_dots_to_the_margin_and_the_date_begins_at_the_middle_of_the_page():
    file = word(a_memo())
    office, number = file.paragraphs[1], file.paragraphs[2]
    stops = [
        [
            (stop.alignment.name, stop.leader.name, round(stop.position.mm))
            for stop in each.paragraph_format.tab_stops
        ]
        for each in (office, number)
    ]
    assert stops == [[("RIGHT", "DOTS", 160)], [("LEFT", "DOTS", 75), ("RIGHT", "DOTS", 160)]]
    labels = [run.text for each in file.paragraphs for run in each.runs if run.style.style_id == "MemoLabel"]
    assert labels == ["ส่วนราชการ", "ที่", "วันที่", "เรื่อง"]
    label = file.styles["ป้ายบันทึกข้อความ"].element
    assert label.find(f".//{qn('w:szCs')}").get(qn("w:val")) == "40"
    assert label.find(f".//{qn('w:bCs')}") is not None


def test_title_paper_and_signature_stand_where_a_memo_has_them():
    file = word(a_memo(NewPage("landscape"), TABLE))
    title = file.paragraphs[0].style
    assert (title.font.size.pt, title.paragraph_format.line_spacing.pt) == (29, 35)
    first, last = file.sections
    margins = [
        round(each.mm)
        for each in (first.left_margin, first.right_margin, first.top_margin, first.bottom_margin)
    ]
    assert margins == [30, 20, 25, 20]
    assert (round(last.page_width.mm), round(last.left_margin.mm)) == (297, 15)
    name = next(each for each in file.paragraphs if each.style.style_id == "Signature")
    assert round(name.paragraph_format.left_indent.mm) == 75
    assert name.paragraph_format.keep_with_next
    closing = file.paragraphs[[each.style.style_id for each in file.paragraphs].index("Signature") - 1]
    assert (closing.text, closing.paragraph_format.keep_with_next) == ("จึงเรียนมาเพื่อโปรดพิจารณา", True)


@pytest.mark.parametrize("emblem", [Emblem(a_png(), "image/png"), Emblem(an_svg(), "image/svg+xml")])
def test_the_emblem_stands_beside_the_title_fifteen_millimetres_high(emblem):
    file = word(a_memo(emblem=emblem))
    (picture,) = file.element.body.iter(qn("wp:anchor"))
    assert picture.getparent().getparent().getparent() is file.paragraphs[0]._p
    size = picture.find(qn("wp:extent"))
    assert (size.get("cx"), size.get("cy")) == ("540000", "540000")
    assert picture.find(qn("wp:docPr")).get("descr") == "ตราสัญลักษณ์"
    data = file.part.related_parts[next(picture.iter(qn("a:blip"))).get(qn("r:embed"))].blob
    assert Image.open(BytesIO(data)).size[1] >= 354, "six hundred dots an inch"


def test_without_an_emblem_the_title_keeps_its_place_and_a_cover_its_room():
    assert not list(word(a_memo()).element.body.iter(qn("w:drawing")))
    cover = Document("ปก", "ก", "portrait", "thai", (Cover(("รายงาน",), ("เทศบาล",)),))
    room, *_ = word(cover).paragraphs
    page = word(cover).sections[0]
    assert (round(page.top_margin.mm), round(page.left_margin.mm)) == (25, 20), "as in the PDF"
    assert (room.text, round(room.style.paragraph_format.line_spacing.mm)) == ("", 35)
    with_one = word(replace(cover, emblem=Emblem(a_png(), "image/png")))
    (picture,) = with_one.paragraphs[0]._p.iter(qn("wp:extent"))
    assert picture.get("cy") == "1260000"


def test_an_opinion_given_and_one_to_be_written_by_hand():
    file = word(a_memo(Opinions((AGREED, OPEN))))
    assert lines(file)[15:29] == [
        ("OpinionHeading", "เรียน นายกเทศมนตรี"),
        ("OpinionText", "พิจารณาแล้ว"),
        ("OpinionChoice", "☑ เห็นควร"),
        ("OpinionChoice", "☐ ไม่เห็นควรเพราะ→"),
        ("OpinionText", "→"),
        ("Signed", "(นางอรวรรณ ศรีวิเชียร)"),
        ("SignatureLine", "ปลัดเทศบาล"),
        ("OpinionNote", "ให้ความเห็นในระบบเมื่อวันที่ ๓ มกราคม ๒๕๖๙"),
        ("OpinionHeading", "ความคิดเห็นนายกเทศมนตรี"),
        ("OpinionText", "พิจารณาแล้ว"),
        ("OpinionChoice", "☐ เห็นควร"),
        ("OpinionChoice", "☐ ไม่เห็นควรเพราะ→"),
        ("OpinionText", "→"),
        ("SignatureRank", "ดาบตำรวจ"),
    ]


def test_an_opinion_stays_on_one_page_and_no_two_are_tied_to_each_other():
    """In LibreOffice paragraphs that stay with the next one were parted from it where they were many."""
    told_at_length = replace(AGREED, choices=(Choice("ไม่เห็นควรเพราะ", ticked=True, reason="เหตุผล " * 300),))
    (table,) = word(a_memo(Opinions((AGREED, told_at_length, OPEN)))).tables
    whole = [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows]
    assert whole == [True, False, True, True]
    signed = [row.cells[0].text.startswith("(นางอรวรรณ") for row in table.rows]
    assert signed == [False, False, True, False], "what is signed stays whole below a text that is parted"
    assert not list(table._tbl.iter(qn("w:keepNext")))
    sides = [(each.tag, each.get(qn("w:val"))) for each in next(table._tbl.iter(qn("w:tblBorders")))]
    assert {shown for _, shown in sides} == {"nil"}
    styles = word(a_memo()).styles
    used = {each.get(qn("w:val")) for each in table._tbl.iter(qn("w:pStyle"))}
    assert not [each for each in styles if each.style_id in used and each.paragraph_format.keep_with_next]


def test_no_dotted_line_of_an_opinion_ends_with_its_tab_which_libreoffice_drops_in_older_files():
    (table,) = word(a_memo(Opinions((OPEN,)))).tables
    dotted = [each.text for each in table.cell(0, 0).paragraphs if "\t" in each.text]
    assert [text.endswith("\t") for text in dotted] == [False, False]


def test_the_room_to_sign_is_above_the_rank_and_there_is_little_where_nobody_signs():
    agreed = replace(AGREED, signature=replace(AGREED.signature, rank="ว่าที่ร้อยตรีหญิง"))
    file = word(a_memo(Opinions((agreed, OPEN))))
    every = [Paragraph(each, file._body) for each in file.element.body.iter(qn("w:p"))]
    ranks = [at for at, each in enumerate(every) if each.style.style_id == "SignatureRank"]
    room = [
        every[at].paragraph_format.space_before or every[at].style.paragraph_format.space_before
        for at in ranks
    ]
    assert [round(each.mm) for each in room] == [4, 12]
    assert [every[at + 1].style.style_id for at in ranks] == ["SignatureLine"] * 2


@pytest.mark.parametrize(("digits", "field"), [("thai", r" PAGE \* THAIARABIC "), ("arabic", " PAGE ")])
def test_a_letter_is_numbered_on_top_from_its_second_page_on(digits, field):
    first, second = word(a_memo(NewPage("landscape"), TABLE, digits=digits)).sections
    assert first.different_first_page_header_footer
    assert not second.different_first_page_header_footer
    for section in (first, second):
        number = section.header._element
        assert [each.get(qn("w:instr")) for each in number.iter(qn("w:fldSimple"))] == [field]
        assert section.header.paragraphs[0].text.startswith("- ")
    assert first.first_page_header.paragraphs[0].text == ""


@pytest.mark.parametrize(("draft", "marks"), [(True, 1), (False, 0)])
def test_a_draft_says_so_on_every_page_and_words_own_menu_can_take_it_away(draft, marks):
    first, second = word(a_memo(NewPage("landscape"), TABLE, draft=draft)).sections
    for header in (first.header, first.first_page_header, second.header):
        found = [each.get("name") for each in header._element.iter(qn("wp:docPr"))]
        assert found == ["WordPictureWatermark1"] * marks
        assert [each.get("behindDoc") for each in header._element.iter(qn("wp:anchor"))] == ["1"] * marks


@pytest.mark.parametrize("kind", ["memo", "report"])
def test_a_sealed_version_says_in_the_foot_of_every_page_how_it_is_confirmed(kind):
    blocks = (TABLE, NewPage("landscape"), TABLE)
    report = Document("รายงาน", "เทศบาล", "portrait", "thai", blocks, seal=SEAL)
    file = word(a_memo(*blocks, seal=SEAL) if kind == "memo" else report)
    feet = [section.footer for section in file.sections]
    if kind == "memo":
        feet.append(file.sections[0].first_page_footer)
    for foot in feet:
        said = [each.text for each in foot.paragraphs if each.style.style_id == "Seal"]
        assert said == [
            "รหัสเอกสาร K7QM-4XTD-9P",
            "ตรวจสอบได้ที่ https://ita.example.go.th/verify/K7QM4XTD9P/",
            "SHA-256 9f86d081884c7d65",
        ]
        (code,) = foot._element.iter(qn("a:blip"))
        assert foot.part.related_parts[code.get(qn("r:embed"))].blob == qr.png(SEAL.address)
    if kind == "report":
        assert "หน้า" in feet[0].paragraphs[0].text


def test_the_chart_is_a_sharp_picture_that_says_its_figures():
    file = word(a_memo(CHART))
    (picture,) = file.element.body.iter(qn("wp:inline"))
    data = file.part.related_parts[next(picture.iter(qn("a:blip"))).get(qn("r:embed"))].blob
    inches = int(picture.find(qn("wp:extent")).get("cx")) / 914_400
    assert Image.open(BytesIO(data)).width / inches >= 399
    said = picture.find(qn("wp:docPr")).get("descr")
    assert [each in said for each in ("คะแนนย้อนหลัง", "๒๕๖๖", "๗๘.๒๐", "B", "๒๕๖๗")] == [True] * 5


def test_the_watermark_of_a_draft_is_seen_through_the_chart():
    file = word(a_memo(CHART, draft=True))
    (picture,) = file.element.body.iter(qn("wp:inline"))
    data = file.part.related_parts[next(picture.iter(qn("a:blip"))).get(qn("r:embed"))].blob
    ground, ink = Image.open(BytesIO(data)).getchannel("A").getextrema()
    assert (ground, ink) == (0, 255), "nothing where nothing is drawn, and lines as black as on the year page"


def test_the_same_memo_gives_the_same_file():
    document = a_memo(
        Opinions((AGREED,)), CHART, draft=True, seal=SEAL, emblem=Emblem(an_svg(), "image/svg+xml")
    )
    assert render(document, "docx") == render(document, "docx")


def test_headings_of_three_depths_are_those_of_words_own_outline():
    file = word(a_memo(*(Heading((f"หัว {depth}",), depth) for depth in range(3))))
    assert [each.style.name for each in file.paragraphs[15:18]] == ["Heading 1", "Heading 2", "Heading 3"]
