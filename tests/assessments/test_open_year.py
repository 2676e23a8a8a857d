"""A fiscal year whose rules nobody knows yet begins with those of the year before."""

import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from assessments.actions import NotStorable, open_year
from assessments.models import FiscalYear, Indicator, Issue, Item, RuleList
from assessments.new_year import why_not_opened, year_to_open
from assessments.rulebook.carrying import stored_rulebook
from assessments.rulebook.loading import SHIPPED, shipped_files
from assessments.rulebook.storing import store_rulebook
from assessments.selectors import rules_of
from ita_portal.accounts.access import CONSOLE, Actor
from ita_portal.accounts.models import User
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from tests.assessments.tables import forget_rules
from tests.factories import a_measure

NOVEMBER = date(2026, 11, 20)  # 20 November 2569, in the fiscal year 2570


@pytest.fixture(autouse=True)
def november(monkeypatch):
    monkeypatch.setattr("assessments.actions.years.timezone.localdate", lambda *_: NOVEMBER)


def on_the_console(*arguments: object) -> tuple[int, str]:
    """Exit code, and what was printed."""
    said = StringIO()
    try:
        call_command("open_year", *map(str, arguments), stdout=said, stderr=said)
    except SystemExit as ended:
        return ended.code, said.getvalue()
    return 0, said.getvalue()


@pytest.mark.parametrize(
    ("known", "today", "year"),
    [
        ([2568, 2569], NOVEMBER, 2570),
        ([2568, 2569], date(2026, 9, 30), None),
        ([2568, 2569], date(2026, 10, 1), 2570),
        ([2569, 2570], NOVEMBER, None),
        ([2567, 2568], NOVEMBER, 2569),
        ([], NOVEMBER, None),
    ],
)
def test_the_year_to_open_is_the_one_after_the_newest_once_it_has_begun(known, today, year):
    assert year_to_open(known, today) == year


def test_a_year_is_opened_from_july_before_it_begins_and_after_the_year_before():
    assert why_not_opened(2570, [2569], date(2026, 7, 1)) == ""
    early = "ยังเปิดปีงบประมาณ 2570 ไม่ได้ เปิดได้ตั้งแต่วันที่ 1 กรกฎาคม 2569"
    assert why_not_opened(2570, [2569], date(2026, 6, 30)) == early
    alone = "เปิดปีงบประมาณ 2570 ไม่ได้ เพราะระบบยังไม่มีเกณฑ์ของปีงบประมาณ 2569 ให้นำมาใช้"
    assert why_not_opened(2570, [2568], NOVEMBER) == alone


def test_what_stands_in_the_tables_is_what_the_files_said(db):
    for file in shipped_files():
        tally = store_rulebook(stored_rulebook(int(file.stem)))
        assert (tally.created, tally.updated, tally.removed, tally.kept) == (0, 0, 0, [])


def test_the_operator_opens_2570_and_every_list_says_where_it_is_from(db):
    code, said = on_the_console("๒๕๗๐")

    assert (code, said.splitlines()) == (
        0,
        [
            "เปิดปีงบประมาณ 2570 แล้ว โดยนำเกณฑ์ของปี 2569 มาใช้ 10 รายการ ทุกรายการยังไม่ได้ตรวจสอบกับคู่มือ",
            "เมื่อได้คู่มือของปี 2570 ให้โหลดแฟ้มเกณฑ์ด้วย load_framework FILE",
        ],
    )
    lists = RuleList.objects.filter(fiscal_year=2570)
    assert not any(each.verified for each in lists)
    sources = {(each.kind, each.instrument_code): each.source for each in lists}
    assert sources["levels", ""] == "นำมาจากปี 2569 ที่ยังไม่ได้ตรวจสอบเช่นกัน ต้องตรวจกับคู่มือของปี 2570"
    assert sources["items", "OIT"] == (
        "นำมาจากปี 2569 ที่ยังไม่ได้ตรวจสอบเช่นกัน จำนวนและชื่อข้อเปลี่ยนเกือบทุกปี ต้องตรวจกับคู่มือของปี 2570"
    )
    assert sources["items", "IIT"] == "ปี 2569 ไม่มีรายการนี้ในระบบ ต้องตรวจกับคู่มือของปี 2570"
    new, old = rules_of(2570), rules_of(2569)
    assert (new.instruments, new.indicators, new.levels) == (old.instruments, old.indicators, old.levels)
    assert (new.items, new.issues) == (old.items, old.issues)
    event = Event.objects.get(verb=Verb.YEAR_OPENED)
    assert event.sentence == "คำสั่งบนเครื่องแม่ข่าย เปิดปีงบประมาณ 2570"
    assert event.after == {"ที่มาของเกณฑ์": "นำมาจากปี 2569 ยังไม่ได้ตรวจสอบกับคู่มือ"}


