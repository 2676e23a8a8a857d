"""The command that puts the yearly rules into the database."""

import json
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from assessments.models import FiscalYear, Indicator, Instrument, Issue, Item, Level, RuleList
from assessments.rulebook.loading import SHIPPED
from measures.actions import add_measure, plan_of
from measures.rules import MeasureDraft
from tests.assessments.tables import TABLES, forget_rules

pytestmark = pytest.mark.django_db


def load(*files: Path) -> list[str]:
    output = StringIO()
    call_command("load_framework", *map(str, files), stdout=output)
    return output.getvalue().splitlines()


def refused(*arguments: Path | str) -> tuple[int, list[str]]:
    errors = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("load_framework", *map(str, arguments), stderr=errors)
    return caught.value.code, errors.getvalue().splitlines()


def everything() -> dict[str, list]:
    rows = {table.__name__: list(table.objects.order_by("pk").values()) for table in TABLES}
    return {**rows, "ties": list(Issue.items.through.objects.order_by("pk").values())}


@pytest.fixture
def empty_database(db):
    forget_rules()


@pytest.fixture
def rules_of_2567() -> dict:
    return json.loads((SHIPPED / "2567.json").read_text(encoding="utf-8"))


@pytest.fixture
def write(tmp_path):
    def write(rules: dict, name: str = "rules.json") -> Path:
        file = tmp_path / name
        file.write_text(json.dumps(rules, ensure_ascii=False), encoding="utf-8")
        return file

    return write


def test_a_start_of_the_portal_leaves_the_rules_that_the_operator_corrected(
    empty_database, rules_of_2567, write
):
    rules_of_2567["instruments"]["rows"][0]["name"] = "แบบวัด IIT ตามคู่มือ"
    load(write(rules_of_2567))
    output = StringIO()
    call_command("load_framework", new=True, stdout=output)
    assert [line.split(":")[0] for line in output.getvalue().splitlines()] == [
        *("2563", "2564", "2565", "2566", "2568", "2569")
    ]
    assert Instrument.objects.get(fiscal_year=2567, code="IIT").name == "แบบวัด IIT ตามคู่มือ"
    call_command("load_framework", new=True, stdout=(again := StringIO()))
    assert again.getvalue() == ""
    code, lines = refused("--new", write(rules_of_2567))
    assert (code, len(lines)) == (2, 1)


def test_seven_years_go_into_an_empty_database(empty_database):
    lines = load()
    assert lines[0] == "2563: created 133, updated 0, unchanged 0"
    assert len(lines) == 7
    assert FiscalYear.objects.count() == 7
    assert str(Indicator.objects.get(fiscal_year=2565, number=8)) == "ตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน"
    assert Item.objects.get(fiscal_year=2567, code="O35").sub_indicator.code == "10.2"
    assert Issue.objects.get(fiscal_year=2567, number=4).items.count() == 3
    assert Level.objects.get(fiscal_year=2567, name="ผ่านดี").part_minimum == Decimal("85.00")
    assert not RuleList.objects.get(fiscal_year=2569, kind="items", instrument_code="OIT").verified


def test_a_second_time_nothing_changes(empty_database):
    load()
    before = everything()
    assert load()[4] == "2567: created 0, updated 0, unchanged 160"
    assert everything() == before


def test_what_an_operator_corrects_in_the_file_is_updated_in_place(rules_of_2567, write):
    old = Indicator.objects.get(fiscal_year=2567, number=6)
    rules_of_2567["indicators"]["rows"][5]["name"] = "การบริการประชาชน"
    rules_of_2567["items"][0]["verified"] = True
    for item in rules_of_2567["items"][0]["rows"]:
        item["verified"] = True
    # The name, the list that is now verified, and the ten items of it that were not.
    assert load(write(rules_of_2567)) == ["2567: created 0, updated 12, unchanged 148"]
    assert Indicator.objects.get(pk=old.pk).name == "การบริการประชาชน"
    assert Item.objects.get(fiscal_year=2567, code="i3").verified


def test_a_year_known_only_by_its_file_can_be_used_at_once(rules_of_2567, write):
    rules_of_2567["year"] = 2575
    load(write(rules_of_2567))
    assert FiscalYear.objects.first().year == 2575
    assert Indicator.objects.filter(fiscal_year=2575).count() == 10


def test_the_item_that_demands_the_measures_may_change(rules_of_2567, write):
    items = {row["code"]: row for row in rules_of_2567["items"][2]["rows"]}
    items["O33"]["purpose"] = items["O34"].pop("purpose")
    load(write(rules_of_2567))
    assert Item.objects.get(fiscal_year=2567, purpose="measures").code == "O33"


def test_two_items_may_exchange_their_purposes(rules_of_2567, write):
    items = {row["code"]: row for row in rules_of_2567["items"][2]["rows"]}
    items["O34"]["purpose"], items["O35"]["purpose"] = "results", "measures"
    load(write(rules_of_2567))
    assert Item.objects.get(fiscal_year=2567, purpose="measures").code == "O35"
    assert Item.objects.get(fiscal_year=2567, purpose="results").code == "O34"


