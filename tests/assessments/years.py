"""The rules of two years and the figures of two documents, typed by hand for the tests of scoring."""

from decimal import Decimal

from assessments.rules import (
    IndicatorRule,
    InstrumentRule,
    ItemRule,
    LevelRule,
    PartRule,
    Result,
    YearRules,
)

D = Decimal
LETTERS = frozenset({"AA", "A", "B", "C", "D", "E", "F"})
WORDS = frozenset({"ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน"})
PARTS = (PartRule("EIT", 1, "EIT ส่วนที่ 1"), PartRule("EIT", 2, "EIT ส่วนที่ 2"))
NAMES = (
    *("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต"),
    *("คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน"),
    *("การเปิดเผยข้อมูล", "การป้องกันการทุจริต"),
)
BLOCKS_2564 = {"9.1": 9, "9.2": 8, "9.3": 7, "9.4": 4, "9.5": 5, "10.1": 8, "10.2": 2}


def instruments(parts: tuple[PartRule, ...] = ()) -> tuple[InstrumentRule, ...]:
    return (
        InstrumentRule("IIT", "แบบวัดภายใน", D("30.00"), (1, 2, 3, 4, 5), item_rule="items"),
        InstrumentRule("EIT", "แบบวัดภายนอก", D("30.00"), (6, 7, 8), parts, item_rule="items"),
        InstrumentRule("OIT", "แบบตรวจ", D("40.00"), (9, 10), item_rule="sub_indicators"),
    )


def indicators() -> tuple[IndicatorRule, ...]:
    owner = ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2
    return tuple(IndicatorRule(number, NAMES[number - 1], owner[number - 1]) for number in range(1, 11))


def oit_items() -> tuple[ItemRule, ...]:
    subs = [sub for sub, size in BLOCKS_2564.items() for _ in range(size)]
    return tuple(
        ItemRule(f"O{number}", f"ข้อ {number}", int(sub.split(".")[0]), sub)
        for number, sub in enumerate(subs, 1)
    )


YEAR_2564 = YearRules(
    year=2564,
    instruments=instruments(),
    indicators=indicators(),
    levels=(
        LevelRule("AA", D("95.00"), D("100.00"), True),
        LevelRule("A", D("85.00"), D("94.99"), True),
        LevelRule("B", D("75.00"), D("84.99"), False),
        LevelRule("C", D("65.00"), D("74.99"), False),
        LevelRule("D", D("55.00"), D("64.99"), False),
        LevelRule("E", D("50.00"), D("54.99"), False),
        LevelRule("F", D("0.00"), D("49.99"), False),
    ),
    items=oit_items(),
    foreign_levels=WORDS,
)
YEAR_2567 = YearRules(
    year=2567,
    instruments=instruments(PARTS),
    indicators=indicators(),
    levels=(
        LevelRule("ผ่านดีเยี่ยม", D("95.00"), D("100.00"), True, D("95.00")),
        LevelRule("ผ่านดี", D("85.00"), D("100.00"), True, D("85.00")),
        LevelRule("ผ่าน", D("85.00"), D("100.00"), True),
        LevelRule("ต้องปรับปรุง", D("70.00"), D("84.99"), False),
        LevelRule("ต้องปรับปรุงโดยด่วน", D("0.00"), D("69.99"), False),
    ),
    foreign_levels=LETTERS,
)


def scores(*values: str) -> dict[int, Decimal]:
    """Scores of the indicators 1, 2, 3 …"""
    return {number: D(value) for number, value in enumerate(values, 1)}


def khuankhanun(**changed) -> Result:
    """Document 003: the figures of which the announced total is made."""
    right = {
        "indicators": scores(
            *("95.55", "98.12", "98.80", "96.51", "97.61"),
            *("93.67", "91.19", "73.29"),
            *("100.00", "100.00"),
        ),
        "announced_total": D("95.01"),
        "announced_level": "ผ่าน",
        "announced_rank": "1014",
    }
    return Result(**{**right, **changed})