def test_what_was_checked_for_one_year_is_not_checked_for_the_next(db):
    """2567 was checked in good part; what 2568 takes from it is not, item by item."""
    forget_rules()
    call_command("load_framework", SHIPPED / "2567.json", stdout=StringIO())
    assert Item.objects.filter(fiscal_year=2567, verified=True).exists()

    assert open_year(actor=CONSOLE, year=2568)

    levels = RuleList.objects.get(fiscal_year=2568, kind="levels")
    assert (levels.verified, levels.source) == (False, "นำมาจากปี 2567 ต้องตรวจกับคู่มือของปี 2568")
    assert not Item.objects.filter(fiscal_year=2568, verified=True).exists()
    assert Item.objects.filter(fiscal_year=2568).count() == Item.objects.filter(fiscal_year=2567).count()
    assert Item.objects.get(fiscal_year=2568, purpose="measures").code == "O34"


def test_a_year_that_is_there_stays_as_it_is(db):
    Indicator.objects.filter(fiscal_year=2569, number=6).update(name="การบริการประชาชน")
    assert on_the_console(2569) == (0, "ระบบมีเกณฑ์ของปีงบประมาณ 2569 อยู่แล้ว ไม่ได้เปลี่ยนแปลงสิ่งใด\n")
    assert on_the_console(2570)[0] == 0
    assert Indicator.objects.get(fiscal_year=2570, number=6).name == "การบริการประชาชน"
    Indicator.objects.filter(fiscal_year=2570, number=6).update(name="คุณภาพการบริการ")
    assert on_the_console(2570)[1].startswith("ระบบมีเกณฑ์ของปีงบประมาณ 2570 อยู่แล้ว")
    call_command("load_framework", stdout=StringIO())
    assert Indicator.objects.get(fiscal_year=2570, number=6).name == "คุณภาพการบริการ"
    assert Event.objects.filter(verb=Verb.YEAR_OPENED).count() == 1


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("2571", "ยังเปิดปีงบประมาณ 2571 ไม่ได้ เปิดได้ตั้งแต่วันที่ 1 กรกฎาคม 2570\n"),
        ("2562", "เปิดปีงบประมาณ 2562 ไม่ได้ เพราะระบบยังไม่มีเกณฑ์ของปีงบประมาณ 2561 ให้นำมาใช้\n"),
        ("2026", "“2026” ไม่ใช่ปีที่ใช้ได้ ให้ใส่ปี พ.ศ. สี่หลัก เช่น 2567 หรือ ๒๕๖๗\n"),
    ],
)
def test_another_year_is_refused_in_one_line(db, year, said):
    assert on_the_console(year) == (2, said)
    assert FiscalYear.objects.count() == 7


def test_nobody_but_the_operator_opens_a_year(tharnsai):
    with pytest.raises(PermissionDenied):
        open_year(actor=tharnsai.actor(tharnsai.administrator), year=2570)
    operator = User.objects.create_superuser("operator", first_name="ดูแล", last_name="ระบบ")
    with pytest.raises(NotStorable):
        open_year(actor=Actor(user=operator, agency=None), year=2571)
    assert open_year(actor=Actor(user=operator, agency=None), year=2570)
    assert not open_year(actor=Actor(user=operator, agency=None), year=2570)


def test_the_real_rules_take_the_place_of_what_was_carried_over(tharnsai, tmp_path):
    """พิมพ์ลดา has begun her plan of 2570 when the handbook comes, with other items and five issues."""
    open_year(actor=CONSOLE, year=2570)
    measure = a_measure(tharnsai, year=2570, issue=4, indicator=9, sub_indicator="9.4")
    rules = json.loads((SHIPPED / "2567.json").read_text(encoding="utf-8"))
    rules["year"] = 2570
    for each in (
        "instruments",
        "indicators",
        "sub_indicators",
        "item_rules",
        "levels",
        "issues",
        "issue_items",
    ):
        rules[each].update(verified=True, source="คู่มือปี 2570")
    for items in rules["items"]:
        items.update(verified=True, source="คู่มือปี 2570")
        for row in items["rows"]:
            row.pop("verified", None)
    rules["issues"]["rows"], rules["issue_items"]["rows"] = rules["issues"]["rows"][:5], []
    (file := tmp_path / "2570.json").write_text(json.dumps(rules), encoding="utf-8")

    call_command("load_framework", file, stdout=(said := StringIO()))

    assert "คง" not in said.getvalue()
    assert not RuleList.objects.filter(fiscal_year=2570, verified=False).exists()
    assert set(RuleList.objects.filter(fiscal_year=2570).values_list("source", flat=True)) == {"คู่มือปี 2570"}
    checked = tuple(replace(row, verified=True) for row in stored_rulebook(2567).all_items)
    assert stored_rulebook(2570).all_items == checked
    assert [each.number for each in Issue.objects.filter(fiscal_year=2570)] == [1, 2, 3, 4, 5]
    measure.refresh_from_db()
    assert (measure.issue.number, measure.sub_indicator.code) == (4, "9.4")
    call_command("load_framework", file, stdout=(said := StringIO()))
    assert "created 0, updated 0" in said.getvalue()
