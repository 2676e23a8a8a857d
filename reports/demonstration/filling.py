"""Filling an empty database with the demonstration, by the actions that people use themselves."""

from django.contrib.auth.hashers import check_password
from django.db import transaction

from assessments.actions import set_targets, store_item_scores, store_scores
from assessments.actions.scores import NOTHING_YET
from assessments.models import FiscalYear
from assessments.rulebook.loading import load_files, shipped_files
from ita_portal.accounts import authority
from ita_portal.accounts.access import CONSOLE, Actor, actor_in
from ita_portal.accounts.actions import add_department, invite, position_of
from ita_portal.accounts.models import Agency, Department, Membership, User
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from measures.actions import add_measure, change_measure, plan_of
from measures.analysis.actions import store_finding
from measures.models import Measure
from measures.owners import may_edit
from reports.demonstration.measures import as_planned, measures_of, years
from reports.demonstration.memos import lay_memo_before_the_clerk, publish_results
from reports.demonstration.people import (
    ADMINISTRATOR,
    AGENCY,
    ENGINEER,
    OFFICES,
    PASSWORD,
    PEOPLE,
    Person,
)
from reports.demonstration.results import YearFigures, figures, findings_of


def is_filled() -> bool:
    """Whether the invented municipality is in the database."""
    return Agency.objects.filter(code=AGENCY["code"]).exists()


def is_empty() -> bool:
    """Whether no agency and nobody of the demonstration's names is in the database."""
    usernames = [person.username for person in PEOPLE]
    return not Agency.objects.exists() and not User.objects.filter(username__in=usernames).exists()


@transaction.atomic
def fill() -> None:
    """Makes the municipality: people, results, two years of measures, two documents; all or nothing."""
    if {each.year for each in figures()} - set(FiscalYear.objects.values_list("year", flat=True)):
        load_files(shipped_files())
    agency = Agency(**AGENCY)
    agency.full_clean()
    agency.save()
    record(CONSOLE, Verb.AGENCY_ADDED, agency, after={"ชื่อหน่วยงาน": agency.name})
    administrator = actor_in(_first_administrator(agency), agency)
    offices = {ADMINISTRATOR.office: agency.departments.get()}
    for name in OFFICES[1:]:
        offices[name] = add_department(actor=administrator, name=name)
    for person in PEOPLE[1:]:
        _invite(administrator, person, offices.get(person.office))
    engineer = actor_in(User.objects.get(username=ENGINEER.username), agency)
    for each in figures():
        _assess(each, administrator)
    for year in years():
        measures = _plan(year, administrator)
        _analyse(year - 1, administrator, measures)
        _carry_out(year, administrator, engineer)
    last_year, this_year = years()
    publish_results(administrator, last_year)
    lay_memo_before_the_clerk(administrator, this_year)


def passwords_that_still_hold() -> dict[str, bool]:
    """For each user name of the demonstration, whether its trial password was left as it was."""
    stored = dict(User.objects.values_list("username", "password"))
    return {
        person.username: check_password(PASSWORD, stored[person.username])
        for person in PEOPLE
        if person.username in stored
    }


def _first_administrator(agency: Agency) -> User:
    """The one person whom nobody of the agency can invite; the console makes her, with her office."""
    console = Actor(user=None, agency=agency)
    office = Department.objects.create(agency=agency, name=ADMINISTRATOR.office, order=1)
    record(console, Verb.DEPARTMENT_ADDED, office, after={"ชื่อส่วนราชการ": office.name})
    user = User(**ADMINISTRATOR.account)
    user.set_password(PASSWORD)
    user.full_clean()
    user.save()
    after = {"ชื่อผู้ใช้": user.username}
    record(console, Verb.PERSON_INVITED, user, after=after, told=authority.standing(user))
    membership = Membership.objects.create(
        user=user,
        agency=agency,
        role=ADMINISTRATOR.role,
        department=office,
        position=position_of(agency, ADMINISTRATOR.position),
    )
    after = {"บทบาท": membership.get_role_display(), "ตำแหน่ง": ADMINISTRATOR.position}
    told = authority.standing(membership)
    record(console, Verb.ROLE_GIVEN, membership, name=user.full_name, after=after, told=told)
    return user


def _invite(administrator: Actor, person: Person, office: Department | None) -> None:
    membership = invite(
        actor=administrator,
        person=person.account,
        role=person.role,
        department=office,
        position_name=person.position,
    )
    user = membership.user
    used = authority.standing(user)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    console = Actor(user=None, agency=administrator.agency)
    record(console, Verb.PASSWORD_CHANGED, user, used=used, told=authority.standing(user))


def _assess(known: YearFigures, administrator: Actor) -> None:
    """Enters what was announced for a year, its item scores, and what the agency wants to reach in it."""
    if known.result:
        store_scores(actor=administrator, year=known.year, result=known.result, version=NOTHING_YET)
        store_item_scores(actor=administrator, year=known.year, items=known.result.items)
    set_targets(actor=administrator, year=known.year, targets=known.targets)


def _plan(year: int, administrator: Actor) -> dict[int, Measure]:
    """Enters the plan of a year, before anything was done; its measures by number."""
    plan = plan_of(administrator.agency, FiscalYear.objects.get(year=year))
    drafts = [as_planned(draft) for draft in measures_of(year)]
    measures = [add_measure(actor=administrator, plan=plan, draft=draft) for draft in drafts]
    return {measure.number: measure for measure in measures}


def _analyse(year: int, administrator: Actor, measures: dict[int, Measure]) -> None:
    """Enters the findings about a year's result, each with the measures that answer it."""
    for finding in findings_of(year):
        answers = [measures[number] for number in finding.measures]
        store_finding(actor=administrator, year=year, draft=finding.draft, add=answers)


def _carry_out(year: int, administrator: Actor, engineer: Actor) -> None:
    """Each measure of a year is reported on by who answers for it."""
    measures = Measure.objects.of_plan(administrator.agency, year).with_parts()
    for measure, draft in zip(measures, measures_of(year), strict=True):
        reporter = engineer if may_edit(engineer, measure) else administrator
        change_measure(actor=reporter, measure=measure, draft=draft, version=measure.version)
