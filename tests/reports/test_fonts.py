"""The fonts that are committed are those the script built, and they do what they were built for."""

import hashlib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from reports.document import Document, Paragraph
from reports.render import render
from reports.render.glyphs import missing, with_boxes
from tests.reports.reading import flat, pages, pages_in_chrome

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
SARA_AM = "น้ำ กำหนด ปั๊มน้ำ ซ้ำ ป้ำ ฎีกำ ฟ้ำ ฬ่ำ จำนวน ทำ ค่ำ ผู้ทำ สำนัก นำ้"


def test_every_font_is_as_the_script_built_it():
    sums = dict(reversed(line.split("  ")) for line in (FONTS / "SHA256SUMS").read_text().splitlines())
    assert {name: hashlib.sha256((FONTS / name).read_bytes()).hexdigest() for name in sums} == sums
    assert set(sums) == {path.name for path in FONTS.iterdir() if path.suffix in (".ttf", ".woff2")}


@pytest.mark.parametrize(
    "name", ["GPL-2.txt", "LICENSE-PortalSarabun.txt", "LICENSE-PortalSymbols.txt", "SOURCE.md"]
)
def test_licence_and_source_stand_beside_the_fonts(name):
    assert (FONTS / name).stat().st_size > 1000


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_the_font_bears_a_name_of_our_own_and_its_licence(style):
    names = TTFont(FONTS / f"PortalSarabun-{style}.ttf")["name"]
    assert names.getDebugName(1) == "Portal Sarabun"
    assert "Software Industry Promotion Agency" in names.getDebugName(0)
    assert "As a special exception, if you create a document which uses this font" in names.getDebugName(13)


def test_every_thai_character_can_be_printed():
    thai = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]))
    assert missing(thai + "✓☐☑→•–—“”‘’…฿½") == []


@pytest.mark.parametrize("read", [pages, pages_in_chrome])
@pytest.mark.parametrize("first", ["น้ำ", "กำ", "บ้าน"])
def test_sara_am_is_copied_out_of_the_pdf_as_it_was_typed(read, first):
    # The first ำ or า of a document used to decide how all the others were copied.
    text = f"{first} {SARA_AM} บ้าน การประชุม ตา"
    pdf = render(Document("ทดสอบ", "ธารใส", "portrait", "thai", (Paragraph(text),)), "pdf")
    assert flat(text) in "".join(read(pdf))


def test_a_character_without_glyph_becomes_a_box():
    assert missing("ประชุม 🏛 漢") == ["漢", "🏛"]
    assert flat(with_boxes("ประชุม 🏛 漢 👩‍🌾✓")) == "ประชุม□□□□✓"
    assert with_boxes("漢漢") == "□\u200b□\u200b"  # a line may break between them

    pdf = render(Document("ทดสอบ", "ธารใส", "portrait", "thai", (Paragraph("ประชุม 🏛 แล้ว"),)), "pdf")
    assert "ประชุม□แล้ว" in pages(pdf)[0]
