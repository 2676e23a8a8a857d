"""What people paste into forms: cleaned and stored, or refused with a Thai sentence; never our error."""

import pytest

from measures.models import Measure
from tests.factories import a_measure
from tests.measures.pages import ADDING, address, browser_of, foreign, open_form, problems, words


def stored(tharnsai, **typed) -> Measure:
    """The measure that is stored when this is typed."""
    answer = browser_of(tharnsai.administrator).post(address(tharnsai, "add"), {**ADDING, **typed})
    assert answer.status_code == 302, problems(answer)
    return Measure.objects.with_parts().get()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ทํางาน กํ่าแก่", "ทำงาน ก่ำแก่"),  # decomposed ำ, with a tone as well
        ("แบบ\u200bประ\ufeffเมิน\u2060", "แบบประเมิน"),  # zero-width
        ("ที\uf70aนี", "ที่นี"),  # a tone of an old font in the private-use area
        ("โลโก้\ue000\U000f0000หน่วยงาน", "โลโก้หน่วยงาน"),  # private use
        ("อบรม\u202eกลับ\u202cด้าน", "อบรมกลับด้าน"),  # direction
        ("จัดงาน🎉👨‍👩‍👧", "จัดงาน🎉👨‍👩‍👧"),  # emoji stay
        ("ก\x00ข\x07ค\x1bง", "กขคง"),  # control characters
        ("  ชื่อ\u00a0งาน \r\n ต่อ\r", "ชื่อ งาน\n ต่อ"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("<script>alert(1)</script> {{7*7}} {% now %}", "<script>alert(1)</script> {{7*7}} {% now %}"),
    ],
)
def test_texts_are_cleaned_and_stored(tharnsai, typed, kept):
    measure = stored(tharnsai, name=typed, follow_up=typed, step=[typed], origin=["- -"])
    assert (measure.name, measure.follow_up) == (kept, kept)
    assert "<script>alert" not in browser_of(tharnsai.reader).get(address(tharnsai, 1)).content.decode()


def test_a_cell_of_twenty_thousand_characters_is_stored_and_shown(tharnsai):
    long = "ข้อความ " * 2500
    measure = stored(tharnsai, to_improve=long, step=[long], origin=["- -"])
    assert len(measure.to_improve) == len(measure.steps.get().text) == 19_999
    assert browser_of(tharnsai.reader).get(address(tharnsai, 1)).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "ก" * 30_001}, "มาตรการ/กิจกรรมยาว 30,001 ตัวอักษร ต้องไม่เกิน 30,000 ตัวอักษร"),
        ({"name": "\u200b\ufeff \ue000"}, "กรอกชื่อมาตรการ/กิจกรรม"),
        ({"start": "30 ก.พ. 69"}, "ไม่มีวันที่ 30 ก.พ. 2569"),
        ({"start": "32/1/2569"}, "ไม่มีวันที่ 32 ม.ค. 2569"),
        ({"start": "1/13/2569"}, "ไม่มีเดือนที่ 13"),
        ({"start": "พรุ่งนี้"}, "“พรุ่งนี้” ไม่ใช่วันที่"),
        ({"start": "1 ต.ค. 9999"}, "อยู่นอกช่วงที่ใช้ได้"),
        ({"start": "9" * 60}, "ไม่ใช่วันที่"),
        ({"start": "1 ต.ค. 69", "end": "1 ต.ค. 68"}, "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่ม"),
        ({"others": "ก" * 301}, "ยาวเกิน 300 ตัวอักษร"),
        ({"step": ["งาน", " "], "origin": ["- -", "- -"]}, "กรอกข้อความในขั้นตอนที่ 2 หรือลบขั้นตอนนี้"),
        ({"step": ["-"], "origin": ["- -"]}, "กรอกข้อความในขั้นตอนที่ 1 หรือลบขั้นตอนนี้"),
        ({"step": ["\n".join(f"{n}. ก" for n in range(502))], "origin": ["- -"]}, "มี 502 ขั้นตอน ต้องไม่เกิน 500"),
        ({"step": ["ก" * 30_001], "origin": ["- -"]}, "ขั้นตอนที่ 1 ยาว 30,001 ตัวอักษร"),
        ({"offices": [], "others": " , / "}, "เลือกผู้รับผิดชอบอย่างน้อยหนึ่งส่วนราชการ"),
    ],
)
def test_what_is_refused_is_told_in_thai_beside_its_field(tharnsai, wrong, sentence):
    answer = browser_of(tharnsai.administrator).post(address(tharnsai, "add"), {**ADDING, **wrong})

    assert answer.status_code == 200
    told = [line for line, _ in problems(answer)]
    assert any(sentence in line for line in told), told
    page = answer.content.decode()
    assert all(f'id="{href[1:]}"' in page for _, href in problems(answer))
    assert foreign(" ".join(told)) == []
    assert not Measure.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"do": "add"},
        {"do": "remove-99999999999999999999"},
        {"do": "\x00"},
        {"step": ["ก"] * 3, "origin": []},
        {"origin": ["1 1"] * 900},
        {"indicator": ["1", "2"], "offices": "กองช่าง", "aim": "\x00"},
        {"do": "choose", "keep-name": "stored"},
        {"do": "continue", "mine": "x", "read": "x:y:z"},
        {"do": "draft", "step": ["ก" * 60_000]},
    ],
)
@pytest.mark.parametrize("page", ["add", "1/edit", "1/progress"])
def test_a_form_that_no_page_of_ours_sent_is_no_error_of_ours(tharnsai, page, typed):
    a_measure(tharnsai)
    assert browser_of(tharnsai.administrator).post(address(tharnsai, page), typed).status_code in (
        200,
        302,
        409,
    )


def test_more_fields_than_a_form_of_ours_has_are_refused(tharnsai):
    typed = {**ADDING, "step": ["ก"] * 2001}
    assert browser_of(tharnsai.administrator).post(address(tharnsai, "add"), typed).status_code == 400
    assert not Measure.objects.exists()


def test_p39_every_page_of_measures_speaks_thai(tharnsai):
    a_measure(tharnsai)
    pimlada = browser_of(tharnsai.administrator)
    path = address(tharnsai, 1, "edit")
    places = ("", "add/", "1/", "1/edit/", "1/history/", "1/progress/", "1/delete/")
    pages = [pimlada.get(address(tharnsai) + place) for place in places]
    pages.append(pimlada.get(address(tharnsai, year=2565)))
    pages.append(pimlada.post(path, {**open_form(pimlada, path), "read": "", "name": "ก"}))
    for page in pages:
        assert foreign(words(page)) == [], page.request["PATH_INFO"]
