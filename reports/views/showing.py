"""One document: where it stands, its versions, how it would be printed now."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from ita_portal.accounts.roles import May
from ita_portal.thai import Digits
from reports import approvals
from reports.answering import waits_for_nobody
from reports.latest import as_draft
from reports.models import SealedFile
from reports.published import places_of
from reports.render import EDITABLE, KINDS
from reports.render.html import body
from reports.route import officials_of
from reports.snapshot import take
from reports.standing import Standing
from reports.states import Kind
from reports.timeline import timeline_of

from .checking import SHOWN, what_checks_say
from .doors import DIGITS_NAMES, Door, digits_of, enter_report, standings_at

ENDED = (Kind.RETURNED, Kind.RECALLED)  # after these the document is a draft again


@dataclass(frozen=True)
class Offer:
    """What this person may do with the document now."""

    write: bool = False  # the texts
    submit: bool = False
    recall: bool = False
    paper: bool = False  # record an opinion that was signed by hand
    decide: bool = False
    publish: bool = False


@require_GET
def report(request: HttpRequest, agency_code: str, year: int, code: str) -> HttpResponse:
    """While nothing waits and nothing is decided, the document as it would be printed now; else its newest
    version. `?draft=1` shows the former at any time."""
    door, digits = enter_report(request, agency_code, year, code), digits_of(request)
    standings = standings_at(door)
    newest = standings[0] if standings else None
    is_draft = newest is None or newest.state.kind in ENDED or "draft" in request.GET
    context = {
        "actor": door.actor,
        "year": year,
        "format": door.format,
        "standings": standings,
        "newest": newest,
        "marks": timeline_of(newest, timezone.now()) if newest else [],
        "copies": EDITABLE.values(),
        "files": list(SealedFile.objects.filter(version=newest.version)) if newest else [],
        "places": places_of(newest.version) if newest and newest.state.kind is Kind.AGREED else (),
        "offer": _offer(door, newest),
        "is_stuck": _is_stuck(door, newest),
        "digits": digits,
        "digits_names": DIGITS_NAMES,
        "is_draft": is_draft,
        "saved_draft": request.session.pop("saved_draft", ""),
        **(_draft(door, digits, standings) if is_draft else {}),
    }
    return render(request, "reports/report.html", context)


def _is_stuck(door: Door, newest: Standing | None) -> bool:
    """Whether it waits for an opinion that nobody may give today; at most two queries."""
    if newest is None or not newest.state.is_open:
        return False
    return waits_for_nobody(newest, officials_of(door.actor.agency, timezone.localdate()))


def _draft(door: Door, digits: Digits, standings: list[Standing]) -> dict[str, object]:
    """The document from the facts of now, and what to look at before it goes out."""
    snapshot = take(door.actor.agency, door.year, door.format.code)
    found, has_content = what_checks_say(door, snapshot), door.format.has_content(snapshot)
    document = as_draft(door.format.arrange(snapshot, digits), standings) if has_content else None
    return {
        "kinds": KINDS.values(),
        "is_empty": not has_content,
        "may_add": door.actor.may(May.EDIT_OWN_MEASURES),
        "first": next((step.position for step in snapshot.chain), ""),
        "remarks": found[:SHOWN],
        "further": found[SHOWN:],
        "bears_mark": has_content and document.draft,
        "paper": body(document, level=3) if has_content else "",
    }


def _offer(door: Door, newest: Standing | None) -> Offer:
    """What the actor may do; the rules are those of the actions themselves (reports.approvals)."""
    actor = door.actor
    may_submit = approvals.may_submit(actor) is None
    if newest is None or not newest.state.is_open:
        agreed = newest is not None and newest.state.kind is Kind.AGREED
        return Offer(
            write=may_submit and bool(door.format.wording),
            submit=may_submit,
            publish=agreed and actor.may(May.PUBLISH),
        )
    version = newest.version
    is_hers = version.made_by_id == actor.user.pk
    may_give = actor.may(May.GIVE_OPINION) and not is_hers
    return Offer(
        write=may_submit and bool(door.format.wording),
        submit=may_submit,
        recall=is_hers and approvals.may_recall(actor, version) is None,
        paper=may_submit,
        decide=may_give and approvals.may_decide(actor, version, timezone.localdate()) is None,
    )
