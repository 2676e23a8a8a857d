"""Importing in a real browser: each state of its pages is accessible, and the file goes in."""

from playwright.sync_api import expect

from measures.models import Measure
from tests.browser.looks import access_faults_at_all_widths
from tests.factories import a_measure
from tests.files.make_corpus import FOLDER, HEAD, TABLE, csv

ENCRYPTED = FOLDER / "should_fail" / "encrypted.xlsx"


def test_p37_pimlada_corrects_her_file_and_imports_it(visit, tharnsai, tmp_path):
    a_measure(tharnsai, name="จัดทำคู่มือการปฏิบัติงานของกองช่าง")
    bad, good = tmp_path / "มาตรการ-ร่าง.csv", tmp_path / "มาตรการ-2569.csv"
    bad.write_bytes(
        csv([[*HEAD, "หมายเหตุ"], ["tharnsai", "2569", "1", "ก", "31 ก.พ. 2569", "", "ทำบางส่วน", "x"]])
    )
    good.write_bytes(csv(TABLE))
    page = visit(tharnsai.administrator)
    faults = []

    page.goto("/tharnsai/import/")
    faults += access_faults_at_all_widths(page)
    page.get_by_role("link", name="เลือกแฟ้มมาตรการ").click()
    expect(page.get_by_text("ยังไม่ได้เลือกแฟ้ม")).to_be_visible()
    page.get_by_label("แฟ้มมาตรการ").set_input_files(ENCRYPTED)
    expect(page.get_by_text(ENCRYPTED.name)).to_be_visible()
    page.get_by_role("button", name="ตรวจแฟ้ม").click()
    expect(page.get_by_role("alert")).to_contain_text("แฟ้มนี้ใส่รหัสผ่านไว้")
    faults += access_faults_at_all_widths(page)

    page.get_by_label("แฟ้มมาตรการ").set_input_files(bad)
    page.get_by_role("button", name="ตรวจแฟ้ม").click()
    expect(page.get_by_role("table", name="จุดที่ต้องแก้ในแฟ้ม")).to_contain_text("“ทำบางส่วน” ใช้ไม่ได้")
    expect(page.get_by_role("button", name="นำเข้ามาตรการ")).to_have_count(0)
    faults += access_faults_at_all_widths(page)

    page.get_by_label("แฟ้มมาตรการ").set_input_files(good)
    page.get_by_role("button", name="ตรวจแฟ้มอีกครั้ง").click()
    expect(page.get_by_role("table", name="ข้อมูลที่จะเปลี่ยนแปลง")).to_contain_text("กองช่าง")
    faults += access_faults_at_all_widths(page)
    page.get_by_role("button", name="นำเข้ามาตรการ").click()

    expect(page.get_by_role("status")).to_contain_text("นำเข้ามาตรการแล้ว เพิ่มใหม่ 1 เปลี่ยนแปลง 1")
    assert Measure.objects.filter(name="เผยแพร่แผนการใช้งบประมาณ").exists()
    assert faults == []
