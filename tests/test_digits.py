"""Thai and Arabic digits in a document: which turn, and which belong to a code."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_portal import thai


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ข้อ 12 ปี 2566", "ข้อ ๑๒ ปี ๒๕๖๖"),
        ("i1, O34 และ e9", "i๑, O๓๔ และ e๙"),
        ("i1-i6", "i๑-i๖"),
        ("มาตรฐาน ISO 9001 จำนวน 2 งาน", "มาตรฐาน ISO 9001 จำนวน ๒ งาน"),
        ("ISO 9001:2015 ข้อ 4", "ISO 9001:2015 ข้อ ๔"),
        ("ค่าฝุ่น PM2.5 เกิน 37", "ค่าฝุ่น PM2.5 เกิน ๓๗"),
        ("COVID-19 แฟ้ม A4 1.5GB ทาง 5G ข้อ 1.2 (o1)", "COVID-19 แฟ้ม A4 1.5GB ทาง 5G ข้อ ๑.๒ (o๑)"),
        ("E-Service 2 ช่องทาง", "E-Service ๒ ช่องทาง"),
        ("ระบบ e-plannacc 3. จัดทำ", "ระบบ e-plannacc ๓. จัดทำ"),
        ("2.Line OA", "๒.Line OA"),
        ("ผล ITA 2566 ได้ ITA 95.01", "ผล ITA ๒๕๖๖ ได้ ITA ๙๕.๐๑"),
        ("KPI 5 ข้อ", "KPI ๕ ข้อ"),
        ("ดู https://www.example.go.th/2566/1 หน้า 3", "ดู https://www.example.go.th/2566/1 หน้า ๓"),
        (
            "www.example.go.th/o12 หรือ info2@example1.go.th 1",
            "www.example.go.th/o12 หรือ info2@example1.go.th ๑",
        ),
        ("1/10/2565", "๑/๑๐/๒๕๖๕"),
        ("Zoom Meeting ID: 812 3456 7890 จำนวน 2 ครั้ง", "Zoom Meeting ID: 812 3456 7890 จำนวน ๒ ครั้ง"),
        ("Meeting ID 123 4567 วันที่ 3", "Meeting ID 123 4567 วันที่ ๓"),
        ("โทร. 0 2528 4800 ต่อ 12 อายุ 60 ปี", "โทร. ๐ ๒๕๒๘ ๔๘๐๐ ต่อ ๑๒ อายุ ๖๐ ปี"),
        ("Windows 11 และ Office 365 จำนวน 5 เครื่อง", "Windows 11 และ Office 365 จำนวน ๕ เครื่อง"),
        ("กล้อง CCTV 16 ตัว จอ LED 55 นิ้ว", "กล้อง CCTV ๑๖ ตัว จอ LED ๕๕ นิ้ว"),
        ("PDF 1,240 ไฟล์ E-Service 12 รายการ", "PDF ๑,๒๔๐ ไฟล์ E-Service ๑๒ รายการ"),
        ("Kick off 1 ต.ค. 2568 Zoom 5/11/2568", "Kick off ๑ ต.ค. ๒๕๖๘ Zoom ๕/๑๑/๒๕๖๘"),
        (
            "ผล LPA 88.10 ตาม PDPA 2562 e-plannacc 2566-2570",
            "ผล LPA ๘๘.๑๐ ตาม PDPA ๒๕๖๒ e-plannacc ๒๕๖๖-๒๕๗๐",
        ),
        ("แฟ้มแผน2568.pdf และ 2568_O12.xlsx ข้อ 2.", "แฟ้มแผน2568.pdf และ 2568_O12.xlsx ข้อ ๒."),
        ("MAC 00:1A:2B IP 10.0.0.1 A4 80 แกรม", "MAC 00:1A:2B IP 10.0.0.1 A4 ๘๐ แกรม"),
        ("มาตรา 9/1 ข้อ 3.1 ปี 2568-2570 1,234.50 บาท", "มาตรา ๙/๑ ข้อ ๓.๑ ปี ๒๕๖๘-๒๕๗๐ ๑,๒๓๔.๕๐ บาท"),
    ],
)
def test_a_document_turns_digits_but_never_those_of_a_code(typed, printed):
    assert thai.to_thai(typed) == printed
    assert thai.in_digits(typed, "thai") == printed
    assert thai.in_digits(printed, "arabic") == typed


@settings(deadline=None)
@given(st.text(alphabet="กขค 0123456789๐๑๙ABabi-./@:,"))
def test_digits_turned_and_turned_back_are_the_same(text):
    assert thai.to_arabic(thai.to_thai(text)) == thai.to_arabic(text)
    assert thai.to_thai(thai.to_thai(text)) == thai.to_thai(text)
