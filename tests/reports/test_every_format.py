"""Every report as every kind of file in both digits: nothing lost, nothing harmful, nothing computed."""

import re
from collections import defaultdict
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from ita_portal.thai import in_digits
from reports.document import Seal
from reports.facts import FindingFacts, IssueFacts, LetterFacts, ResultFacts, StepFacts, WordFacts
from reports.formats import FORMATS, find
from reports.formats.opinions import with_opinions
from reports.render import KINDS, render
from tests.reports import word_rules, workbook_rules
from tests.reports.any_facts import EMBLEM, snapshots
from tests.reports.made_up import a_measure, a_snapshot, the_chain
from tests.reports.made_up_result import facts
from tests.reports.printed import every_part
from tests.reports.reading import flat, html_addresses, html_text, missing_in_order, pages
from tests.reports.reading_office import sheet_text, word_text
from tests.reports.test_harmless import HARMFUL, OWN_FILE
from tests.reports.test_nothing_lost import TO_ARABIC, TO_THAI

CODES = [each.code for each in FORMATS]
SEAL = Seal("K7QM4XTD9P", "https://ita.example.go.th/verify/K7QM4XTD9P/", "9f86d081884c7d65" * 4)
FOOT = re.compile("(?:-[0-9๐-๙]+-|หน้า[0-9๐-๙]+จาก[0-9๐-๙]+)?(?:รหัสเอกสารK7QM-4XTD-9P.*)?$")
OWN_FONTS = {"Portal-Sarabun", "Portal-Sarabun-Bold", "Portal-Symbols"}


def pdf_text(content: bytes) -> str:
    """The flat text of the pages without watermark, page numbers and seal."""
    return "".join(FOOT.sub("", page.removeprefix("ร่าง")) for page in pages(content))


FAULTS = defaultdict(lambda: lambda content: [], docx=word_rules.faults, xlsx=workbook_rules.faults)
READERS = {"pdf": pdf_text, "html": html_text, "docx": word_text, "xlsx": sheet_text}


def arranged(snapshot, code, digits):
    """The report with the opinions about it, as it is sealed."""
    return with_opinions(find(code).arrange(snapshot, digits), snapshot)


def lost(snapshot, code, kind, digits, seal=None):
    """The cells and paragraphs of the facts that are not found in the file behind the one before."""
    document = replace(arranged(snapshot, code, digits), draft=seal is None, seal=seal)
    content = render(document, kind)
    if kind == "pdf":
        check_fonts(content)
    assert FAULTS[kind](content) == []
    parts = every_part(code, snapshot)
    if kind == "docx":  # has its chart as a picture
        parts = without_chart(parts)
    turned = [part.translate(TO_THAI if digits == "thai" else TO_ARABIC) for part in parts]
    if kind == "pdf":  # a row may go over to the next page between two lines of a cell
        turned = [line for part in turned for line in part.split("\n")]
    return missing_in_order(turned, READERS[kind](content))


def without_chart(parts):
    if "ผลการประเมินในภาพรวมย้อนหลัง" not in parts:
        return parts
    start = end = parts.index("ผลการประเมินในภาพรวมย้อนหลัง")
    while end + 1 < len(parts) and re.fullmatch(r"ไม่มีข้อมูล|\d+\.\d\d", parts[end + 1]):
        end += 1
    return parts[:start] + parts[end + 1 :]


def check_fonts(content):
    fonts = {
        font["/BaseFont"].split("+")[1]: font.get_object()
        for page in PdfReader(BytesIO(content)).pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert set(fonts) <= OWN_FONTS
    for font in fonts.values():
        assert font["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"]
        assert font["/Encoding"] == "/Identity-H"  # WeasyPrint writes another one where a glyph is missing
        assert b"<> " not in font["/ToUnicode"].get_data()


@pytest.mark.parametrize("digits", ["thai", "arabic"])
@pytest.mark.parametrize("code", CODES)
def test_p30_nothing_of_any_facts_is_lost(code, digits):
    @settings(max_examples=3, phases=[Phase.generate])  # making a failing one smaller takes minutes
    @given(snapshot=snapshots(code), seal=st.sampled_from([None, SEAL]))
    def check(snapshot, seal):
        assert {kind: lost(snapshot, code, kind, digits, seal) for kind in KINDS} == dict.fromkeys(KINDS, [])

    check()


TOWN = (
    a_measure(
        name="จัดทำคู่มือ 12 งาน",
        to_improve="ขั้นตอนไม่ชัดเจน ๓ งาน\nน้ำใจบริการ",
        steps=(StepFacts("สำรวจ\n(1) งานช่าง", "ทราบ 12 งาน\nครบ"), StepFacts("ประกาศ No Gift Policy", "")),
        owners=("สำนักปลัดเทศบาล", "กองช่าง"),
        follow_up="รายงาน ณ 31 มีนาคม 2569",
        summary="๑.ทำแล้ว ✓\n๒. ร้อยละ 95.01",
    ),
    a_measure(
        number=2,
        steps=(StepFacts("จัดซื้อ", "ได้ครึ่งหนึ่ง"), StepFacts("ติดตั้ง", "")),
        state="cannot",
        state_name="ไม่สามารถดำเนินการได้",
        reason="น้ำท่วมอาคาร 3 วัน",
    ),
)
WEAK = IssueFacts(1, "การบริการ", findings=(FindingFacts(("i1", "e4"), "ล่าช้า\n2 งาน", "- ระบุขั้นตอน\nจัดทำคู่มือ"),))
YEAR = facts(
    *TOWN,
    analysis=(WEAK, IssueFacts(2, "การให้บริการ", nothing=True), IssueFacts(3, "ช่องทาง")),
    letter=LetterFacts("25"),
    chain=the_chain(opinion="disagree", reason="งบไม่พอ"),
    emblem=EMBLEM,
)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("kind", "digits"), [("pdf", "thai"), ("docx", "arabic"), ("xlsx", "thai"), ("html", "arabic")]
)
def test_p30_every_report_of_a_town_holds_its_facts_in_order(code, kind, digits):
    assert len(every_part(code, YEAR)) > 7
    assert lost(YEAR, code, kind, digits) == []


