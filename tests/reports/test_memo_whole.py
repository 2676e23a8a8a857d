"""The memo as every kind of file: nothing lost, nothing harmful, fonts inside, seal and watermark."""

import re
from dataclasses import replace
from datetime import date

import pytest

from reports.document import Emblem, Memo, Seal
from reports.facts import LetterFacts
from reports.render import render
from reports.render.pdf import OwnFontsOnly
from tests.reports.made_up import AGENCY, the_chain
from tests.reports.made_up_result import FORM, facts
from tests.reports.reading import flat, html_addresses, html_text, missing_in_order, pages
from tests.reports.reading_office import sheet_text, word_text
from tests.reports.test_nothing_lost import TO_ARABIC

READERS = {
    "pdf": lambda content: "".join(pages(content)),
    "html": html_text,
    "docx": word_text,
    "xlsx": sheet_text,
}
SEAL = Seal("K7QM4XTD9P", "https://ita.example.go.th/verify/K7QM4XTD9P/", "9f86d081884c7d65" * 4)
SIGNED = {
    "letter": LetterFacts("25", date(2026, 2, 19)),
    "chain": the_chain(opinion="disagree", reason="งบประมาณ 3 รายการไม่พอ", on=date(2026, 2, 20)),
}
CHART = ("ผลการประเมินในภาพรวมย้อนหลัง", "๘๘.๐๐", "ไม่มีข้อมูล", "๙๕.๐๑")  # Word and Excel have it as a picture
PARTS = (
    *("บันทึกข้อความ", "ส่วนราชการ สำนักปลัดเทศบาล เทศบาลตำบลธารใส", "ที่ นธ ๕๒๙๐๑/๒๕", "วันที่ ๑๙ กุมภาพันธ์ ๒๕๖๙"),
    *(
        "เรื่อง รายงานผลการวิเคราะห์",
        "เรียน นายกเทศมนตรีตำบลธารใส",
        "เรื่องเดิม",
        "ข้อเท็จจริง",
        "ได้คะแนนรวม ๙๕.๐๑ คะแนน",
    ),
    *("ข้อเสนอแนะ", "จำนวน ๑ มาตรการ", "(นางสาวพิมพ์ลดา แสงอรุณ)", "นักวิเคราะห์นโยบายและแผน"),
    *("เรียน ปลัดเทศบาล", "พิจารณาแล้ว", "☐ เห็นควรพิจารณาดำเนินการ"),
    *("☑ ไม่เห็นควรพิจารณาดำเนินการเพราะ งบประมาณ ๓ รายการไม่พอ", "(นายกิตติพัฒน์ ใจมั่น)", "๒๐ กุมภาพันธ์ ๒๕๖๙"),
    *("เรียน นายกเทศมนตรีตำบลธารใส", "(นางอรวรรณ ศรีวิเชียร)", "ความคิดเห็นนายกเทศมนตรีตำบลธารใส"),
    *("☐ เห็นควรดำเนินการ", "ดาบตำรวจ", "(สมเกียรติ ธารารักษ์)"),
    *("มีค่าคะแนนเท่ากับ ๙๕.๐๑ คะแนน อยู่ในระดับ ผ่าน", "๓", "คุณภาพการดำเนินงาน", "๗๓.๒๙"),
    *CHART,
    *("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่", "ร้อยละ ๓๐", "๘๕.๐๐ - ๑๐๐.๐๐", "ไม่น้อยกว่า ๘๕ คะแนน", "ไม่มีเงื่อนไข"),
    *("๒. แบบวัด EIT : แบบวัดการรับรู้ภายนอก", "๗๓.๒๙", "๓. แบบวัด OIT", "ได้คะแนนรวม ๙๕.๐๑ คะแนน อยู่ในระดับ ผ่าน"),
    *("i๑, i๒ ล่าช้า", "e๔ เข้าถึงยาก", "- ระบุขั้นตอน", "- จัดทำคู่มือ", "๒", "ไม่มี", "ไม่มี", "ช่องทางประชาสัมพันธ์"),
    *("๒. การกำหนดวิธีการ", "- จัดทำคู่มือการให้บริการของทุกงาน", "- สำรวจงานบริการ", "กองช่าง", "ตลอดปี ๒๕๖๙"),
)


