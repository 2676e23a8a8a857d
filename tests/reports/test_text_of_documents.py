"""Text on its way into a document: escaped, in its digits, kept together, with places to break."""

import pytest
from django.template import Context, Template

from reports.document import Column, Document, Group, Line, Row, Table, cell
from reports.facts import StepFacts
from reports.render.breaks import BREAK, LONG, with_breaks
from reports.render.length import lines_of_row, runs_long
from reports.render.word.tables import table_xml
from reports.render.word.xml import Words
from tests.reports.made_up import a_measure
from tests.reports.test_indicator_results import table_of

WIDE, NARROW = Column("กว้าง", 40), Column("แคบ", 5)


def words(text, column=None, digits="thai", names=()):
    document = Document("ก", "ข", "landscape", digits, (), names)
    tag = "words_of_line line column" if column else "words text"
    context = {"document": document, "orientation": "landscape", "text": text}
    context |= {"line": Line(text), "column": column}
    return Template(f"{{% load document %}}{{% {tag} %}}").render(Context(context))


def kept(text):
    return f'<span class="kept">{text}</span>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("ภายใน 1 ต.ค. 2565 นี้", f"ภายใน {kept('๑ ต.ค. ๒๕๖๕')} นี้"),
        ("(1 ต.ค. 65 ถึง", f"({kept('๑ ต.ค. ๖๕')} ถึง"),
        ("บนเว็บไซต์ของ", f"บน{BREAK}{kept('เว็บไซต์')}{BREAK}ของ"),
        ("ITA ประจำปีงบประมาณ พ.ศ. 2568", f"ITA {kept('ประจำปีงบประมาณ')} {kept('พ.ศ. ๒๕๖๘')}"),
        ("ที่ไม่อยู่ในตัวชี้วัดใด", f"ที่ไม่อยู่ใน{BREAK}{kept('ตัวชี้วัด')}{BREAK}ใด"),
        ("ต่าง ๆ ของ", f"ต่า{kept('ง ๆ')} ของ"),
        ('ก < ข & "ค"', "ก &lt; ข &amp; &quot;ค&quot;"),
    ],
)
def test_dates_and_words_stay_together_and_all_is_escaped(text, html):
    assert words(text) == html


def test_names_of_the_agency_stay_together_where_they_fit():
    names = ("เทศบาลตำบลธารใส",)
    assert words("ของเทศบาลตำบลธารใส", WIDE, names=names) == f"ของ{BREAK}{kept(names[0])}"
    assert words("ของเทศบาลตำบลธารใส", NARROW, names=names) == "ของเทศบาลตำบลธารใส"


TOO_WIDE = ["จำนวน 12,500,000.50 บาท", "23 พฤศจิกายน พ.ศ. 2568", "GFMIS-Web-Online-2568"]


@pytest.mark.parametrize("text", TOO_WIDE)
def test_what_is_wider_than_its_cell_is_parted_and_does_not_run_over_the_border(text):
    # 42 mm, 37 mm and 36 mm of letters; 32 mm of room, and 43 mm
    assert "kept" not in words(f"รวม {text}", Column("แคบ", 13))
    assert f'kept">{text}</span>' in words(f"รวม {text}", Column("กว้าง", 17), digits="arabic")


@pytest.mark.parametrize("part", ["A", "๑", "กA", "ฯ", "ะ", "abcdefghijklmnopqrstuvwxyzabcd "])
def test_a_long_text_gets_places_to_break(part):
    text = part * 1000
    broken = with_breaks(text, 30)
    assert broken.replace(BREAK, "") == text
    assert max(map(len, broken.split(BREAK))) <= 20


def test_thai_that_can_be_broken_is_left_alone_and_so_is_a_short_text():
    thai = "ดำเนินการประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐ" * 30
    assert len(thai) > LONG
    assert with_breaks(thai, 30) == thai
    assert with_breaks("A" * LONG, 30) == "A" * LONG


def test_no_place_to_break_is_put_inside_a_cluster():
    broken = with_breaks("ฬี่เฬ่า" * 200, 9)
    assert not any(part[0] in "ีา่" or part[-1] == "เ" for part in broken.split(BREAK))


def test_a_row_is_long_when_it_takes_more_than_its_share_of_a_page():
    short = table_of(a_measure(steps=tuple(StepFacts("สั้น", "") for _ in range(9))))
    long = table_of(a_measure(steps=tuple(StepFacts("สั้น", "") for _ in range(25))))
    assert not runs_long(short.groups[0].rows[0], short, "landscape")
    assert runs_long(long.groups[0].rows[0], long, "landscape")
    assert lines_of_row(long.groups[0].rows[0], long, "landscape") == 25


def test_a_web_address_leads_where_it_did_in_either_digits():
    typed = "https://www.example.go.th/๒๕๖๖ หน้า ๓"
    assert "example.go.th/๒๕๖๖" in words(typed)
    assert words(typed, digits="arabic").endswith('example.go.th/๒๕๖๖ <span class="kept">หน้า 3</span>')


def test_in_word_the_blanks_of_the_document_s_own_names_and_of_dates_part_no_line():
    said = Words("thai", ("สมเกียรติ ธารารักษ์",)).plain("ให้ สมเกียรติ ธารารักษ์ ทราบ 1 ต.ค. 2568 นี้")
    assert said.replace("\u00a0", "_") == "ให้ สมเกียรติ_ธารารักษ์ ทราบ ๑_ต.ค._๒๕๖๘ นี้"
    other = Words("thai", ()).plain("ให้ สมเกียรติ ธารารักษ์ ทราบ")
    assert other == "ให้ สมเกียรติ ธารารักษ์ ทราบ"


def test_in_word_what_stands_behind_thai_letters_keeps_the_blanks_at_which_it_can_be_parted():
    held = Words("thai", ()).plain
    said = held("ตามสัญญาเลขที่ 45/2568 รวมทั้งสิ้นจำนวน 1,250 คน ประจำปีพ.ศ. 2568")
    assert said.replace("\u00a0", "_") == "ตามสัญญาเลขที่ ๔๕/๒๕๖๘ รวมทั้งสิ้นจำนวน ๑,๒๕๐_คน ประจำปีพ.ศ. ๒๕๖๘"
    named = held("โดยมีนางสาวพิมพ์ลดา แสงอรุณ และอื่น ๆ").replace("\u00a0", "_")
    assert named == "โดยมีนางสาวพิมพ์ลดา แสงอรุณ และอื่น_ๆ"
    apart = held("ตามสัญญา เลขที่ 45/2568 รวม จำนวน 1,250 คน ปี พ.ศ. 2568")
    assert apart.replace("\u00a0", "_") == "ตามสัญญา เลขที่_๔๕/๒๕๖๘ รวม จำนวน_๑,๒๕๐_คน ปี พ.ศ._๒๕๖๘"


def test_in_word_what_is_wider_than_its_cell_keeps_its_blanks():
    text, narrow = "รวม 23 พฤศจิกายน พ.ศ. 2568", Column("แคบ", 13)
    table = Table((narrow, Column("กว้าง", 87)), (Group((Row((cell(text), cell(text))),)),))
    parts, none = table_xml(table, "landscape", 15137, Words("arabic", ())).split("รวม ")[1:], "\u00a0"
    assert [none in part.split("<")[0] for part in parts] == [False, True]