def test_p30_last_years_score_is_printed():
    snapshot = replace(a_snapshot(), result=ResultFacts(2568, Decimal("59.42"), "D", "7"))
    found = html_text(render(find("status-report").arrange(snapshot, "thai"), "html"))
    assert flat("มีค่าคะแนนเท่ากับ ๕๙.๔๒ อยู่ในระดับ D") in found


# What is no text: the portal chooses it, or it is the name of something
NO_TEXT = {
    "code",
    "codes",
    "instrument",
    "media_type",
    "base64",
    "state",
    "opinion",
    "sub_indicator",
    "schema",
}


def everywhere(thing, text):
    """The facts with that text in every field that holds one."""
    if isinstance(thing, tuple):
        return tuple(everywhere(each, text) for each in thing)
    if is_dataclass(thing):
        texts = [each.name for each in fields(thing) if each.name not in NO_TEXT]
        changed = {name: everywhere(getattr(thing, name), text) for name in texts}
        names = {"name": thing.name} if isinstance(thing, WordFacts) else {}
        return replace(thing, **changed | names)
    return text if isinstance(thing, str) else thing


def full_of(code, text):
    """A year in which every text is that one."""
    words = tuple(WordFacts(each.name, "") for each in find(code).wording)
    issues = IssueFacts(1, "", findings=(FindingFacts(("i1",), "", ""),)), IssueFacts(2, "", nothing=True)
    snapshot = replace(YEAR, words=words, analysis=issues)
    return everywhere(snapshot, text)


@pytest.mark.parametrize("digits", ["thai", "arabic"])
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", KINDS)
def test_p29_markup_in_any_field_prints_as_text_and_opens_nothing(code, kind, digits, opened):
    render(arranged(YEAR, code, digits), kind)  # the first one reads templates, style sheet and fonts
    snapshot = full_of(code, "\n".join(HARMFUL))
    document = arranged(snapshot, code, digits)
    opened.clear()

    content = render(document, kind)

    assert [each for each in opened if not OWN_FILE.fullmatch(each)] == []
    found = READERS[kind](content)
    if kind == "pdf":  # its rows go over several pages, so that some lines are parted
        assert [each for each in HARMFUL if flat(in_digits(each, digits)) not in found] == []
        expected = "".join(every_part(code, snapshot))
        assert found.count(in_digits("{{7*7}}", digits)) >= expected.count("{{7*7}}")
    else:
        parts = [in_digits(each, digits) for each in without_chart(every_part(code, snapshot))]
        assert missing_in_order(parts, found) == []
    if kind == "html":
        assert {each.partition(",")[0] for each in html_addresses(content)} <= {
            "data:text/css;base64",
            "data:image/svg+xml;base64",
        }


@pytest.mark.parametrize("text", ["=1+1", "@A1", "+1", "-1", "\tก"])
@pytest.mark.parametrize("code", CODES)
def test_p27_no_cell_of_any_report_is_a_formula(code, text):
    book = load_workbook(BytesIO(render(arranged(full_of(code, text), code, "arabic"), "xlsx")))
    values = [each for sheet in book for row in sheet.iter_rows() for each in row if each.value]
    assert {each.data_type for each in values} <= {"s", "n"}
    values = [each for each in values if each.data_type == "s"]
    assert any(text.strip() in each.value for each in values)


LETTERS = "ประชาชนเดินทางมารับฟังและซักถามจนเข้าใจ "  # without a word that no line break may part


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_measure_of_which_only_the_name_is_known_and_one_of_20000_letters_are_drawn(code, kind):
    bare = a_measure(steps=(), start=None, end=None, owners=(), summary="", result="", aim="", indicator=None)
    times = 20_000 // len(LETTERS) + 1
    where = {"to_improve": LETTERS * times} if code == "improvement-results" else {}
    long = a_measure(number=2, **(where or {"steps": (StepFacts(LETTERS * times, ""),)}))
    content = render(find(code).arrange(a_snapshot(bare, long), "thai"), kind)
    assert FAULTS[kind](content) == []
    assert READERS[kind](content).count("ซักถาม") >= times
