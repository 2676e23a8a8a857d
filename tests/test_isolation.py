"""Two municipalities with twin data: neither ever sees a word of the other (promise P3)."""

import pytest
from django.db.models import CharField, TextField

from assessments.models import Finding
from ita_portal.accounts.models import Agency, Department, Position, User
from measures.models import Measure, Owner, Step
from reports.approvals import decide, submit
from reports.drafting import ReportDraft, change_report
from reports.formats import find
from tests.crawl import walk
from tests.factories import a_finding, a_measure
from tests.people import browser_of
from tests.reports.chain import FORMAT

CANARY = {"tharnsai": "กาเหว่า", "dontawan": "ขมิ้นเหลือง"}


def mark(town) -> str:
    """Puts the town's own bird into every text that its people typed."""
    bird = CANARY[town.code]
    a_measure(
        town, name=f"มาตรการ{bird}", owners=("กองช่าง", f"คณะทำงาน{bird}"), summary=f"สรุป{bird}", result=bird
    )
    a_finding(town, text=f"จุดอ่อน{bird}", recommendation=f"ข้อเสนอแนะ{bird}", items=("i1",))
    for model in (Agency, Department, Position, User, Measure, Owner, Step, Finding):
        path = {Agency: "pk", User: "memberships__agency"}.get(model) or model.agency_path
        rows = model.objects.filter(**{path: town.agency.pk}).distinct()
        typed = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, CharField | TextField)
            and not field.choices
            and field.name not in ("code", "key", "username", "password", "website", "email")
        ]
        for row in rows:
            for name in typed:
                if (value := getattr(row, name)) and bird not in value:
                    setattr(row, name, f"{value} {bird}")
            row.save(update_fields=typed)
    _submitted(town, bird)
    return bird


def _submitted(town, bird: str) -> None:
    """A report with the bird in its words is sealed, and sent back with the bird in the reason."""
    draft = ReportDraft(number=bird, texts={find(FORMAT).wording[0].name: f"ข้อความ{bird}"})
    administrator = town.actor(User.objects.get(pk=town.administrator.pk))
    report = change_report(actor=administrator, year=2569, format=find(FORMAT), draft=draft, edition=1)
    version = submit(administrator, report, reason=f"เหตุผล{bird}")
    head_of_office = town.actor(User.objects.get(pk=town.head_of_office.pk))
    decide(head_of_office, version, opinion="return", reason=f"ส่งกลับ{bird}")


@pytest.mark.parametrize("part", ["administrator", "engineer", "reader"])
def test_p03_no_page_export_or_document_shows_a_word_of_the_other(tharnsai, dontawan, part):
    own, foreign = mark(tharnsai), mark(dontawan)
    answers = list(walk(browser_of(getattr(tharnsai, part))))
    assert [a.address for a in answers if foreign in a.text or "dontawan" in a.text] == []
    assert [a.address for a in answers if a.status != 200] == [], "every link leads somewhere"
    assert sum(own in a.text for a in answers) >= 8, "the walk saw the town's own words"


def test_p03_the_search_finds_nothing_of_the_other(tharnsai, dontawan):
    mark(tharnsai)
    foreign = mark(dontawan)
    browser = browser_of(tharnsai.administrator)
    answer = browser.get("/tharnsai/2569/measures/", {"words": foreign})
    assert answer.status_code == 200
    assert f"มาตรการ{foreign}" not in answer.content.decode()


@pytest.mark.parametrize("kind", ["measures", "steps"])
def test_p03_a_file_with_rows_of_the_other_is_refused_without_saying_that_it_exists(tharnsai, dontawan, kind):
    from django.core.files.uploadedfile import SimpleUploadedFile

    heading = {
        "measures": "รหัสหน่วยงาน,ปีงบประมาณ,ลำดับ,มาตรการ/กิจกรรม",
        "steps": "รหัสหน่วยงาน,ปีงบประมาณ,ลำดับ,ขั้นตอนที่,ขั้นตอน/วิธีการ",
    }[kind]
    tail = {"measures": "ก", "steps": "1,ก"}[kind]
    mark(dontawan)
    browser = browser_of(tharnsai.administrator)
    said = []
    for code in ("dontawan", "nowhere"):
        file = SimpleUploadedFile("แฟ้ม.csv", f"{heading}\n{code},2569,1,{tail}\n".encode())
        answer = browser.post(f"/tharnsai/import/{kind}/", {"file": file}, follow=True)
        assert answer.status_code == 200
        words = answer.content.decode()
        assert CANARY["dontawan"] not in words
        said.append(code in words and words.count("ไม่ใช่"))
    assert said[0] == said[1], "the same sentence for a neighbour as for an agency that is not there"
    assert Measure.objects.filter(plan__agency=dontawan.agency).get().name == f"มาตรการ{CANARY['dontawan']}"
