"""Under a line to sign: a rank stands above the name, a title in the brackets; two positions on two lines."""

from dataclasses import replace

import pytest

from reports.formats import find
from reports.formats.opinions import with_opinions
from reports.formats.signing import capacity_lines, signature
from tests.reports.made_up import a_snapshot, the_chain


@pytest.mark.parametrize(
    "rank",
    [
        *("ดาบตำรวจ", "จ่าสิบตำรวจ", "สิบตำรวจตรี", "ร้อยตำรวจเอก", "พันตำรวจเอก", "พันตำรวจเอกพิเศษ", "พลตำรวจตรี"),
        *("สิบเอก", "จ่าสิบเอก", "จ่าสิบเอกพิเศษ", "ร้อยตรี", "ร้อยโทหญิง", "พันเอก", "พลตรี", "ว่าที่ร้อยตรี", "ว่าที่ พันตรี"),
        *(
            "จ่าเอก",
            "พันจ่าเอก",
            "เรือตรี",
            "นาวาโท",
            "พลเรือเอก",
            "จ่าอากาศตรี",
            "พันจ่าอากาศเอก",
            "เรืออากาศโท",
            "นาวาอากาศเอก",
        ),
        *("นายกองเอก", "นายหมวดตรี", "นายหมู่ใหญ่"),
        *(
            "ด.ต.",
            "ส.อ.",
            "จ.ส.อ.",
            "จ.ส.ต.",
            "ร.ต.",
            "ร.ต.ท.",
            "ร.ต.อ.หญิง",
            "พ.ต.ต.",
            "พ.ท.",
            "พล.ต.",
            "ว่าที่ ร.ต.",
            "พ.จ.อ.",
            "ส.ต.อ.",
        ),
    ],
)
@pytest.mark.parametrize("gap", ["", " "])
def test_a_rank_stands_above_the_name(rank, gap):
    found = signature(f"{rank}{gap}สมเกียรติ ธารารักษ์", ("นายกเทศมนตรี",))
    assert (found.rank, found.name, found.lines) == (rank, "สมเกียรติ ธารารักษ์", ("นายกเทศมนตรี",))


@pytest.mark.parametrize(
    "name",
    [
        *("นายกิตติพัฒน์ ใจมั่น", "นางอรวรรณ ศรีวิเชียร", "นางสาวพิมพ์ลดา แสงอรุณ", "สมชาย ใจดี", "ดร.สมชาย ใจดี", ""),
        *("พลอยไพลิน ดี", "พันธุ์ทิพย์ ดี", "ร้อยแก้ว ดี", "สิบทิศ ดี", "เอกชัย ดี", "จ่าง ดี", "เรืองเดช ดี"),
        *("นายกรัฐ ดี", "นายกอง ดี", "นายหมู่ ดี", "ม.ล.สมชาย ดี", "หม่อมหลวงสมชาย ดี", "ผู้ช่วยศาสตราจารย์สมใจ ดี"),
    ],
)
def test_a_title_stays_in_the_brackets(name):
    assert (signature(name, ()).rank, signature(name, ()).name) == ("", name)


@pytest.mark.parametrize(
    ("capacity", "lines"),
    [
        ("ปลัดเทศบาล", ("ปลัดเทศบาล",)),
        ("ปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรีตำบลธารใส", ("ปลัดเทศบาล รักษาราชการแทน", "นายกเทศมนตรีตำบลธารใส")),
        ("รองปลัดเทศบาล ปฏิบัติราชการแทน ปลัดเทศบาล", ("รองปลัดเทศบาล ปฏิบัติราชการแทน", "ปลัดเทศบาล")),
        ("รักษาการในตำแหน่ง ปลัดเทศบาล", ("รักษาการในตำแหน่ง", "ปลัดเทศบาล")),
        (
            "ปลัดเทศบาล ปฏิบัติหน้าที่ หัวหน้าสำนักปลัด รักษาราชการแทน นายก",
            ("ปลัดเทศบาล ปฏิบัติหน้าที่", "หัวหน้าสำนักปลัด รักษาราชการแทน", "นายก"),
        ),
    ],
)
def test_who_acts_for_another_signs_with_both_positions(capacity, lines):
    assert capacity_lines(capacity) == lines


def test_no_line_parts_the_names_below_a_report_of_results():
    vacant = replace(the_chain()[1], name="")
    snapshot = replace(a_snapshot(), chain=(the_chain()[0], vacant))
    document = find("status-report").arrange(snapshot, "thai")
    assert with_opinions(document, snapshot).names == (*document.names, "นายกิตติพัฒน์ ใจมั่น")
