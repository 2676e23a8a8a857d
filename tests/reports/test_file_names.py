"""P28: files bear Thai names that every browser and every disk takes."""

import re
import unicodedata
from dataclasses import replace
from itertools import product
from urllib.parse import unquote

import pytest
from django.urls import reverse

from reports.download import file_name, sealed_name
from reports.facts import Snapshot
from reports.formats import FORMATS, find
from reports.render import KINDS
from tests.factories import a_measure
from tests.people import browser_of
from tests.reports.made_up import AGENCY, a_snapshot


def test_p28_the_file_bears_its_thai_name(tharnsai):
    a_measure(tharnsai)
    address = reverse("report_download", args=["tharnsai", 2569, "indicator-results"])

    answer = browser_of(tharnsai.reader).get(address)

    assert answer["Content-Type"] == "application/pdf"
    disposition = answer["Content-Disposition"]
    assert disposition.isascii()
    kind, name = disposition.split("; filename*=utf-8''")
    assert kind == "attachment"
    assert unquote(name) == "รายงานผลตามตัวชี้วัด เทศบาลตำบลธารใส ปีงบประมาณ 2569.pdf"


def test_p28_the_same_document_in_other_digits_has_another_name(tharnsai):
    a_measure(tharnsai)
    address = reverse("report_download", args=["tharnsai", 2569, "indicator-results"])
    answer = browser_of(tharnsai.reader).get(address, {"digits": "arabic", "kind": "docx"})
    name = unquote(answer["Content-Disposition"].partition("utf-8''")[2])
    assert name == "รายงานผลตามตัวชี้วัด เทศบาลตำบลธารใส ปีงบประมาณ 2569 เลขอารบิก.docx"


def of_agency(name: str) -> Snapshot:
    return replace(a_snapshot(), agency=replace(AGENCY, name=name))


# What stands first in the name of each report
REPORTS = {
    "indicator-results": "รายงานผลตามตัวชี้วัด",
    "completion-results": "รายงานผลแล้วเสร็จ",
    "improvement-results": "รายงานผลตามประเด็นที่ต้องปรับปรุง",
    "analysis-memo": "บันทึกข้อความรายงานผลการวิเคราะห์",
    "status-report": "รายงานสถานะการดำเนินการ",
}
LETTERS_OF_RFC_5987 = re.compile(r"attachment; filename\*=utf-8''[A-Za-z0-9!#$&+.^_`|~%()*'-]+")


def test_p28_every_report_as_every_kind_in_both_digits_has_a_name_of_its_own(tharnsai, monkeypatch):
    monkeypatch.setattr("reports.views.downloading.draw", lambda document, kind: b"-")
    tharnsai.agency.name = 'ทต."ธารใส" / Cafe\u0301'
    tharnsai.agency.save()
    a_measure(tharnsai)
    browser, names = browser_of(tharnsai.reader), []
    for code, kind, digits in product(REPORTS, KINDS, ("thai", "arabic")):
        answer = browser.get(
            reverse("report_download", args=["tharnsai", 2569, code]), {"kind": kind, "digits": digits}
        )
        said = answer["Content-Disposition"]
        assert LETTERS_OF_RFC_5987.fullmatch(said), said
        name = unquote(said.partition("''")[2])
        whose = "ทต. ธารใส Café ปีงบประมาณ 2569"
        assert name == f"{REPORTS[code]} {whose}{' เลขอารบิก' * (digits == 'arabic')}.{kind}"
        assert unicodedata.is_normalized("NFC", name)
        names.append(name)
    assert len(set(names)) == len(names) == 40


def test_p28_a_name_is_composed_and_holds_no_sign_that_a_disk_refuses():
    agency = replace(AGENCY, name='เทศบาลตำบล "Cafe\u0301" / ก:ข\r\nX-Evil: 1')
    name = file_name(find("indicator-results"), replace(a_snapshot(), agency=agency), "pdf")
    assert name == unicodedata.normalize("NFC", name)
    assert not re.search(r'[\\/:*?"<>|\r\n]', name)
    assert name.startswith("รายงานผลตามตัวชี้วัด เทศบาลตำบล Café")


def test_p28_the_longest_name_of_an_agency_still_fits_a_disk():
    agency = replace(AGENCY, name="องค์การบริหารส่วนตำบล" + "ศรีบุรพา" * 10)
    for format in FORMATS:
        name = file_name(format, replace(a_snapshot(), agency=agency), "docx")
        assert len(name.encode()) <= 205
        assert name.startswith(REPORTS[format.code][:13])
        assert " อบต.ศรีบุรพาศรีบุรพา" in name
        assert name.endswith(" ปี 2569.docx")


def test_p28_a_name_that_would_be_cut_has_the_kind_of_the_agency_in_short():
    name = file_name(find("analysis-memo"), of_agency("องค์การบริหารส่วนตำบลบ้านสวน"), "pdf")
    assert name == "บันทึกข้อความรายงานผลการวิเคราะห์ อบต.บ้านสวน ปีงบประมาณ 2569.pdf"


def test_p28_a_file_of_a_version_says_whole_whose_it_is_and_which():
    facts = of_agency("เทศบาลตำบลหนองแสงทอง")
    decided = "ฉบับที่มีความเห็นครบ"
    assert [sealed_name(format, facts, 4, decided) for format in FORMATS] == [
        f"รายงานผลตามตัวชี้วัด ทต.หนองแสงทอง ปีงบประมาณ 2569 รุ่นที่ 4 {decided}",
        f"รายงานผลแล้วเสร็จ เทศบาลตำบลหนองแสงทอง ปีงบประมาณ 2569 รุ่นที่ 4 {decided}",
        f"รายงานผลตามประเด็นที่ต้องปรับปรุง ทต.หนองแสงทอง ปี 2569 รุ่นที่ 4 {decided}",
        f"บันทึกข้อความรายงานผลการวิเคราะห์ ทต.หนองแสงทอง ปี 2569 รุ่นที่ 4 {decided}",
        f"รายงานสถานะการดำเนินการ ทต.หนองแสงทอง ปีงบประมาณ 2569 รุ่นที่ 4 {decided}",
    ]
    signed = "ลงนามโดย นางสาวกรรณิการ์ ศรีสุวรรณวงศ์"
    of_the_memo = sealed_name(find("analysis-memo"), facts, 4, signed)
    assert of_the_memo == f"บันทึกข้อความ ทต.หนองแสงทอง ปี 2569 รุ่นที่ 4 {signed}"


@pytest.mark.parametrize("count", range(8, 140, 6))
def test_p28_what_must_be_cut_is_cut_between_syllables(count):
    facts = of_agency("เทศบาลตำบล" + "น้ำพุร้อน" * 9)
    name = sealed_name(find("analysis-memo"), facts, 4, f"ลงนามโดย {'ก' * count}")
    assert len(name.encode()) <= 240
    whose = name.partition(" ปี ")[0].removeprefix("บันทึกข้อความ").strip().removeprefix("ทต.")
    assert whose.replace("น้ำพุร้อน", "") in ("", "น้ำ", "น้ำพุ", "น้ำพุร้", "น้ำพุร้อ", "ทต")
