"""Thai text in and out: the examples are written by hand, the properties are tried by hypothesis."""

import time
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_portal import thai

DAYS = st.dates(date(1957, 1, 1), date(2056, 12, 31))  # 2500 to 2599: a two-digit year comes back
LEGACY = "\uf70a"  # mai ek as the fonts of the nineties placed it


@pytest.mark.parametrize(
    ("dirty", "kept"),
    [
        ("น\u0e4d\u0e32ประปา", "น\u0e33ประปา"),
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),
        ("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33"),
        ("หนึ่ง\r\nสอง\rสาม", "หนึ่ง\nสอง\nสาม"),
        ("หน่วย\u00a0งาน\u3000ของ\tรัฐ", "หน่วย งาน ของ รัฐ"),
        ("\ufeffการ\u200bประเมิน\u2060\u202e", "การประเมิน"),
        (f"ที{LEGACY}ทำการ\ue000", "ที่ทำการ"),
        ("บรรทัดแรก   \n\n  - ข้อย่อย  ", "บรรทัดแรก\n\n  - ข้อย่อย"),
        (
            "ยินดี \U0001f600 \u2764\ufe0f \U0001f468\u200d\U0001f469",
            "ยินดี \U0001f600 \u2764\ufe0f \U0001f468\u200d\U0001f469",
        ),
        ("ก\u200dข\x00ค\x07\ud800\uffff\ufffd", "กขค"),
        ("e\u0301", "\u00e9"),
        (" \u200b \u3164\u2800 \u115f\uffa0", ""),  # some are letters that nobody sees
    ],
)
def test_text_is_cleaned_of_what_nobody_sees(dirty, kept):
    assert thai.clean(dirty) == kept


@settings(deadline=None)
@given(
    st.text(
        alphabet=st.characters() | st.sampled_from("\u0e4d\u0e32\u0e49\u200d\ufe0f\U0001f600\r\n \t\uf711")
    )
)
def test_cleaning_twice_changes_nothing(text):
    once = thai.clean(text)
    assert thai.clean(once) == once
    once.encode("utf-8")