def made(kind, digits="thai", seal=None, **values):
    return render(replace(FORM.arrange(facts(**values), digits), draft=seal is None, seal=seal), kind)


@pytest.mark.parametrize(("kind", "digits"), [("pdf", "thai"), ("docx", "arabic"), ("html", "thai")])
def test_p30_every_part_of_a_memo_is_found_in_order(kind, digits):
    parts = [part for part in PARTS if kind in ("pdf", "html") or part not in CHART]
    parts = parts if digits == "thai" else [part.translate(TO_ARABIC) for part in parts]
    assert missing_in_order(parts, READERS[kind](made(kind, digits, **SIGNED))) == []


PIXEL = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/>%s</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        b'<image href="http://example.com/a.png" width="1" height="1"/>',
        b'<image href="file:///etc/passwd" width="1" height="1"/>',
        b'<style>@import "http://example.com/a.css";</style>',
    ],
)
def test_p29_a_picture_that_asks_for_more_gets_nothing(inside, monkeypatch):
    asked = []
    fetch = OwnFontsOnly.fetch

    def watched(self, url, headers=None):
        asked.append(url.partition(",")[0])
        return fetch(self, url, headers)

    monkeypatch.setattr(OwnFontsOnly, "fetch", watched)
    emblem = Emblem(PIXEL % b"", "image/svg+xml")
    memo = replace(FORM.arrange(facts(), "thai"), emblem=emblem)
    assert render(memo, "pdf").startswith(b"%PDF")
    assert asked.count("data:image/svg+xml;base64") == 1

    address = Emblem(PIXEL % inside, "image/svg+xml").address
    assert OwnFontsOnly().fetch(address).read() == PIXEL % inside
    with pytest.raises(ValueError, match="may not fetch"):
        OwnFontsOnly().fetch(address.replace("svg+xml", "gif"))


def test_p29_the_html_file_of_a_memo_holds_its_emblem_and_asks_for_nothing():
    memo = replace(FORM.arrange(facts(), "thai"), emblem=Emblem(PIXEL % b"", "image/svg+xml"))
    addresses = [each.partition(",")[0] for each in html_addresses(render(memo, "html"))]
    assert addresses == ["data:text/css;base64", "data:image/svg+xml;base64"]
    agency = replace(AGENCY, name="'><script>alert(1)</script>")
    assert b"<script" not in made("html", agency=agency)


def test_a_sealed_version_says_on_every_page_how_it_is_confirmed_and_a_draft_that_it_is_one():
    sealed, draft = pages(made("pdf", seal=SEAL)), pages(made("pdf"))
    for text in sealed:
        assert flat("รหัสเอกสาร K7QM-4XTD-9P") in text
        assert flat(SEAL.address) in text
        assert SEAL.sha256 in text
        assert not text.startswith("ร่าง")
    assert [text.count("ร่าง") for text in draft] == [1] * len(draft)
    assert "K7QM" not in "".join(draft)


def test_all_words_of_the_chart_are_outside_its_drawing():
    page = made("html").decode()
    drawings = page.split("<svg")[1:]
    assert len(drawings) == 3  # a column a year, one of them a gap
    assert not any(re.search("[ก-๙]", each.partition("</svg>")[0]) for each in drawings)
    assert page.count("stroke-dasharray") == 1


def test_the_memo_has_no_place_for_an_emblem_it_does_not_have():
    assert b"memo-emblem" not in made("html").split(b"<body")[1]
    assert isinstance(FORM.arrange(facts(), "thai").blocks[0], Memo)
