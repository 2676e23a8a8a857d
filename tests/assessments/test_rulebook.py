"""Rule files that an operator got wrong: every error is said, in Thai, at once."""

import copy
import json

import pytest

from assessments.rulebook.reading import read_rulebook
from assessments.rulebook.shape import BrokenRulebook

GOOD = {
    "year": 2570,
    "level_scheme": "words",
    "note": "",
    "instruments": {
        "verified": True,
        "source": "คู่มือปี 2570",
        "rows": [
            {"code": "IIT", "name": "แบบวัดภายใน", "weight": "40.00"},
            {"code": "OIT", "name": "แบบตรวจการเปิดเผยข้อมูล", "weight": 60, "parts": ["ส่วนที่ 1"]},
        ],
    },
    "indicators": {
        "verified": True,
        "source": "คู่มือปี 2570",
        "rows": [
            {"number": 1, "instrument": "IIT", "name": "การปฏิบัติหน้าที่"},
            {"number": 2, "instrument": "OIT", "name": "การเปิดเผยข้อมูล"},
        ],
    },
    "sub_indicators": {
        "verified": False,
        "source": "",
        "rows": [{"code": "2.1", "indicator": 2, "name": "ข้อมูลพื้นฐาน"}],
    },
    "items": [
        {
            "instrument": "IIT",
            "verified": False,
            "source": "",
            "rows": [{"code": "i1", "indicator": 1, "name": "ตามขั้นตอน", "kind": "question"}],
        },
        {
            "instrument": "OIT",
            "verified": True,
            "source": "คู่มือปี 2570",
            "rows": [
                {
                    "code": "O1",
                    "indicator": 2,
                    "name": "โครงสร้าง",
                    "kind": "disclosure",
                    "sub_indicator": "2.1",
                    "purpose": "measures",
                }
            ],
        },
    ],
    "item_rules": {"verified": False, "source": "", "rows": [{"instrument": "OIT", "rule": "items"}]},
    "levels": {
        "verified": False,
        "source": "",
        "rows": [
            {"name": "ดีมาก", "minimum": "90.00", "maximum": 100, "passes": True, "part_minimum": "90.00"},
            {"name": "ดี", "minimum": "80.00", "maximum": "100.00", "passes": True},
            {"name": "ปรับปรุง", "minimum": "0", "maximum": "79.99", "passes": False},
        ],
    },
    "issues": {"verified": False, "source": "", "rows": [{"number": 1, "name": "การให้บริการ"}]},
    "issue_items": {"verified": False, "source": "", "rows": [{"issue": 1, "items": ["i1", "O1"]}]},
}


@pytest.fixture
def rules() -> dict:
    return copy.deepcopy(GOOD)


def errors_in(rules: dict) -> list[str]:
    with pytest.raises(BrokenRulebook) as caught:
        read_rulebook(json.dumps(rules, ensure_ascii=False))
    return caught.value.errors


def test_a_correct_file_is_read_as_it_stands(rules):
    book = read_rulebook(json.dumps(rules))
    assert book.year == 2570
    assert [str(row.weight) for row in book.instruments.rows] == ["40.00", "60.00"]
    assert book.instruments.rows[1].parts == ("ส่วนที่ 1",)
    assert [str(row.minimum) for row in book.levels.rows] == ["90.00", "80.00", "0.00"]


def test_p10_weights_that_do_not_make_100_are_refused(rules):
    rules["instruments"]["rows"][0]["weight"] = "39.99"
    assert errors_in(rules) == ["น้ำหนักของเครื่องมือรวมกันได้ 99.99 ต้องได้ 100.00"]


def test_an_indicator_of_no_instrument(rules):
    rules["indicators"]["rows"][0]["instrument"] = "EIT"
    assert "ตัวชี้วัดที่ 1 อยู่ในเครื่องมือ EIT ซึ่งไม่มีในแฟ้ม" in errors_in(rules)
    assert "เครื่องมือ IIT ไม่มีตัวชี้วัด" in errors_in(rules)


def test_indicators_with_a_gap(rules):
    rules["indicators"]["rows"][1]["number"] = 3
    assert "ลำดับของตัวชี้วัดต้องเรียงต่อกันจาก 1 ถึง 2 แต่พบ 1, 3" in errors_in(rules)


def test_issues_with_a_gap(rules):
    rules["issues"]["rows"][0]["number"] = 2
    assert "ลำดับของประเด็นต้องเรียงต่อกันจาก 1 ถึง 1 แต่พบ 2" in errors_in(rules)


