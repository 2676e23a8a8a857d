"""Text typed with the keyboard in the other language, and the words of the dictionary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_portal.thai import vocabulary
from ita_portal.thai.keyboard import mistyped


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("l;ylfu", "สวัสดี"),
        ("gmL[k]", "เทศบาล"),
        ("0yfme8^j,nv", "จัดทำคู่มือ"),
        ("rb,rN", "พิมพ์"),
        ("้ำสสน", "hello"),
        ("ฎขฆำพอรแำ", "E-Service"),
        ("สนเรื", "login"),
        ("ฟแะรอระั", "activity"),
        ("w,j,u", "ไม่มี"),  # two short words
        ("okpd", "นายก"),  # four letters that no English word has in this order
        ("?รแพนหนดะ", "Microsoft"),  # M, W and Z are signs on Thai keys
        ("(นนท", "Zoom"),
        ("ฉ้ฟะินะ", "Chatbot"),
        ("ฉ้ำแาสรหะ", "Checklist"),
        ("ฏฟะฟ", "Data"),  # nothing in it that Thai forbids, yet no Thai word either
        ("ณธฤ", "ITA"),
        ("ฑำหรสรำืะ", "Resilient"),  # in no list, but it reads like English
        ("ไไไใะ้ฟพืหฟรใเนใะ้", "www.tharnsai.go.th"),
    ],
)
def test_keys_of_the_other_language(typed, meant):
    assert [(each.typed, each.meant) for each in mistyped(f"ระบบ {typed} ของเทศบาล")] == [(typed, meant)]


@pytest.mark.parametrize(
    ("text", "typed", "meant"),
    [
        ("ระบบฯืสรืำของหน่วยงาน", "ฯืสรืำ", "Online"),  # within a Thai word, as Thai has no blanks
        ("ให้บริการฎขฆำพอรแำตลอด 24 ชั่วโมง", "ฎขฆำพอรแำ", "E-Service"),
        ("ผ่านช่องทางโฟแำินนาและไลน์", "โฟแำินนา", "Facebook"),
        ("ในระบบ ำขฌญ แล้ว", "ำขฌญ", "e-GP"),
        ("ระบบ ำขศฤฤฆ", "ำขศฤฤฆ", "e-LAAS"),
        ("ช่องทาง ๐฿ฤ บนเว็บไซต์", "๐฿ฤ", "Q&A"),
        ("มอบหมาย ('korylf6) รวบรวม", "'korylf6", "งานพัสดุ"),
        ("สรุป xyPsk2v6xlii8 ที่พบ", "xyPsk2v6xlii8", "ปัญหา/อุปสรรค"),
        ("leoydx]yf/โยธา", "leoydx]yf", "สำนักปลัด"),
    ],
)
def test_keys_of_the_other_language_amid_other_words_and_signs(text, typed, meant):
    assert [(each.typed, each.meant) for each in mistyped(text)] == [(typed, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "No Gift Policy, E-Service, Facebook และ Infographic",
        "O1-O27 i1–i15 e๔ (ITA) IIT/EIT/OIT พ.ศ. 2569 PM2.5 COVID-19 ISO 9001:2015",
        "https://www.tharnsai.go.th/l;ylfu pimlada@tharnsai.go.th",
        "close; object, audit. visible legal microsoft 'skill'",
        "ค่ะๆ ฯลฯ ไม่่ชัด เเก้ไข น้ํา เเนะนำ",  # slips of Thai typing are no English
        "เพราะ เสนาะ สตง. อปท. กทม สปสช รพ.สต. ก.พ.ร. นพีพร ธนิศรา",  # abbreviations and names
        "user; admin, log;in a,b;c pdf,doc,xls /A/B/ XJ-900, S/N 5CD123 g8pcx",
        "1) ... 2) --- 3) ;;;;",
        "(INFO/KPI) i1-i15;e1-e9 O12;O13 a/b/c ISO/IEC [km] {total} PO-2569-001 e-MENSCR dvd crm",
        "ดำำเนินการ เสนอนแะ ค้น้หา ระะยะเวลา คะ่ จำำนวน ท่ี เจ้้าหน้าที่ ฯพณฯ ๕฿ต่อคน",  # more slips
        "",
    ],
)
def test_words_codes_addresses_and_slips_of_typing_are_left_alone(text):
    assert mistyped(text) == ()


def test_words_fill_a_text_wholly_or_not_at_all():
    assert vocabulary.in_words("จัดทำคู่มือ") == ["จัดทำ", "คู่มือ"]
    assert vocabulary.in_words("จัดทำคู่มือฮฬ") == []
    assert vocabulary.in_words("") == []


def test_provinces_by_their_full_and_short_names():
    assert len(vocabulary.provinces()) == 77
    assert vocabulary.province_at("ยโสธรหรือ") == "ยโสธร"
    assert vocabulary.province_at("อยุธยา") == "พระนครศรีอยุธยา"
    assert vocabulary.province_at("ธารใส") == ""


@given(st.text(alphabet=st.sampled_from("l;yfu[]กขเแำ้ ฯๆ๑1A-'"), max_size=90) | st.text())
def test_no_text_is_too_odd(text):
    assert all(each.typed in text for each in mistyped(text))
