"""พิมพ์ลดา brings document 003 into the portal in a real browser: pasted, corrected, aimed higher."""

import pytest
from playwright.sync_api import Page, expect

from assessments.actions import store_scores
from assessments.results import assessment_of, result_of, targets_of
from tests.assessments.years import khuankhanun
from tests.browser.looks import access_faults_at_all_widths, error_faults

HERE = "/tharnsai/2567/scores/"
COLUMN = "95.55\n98.12\n98.80\n๙๖.๕๑\n97.61\n93.67\n91.19\n93.29\n100.00\n100.00\n\n\n95.01\nผ่าน\n"
PASTE = """(input, text) => {
  const data = new DataTransfer();
  data.setData("text", text);
  input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def paste(page: Page, key: str, text: str) -> None:
    page.locator(f"#{key}").evaluate(PASTE, text)


def values(page: Page) -> dict[str, str]:
    return {
        key: page.locator(f"#{key}").input_value()
        for key in ("indicator-1", "indicator-4", "indicator-8", "total")
    }


def test_document_003_is_pasted_found_wrong_and_put_right(tharnsai, visit):
    page = visit(tharnsai.administrator)
    page.goto(HERE)
    paste(page, "indicator-1", COLUMN)
    assert values(page) == {
        "indicator-1": "95.55",
        "indicator-4": "๙๖.๕๑",
        "indicator-8": "93.29",
        "total": "95.01",
    }
    expect(page.get_by_text("วาง 14 ค่าแล้ว ยังไม่ได้บันทึก")).to_be_visible()
    assert page.get_by_label("ระดับ").input_value() == "ผ่าน"
    page.get_by_role("button", name="บันทึกคะแนน", exact=True).click()
    expect(page.get_by_text("คะแนนรวมที่ประกาศ 95.01 แต่คำนวณจากตัวชี้วัดได้ 97.01")).to_be_visible()
    assert access_faults_at_all_widths(page) == []
    page.get_by_role("button", name="แก้เป็น 73.29").click()
    expect(page.get_by_text("บันทึกคะแนนปี 2567 แล้ว")).to_be_visible()
    expect(page.get_by_text("ตัวเลขขัดกัน")).to_have_count(0)
    expect(page.locator(".score-total")).to_contain_text("95.01")
    expect(page.locator(".score-total")).to_contain_text("อย่างน้อย ผ่าน")
    assert str(result_of(assessment_of(tharnsai.agency, 2567)).indicators[8]) == "73.29"


def test_a_row_pasted_into_a_later_field_fills_only_what_follows(tharnsai, visit):
    page = visit(tharnsai.administrator)
    page.goto(HERE)
    paste(page, "indicator-8", "73.29\t100\t99.5\t88.10")
    assert page.locator("#indicator-7").input_value() == ""
    assert [page.locator(f"#indicator-{n}").input_value() for n in (8, 9, 10)] == ["73.29", "100", "99.5"]
    assert page.locator("#part-EIT-1").input_value() == "88.10"


def test_of_a_row_of_the_file_its_key_and_the_headings_above_it_are_left_out(tharnsai, visit):
    page = visit(tharnsai.administrator)
    page.goto(HERE)
    head = "รหัสหน่วยงาน\tปีงบประมาณ\tตัวชี้วัดที่ 1\tตัวชี้วัดที่ 2"
    paste(page, "indicator-2", f"{head}\r\ntharnsai\t๒๕๖๗\t95.55\t98.12\r\n")
    assert [page.locator(f"#indicator-{n}").input_value() for n in (1, 2, 3)] == ["95.55", "98.12", ""]


def test_p38_bad_scores_lead_to_their_fields(tharnsai, visit):
    page = visit(tharnsai.administrator)
    page.goto(HERE)
    for key, text in {"indicator-1": "-0.01", "indicator-9": "95,01", "total": "NaN"}.items():
        page.locator(f"#{key}").fill(text)
    page.get_by_role("button", name="บันทึกคะแนน", exact=True).click()
    assert error_faults(page) == []
    assert access_faults_at_all_widths(page) == []


@pytest.fixture
def with_result(tharnsai, db):
    actor = tharnsai.actor(tharnsai.administrator)
    store_scores(actor=actor, year=2567, result=khuankhanun(), version=0)
    return tharnsai


def test_the_outcome_follows_the_slider_and_is_saved(with_result, visit):
    page = visit(with_result.administrator)
    page.goto(HERE + "targets/")
    slider = page.locator('[data-slides="indicator-8"]')
    slider.focus()
    slider.press("End")
    # 0.3 × 97.318 + 0.3 × (93.67 + 91.19 + 100) / 3 + 0.4 × 100 = 29.1954 + 28.486 + 40 = 97.6814
    expect(page.locator("#outcome .figure").first).to_have_text("97.68")
    assert page.locator("#indicator-8").input_value() == "100.00"
    assert access_faults_at_all_widths(page) == []
    page.get_by_role("button", name="บันทึกเป้าหมาย", exact=True).click()
    expect(page.get_by_text("บันทึกเป้าหมายปี 2568 แล้ว")).to_be_visible()
    assert {number: str(score) for number, score in targets_of(with_result.agency, 2568).items()} == {
        8: "100.00"
    }


def test_p37_comparison_and_year_are_accessible(with_result, visit):
    page = visit(with_result.mayor)
    for address in (HERE, HERE + "compare/", "/tharnsai/2568/"):
        page.goto(address)
        for folded in page.locator("main details").all():
            folded.evaluate("(it) => (it.open = true)")
        assert access_faults_at_all_widths(page) == []


def test_the_page_of_foreign_headings_is_accessible_also_with_errors(tharnsai, visit, tmp_path):
    file = tmp_path / "ผลคะแนน.csv"
    file.write_text("รหัส อปท.,ปีงบประมาณ,คะแนน ITA\ntharnsai,2567,95.01\n", encoding="utf-8")
    page = visit(tharnsai.administrator)
    page.goto("/tharnsai/import/scores/")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="ตรวจแฟ้ม").click()
    page.get_by_role("link", name="จับคู่หัวคอลัมน์").click()
    page.get_by_label("“รหัส อปท.”").select_option("คะแนนรวม")
    page.get_by_label("“คะแนน ITA”").select_option("คะแนนรวม")
    assert access_faults_at_all_widths(page) == []
    page.get_by_role("button", name="จำไว้").click()
    assert error_faults(page) == []
    assert access_faults_at_all_widths(page) == []
    page.get_by_label("“รหัส อปท.”").select_option("รหัสหน่วยงาน")
    page.get_by_role("button", name="จำไว้").click()
    expect(page.get_by_text("จับคู่หัวคอลัมน์แล้ว")).to_be_visible()
    expect(page.get_by_role("button", name="นำเข้าผลการประเมิน")).to_be_visible()


def test_p37_without_scripts_a_target_is_computed_by_a_button(with_result, visit):
    page = visit(with_result.administrator, java_script_enabled=False)
    page.goto(HERE + "targets/")
    page.locator("#indicator-8").fill("๑๐๐")
    page.get_by_role("button", name="คำนวณใหม่").click()
    expect(page.locator("#outcome .figure").first).to_have_text("97.68")
    assert targets_of(with_result.agency, 2568) == {}