@pytest.mark.parametrize(
    "typed",
    [
        "1 ต.ค. 2565",
        "๑ ต.ค. ๖๕",
        "1 ตุลาคม 2565",
        "01/10/2565",
        "1/10/65",
        "2022-10-01",
        "1/10/2022",
        "2565-10-01",
        "2022-10-01 00:00:00",
        " 1ต.ค.65 ",
        "1 ตค 2565",
        "1 ตุลาคม พ.ศ. ๒๕๖๕",
        "วันที่ 1 ตุลาคม 2565",
        "วันเสาร์ที่ 1 ตุลาคม 2565",
        "1-10-2565",
        "1.10.2565",
        date(2022, 10, 1),
        datetime(2022, 10, 1, 0, 0),
        date(2565, 10, 1),  # typed into a workbook whose calendar is Gregorian
    ],
)
def test_the_first_of_october_2565_is_read_however_it_is_typed(typed):
    assert thai.read_date(typed) == date(2022, 10, 1)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("31 ก.พ. 2566", "ไม่มีวันที่ 31 ก.พ. 2566 เดือนนี้มีวันที่ 1 ถึง 28 เช่น 28 ก.พ. 2566"),
        ("29/2/2566", "ไม่มีวันที่ 29 ก.พ. 2566 เดือนนี้มีวันที่ 1 ถึง 28 เช่น 28 ก.พ. 2566"),
        ("0/1/2566", "ไม่มีวันที่ 0 ม.ค. 2566 เดือนนี้มีวันที่ 1 ถึง 31 เช่น 31 ม.ค. 2566"),
        ("32 ธ.ค. 2566", "ไม่มีวันที่ 32 ธ.ค. 2566 เดือนนี้มีวันที่ 1 ถึง 31 เช่น 31 ธ.ค. 2566"),
        ("1/13/2566", "ไม่มีเดือนที่ 13 ให้ใส่วัน เดือน ปี ตามลำดับ เช่น 01/10/2565"),
        ("เร็ว ๆ นี้", "“เร็ว ๆ นี้” ไม่ใช่วันที่ ใช้ได้เช่น 1 ต.ค. 2565 หรือ 01/10/2565"),
        ("1 ตุลา 2565", "“1 ตุลา 2565” ไม่ใช่วันที่ ใช้ได้เช่น 1 ต.ค. 2565 หรือ 01/10/2565"),
        ("1 ต.ค. 565", "“1 ต.ค. 565” ไม่ใช่วันที่ ใช้ได้เช่น 1 ต.ค. 2565 หรือ 01/10/2565"),
        ("1/10/0065", "ปี พ.ศ. 608 อยู่นอกช่วงที่ใช้ได้ ให้ใส่ปี เช่น 2567"),
        ("9999-01-01", "ปี พ.ศ. 9999 อยู่นอกช่วงที่ใช้ได้ ให้ใส่ปี เช่น 2567"),
        ("วันศุกร์ที่ 1 ตุลาคม 2565", "“วันศุกร์ที่ 1 ตุลาคม 2565” ไม่ตรงกับปฏิทิน วันที่นี้เป็นวันเสาร์"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_one_that_does(typed, says):
    with pytest.raises(ValueError) as refused:
        thai.read_date(typed)
    assert str(refused.value) == says


@settings(deadline=None)
@given(DAYS, st.sampled_from(["weekday", "long", "short", "brief"]))
def test_a_date_comes_back_from_every_way_of_writing_it(day, style):
    written = thai.write_date(day, style)
    assert thai.read_date(written) == day
    assert thai.read_date(thai.to_thai(written)) == day


def test_dates_are_written_as_offices_write_them():
    day = date(2026, 3, 1)
    assert thai.write_date(day, "weekday") == "วันอาทิตย์ที่ 1 มีนาคม 2569"
    assert thai.write_date(day, "long") == "1 มีนาคม 2569"
    assert thai.write_date(day, "short") == "1 มี.ค. 2569"
    assert thai.write_date(day, "brief") == "1 มี.ค. 69"


def test_the_fiscal_year_turns_on_the_first_of_october():
    assert thai.fiscal_year(date(2022, 9, 30)) == 2565
    assert thai.fiscal_year(date(2022, 10, 1)) == 2566
    assert thai.fiscal_year_bounds(2566) == (date(2022, 10, 1), date(2023, 9, 30))
    assert thai.is_whole_fiscal_year(date(2022, 10, 1), date(2023, 9, 30)) == 2566
    assert thai.is_whole_fiscal_year(date(2022, 10, 1), date(2024, 9, 30)) is None
    assert thai.is_whole_fiscal_year(date(2022, 10, 1), None) is None


@pytest.mark.parametrize(
    ("start", "end", "style", "written"),
    [
        (date(2022, 10, 1), date(2023, 9, 30), "fiscal", "ปีงบประมาณ พ.ศ. 2566 (1 ต.ค. 65 ถึง 30 ก.ย. 66)"),
        (date(2022, 12, 1), date(2023, 3, 31), "fiscal", "1 ธ.ค. 65 ถึง 31 มี.ค. 66"),
        (date(2026, 1, 15), date(2026, 1, 15), "fiscal", "15 ม.ค. 69"),
        (date(2026, 1, 15), date(2026, 1, 15), "screen", "15 ม.ค. 69"),
        (date(2024, 10, 1), date(2025, 9, 30), "months", "ต.ค.67-ก.ย.68"),
        (date(2024, 10, 1), date(2024, 10, 31), "months", "ต.ค.67"),
        (date(2025, 10, 1), date(2026, 9, 30), "screen", "ตลอดปี 2569"),
        (date(2025, 10, 1), date(2026, 3, 31), "screen", "1 ต.ค. 68 – 31 มี.ค. 69"),
        (date(2025, 10, 1), None, "screen", "ตั้งแต่ 1 ต.ค. 68"),
        (None, date(2026, 3, 31), "months", "ภายใน มี.ค.69"),
        (None, None, "fiscal", ""),
    ],
)
def test_periods_are_written_as_each_document_wants_them(start, end, style, written):
    assert thai.write_period(start, end, style) == written


def test_p11_a_score_reads_the_same_in_either_digits():
    for typed in ("๙๕.๐๑", "95.01", " 95.01 ", "\u00a0๙๕.01"):
        assert thai.read_score(typed) == Decimal("95.01")
    assert thai.read_score("100") == Decimal(100)
    assert thai.read_score("0") == 0


@pytest.mark.parametrize(
    "typed",
    ["-0.01", "−0.01", "100.01", "NaN", "1e2", "9,5", "", "95.", ".5", "95.011", "٩٥", "Infinity", "1 2"],
)
def test_p11_what_is_no_score_is_refused_in_thai(typed):
    with pytest.raises(ValueError, match="ให้ใส่ตัวเลข 0 ถึง 100"):
        thai.read_score(typed)


def test_years_and_numbers_are_read_in_either_digits():
    assert thai.read_year("๒๕๖๗") == thai.read_year(" 2567") == 2567
    assert thai.read_number("๑๒") == thai.read_number("12") == 12


@pytest.mark.parametrize("typed", ["99", "2024", "67", "25667", "", "สองพัน", "2567.0", "-2567"])
def test_a_year_that_is_not_buddhist_is_refused(typed):
    with pytest.raises(ValueError, match="ให้ใส่ปี พ.ศ. สี่หลัก"):
        thai.read_year(typed)


@pytest.mark.parametrize("typed", ["-1", "1.5", "1,000", "", "หนึ่ง", "1" * 30, "²"])
def test_what_is_no_whole_number_is_refused(typed):
    with pytest.raises(ValueError, match="ไม่ใช่จำนวนเต็ม"):
        thai.read_number(typed)


def kept(text, terms=()):
    return [piece.text for piece in thai.together(text, terms) if piece.kept]


def test_what_belongs_together_stays_on_one_line():
    assert kept("ในวันที่ 1 มีนาคม 2569 จัด 3 ครั้ง") == ["1 มีนาคม 2569", "3 ครั้ง"]
    assert kept("สรุปผล ณ 31 มีนาคม 2564 และคุณ 1 มีนาคม") == ["ณ 31 มีนาคม 2564", "1 มีนาคม"]
    assert kept("ตาม พ.ศ. ๒๕๖๖ ร้อยละ 95.01 ฯลฯ") == ["พ.ศ. ๒๕๖๖", "ร้อยละ 95.01", "ฯลฯ"]
    assert kept("ระบบ E-Service ตาม ISO 9001") == ["E-Service", "ISO 9001"]
    assert kept("ใช้ดุลยพินิจของเทศบาลตำบลธารสายทอง", ["ดุลยพินิจ", "เทศบาลตำบลธารสายทอง"]) == [
        "ดุลยพินิจ",
        "เทศบาลตำบลธารสายทอง",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("กล้อง 16 ตัว รถ 2 คัน คู่มือ 3 เล่ม", ["16 ตัว", "2 คัน", "3 เล่ม"]),
        ("เวลา 09.30 น. ถึง 16:30 น.", ["09.30 น.", "16:30 น."]),
        ("งบ 10 ล้านบาท 15 รายการ 2 หลักสูตร", ["10 ล้านบาท", "15 รายการ", "2 หลักสูตร"]),
        ("ปี 2568 รายงานผล ไตรมาส 2 รายงานผล", []),  # รายงาน is one word, and a year counts nothing
        ("พ.ศ. 2568 โครงการอบรม จำนวน 2568 คน", ["พ.ศ. 2568", "จำนวน 2568 คน"]),
        ("ข้อ 5 หน้าที่ของผู้บริหาร 3 ครั้งต่อปี", ["ข้อ 5", "3 ครั้ง"]),
        ("เลขที่ 12/3 หมู่ 4 มาตรา 9/1", ["เลขที่ 12/3", "หมู่ 4", "มาตรา 9/1"]),
        ("โทร. 0 2528 4800 มือถือ ๐๘ ๑๒๓๔ ๕๖๗๘", ["0 2528 4800", "๐๘ ๑๒๓๔ ๕๖๗๘"]),
        ("Zoom Meeting ID: 812 3456 7890", ["ID: 812 3456 7890"]),
        ("โดย นายกิตติพัฒน์ ใจมั่น และ นางสาวพิมพ์ลดา แสงอรุณ", ["นายกิตติพัฒน์ ใจมั่น", "นางสาวพิมพ์ลดา แสงอรุณ"]),
        ("ว่าที่ร้อยตรี สมเกียรติ ธารารักษ์ ดร. มาลี ศรีสุข", ["ว่าที่ร้อยตรี สมเกียรติ ธารารักษ์", "ดร. มาลี ศรีสุข"]),
        ("โดยมีนายสมชาย ใจดีเลิศ มอบหมายนางสาวมาลี ศรีสุข", ["นายสมชาย ใจดีเลิศ", "นางสาวมาลี ศรีสุข"]),
        ("เรียน นายกเทศมนตรี ลงนาม นายอำเภอ แจ้ง นางรอง", []),
        ("ให้นายกเทศมนตรี ลงนาม ของนายจ้าง ทุกแห่ง เจ้านาย ทุกคน", []),
        ("ตามคำสั่งที่ 123/2568 ลงวัน", ["คำสั่งที่ 123/2568"]),
    ],
)
def test_a_number_stays_with_what_it_counts(text, parts):
    assert kept(text) == parts


