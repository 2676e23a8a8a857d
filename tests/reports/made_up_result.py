"""Facts for the tests of the memo: the result of 2568 that ธารใส analyses in 2569."""

from dataclasses import replace
from decimal import Decimal

from reports.document import Table
from reports.facts import (
    FindingFacts,
    IndicatorFacts,
    InstrumentFacts,
    IssueFacts,
    LevelFacts,
    ResultFacts,
    ScoreFacts,
    SignerFacts,
    YearFacts,
)
from reports.formats import find
from tests.reports.made_up import a_snapshot, the_chain

FORM = find("analysis-memo")
NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "คุณภาพการดำเนินงาน", "การเปิดเผยข้อมูล")
CODES = ("IIT", "IIT", "EIT", "OIT")
SCORES = ("95.55", "98.12", "73.29", "100.00")
INDICATORS = tuple(
    IndicatorFacts(number, name, code)
    for number, (name, code) in enumerate(zip(NAMES, CODES, strict=True), start=1)
)
INSTRUMENTS = (
    InstrumentFacts("IIT", "แบบวัดการรับรู้ภายใน", Decimal("30.00"), INDICATORS[:2]),
    InstrumentFacts(
        "EIT", "แบบวัดการรับรู้ภายนอก", Decimal("30.00"), INDICATORS[2:3], ("EIT ส่วนที่ 1", "EIT ส่วนที่ 2")
    ),
    InstrumentFacts("OIT", "แบบตรวจการเปิดเผยข้อมูล", Decimal("40.00"), INDICATORS[3:]),
)
LEVELS = (
    LevelFacts("ผ่านดี", Decimal("85.00"), Decimal("100.00"), Decimal("85.00")),
    LevelFacts("ผ่าน", Decimal("85.00"), Decimal("100.00")),
    LevelFacts("ต้องปรับปรุง", Decimal("0.00"), Decimal("84.99")),
)
RESULT = ResultFacts(
    2568,
    Decimal("95.01"),
    "ระดับ ผ่าน",
    "1,014",
    indicators=tuple(
        ScoreFacts(str(number), name, Decimal(score))
        for number, (name, score) in enumerate(zip(NAMES, SCORES, strict=True), start=1)
    ),
)
HISTORY = (
    YearFacts(2566, Decimal("88.00"), "A"),
    YearFacts(2567),
    YearFacts(2568, Decimal("95.01"), "ผ่าน"),
)
ANALYSIS = (
    IssueFacts(
        1,
        "กระบวนการปฏิบัติงาน",
        findings=(
            FindingFacts(("i1", "i2"), "i1, i2 ล่าช้า\nบางงาน", "- ระบุขั้นตอน\nจัดทำคู่มือ", (2,)),
            FindingFacts(("e4",), "เข้าถึงยาก", "จัดทำคู่มือ"),
        ),
    ),
    IssueFacts(2, "การให้บริการ", nothing=True),
    IssueFacts(3, "ช่องทางประชาสัมพันธ์"),
)


def facts(*measures, **values):
    """The year 2569 of ธารใส, which analyses the result of 2568."""
    known = {
        "result": RESULT,
        "history": (
            YearFacts(2566, Decimal("88.00"), "A"),
            YearFacts(2567),
            YearFacts(2568, Decimal("95.01"), "ผ่าน"),
        ),
        "levels": LEVELS,
        "instruments": INSTRUMENTS,
        "analysis": ANALYSIS,
        "maker": SignerFacts("นางสาวพิมพ์ลดา แสงอรุณ", ("นักวิเคราะห์นโยบายและแผน", "ผู้ดูแลระบบของหน่วยงาน")),
        "chain": the_chain(),
    }
    return replace(a_snapshot(*measures), **(known | values))


def blocks(kind, snapshot=None):
    """The blocks of that kind, in their order."""
    return [each for each in FORM.arrange(snapshot or facts(), "thai").blocks if isinstance(each, kind)]


def table(name, snapshot=None):
    """The rows of the table of that name as texts, line by line; None where the cell above goes on."""
    (found,) = [each for each in blocks(Table, snapshot) if each.name == name]
    return [
        [cell and [f"{line.mark} {line.text}".strip() for line in cell.lines] for cell in row.cells]
        for group in found.groups
        for row in group.rows
    ]


def heads(name):
    (found,) = [each for each in blocks(Table) if each.name == name]
    return [[cell.text for cell in row] for row in found.head]
