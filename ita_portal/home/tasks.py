"""งานของฉัน: what waits for a person, by due date. Built from her roles and the measures of the year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.urls import reverse

from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May
from ita_portal.accounts.selectors import staffed_departments
from measures.checks import Found, check_plan, done_without_result, failed_without_reason
from measures.checks.planned import PlannedMeasure
from measures.cures import cure_of, page_of
from measures.drafts import draft_of
from measures.models import EVERYBODY, Measure
from measures.records import record_of

SOON = timedelta(days=7)  # so near its end an open measure of an office without people is the administrator's
MANY = 3  # so many measures with the same problem are named one by one, more of them in one line
OPEN_STATES = (Measure.State.NOT_STARTED, Measure.State.UNDER_WAY)
REPORTS = (done_without_result.check, failed_without_reason.check)  # what was done is told
SHORT_WORDS = {
    "owner-missing": "ไม่มีผู้รับผิดชอบ",
    "steps-missing": "ยังไม่มีขั้นตอน",
    "period-missing": "ยังไม่มีระยะเวลา",
    "done-without-result": "ขาดผลการดำเนินการ",
    "failed-without-reason": "ขาดเหตุผล",
    "other-agency": "เขียนถึงหน่วยงานอื่น",
    "other-place": "เขียนถึงอำเภอหรือจังหวัดอื่น",
    "figure-differs": "ตัวเลขไม่ตรงกับที่บันทึก",
    "level-named-differs": "ระดับไม่ตรงกับที่บันทึก",
}


@dataclass(frozen=True)
class Task:
    """One line of the page: whose it is, what is asked, by when; `shape` and `word` say how it stands."""

    name: str
    href: str
    about: str
    shape: str
    word: str
    due: date | None = None
    owners: tuple[str, ...] = ()
    agency: str = ""  # named where the person serves several

    @property
    def trouble(self) -> bool:
        """Whether its state alarms."""
        return self.shape == "trouble"


@dataclass(frozen=True)
class Due:
    """A heading of the page with the tasks below it; `late` colours how late they are."""

    heading: str
    tasks: tuple[Task, ...]
    today: date
    late: bool = False

    @property
    def rows(self) -> list[tuple[Task, str]]:
        """Each task with the words of its distance from today: พรุ่งนี้, อีก 3 วัน, เลยมา 4 วัน."""
        return [(task, remaining(task.due, self.today)) for task in self.tasks]


def remaining(due: date | None, today: date) -> str:
    """How far a day lies from today, in words; blank without a day."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return f"เลยมา {-days:,} วัน"
    return {0: "วันนี้", 1: "พรุ่งนี้"}.get(days, f"อีก {days:,} วัน")


def by_due_date(tasks: Iterable[Task], today: date) -> list[Due]:
    """The tasks under their headings, the most urgent first; headings without tasks are left out."""
    end_of_week = today + timedelta(days=6 - today.weekday())
    rows = sorted(tasks, key=lambda task: (task.due is None, task.due or today))
    groups = [
        Due("เลยกำหนด", tuple(t for t in rows if t.due and t.due < today), today, late=True),
        Due("ภายในสัปดาห์นี้", tuple(t for t in rows if t.due and today <= t.due <= end_of_week), today),
        Due("หลังจากนั้น", tuple(t for t in rows if t.due and t.due > end_of_week), today),
        Due("ยังไม่มีกำหนด", tuple(t for t in rows if t.due is None), today),
    ]
    return [group for group in groups if group.tasks]


def tasks_of_years(actor: Actor, year: int | None, today: date) -> list[Task]:
    """What waits for this person in the plan of a Buddhist year, and what nobody reported of the plan before.

    A new year takes nothing from her page that waited on the last day of the old one. Three queries, for an
    administrator up to two more; none without a year.
    """
    if year is None:
        return []
    plans = {"plan__agency": actor.agency, "plan__fiscal_year__in": (year - 1, year)}
    rows = Measure.objects.live().filter(**plans).order_by("number")
    measures = list(rows.with_parts().select_related("plan__agency"))
    before = tasks_of(actor, [each for each in measures if each.year != year and _unreported(each)], today)
    tasks = tasks_of(actor, [each for each in measures if each.year == year], today)
    return [*(replace(task, name=f"{task.name} ปี {year - 1}") for task in before), *tasks]


