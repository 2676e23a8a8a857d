"""The pages a person comes to first: her work, and the year at a glance."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from assessments.models import FiscalYear
from assessments.selectors import years
from assessments.year import year_scores
from ita_portal import thai
from ita_portal.accounts import access
from ita_portal.accounts.roles import May
from ita_portal.jobs.selectors import unseen_of
from measures.models import Measure
from measures.records import record_of
from reports.inbox.waiting import waiting_of
from reports.standing import documents_of

from .analysis import analysis_rows, analysis_tasks
from .documents import HEADINGS, document_tasks, opinion_tasks, under
from .frame import current_year
from .new_year import year_without_rules
from .overview import overview_of
from .tasks import by_due_date, tasks_of_years


def home(request: HttpRequest) -> HttpResponse:
    """งานของฉัน: what waits for this person, by due date."""
    actors = access.actors_here(request)
    known = tuple(each.year for each in years())
    year, today = current_year(known), timezone.localdate()
    opinions = opinion_tasks(waiting_of(request), many=len(actors) > 1)
    tasks, documents = [], {heading: [] for heading in HEADINGS}
    for actor in actors:
        if actor.may(May.EDIT_OWN_MEASURES):
            name = actor.agency.name if len(actors) > 1 else ""
            waiting = [*tasks_of_years(actor, year, today), *analysis_tasks(actor, year)]
            tasks += [replace(task, agency=name) for task in waiting]
            for heading, asked in document_tasks(actor).items():
                documents[heading] += [replace(task, agency=name) for task in asked]
    context = {
        "today": today,
        "year": year,
        "count": len(opinions) + sum(map(len, documents.values())) + len(tasks),
        "groups": [
            *under({"รอความเห็นของคุณ": opinions, **documents}, today),
            *by_due_date(tasks, today),
        ],
        "actors": actors,
        "is_operator": request.user.is_superuser,
        "notice": year_without_rules(actors, known, today, is_operator=request.user.is_superuser),
        "jobs": unseen_of(request.user),
    }
    return render(request, "home/home.html", context)


def year(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """ภาพรวมปี: the year of an agency at a glance."""
    actor = access.enter(request.user, agency_code)
    get_object_or_404(FiscalYear, pk=year)
    plan = Measure.objects.of_plan(actor.agency, year)
    measures = list(plan.with_parts().select_related("plan__agency"))
    scores = year_scores(actor, year)
    look = scores.look if scores else None
    record = record_of(actor.agency, year, look)
    context = {
        "actor": actor,
        "year": year,
        "overview": overview_of(actor, measures, record),
        "scores": scores,
        "analysis": analysis_rows(actor, look, measures, record) if measures and look else [],
        "documents": documents_of(actor.agency, year),
        "may_add": actor.may(May.EDIT_OWN_MEASURES),
        "may_import": actor.may(May.IMPORT),
        "may_report": actor.may(May.DOWNLOAD_REPORTS),
        "may_publish": actor.may(May.PUBLISH),
    }
    return render(request, "home/year.html", context)


def date_echo(request: HttpRequest) -> HttpResponse:
    """The date typed into a field, read back in full; the part of a page that htmx puts below the field."""
    field, name = request.GET.get("field", ""), request.GET.get("name", "")
    typed = thai.clean(request.GET.get(name, "")).strip()
    context = {"id": field, "echo": "", "problem": ""}
    if typed:
        try:
            context["echo"] = thai.write_date(thai.read_date(typed), "weekday")
        except ValueError as problem:
            context["problem"] = str(problem).removeprefix(f"“{thai.shown(typed)}” ")  # it stands just above
    return render(request, "components/field_echo.html", context)