def test_codes_given_twice(rules):
    rules["items"][0]["rows"] *= 2
    rules["sub_indicators"]["rows"] *= 2
    assert errors_in(rules) == ["รหัสตัวชี้วัดย่อย 2.1 ซ้ำกัน 2 ครั้ง", "รหัสข้อ i1 ซ้ำกัน 2 ครั้ง"]


def test_an_instrument_given_twice(rules):
    rules["instruments"]["rows"].append({"code": "IIT", "name": "แบบวัดภายใน", "weight": 0})
    assert errors_in(rules) == ["รหัสเครื่องมือ IIT ซ้ำกัน 2 ครั้ง"]


def test_items_of_an_instrument_given_twice_or_of_no_instrument(rules):
    rules["items"].append({"instrument": "IIT", "verified": False, "source": "", "rows": []})
    rules["items"].append({"instrument": "EIT", "verified": False, "source": "", "rows": []})
    assert errors_in(rules) == [
        "รายการข้อของเครื่องมือ IIT ซ้ำกัน 2 ครั้ง",
        "รายการข้อเป็นของเครื่องมือ EIT ซึ่งไม่มีในแฟ้ม",
    ]


def test_a_sub_indicator_of_no_indicator(rules):
    rules["sub_indicators"]["rows"].append({"code": "7.1", "indicator": 7, "name": "อื่น ๆ"})
    assert errors_in(rules) == ["ตัวชี้วัดย่อย 7.1 อยู่ในตัวชี้วัดที่ 7 ซึ่งไม่มีในแฟ้ม"]


def test_an_item_under_a_strange_indicator_or_sub_indicator(rules):
    rules["items"][0]["rows"][0].update(indicator=2)
    rules["items"][1]["rows"][0].update(sub_indicator="9.9")
    assert errors_in(rules) == [
        "ข้อ i1 อยู่ในตัวชี้วัดที่ 2 ซึ่งไม่ใช่ตัวชี้วัดของ IIT",
        "ข้อ O1 อยู่ในตัวชี้วัดย่อย 9.9 ซึ่งไม่ใช่ของตัวชี้วัดที่ 2",
    ]


def test_a_list_is_not_verified_when_one_of_its_items_is_not(rules):
    rules["items"][1]["rows"][0]["verified"] = False
    assert errors_in(rules) == ["ข้อของ OIT ระบุว่าตรวจสอบแล้ว แต่มีข้อที่ยังไม่ได้ตรวจสอบ"]


def test_two_items_cannot_both_demand_the_measures(rules):
    rules["items"][0]["rows"][0]["purpose"] = "measures"
    assert errors_in(rules) == ["purpose measures ซ้ำกัน 2 ครั้ง"]


def test_a_way_to_count_of_no_instrument_or_given_twice(rules):
    rules["item_rules"]["rows"] += [
        {"instrument": "EIT", "rule": "items"},
        {"instrument": "OIT", "rule": "items"},
    ]
    assert errors_in(rules) == [
        "วิธีคิดคะแนนของเครื่องมือ OIT ซ้ำกัน 2 ครั้ง",
        "วิธีคิดคะแนนเป็นของเครื่องมือ EIT ซึ่งไม่มีในแฟ้ม",
    ]


def test_counting_by_sub_indicators_needs_one_on_every_item(rules):
    rules["item_rules"]["rows"] = [{"instrument": "IIT", "rule": "sub_indicators"}]
    assert errors_in(rules) == ["คะแนนของ IIT คิดจากตัวชี้วัดย่อย แต่ข้อ i1 ไม่มีตัวชี้วัดย่อย"]


def test_levels_that_overlap(rules):
    rules["levels"]["rows"][2]["maximum"] = "80.00"
    assert errors_in(rules) == ["ระดับ ปรับปรุง ถึง 80.00 ทับกับระดับที่ดีกว่า ต้องถึง 79.99"]


def test_two_levels_of_one_condition(rules):
    best = rules["levels"]["rows"][0]
    rules["levels"]["rows"].insert(1, {**best, "name": "ดีเยี่ยม"})
    assert errors_in(rules) == ["เงื่อนไขของระดับ 90.00 และ 90.00 ซ้ำกัน 2 ครั้ง"]


def test_levels_that_leave_a_gap(rules):
    rules["levels"]["rows"][2].update(minimum="10.00", maximum="69.99")
    assert errors_in(rules) == [
        "ไม่มีระดับใดสำหรับคะแนน 70.00 ถึง 79.99",
        "ไม่มีระดับใดสำหรับคะแนน 0.00 ถึง 9.99",
    ]


