"""Municipalities with twin data, each with its own bird in every text and its own figures; walks through one.

The neighbours stand in the database before and after ธารใส, so that a row of theirs is both the first and
the last that is found. What somebody sees who walks through ธารใส is read once, for several promises.
"""

from decimal import Decimal
from functools import cache

from django.db.models import CharField, TextField
from pytest import MonkeyPatch

from assessments.actions import set_draft_below, set_issue_items, set_targets, store_item_scores, store_scores
from assessments.models import Finding, Issue
from assessments.results import assessment_of
from assessments.rules import Result
from ita_portal.accounts.agency_files import set_emblem
from ita_portal.accounts.models import Agency, Department, Position, User
from measures.analysis.actions import change_answers
from measures.models import Measure, Owner, Step
from reports.approvals import decide, submit
from reports.drafting import ReportDraft, change_report
from reports.formats import find
from tests import people
from tests.accounts.pictures import a_png
from tests.browser.test_every_page import a_busy_year
from tests.crawl import Answer, walk
from tests.factories import a_finding, a_measure
from tests.people import Municipality, browser_of
from tests.reports.chain import FORMAT
from tests.reports.publishing import a_publication, agreed_to

OWN, FOREIGN = "กาเหว่า", "ขมิ้นเหลือง"
# What the neighbours alone have: scores, targets, a limit, items of an issue that they chose, an emblem.
FOREIGN_FIGURES = ("41.37", "๔๑.๓๗", "43.19", "๔๓.๑๙", "47.53", "๔๗.๕๓", "หน่วยงานจัดเอง", "เปลี่ยนตราสัญลักษณ์")
STRANGERS = {
    "before": ("dontawan", "เทศบาลตำบลดอนตะวัน"),
    "after": ("khaosung", "เทศบาลตำบลเขาสูง"),
}


def stranger(place: str) -> Municipality:
    """A neighbour of ธารใส, made before it or after it; its user names begin with its code."""
    code, name = STRANGERS[place]
    parts = ("administrator", "engineer", "treasurer", "head_of_office", "clerk", "mayor", "reader")
    return people.municipality(code, name, {part: (f"{code}-{part}", "ก", "ข") for part in parts})


def mark(town: Municipality, bird: str) -> None:
    """Puts the bird into every text that the town's people typed, and into what it submitted."""
    measure = a_measure(
        town, name=f"มาตรการ{bird}", owners=("กองช่าง", f"คณะทำงาน{bird}"), summary=f"สรุป{bird}", result=bird
    )
    finding = a_finding(town, text=f"จุดอ่อน{bird}", recommendation=f"ข้อเสนอแนะ{bird}", items=("i1",))
    change_answers(actor=town.actor(town.administrator), finding=finding, add=[measure])
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
    _submit(town, bird)


def _submit(town: Municipality, bird: str) -> None:
    """A report with the bird in its words is sealed, and sent back with it in the reason; a memo is begun."""
    administrator = town.actor(User.objects.get(pk=town.administrator.pk))
    draft = ReportDraft(number=bird, texts={find(FORMAT).wording[0].name: f"ข้อความ{bird}"})
    report = change_report(actor=administrator, year=2569, format=find(FORMAT), draft=draft, edition=1)
    version = submit(administrator, report, reason=f"เหตุผล{bird}")
    head_of_office = town.actor(User.objects.get(pk=town.head_of_office.pk))
    decide(head_of_office, version, opinion="return", reason=f"ส่งกลับ{bird}")
    memo = ReportDraft(number=bird)
    change_report(actor=administrator, year=2569, format=find("analysis-memo"), draft=memo, edition=1)


def _figures(town: Municipality, score: str, years: tuple[int, ...]) -> None:
    """Results in which every score is that one."""
    points = Decimal(score)
    result = Result(
        indicators=dict.fromkeys(range(1, 11), points),
        parts={("EIT", 1): points, ("EIT", 2): points},
        announced_total=points,
        announced_level="ต้องปรับปรุง",
    )
    for year in years:
        stored = assessment_of(town.agency, year)
        version = stored.version if stored else 0
        store_scores(actor=town.actor(town.administrator), year=year, result=result, version=version)


def _what_strangers_alone_have(town: Municipality) -> None:
    """Scores of more years, of items, targets, a limit, items of an issue, an emblem, a publication."""
    actor = town.actor(town.administrator)
    _figures(town, "41.37", (2567, 2568))
    for year in (2568, 2569):
        store_item_scores(actor=actor, year=year, items={"O26": Decimal("41.37")})
        set_targets(actor=actor, year=year, targets=dict.fromkeys(range(1, 11), Decimal("43.19")))
    set_draft_below(actor=actor, score=Decimal("47.53"))
    set_issue_items(actor=actor, issue=Issue.objects.get(fiscal_year=2568, number=7), codes=["i15"])
    set_emblem(actor=actor, data=a_png(), title=f"ตรา{FOREIGN}.png")
    report = change_report(
        actor=actor, year=2569, format=find("status-report"), draft=ReportDraft(number=FOREIGN), edition=1
    )
    a_publication(town, agreed_to(town, report))


def tharnsai_among_twins() -> Municipality:
    """ธารใส in a busy year, between two strangers."""
    people.load_rules()
    before = stranger("before")
    town = people.tharnsai()
    after = stranger("after")
    a_busy_year(town)
    _figures(town, "76.02", (2568,))
    mark(town, OWN)
    with MonkeyPatch.context() as patch:
        patch.setattr("reports.sealing.draw", lambda document: b"%PDF-1.7")  # nobody reads it here
        for each in (before, after):
            mark(each, FOREIGN)
            _what_strangers_alone_have(each)
    return town


@cache
def walked(part: str, *, files: bool = False) -> tuple[Answer, ...]:
    """Everything that this person of ธารใส gets who follows every link; walked once in a process."""
    town = tharnsai_among_twins()
    return tuple(walk(browser_of(getattr(town, part)), files=files))