def test_a_kept_part_never_begins_or_ends_inside_a_thai_letter_with_its_marks():
    assert kept("1 ข้อมูล 1 วันที่ 2 ปี่") == []
    assert kept("ตรา", ["ตร"]) == []
    assert kept("เกม", ["กม"]) == []


def test_a_web_address_may_break():
    assert kept("https://example.go.th/a-1 www.example.go.th a-1@example.go.th") == []


def test_the_repetition_mark_stays_with_the_end_of_its_word():
    assert thai.together("ต่าง ๆ ด้าน") == [
        thai.Piece("ต่า"),
        thai.Piece("ง ๆ", kept=True, yamok=True),
        thai.Piece(" ด้าน"),
    ]


PARTS = [*"กงนำเแ่ิาๆ ๑12.-/@", "1 มีนาคม 2569", "E-Service", "พ.ศ. ", "ข้อ ", "www."]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PARTS)).map("".join),
    st.lists(st.text(alphabet="กงนา่ 1-E", max_size=5), max_size=4),
)
def test_the_pieces_join_to_the_text(text, terms):
    pieces = thai.together(text, terms)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


def test_names_sort_as_in_the_thai_dictionary():
    names = ["เทศบาลตำบลธารสายทอง", "กองช่าง", "แม่สาย", "กองคลัง", "ข้าว", "ขาว", "เขา"]
    assert sorted(names, key=thai.sort_key) == [
        "กองคลัง",
        "กองช่าง",
        "ขาว",
        "ข้าว",
        "เขา",
        "เทศบาลตำบลธารสายทอง",
        "แม่สาย",
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "1" * 20_000,
        "ก" + " " * 20_000 + "ข",
        "ก" * 20_000,
        "1 " * 10_000,
        "A-" * 10_000,
        "่" * 20_000,
        "๑." * 10_000,
    ],
)
def test_a_pasted_cell_of_twenty_thousand_characters_holds_nobody_up(cell):
    began = time.process_time()
    thai.together(thai.to_thai(thai.clean(cell)), ["กองคลัง"])
    assert time.process_time() - began < 1


@settings(deadline=None)
@given(st.text(alphabet="กงนำเแ่ิาๆ ๑12.-/@\nEx"))
def test_words_join_to_the_text(text):
    assert "".join(thai.words(text)) == text


def test_words_are_whole():
    assert thai.words("จัดทำคู่มือการปฏิบัติงาน") == ["จัดทำ", "คู่มือ", "การ", "ปฏิบัติงาน"]