def _unreported(measure: Measure) -> bool:
    planned = PlannedMeasure(measure.number, measure.year, draft_of(measure))
    return measure.state in OPEN_STATES or any(check(planned) for check in REPORTS)


def tasks_of(actor: Actor, measures: Sequence[Measure], today: date) -> list[Task]:
    """What waits for this person in one agency and year; `measures` with their parts, in the plan's order.

    Staff: the measures of their own office that are not done, or done without a result. The administrator,
    besides: what is due and waits for nobody else, what the checks find with the measures of all offices.
    """
    if not actor.may(May.EDIT_OWN_MEASURES):
        return []
    planned = [PlannedMeasure(m.number, m.year, draft_of(m)) for m in measures]
    found = check_plan(planned, record_of(actor.agency, measures[0].year)) if measures else []
    errors: dict[int, list[Found]] = {}
    for each in found:
        if each.problem.is_error:
            errors.setdefault(each.measure.number, []).append(each)
    mine = [measure for measure in measures if _is_of(actor, measure)]
    if actor.may(May.EDIT_MEASURES):
        mine += _due_and_nobodys(actor, [m for m in measures if m not in mine], today)
    tasks = [_report(m, errors.get(m.number, [])) for m in mine if _waits(m, errors)]
    if actor.may(May.EDIT_MEASURES):
        shown = {measure.number for measure in mine if _waits(measure, errors)}
        others = {measure.number: measure for measure in measures if measure.number not in shown}
        tasks += _cures([each for row in errors.values() for each in row], others)
    return tasks


def _is_of(actor: Actor, measure: Measure) -> bool:
    return any(o.department_id in actor.department_ids or o.name in EVERYBODY for o in measure.owners.all())


def _due_and_nobodys(actor: Actor, measures: Sequence[Measure], today: date) -> list[Measure]:
    """Open ones past their end or near it whose owners have nobody to report; at most one query.

    Without any owner they are not among them: the checks ask for one.
    """
    last = today + SOON
    due = [m for m in measures if m.state in OPEN_STATES and m.end and m.end <= last and m.owners.all()]
    staffed = staffed_departments(actor.agency) if due else set()
    return [m for m in due if all(owner.department_id not in staffed for owner in m.owners.all())]


def _waits(measure: Measure, errors: dict[int, list[Found]]) -> bool:
    return measure.state in OPEN_STATES or measure.number in errors


def _report(measure: Measure, errors: list[Found]) -> Task:
    """The measure of her own office; what is missing stands before how far it came."""
    shape, word = measure.state, measure.get_state_display()
    if errors:
        shape, word = "trouble", SHORT_WORDS[errors[0].problem.code]
    return Task(
        name=f"รายงานผลของมาตรการที่ {measure.number}",
        href=page_of(measure, "measure_progress"),
        about=measure.name,
        shape=shape,
        word=word,
        due=measure.end,
        owners=tuple(owner.name for owner in measure.owners.all()),
    )


def _cures(errors: list[Found], measures: dict[int, Measure]) -> list[Task]:
    """A line for each problem; many of one kind are one line that leads to the page of the year."""
    tasks = []
    for code, word in SHORT_WORDS.items():
        rows = [e for e in errors if e.problem.code == code and e.measure.number in measures]
        if len(rows) > MANY:
            tasks.append(_cure_of_many(rows, measures[rows[0].measure.number], word))
            continue
        for each in rows:
            measure = measures[each.measure.number]
            name = f"{each.problem.cure}ของ{each.problem.where}"
            href = cure_of(measure, code, each.field)
            tasks.append(Task(name, href, measure.name, "trouble", word, due=measure.end))
    return tasks


def _cure_of_many(rows: list[Found], measure: Measure, word: str) -> Task:
    year = reverse("year", args=[measure.agency.code, measure.year])
    numbers = ", ".join(str(each.measure.number) for each in rows)
    return Task(
        name=f"{rows[0].problem.cure}ของมาตรการ {len(rows)} รายการ",
        href=f"{year}#checks",
        about=f"มาตรการที่ {numbers}",
        shape="trouble",
        word=word,
    )
