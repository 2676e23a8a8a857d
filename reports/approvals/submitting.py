"""เสนอ: a report as it is now is sealed and laid before the first of the chain."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from assessments.analysis.selectors import weak_below
from ita_portal import kept_files, thai
from ita_portal.accounts.access import Actor
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.moments import one_moment
from ita_portal.problems import Problem
from ita_portal.thai import Digits
from reports import codes, formats, kept_words, sealing, states, tasks
from reports.checks import check_document
from reports.facts import OpinionFacts, SignerFacts, Snapshot
from reports.models import Report, SealedFile, Step, Version
from reports.route import Route, RouteStep, route_of
from reports.row_hashes import hash_of_submission, sha256_of
from reports.snapshot import take, to_json

from .clock import now_after
from .on_record import last_recorded, lock
from .refusals import Refused, refusals_kept, refuse
from .rules import may_submit

ONE_CLICK = timedelta(minutes=1)  # within it, the same from the same person is the same click
SIGNS_AS = "ผู้ดูแลระบบของหน่วยงาน (Admin หน่วยงาน)"


@dataclass(frozen=True)
class Draft:
    """What would be sealed: the facts, in which digits, what the checks say of them, the route."""

    report: Report
    facts: str
    snapshot: Snapshot
    digits: Digits
    reason: str
    problems: tuple[Problem, ...]
    route: Route

    @property
    def sha256(self) -> str:
        """The hash that the version will bear."""
        return sha256_of(self.facts)


def submit(actor: Actor, report: Report, *, digits: Digits = "thai", reason: str = "") -> Version:
    """Seals the report as it is now, and lays it before the first of the chain.

    `reason` says why it is submitted in spite of errors that the checks found. The same submitted twice by
    one person within a minute is one click: the version just made comes back.

    Raises:
        Refused: no right to submit, a chain with a vacant position, errors without a reason, nothing changed.
    """
    with refusals_kept(actor, Verb.REPORT_SUBMITTED, report):
        refuse(may_submit(actor))
        if actor.agency != report.agency:
            raise Refused("รายงานนี้ไม่ใช่ของหน่วยงานคุณ")
        draft = _draft(actor, report, digits, thai.clean(reason))
        twin = _twin(actor, draft)
        if twin is not None:
            return twin
        _refuse_errors(draft)
        return _seal(actor, draft)


def errors_of(problems: Sequence[Problem]) -> list[Problem]:
    """Those problems that keep a version from being sealed unless a reason is given."""
    return [problem for problem in problems if problem.is_error]


def _draft(actor: Actor, report: Report, digits: Digits, reason: str) -> Draft:
    """The facts of this moment, with the maker and the chain as they are copied.

    Raises:
        Refused: the chain is not whole, or there is nothing to submit.
    """
    format = formats.find(report.format)
    if format is None:
        raise Refused("ระบบไม่มีแบบรายงานนี้แล้ว จึงเสนอไม่ได้")
    route = route_of(report.agency, timezone.localdate(), maker=actor.user)
    if route.problems:
        raise Refused(" ".join(f"{problem.message} {problem.cure}" for problem in route.problems))
    with one_moment():
        report = Report.objects.select_related("agency").get(pk=report.pk)
        taken = take(report.agency, report.fiscal_year_id, report.format)
    snapshot = replace(
        taken,
        maker=_signer(actor),
        chain=tuple(_open_step(step) for step in route.steps),
    )
    if not format.has_content(snapshot):
        raise Refused(f"ยังไม่มี{format.lacks}ของปีงบประมาณนี้ จึงยังไม่มีสิ่งที่จะเสนอ ให้เพิ่มก่อน")
    threshold = weak_below(report.agency, report.fiscal_year_id - 1)
    problems = tuple(check_document(snapshot, format, threshold))
    return Draft(report, to_json(snapshot), snapshot, digits, reason, problems, route)


def _twin(actor: Actor, draft: Draft) -> Version | None:
    """The version that this very click made already, if it did.

    Raises:
        Refused: what waits for an opinion now says the same.
    """
    last = draft.report.versions.order_by("-number").first()
    if last is None or (last.sha256, last.digits) != (draft.sha256, draft.digits):
        return None
    if not states.state_of(last).is_open:  # taken back, sent back or decided: it may come again at once
        return None
    if last.made_by == actor.user and timezone.now() - last.made_at < ONE_CLICK:
        return last
    raise Refused(f"ไม่มีสิ่งใดเปลี่ยนไปจากรุ่นที่ {last.number} ซึ่งเสนออยู่แล้ว จึงไม่ต้องเสนอรุ่นใหม่")


def _refuse_errors(draft: Draft) -> None:
    errors = errors_of(draft.problems)
    if errors and thai.says_nothing(draft.reason):
        raise Refused(
            f"พบข้อผิดพลาด {len(errors)} ข้อ เช่น {errors[0].message} "
            "ให้แก้ไขก่อน หรือระบุเหตุผลที่เสนอทั้งที่ยังมีข้อผิดพลาด เหตุผลจะถูกบันทึกไว้กับรุ่นนี้"
        )


def _seal(actor: Actor, draft: Draft) -> Version:
    """Draws the PDF, keeps it, then writes everything in one transaction."""
    code = codes.new_code()
    seal = sealing.seal_of(code, draft.sha256)
    document = sealing.arranged(draft.snapshot, draft.report.format, draft.digits, seal)
    with kept_files.kept_while_stored(sealing.FOLDER, sealing.draw(document), "pdf") as kept:
        version = _store(actor, draft, code, kept)
    if version.code != code:  # the same click came first by another way
        kept_files.forget(sealing.FOLDER, kept.name)
    return version


@transaction.atomic
def _store(actor: Actor, draft: Draft, code: str, kept: kept_files.KeptFile) -> Version:
    report, database_time = draft.report, lock(draft.report.pk)
    twin = _twin(actor, draft)
    if twin is not None:
        return twin
    last = report.versions.order_by("-number").first()
    version = Version.objects.create(
        report=report,
        number=last.number + 1 if last else 1,
        code=code,
        facts=draft.facts,
        sha256=draft.sha256,
        digits=draft.digits,
        made_by=actor.user,
        maker_name=actor.user.full_name,
        maker_capacity=actor.capacity[:400],
        made_at=now_after(last_recorded(report), database_time),
        reason=draft.reason if errors_of(draft.problems) else "",
        problems=[asdict(problem) for problem in draft.problems],
    )
    Step.objects.bulk_create(_step(version, step) for step in draft.route.steps)
    sealing.sealed_file(version, SealedFile.Kind.SUBMITTED, kept)
    tasks.after_submission(version)
    record(actor, Verb.REPORT_SUBMITTED, version, reason=version.reason, after=_said(version, draft, kept))
    return version


def _step(version: Version, step: RouteStep) -> Step:
    return Step(
        version=version,
        order=step.order,
        position=step.position,
        position_name=step.position.name,
        also=[{"id": position.pk, "name": position.name} for position in step.positions[:-1]],
        person=step.holder.user,
        person_name=step.holder.user.full_name,
        capacity=step.holder.capacity,
        appointment=step.holder.appointment,
    )


def _said(version: Version, draft: Draft, kept: kept_files.KeptFile) -> dict[str, object]:
    """What the trail keeps of a submission: the hashes, and the route as it was copied."""
    return {
        "รุ่นที่": version.number,
        "รหัสตรวจสอบ": version.shown_code,
        kept_words.FACTS: version.sha256,
        kept_words.FILE: kept.sha256,
        kept_words.ROWS: hash_of_submission(version),
        "สายการเสนอ": [f"{step.holder.user.full_name} {step.holder.capacity}" for step in draft.route.steps],
        "ข้อผิดพลาดที่พบ": [problem.message for problem in errors_of(draft.problems)],
    }


def _signer(actor: Actor) -> SignerFacts:
    positions = dict.fromkeys(each.position.name for each in actor.memberships if each.position)
    return SignerFacts(actor.user.full_name, (*positions, SIGNS_AS))


def _open_step(step: RouteStep) -> OpinionFacts:
    holder, position = step.holder, step.position.name
    return OpinionFacts(
        order=step.order,
        position=position,
        name=holder.user.full_name,
        capacity="" if holder.capacity == position else holder.capacity,
        appointment=holder.appointment,
    )
