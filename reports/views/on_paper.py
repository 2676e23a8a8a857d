"""An opinion that an executive signed by hand: filled in with its scan, shown once more, recorded."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from ita_portal import thai
from ita_portal.accounts.access import actor_in
from ita_portal.accounts.models import User
from ita_portal.accounts.roles import May
from ita_portal.kept_files import FileChanged
from reports import approvals, paper
from reports.forms.paper import PaperForm
from reports.models import Decision, Step
from reports.opinion_words import WHY
from reports.paper import PaperOpinion
from reports.route import officials_of
from reports.standing import Standing

from .doors import Door, enter_version

FIELDS = ("person", "opinion", "reason", "signed_on")


def version_paper(request: HttpRequest, agency_code: str, year: int, code: str, version: str) -> HttpResponse:
    """Who signed what on which day, with the scan of the page."""
    door, standing = enter_version(request, (agency_code, year, code), version, May.SUBMIT_REPORTS)
    step = standing.state.waiting_for
    if step is None:
        messages.warning(request, f"รุ่นที่ {standing.version.number} ไม่ได้รอความเห็นแล้ว {standing.words}")
        return redirect("version", *door.place, standing.version.code)
    kept = paper.waiting(request.session, standing.version.code)
    kept = kept if kept and kept.step == step.order else None
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PaperForm(_people(door), kept, *typed, initial=_filled_in(step, kept))
    is_right = form.is_valid() and _may_sign(door, standing, form)
    if form.scan:
        kept = paper.keep_scan(
            request.session,
            version=standing.version.code,
            step=step.order,
            scan=form.scan,
            ending=form.ending,
            called=thai.clean(form.files["file"].name),
        )
        form.has(kept)
    if is_right:
        said = {name: form.cleaned_data[name] for name in FIELDS}
        paper.fill_in(request.session, kept, **said)
        return redirect("version_paper_confirm", *door.place, standing.version.code)
    context = {**_context(door, standing), "form": form, "step": step}
    return render(request, "reports/paper.html", context)


def version_paper_confirm(
    request: HttpRequest, agency_code: str, year: int, code: str, version: str
) -> HttpResponse:
    """What will be recorded, once more; then it counts as an opinion of the person who signed."""
    door, standing = enter_version(request, (agency_code, year, code), version, May.SUBMIT_REPORTS)
    waits = paper.waiting(request.session, standing.version.code)
    back = reverse("version_paper", args=[*door.place, standing.version.code])
    if waits is None or not waits.is_whole:
        return redirect(back)
    person = User.objects.get(pk=waits.person)
    problems: list[str] = []
    if request.method == "POST":
        try:
            _record(door, standing, waits, person)
        except (approvals.Refused, FileChanged) as why:
            problems = [str(why)]
        else:
            paper.forget(request.session)
            request.session["saved_draft"] = _draft_key(door, standing)
            messages.success(request, f"บันทึกความเห็นที่{person.full_name} ลงนามบนกระดาษแล้ว")
            return redirect("report", *door.place)
    context = {
        **_context(door, standing),
        "paper": waits,
        "person": person,
        "opinion": Decision.Opinion(waits.opinion),
        "reason_name": WHY[waits.opinion],
        "next_step": standing.next_step,
        "refused": problems,
        "confirm_action": "บันทึกความเห็น",
        "back_href": back,
        "back_words": "ยังไม่บันทึก กลับไปแก้ไข",
    }
    return render(request, "reports/paper_confirm.html", context)


def _context(door: Door, standing: Standing) -> dict[str, object]:
    return {
        "actor": door.actor,
        "year": door.year,
        "format": door.format,
        "standing": standing,
        "draft_key": _draft_key(door, standing),
    }


def _draft_key(door: Door, standing: Standing) -> str:
    """Under what the browser keeps what is typed; another step of the chain is another paper."""
    step = standing.state.waiting_for
    return f"paper {standing.version.code} {step.order if step else ''} {door.actor.user.pk}"


def _filled_in(step: Step, kept: PaperOpinion | None) -> dict[str, object]:
    """What the form shows at first: who is expected to sign, or what was filled in before."""
    if kept is None or not kept.is_whole:
        return {"person": step.person_id}
    return {"person": kept.person, "opinion": kept.opinion, "reason": kept.reason, "signed_on": kept.day}


def _people(door: Door) -> dict[int, str]:
    """The executives of the agency, with their position."""
    executives = officials_of(door.actor.agency, timezone.localdate()).executives.items()
    return {user.pk: f"{user.full_name} {position or ''}".strip() for user, position in executives}


def _may_sign(door: Door, standing: Standing, form: PaperForm) -> bool:
    """Whether the person was the one to sign on that day; the form says why not, at the field."""
    day, person = form.cleaned_data["signed_on"], User.objects.get(pk=form.cleaned_data["person"])
    if why := approvals.wrong_day(standing, day, timezone.localdate()):
        form.add_error("signed_on", why)
        return False
    why = approvals.wrong_signer(door.actor.user, person)
    if why is None:
        told = approvals.may_decide(actor_in(person, door.actor.agency), standing.version, day)
        why = approvals.told_to_recorder(told) if told else None
    if why:
        form.add_error("person", why)
    return why is None


def _record(door: Door, standing: Standing, waits: PaperOpinion, person: User) -> None:
    approvals.record_on_paper(
        door.actor,
        standing.version,
        person=person,
        opinion=waits.opinion,
        reason=waits.reason,
        signed_on=waits.day,
        scan=waits.read_scan(),
    )
