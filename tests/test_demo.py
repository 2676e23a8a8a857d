"""Who tries the portal finds an invented municipality, added once and only for trial (test_demo_town.py)."""

from io import StringIO

import pytest
from django.core.management import call_command

from assessments.models import Assessment, RuleList
from ita_portal.accounts.models import Agency, User
from measures.models import Measure
from tests.assessments.tables import forget_rules


def demo() -> str:
    output = StringIO()
    call_command("demo", stdout=output)
    return output.getvalue()


def refused() -> tuple[int, str]:
    errors = StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("demo", stderr=errors)
    return caught.value.code, errors.getvalue()


def test_a_real_server_refuses(db, settings):
    settings.TRIAL = False
    code, error = refused()
    assert code == 2
    assert error.startswith("ไม่เพิ่มข้อมูลสาธิต เพราะระบบนี้เปิดให้บริการจริง")
    assert not Agency.objects.exists()


def test_a_database_with_other_agencies_is_left_alone(dontawan):
    assert demo() == "ไม่เพิ่มข้อมูลสาธิต เพราะฐานข้อมูลมีข้อมูลของหน่วยงานอื่นอยู่แล้ว\n"
    assert Agency.objects.get() == dontawan.agency
    assert not User.objects.filter(username="pimlada").exists()


def test_a_person_of_the_same_name_is_not_taken_over(db):
    User.objects.create(username="pimlada", first_name="พิมพ์ลดา", last_name="อีกคน")
    assert demo().startswith("ไม่เพิ่มข้อมูลสาธิต")
    assert not Agency.objects.exists()


def test_the_rules_are_loaded_when_nobody_did(db, quick_pdf):
    forget_rules()
    demo()
    assert RuleList.objects.filter(fiscal_year=2569).exists()
    assert (Measure.objects.count(), Assessment.objects.count()) == (20, 5)


def test_a_failure_leaves_nothing_behind(db, monkeypatch):
    def torn(year):
        raise OSError("measures-2569.json")

    monkeypatch.setattr("reports.demonstration.filling.measures_of", torn)
    with pytest.raises(OSError, match=r"measures-2569\.json"):
        demo()
    assert not Agency.objects.exists()
    assert not User.objects.exists()
