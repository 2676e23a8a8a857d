"""What must hold between the rows of a rule file: one rule, one function, all errors together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from decimal import Decimal

from assessments.models import Instrument
from assessments.rulebook.shape import LevelRow, Rulebook

FULL, STEP = Decimal("100.00"), Decimal("0.01")


def errors_of(rulebook: Rulebook, *, broken: Set[str] = frozenset()) -> list[str]:
    """Every contradiction in the rules, as Thai sentences; none when they can be used.

    A check that needs one of the ``broken`` lists is left out: what it would say could be untrue.
    """
    return [error for check, needed in CHECKS if broken.isdisjoint(needed) for error in check(rulebook)]


def weights_sum_to_100(rulebook: Rulebook) -> Iterator[str]:
    """domain: IIT, EIT and OIT make up the whole score."""
    total = sum((row.weight for row in rulebook.instruments.rows), Decimal(0))
    if total != FULL:
        yield f"น้ำหนักของเครื่องมือรวมกันได้ {total:.2f} ต้องได้ 100.00"
    yield from _twice("รหัสเครื่องมือ", (row.code for row in rulebook.instruments.rows))


def indicators_are_numbered_on(rulebook: Rulebook) -> Iterator[str]:
    """Scores are entered by the number of the indicator."""
    yield from _numbered_on("ตัวชี้วัด", [row.number for row in rulebook.indicators.rows])


def indicators_belong_to_an_instrument(rulebook: Rulebook) -> Iterator[str]:
    """Each indicator counts in one instrument, and each instrument is measured."""
    known = {row.code for row in rulebook.instruments.rows}
    used = {row.instrument for row in rulebook.indicators.rows}
    for row in rulebook.indicators.rows:
        if row.instrument not in known:
            yield f"ตัวชี้วัดที่ {row.number} อยู่ในเครื่องมือ {row.instrument} ซึ่งไม่มีในแฟ้ม"
    for code in sorted(known - used):
        yield f"เครื่องมือ {code} ไม่มีตัวชี้วัด"


def sub_indicators_belong_to_an_indicator(rulebook: Rulebook) -> Iterator[str]:
    """A sub-indicator is part of an indicator of the same file."""
    known = {row.number for row in rulebook.indicators.rows}
    for row in rulebook.sub_indicators.rows:
        if row.indicator not in known:
            yield f"ตัวชี้วัดย่อย {row.code} อยู่ในตัวชี้วัดที่ {row.indicator} ซึ่งไม่มีในแฟ้ม"
    yield from _twice("รหัสตัวชี้วัดย่อย", (row.code for row in rulebook.sub_indicators.rows))


def items_have_one_code_and_purpose(rulebook: Rulebook) -> Iterator[str]:
    """A code names one item of the year; one item demands the measures, one their results."""
    yield from _twice("รหัสข้อ", (row.code for row in rulebook.all_items))
    yield from _twice("purpose", (row.purpose for row in rulebook.all_items if row.purpose))
    for items in rulebook.items:
        if items.verified and any(row.verified is False for row in items.rows):
            yield f"ข้อของ {items.instrument} ระบุว่าตรวจสอบแล้ว แต่มีข้อที่ยังไม่ได้ตรวจสอบ"


def items_have_their_place(rulebook: Rulebook) -> Iterator[str]:
    """An item stands under an indicator of its instrument, and a sub-indicator of that indicator."""
    instrument_of = {row.number: row.instrument for row in rulebook.indicators.rows}
    indicator_of = {row.code: row.indicator for row in rulebook.sub_indicators.rows}
    yield from _twice("รายการข้อของเครื่องมือ", (items.instrument for items in rulebook.items))
    known = {row.code for row in rulebook.instruments.rows}
    for items in rulebook.items:
        if items.instrument not in known:
            yield f"รายการข้อเป็นของเครื่องมือ {items.instrument} ซึ่งไม่มีในแฟ้ม"
        for row in items.rows:
            if instrument_of.get(row.indicator) != items.instrument:
                yield f"ข้อ {row.code} อยู่ในตัวชี้วัดที่ {row.indicator} ซึ่งไม่ใช่ตัวชี้วัดของ {items.instrument}"
            if row.sub_indicator and indicator_of.get(row.sub_indicator) != row.indicator:
                yield f"ข้อ {row.code} อยู่ในตัวชี้วัดย่อย {row.sub_indicator} ซึ่งไม่ใช่ของตัวชี้วัดที่ {row.indicator}"


def item_rules_belong_to_an_instrument(rulebook: Rulebook) -> Iterator[str]:
    """One instrument makes its scores in one way; a way by sub-indicators needs them on every item."""
    known = {row.code for row in rulebook.instruments.rows}
    yield from _twice("วิธีคิดคะแนนของเครื่องมือ", (row.instrument for row in rulebook.item_rules.rows))
    for row in rulebook.item_rules.rows:
        if row.instrument not in known:
            yield f"วิธีคิดคะแนนเป็นของเครื่องมือ {row.instrument} ซึ่งไม่มีในแฟ้ม"
        items = [one for items in rulebook.items if items.instrument == row.instrument for one in items.rows]
        without = [item.code for item in items if not item.sub_indicator]
        if row.rule == Instrument.ItemRule.SUB_INDICATORS and without:
            yield f"คะแนนของ {row.instrument} คิดจากตัวชี้วัดย่อย แต่ข้อ {', '.join(without)} ไม่มีตัวชี้วัดย่อย"


def levels_do_not_overlap(rulebook: Rulebook) -> Iterator[str]:
    """Levels without a condition cover 0–100 once; best first; a conditional one reaches 100."""
    levels = rulebook.levels.rows
    yield from _twice("ชื่อระดับ", (row.name for row in levels))
    for row in levels:
        if row.minimum > row.maximum:
            yield f"ระดับ {row.name} มีคะแนนต่ำสุดมากกว่าคะแนนสูงสุด"
    for better, worse in zip(levels, levels[1:], strict=False):
        if better.minimum < worse.minimum or (worse.passes and not better.passes):
            yield f"ระดับ {worse.name} ต้องอยู่ก่อนระดับ {better.name} เพราะดีกว่า"
    yield from _overlapping_conditions([row for row in levels if row.part_minimum is not None])
    yield from _not_covering([row for row in levels if row.part_minimum is None])


def _overlapping_conditions(levels: list[LevelRow]) -> Iterator[str]:
    yield from _twice("เงื่อนไขของระดับ", (f"{row.minimum} และ {row.part_minimum}" for row in levels))


def _not_covering(levels: list[LevelRow]) -> Iterator[str]:
    if not levels:
        return
    upper = FULL
    for row in levels:
        if row.maximum > upper:
            yield f"ระดับ {row.name} ถึง {row.maximum} ทับกับระดับที่ดีกว่า ต้องถึง {upper}"
        if row.maximum < upper:
            yield f"ไม่มีระดับใดสำหรับคะแนน {row.maximum + STEP} ถึง {upper}"
        upper = row.minimum - STEP
    if upper >= 0:
        yield f"ไม่มีระดับใดสำหรับคะแนน 0.00 ถึง {upper}"


def issues_are_numbered_on(rulebook: Rulebook) -> Iterator[str]:
    """Findings and measures name their issue by number."""
    yield from _numbered_on("ประเด็น", [row.number for row in rulebook.issues.rows])


def issue_items_exist(rulebook: Rulebook) -> Iterator[str]:
    """An issue is tied to items of the same year only."""
    issues = {row.number for row in rulebook.issues.rows}
    items = {row.code for row in rulebook.all_items}
    yield from _twice("ข้อที่เกี่ยวข้องกับประเด็นที่", (row.issue for row in rulebook.issue_items.rows))
    for row in rulebook.issue_items.rows:
        if row.issue not in issues:
            yield f"จับคู่ข้อกับประเด็นที่ {row.issue} ซึ่งไม่มีในแฟ้ม"
        for code in row.items:
            if code not in items:
                yield f"ประเด็นที่ {row.issue} จับคู่กับข้อ {code} ซึ่งไม่มีในแฟ้ม"


def _twice(title: str, values: Iterable[object]) -> Iterator[str]:
    for value, times in Counter(values).items():
        if times > 1:
            yield f"{title} {value} ซ้ำกัน {times} ครั้ง"


def _numbered_on(title: str, numbers: list[int]) -> Iterator[str]:
    if numbers != list(range(1, len(numbers) + 1)):
        found = ", ".join(map(str, numbers))
        yield f"ลำดับของ{title}ต้องเรียงต่อกันจาก 1 ถึง {len(numbers)} แต่พบ {found}"


CHECKS = (
    (weights_sum_to_100, {"instruments"}),
    (indicators_are_numbered_on, {"indicators"}),
    (indicators_belong_to_an_instrument, {"instruments", "indicators"}),
    (sub_indicators_belong_to_an_indicator, {"indicators", "sub_indicators"}),
    (items_have_one_code_and_purpose, {"items"}),
    (items_have_their_place, {"instruments", "indicators", "sub_indicators", "items"}),
    (item_rules_belong_to_an_instrument, {"instruments", "items", "item_rules"}),
    (levels_do_not_overlap, {"levels"}),
    (issues_are_numbered_on, {"issues"}),
    (issue_items_exist, {"issues", "items", "issue_items"}),
)