def test_levels_in_the_wrong_order_or_upside_down(rules):
    rows = rules["levels"]["rows"]
    rows[1], rows[2] = rows[2], rows[1]
    assert "ระดับ ดี ต้องอยู่ก่อนระดับ ปรับปรุง เพราะดีกว่า" in errors_in(rules)
    rows[1].update(minimum="79.99", maximum="0")
    assert "ระดับ ปรับปรุง มีคะแนนต่ำสุดมากกว่าคะแนนสูงสุด" in errors_in(rules)


def test_an_issue_tied_to_what_is_not_there(rules):
    rules["issue_items"]["rows"] = [{"issue": 4, "items": ["i1", "i99"]}]
    assert errors_in(rules) == [
        "จับคู่ข้อกับประเด็นที่ 4 ซึ่งไม่มีในแฟ้ม",
        "ประเด็นที่ 4 จับคู่กับข้อ i99 ซึ่งไม่มีในแฟ้ม",
    ]


def test_errors_of_form_and_of_content_come_together(rules):
    rules["year"] = 2026
    rules["instruments"]["rows"][0]["weight"] = "1e2"
    rules["sub_indicators"]["rows"] *= 2
    del rules["issues"]["rows"][0]["name"]
    rules["levels"]["colour"] = "red"
    assert errors_in(rules) == [
        "แฟ้ม: year ต้องเป็นจำนวนเต็มตั้งแต่ 2500 ถึง 2700 แต่พบ 2026",
        'เครื่องมือและน้ำหนัก แถวที่ 1: weight ต้องเป็นตัวเลข 0 ถึง 100 ทศนิยมไม่เกิน 2 ตำแหน่ง แต่พบ "1e2"',
        "ระดับผลการประเมิน: ไม่รู้จักช่อง colour",
        "ประเด็นการวิเคราะห์ แถวที่ 1: ขาดช่อง name",
        "รหัสตัวชี้วัดย่อย 2.1 ซ้ำกัน 2 ครั้ง",
    ]


@pytest.mark.parametrize(
    "weight", [True, None, "-0.01", 100.01, "NaN", "3,0", 33.333, [], "๓๐", " 30", "1e1"]
)
def test_a_weight_that_is_no_number_of_per_cent(rules, weight):
    rules["instruments"]["rows"][0]["weight"] = weight
    assert len(errors_in(rules)) == 1
    assert errors_in(rules)[0].startswith("เครื่องมือและน้ำหนัก แถวที่ 1: weight ต้องเป็นตัวเลข 0 ถึง 100")


@pytest.mark.parametrize(
    "name", ["", " การใช้อำนาจ", "การใช้\u200bอำนาจ", "การใช้\nอำนาจ", "cafe\u0301", "ก" * 201, 5, None]
)
def test_a_name_that_cannot_be_printed(rules, name):
    rules["indicators"]["rows"][0]["name"] = name
    assert len(errors_in(rules)) == 1
    assert errors_in(rules)[0].startswith("ตัวชี้วัด แถวที่ 1: name ")


def test_a_list_left_out_is_named_once(rules):
    del rules["items"]
    del rules["levels"]
    assert errors_in(rules) == ["แฟ้ม: ขาดช่อง items", "แฟ้ม: ขาดช่อง levels"]


@pytest.mark.parametrize("name", ["instruments", "items", "issue_items"])
@pytest.mark.parametrize("value", [None, "ข้อความ", 5, [1], {"rows": 3}])
def test_a_list_of_another_shape_is_an_error_and_no_crash(rules, name, value):
    rules[name] = value
    assert errors_in(rules)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "ไม่เป็นแฟ้ม JSON ที่ถูกต้อง ผิดที่บรรทัด 1 อักขระที่ 1"),
        ('{"year": 2570,\n"note": }', "ไม่เป็นแฟ้ม JSON ที่ถูกต้อง ผิดที่บรรทัด 2 อักขระที่ 9"),
        ('{"year": 2570, "year": 2571}', "มีช่อง year ซ้ำกันในรายการเดียว"),
        ('{"year": NaN}', "ค่า NaN ใช้ไม่ได้"),
        ('{"year": 1' + "0" * 5000 + "}", "จำนวน 100000000… มากเกินไป"),
        ("[" * 100_000, "ไม่เป็นแฟ้มเกณฑ์ เพราะมีรายการซ้อนกันลึกเกินไป"),
    ],
)
def test_a_text_that_is_no_rule_file(content, sentence):
    with pytest.raises(BrokenRulebook) as caught:
        read_rulebook(content)
    assert caught.value.errors == [sentence]


def test_a_file_that_is_no_object():
    with pytest.raises(BrokenRulebook) as caught:
        read_rulebook("[]")
    assert caught.value.errors[0].startswith("แฟ้ม: ต้องเป็นวัตถุ JSON ที่มีช่อง indicators, instruments")