def test_a_row_that_left_the_file_goes_and_one_in_use_stays(tharnsai, rules_of_2567, write):
    """พิมพ์ลดา has a measure under issue 7 when an operator takes issues 6 and 7 out of the file."""
    add_measure(
        actor=tharnsai.actor(tharnsai.administrator),
        plan=plan_of(tharnsai.agency, FiscalYear.objects.get(year=2567)),
        draft=MeasureDraft(name="ทบทวนช่องทางร้องเรียน", issue=7, start=date(2023, 10, 1)),
    )
    del rules_of_2567["issues"]["rows"][5:]
    del rules_of_2567["issue_items"]["rows"][5:]
    # Issue 6 and the 7 + 15 ties of both issues to their items.
    assert load(write(rules_of_2567)) == [
        "2567: created 0, updated 0, unchanged 136, removed 23",
        "2567: คงประเด็นการวิเคราะห์ ประเด็นที่ 7 กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน ไว้"
        " เพราะมีข้อมูลอื่นใช้อยู่",
    ]
    assert list(Issue.objects.filter(fiscal_year=2567).values_list("number", flat=True)) == [1, 2, 3, 4, 5, 7]


def test_an_indicator_in_use_is_not_lost_with_its_parts(tharnsai, rules_of_2567, write):
    add_measure(
        actor=tharnsai.actor(tharnsai.administrator),
        plan=plan_of(tharnsai.agency, FiscalYear.objects.get(year=2567)),
        draft=MeasureDraft(name="ปรับปรุงแผนป้องกันการทุจริต", indicator=10, sub_indicator="10.1"),
    )
    rules_of_2567["indicators"]["rows"].pop()
    rules_of_2567["sub_indicators"]["rows"] = rules_of_2567["sub_indicators"]["rows"][:5]
    rules_of_2567["items"][2]["rows"] = rules_of_2567["items"][2]["rows"][:25]
    rules_of_2567["issue_items"]["rows"][6]["items"] = ["i13"]
    kept = [line for line in load(write(rules_of_2567)) if "คง" in line]
    assert kept == [
        "2567: คงตัวชี้วัดย่อย 10.1 การดำเนินการเพื่อป้องกันการทุจริต ไว้ เพราะมีข้อมูลอื่นใช้อยู่",
        "2567: คงตัวชี้วัด ตัวชี้วัดที่ 10 การป้องกันการทุจริต ไว้ เพราะมีข้อมูลอื่นใช้อยู่",
    ]


def test_errors_of_all_files_are_said_and_nothing_is_written(rules_of_2567, write):
    before = everything()
    good = write({**rules_of_2567, "year": 2576}, "good.json")
    rules_of_2567["instruments"]["rows"][0]["weight"] = "31.00"
    heavy = write(rules_of_2567, "heavy.json")
    torn = write({}, "torn.json")
    torn.write_text('{"year": 2570,', encoding="utf-8")
    ansi = write({}, "ansi.json")
    ansi.write_bytes("ปี".encode("cp874"))
    assert refused(good, heavy, torn, ansi) == (
        1,
        [
            "heavy.json: น้ำหนักของเครื่องมือรวมกันได้ 101.00 ต้องได้ 100.00",
            "torn.json: ไม่เป็นแฟ้ม JSON ที่ถูกต้อง ผิดที่บรรทัด 1 อักขระที่ 15",
            "ansi.json: อ่านแฟ้มไม่ได้ ต้องเป็นแฟ้มข้อความ UTF-8",
        ],
    )
    assert everything() == before


def test_two_files_of_one_year_are_refused(rules_of_2567, write):
    first, second = write(rules_of_2567, "first.json"), write(rules_of_2567, "second.json")
    assert refused(first, second) == (1, ["second.json: มีแฟ้มของปี 2567 มากกว่าหนึ่งแฟ้ม"])


def test_a_file_that_is_not_there(tmp_path):
    assert refused(tmp_path / "ไม่มี.json") == (
        2,
        [f"เปิดแฟ้ม {tmp_path}/ไม่มี.json ไม่ได้: No such file or directory"],
    )


@pytest.mark.parametrize(
    "row",
    [
        lambda: Instrument(fiscal_year_id=2567, code="XIT", name="เกิน", weight=Decimal("100.01"), order=9),
        lambda: Instrument(fiscal_year_id=2567, code="IIT", name="ซ้ำ", weight=Decimal(1), order=9),
        lambda: Instrument(fiscal_year_id=2567, code="XIT", name="", weight=Decimal(1), order=9),
        lambda: Level(fiscal_year_id=2567, name="ติดลบ", order=9, minimum=Decimal("-0.01"), passes=False),
        lambda: Issue(fiscal_year_id=2567, number=7, name="ซ้ำ"),
        lambda: FiscalYear(year=2026, level_scheme="words"),
    ],
)
def test_the_database_itself_refuses_what_no_year_can_have(row):
    with pytest.raises(IntegrityError), transaction.atomic():
        row().save(force_insert=True)
