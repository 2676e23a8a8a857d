"""The list of a year's measures."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from assessments.selectors import indicators_of, issues_of
from ita_portal.accounts.access import Actor, enter
from ita_portal.accounts.roles import May

from .. import selectors
from ..models import Measure, MeasureQuerySet
from ..selectors import Filter

A_PAGE = 25
SHORT = {Measure.State.DONE: "แล้วเสร็จ"}  # words of the tabs, where they differ from the state's own


@dataclass(frozen=True)
class Tab:
    """One state above the list, with how many measures are in it."""

    state: str
    word: str
    count: int
    query: str
    current: bool


def measure_list(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """มาตรการ ปีงบประมาณ by state, indicator, issue, office or words; `?all=1` is the whole list, to print."""
    actor = enter(request.user, agency_code)
    indicators = list(indicators_of(year))
    if not indicators:  # a year whose rules nobody loaded
        raise Http404
    wanted = selectors.filter_of(request.GET)
    matching = selectors.filtered(Measure.objects.of_plan(actor.agency, year), wanted)
    counts = selectors.state_counts(matching)
    if wanted.state:
        matching = matching.filter(state=wanted.state)
    total = counts[wanted.state] if wanted.state else sum(counts.values())
    whole = "all" in request.GET
    context = {
        "agency": actor.agency,
        "year": year,
        "wanted": wanted,
        "tabs": _tabs(counts, wanted),
        "page": _page(selectors.for_list(matching), total, request.GET.get("page"), whole),
        "whole": whole,
        "query": wanted.query(),
        "is_empty": not sum(counts.values()) and not wanted.narrows,
        "indicators": indicators,
        "issues": issues_of(year),
        "owners": selectors.owner_names(actor.agency, year),
        **_rights(actor),
        **_deleted(request, actor, year),
    }
    return render(request, "measures/measure_list.html", context)


def _page(rows: MeasureQuerySet, total: int, number: str | None, whole: bool) -> Page:
    paginator = Paginator(rows, max(total, 1) if whole else A_PAGE)
    paginator.count = total  # known from the counts of the tabs, one query less
    page = paginator.get_page(number)
    # Drawn once a state, not once a row: a third of the time of a list of two hundred.
    tags = {
        state: render_to_string("components/status_tag.html", {"state": state, "word": word})
        for state, word in Measure.State.choices
    }
    for measure in page.object_list:
        measure.state_tag = tags[measure.state]
    return page


def _tabs(counts: dict[str, int], wanted: Filter) -> list[Tab]:
    tabs = [Tab("", "ทั้งหมด", sum(counts.values()), wanted.query(state=""), not wanted.state)]
    for state, label in Measure.State.choices:
        word = SHORT.get(state, label)
        tabs.append(Tab(state, word, counts[state], wanted.query(state=state), wanted.state == state))
    return tabs


def _rights(actor: Actor) -> dict[str, bool]:
    return {
        "may_add": actor.may(May.EDIT_OWN_MEASURES),
        "may_import": actor.may(May.IMPORT),
        "may_export": actor.may(May.EXPORT),
    }


def _deleted(request: HttpRequest, actor: Actor, year: int) -> dict[str, object]:
    """The deleted measures, for those who may restore them; the one deleted just now stands out."""
    if not actor.may(May.EDIT_MEASURES):
        return {}
    rows = list(selectors.deleted(actor.agency, year))
    just_now = request.session.pop("just_deleted", None)
    return {"deleted": rows, "just_deleted": next((row for row in rows if row.pk == just_now), None)}
