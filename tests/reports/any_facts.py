"""Facts of every sort, drawn at random: whatever people may have stored in a year."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from reports.facts import (
    CANNOT,
    DONE,
    NOT_STARTED,
    UNDER_WAY,
    EmblemFacts,
    FindingFacts,
    IssueFacts,
    LetterFacts,
    ScoreFacts,
    SignerFacts,
    StepFacts,
    WordFacts,
    YearFacts,
)
from reports.formats import find
from tests.reports.made_up import AGENCY, a_measure, a_snapshot, the_chain
from tests.reports.made_up_result import INDICATORS, INSTRUMENTS, LEVELS, RESULT

# Words with every kind of mark, and what stands between them
WORDS = (
    *("น้ำ", "กำหนด", "ผู้รับผิดชอบ", "ที่", "ป่า", "ทั้งนี้", "สิทธิ์", "ญาติ", "ฐานะ", "เว็บไซต์", "“ดี”", "=1+1", "@ก"),
    *("<b>", "&lt;", "{{ร}}", "file:///etc", "<script>"),
)
SIGNS = (*WORDS, "ๆ", "ฯลฯ", "พ.ศ.", "2569", "๑", "12.5", "(1)", "ก/ข", "-", "✓", "i1", "ปี", "3 วัน")
PHRASES = st.tuples(st.sampled_from(WORDS), st.lists(st.sampled_from(SIGNS), max_size=5)).map(
    lambda parts: " ".join([parts[0], *parts[1]])
)
MAYBE = st.just("") | PHRASES
CELLS = st.lists(PHRASES, max_size=3).map("\n".join)
SCORES = st.none() | st.decimals(0, 100, places=2)
STATES = {
    NOT_STARTED: "ยังไม่ดำเนินการ",
    UNDER_WAY: "อยู่ระหว่างดำเนินการ",
    DONE: "ดำเนินการแล้วเสร็จ",
    CANNOT: "ไม่สามารถดำเนินการได้",
}
# Periods as each document writes them: (start, end) → fiscal, months, in the plan by issue
PERIODS = {
    (None, None): ("", "", ""),
    (date(2025, 10, 1), date(2026, 9, 30)): (
        "ปีงบประมาณ พ.ศ. 2569 (1 ต.ค. 68 ถึง 30 ก.ย. 69)",
        "ต.ค.68-ก.ย.69",
        "ตลอดปี 2569",
    ),
    (date(2025, 12, 1), date(2026, 3, 31)): (
        *("1 ธ.ค. 68 ถึง 31 มี.ค. 69", "ธ.ค.68-มี.ค.69"),
        "1 ธ.ค. 68 ถึง 31 มี.ค. 69",
    ),
    (None, date(2026, 5, 5)): ("ภายใน 5 พ.ค. 69", "ภายใน พ.ค.69", "ภายใน 5 พ.ค. 69"),
}
DAYS = {None: "", date(2026, 2, 19): "19 กุมภาพันธ์ 2569"}
# Full names, and the rank that stands above the line
RANKS = {"ดาบตำรวจสมเกียรติ ธารารักษ์": "ดาบตำรวจ", "ว่าที่ร้อยตรีหญิงอรทัย ใจงาม": "ว่าที่ร้อยตรีหญิง"}
NAMES = st.sampled_from([*RANKS, "นางสาวพิมพ์ลดา แสงอรุณ"]) | PHRASES
EMBLEM = EmblemFacts(
    "image/svg+xml",
    "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAxIDEiPjxwYXRoIGQ9Ik0wIDBoMXYxSDB6Ii8+PC9zdmc+",
)


def _measure(state, period, sub, **values):
    code, name = sub
    return a_measure(
        state=state,
        state_name=STATES[state],
        start=period[0],
        end=period[1],
        sub_indicator=code,
        sub_indicator_name=name,
        **values,
    )


MEASURES = st.builds(
    _measure,
    state=st.sampled_from(sorted(STATES)),
    period=st.sampled_from(list(PERIODS)),
    sub=st.sampled_from([("", ""), ("9.2", "การบริหารงาน 2"), ("9.10", "การจัดซื้อ")]),
    indicator=st.none() | st.integers(1, 4),
    issue=st.none() | st.integers(1, 3),
    aim=st.sampled_from(["", "รักษาระดับ", "พัฒนาเพื่อยกระดับ"]),
    name=CELLS.filter(bool),
    **dict.fromkeys(("reason", "result"), MAYBE),
    **dict.fromkeys(("summary", "to_improve", "follow_up"), CELLS),
    owners=st.lists(PHRASES, max_size=2, unique=True).map(tuple),
    steps=st.lists(st.builds(StepFacts, CELLS.filter(bool), MAYBE), max_size=3).map(tuple),
)
FINDINGS = st.builds(
    FindingFacts,
    st.sampled_from([(), ("i1",), ("e4", "e5")]),
    CELLS.filter(bool),
    CELLS,
    st.sampled_from([(), (1,), (2, 3)]),
)
ISSUES = st.tuples(
    *[st.one_of(st.just(True), st.just(False), st.lists(FINDINGS, min_size=1, max_size=2))] * 3
).map(
    lambda found: tuple(
        IssueFacts(
            number, f"ประเด็นเรื่อง {number}", each is True, () if isinstance(each, bool) else tuple(each)
        )
        for number, each in enumerate(found, start=1)
    )
)
RESULTS = st.builds(
    lambda scores, **values: replace(
        RESULT,
        indicators=tuple(
            ScoreFacts(str(each.number), each.name, score)
            for each, score in zip(INDICATORS, scores, strict=True)
        ),
        **values,
    ),
    st.tuples(*[SCORES] * 4),
    total=SCORES,
    level=st.sampled_from(["", "ระดับ ผ่าน", "A"]),
    rank=st.sampled_from(["", "1014", "๗", "ลำดับที่ 3 ของจังหวัด"]),
    computed_total=SCORES,
)
YEARS = st.lists(st.tuples(SCORES, st.sampled_from(["", "A", "ผ่านดี"])), max_size=4).map(
    lambda found: tuple(
        YearFacts(2568 - at, total, level if total is not None else "")
        for at, (total, level) in reversed(list(enumerate(found)))
    )
)
PLACES = (
    "",
    " {คะแนนรวม}",
    " {ลำดับ} {ระดับ}",
    " {หน่วยงาน} {ปีงบประมาณ}",
    " {ไม่มีคำนี้}",
    "\nและ {จำนวนมาตรการ} ข้อ",
)
OPINIONS = st.fixed_dictionaries(
    {
        "name": NAMES,
        "capacity": st.sampled_from(["", "ปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรี"]),
        "appointment": st.sampled_from(["", "คำสั่งที่ 12/2569"]),
        "opinion": st.sampled_from(["", "agree", "disagree", "return"]),
        "reason": PHRASES,
        "on": st.sampled_from(list(DAYS)),
        "by_hand": st.booleans(),
        "recorded_by": MAYBE,
    }
)


@st.composite
def snapshots(draw, code: str):
    """Any facts of the report of that code."""
    words = []
    for wording in find(code).wording:
        text = draw(PHRASES) + draw(st.sampled_from(PLACES)) if draw(st.booleans()) else draw(MAYBE)
        text = text if wording.lines else text.replace("\n", " ")
        words += [WordFacts(wording.name, text)] if draw(st.booleans()) else []
    measures = draw(st.lists(MEASURES, min_size=1, max_size=3))
    result = draw(st.none() | RESULTS)
    return replace(
        a_snapshot(*(replace(each, number=number) for number, each in enumerate(measures, start=1))),
        agency=replace(AGENCY, subdistrict=draw(st.sampled_from(["", "ตำบลธารใส"]))),
        indicators=INDICATORS,
        result=result,
        history=draw(YEARS),
        levels=draw(st.sampled_from([LEVELS, ()])),
        instruments=draw(st.sampled_from([INSTRUMENTS, INSTRUMENTS, ()])),
        analysis=draw(st.just(()) | ISSUES),
        words=tuple(words),
        letter=draw(st.builds(LetterFacts, MAYBE, st.sampled_from(list(DAYS)))),
        maker=draw(st.builds(SignerFacts, NAMES, st.lists(PHRASES, max_size=2).map(tuple))),
        chain=the_chain(**draw(OPINIONS)) if draw(st.booleans()) else (),
        emblem=draw(st.sampled_from([None, EMBLEM])),
    )
