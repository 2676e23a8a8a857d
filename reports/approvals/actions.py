"""What is done with a version once it is submitted: one transaction each, its event last."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ita_portal import kept_files, thai
from ita_portal.accounts import authority
from ita_portal.accounts.access import Actor, actor_in
from ita_portal.accounts.models import User
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from reports import kept_words, tasks
from reports.models import Decision, Recall, Version
from reports.opinion_hashes import hash_of
from reports.row_hashes import hash_of_rows
from reports.standing import Standing, standing_of

from .clock import day_of, now_after
from .on_paper import wrong_day, wrong_signer
from .on_record import last_recorded, lock, on_record
from .refusals import Refused, refusals_kept, refuse
from .rules import NOT_HERE, Turn, may_recall, may_record, told_to_recorder, turn_of

Opinion = Decision.Opinion
SCANS = "scans"  # below DATA_DIR
LARGEST_SCAN = 20 * 1024 * 1024
_ENDINGS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
LONGEST_REASON = 5_000


@dataclass(frozen=True)
class _Paper:
    """An opinion that was signed by hand: who records it, the day on it, its picture."""

    recorder: Actor
    signed_on: date
    scan: kept_files.KeptFile


def decide(
    actor: Actor, version: Version, *, opinion: str, reason: str = "", read: Standing | None = None
) -> Decision:
    """Gives the actor's opinion (`agree`, `disagree`, `return`) on the version, at the step whose turn it is.

    `read` is where the version stood a moment ago: it is not read again where nothing was added since.

    Raises:
        Refused: `may_decide` says why; an opinion that needs a reason has none; the clock went back.
    """
    with refusals_kept(actor, Verb.OPINION_GIVEN, version):
        return _decide(actor, version, opinion, _reason(opinion, reason), read=read)


def recall(actor: Actor, version: Version, *, reason: str = "") -> Recall:
    """Takes a version back before the first opinion; only who made it may.

    Raises:
        Refused: `may_recall` says why.
    """
    with refusals_kept(actor, Verb.REPORT_RECALLED, version):
        return _recall(actor, version, thai.clean(reason))


def record_on_paper(
    actor: Actor, version: Version, *, person: User, opinion: str, reason: str, signed_on: date, scan: bytes
) -> Decision:
    """Records an opinion that `person` signed by hand: it counts as hers, marked so, with its scan.

    `scan` is a PDF, JPEG or PNG of at most 20 MB; whoever records it is not the person herself.

    Raises:
        Refused: as `decide` for that person on that day; the recorder is no administrator; a day before the
            version was submitted or after today; a file of another kind.
    """
    with refusals_kept(actor, Verb.OPINION_ON_PAPER, version):
        _refuse_recorder(actor, version, person)
        reason, ending = _reason(opinion, reason), ending_of(scan)
        with kept_files.kept_while_stored(SCANS, scan, ending) as kept:
            paper = _Paper(actor, signed_on, kept)
            return _decide(actor_in(person, version.report.agency), version, opinion, reason, paper=paper)


def read_scan(decision: Decision) -> bytes:
    """The picture of an opinion that was signed by hand, checked against its hash.

    Raises:
        kept_files.FileChanged: it is missing, or was changed.
    """
    return kept_files.read(SCANS, decision.scan, decision.scan_sha256)


@transaction.atomic
def _decide(
    person: Actor,
    version: Version,
    opinion: str,
    reason: str,
    *,
    paper: _Paper | None = None,
    read: Standing | None = None,
) -> Decision:
    database_time, found = lock(version.report_id), on_record(version)
    document = read if read is not None and found.is_all_of(read) else standing_of(version)
    now = now_after(found.last, database_time)
    if paper is not None:
        refuse(wrong_day(document, paper.signed_on, day_of(now)))
    day = paper.signed_on if paper else day_of(now)
    turn = turn_of(person, document, day)
    if not isinstance(turn, Turn):
        raise Refused(told_to_recorder(turn) if paper else turn)
    decision = _decision(document, turn, paper)
    decision.opinion, decision.reason, decision.at = opinion, reason, now
    decision.hash = hash_of(decision, document.version)
    decision.save(force_insert=True)
    tasks.after_opinion(decision, is_last=turn.step == document.steps[-1])
    used = {**person.authority, **authority.held(*turn.standing.orders)}
    _record(paper.recorder if paper else person, decision, used)
    return decision


def _decision(document: Standing, turn: Turn, paper: _Paper | None) -> Decision:
    """The opinion but for what it says: who gives it, in what capacity, after which other."""
    standing, last = turn.standing, document.last_opinion
    decision = Decision(
        version=document.version,
        step=turn.step,
        person=standing.user,
        person_name=standing.user.full_name,
        capacity=standing.capacity,
        appointment=standing.appointment,
        previous_hash=last.hash if last else "",
    )
    if paper is not None:
        decision.recorded_by, decision.recorder_name = paper.recorder.user, paper.recorder.user.full_name
        decision.signed_on, decision.scan = paper.signed_on, paper.scan.name
        decision.scan_sha256, decision.scan_size = paper.scan.sha256, paper.scan.size
    return decision


@transaction.atomic
def _recall(actor: Actor, version: Version, reason: str) -> Recall:
    database_time = lock(version.report_id)
    version = standing_of(version).version
    refuse(may_recall(actor, version))
    now = now_after(last_recorded(version.report), database_time)
    taken = Recall.objects.create(version=version, person=actor.user, at=now, reason=reason)
    after = {kept_words.FACTS: version.sha256, kept_words.ROWS: hash_of_rows(taken)}
    record(actor, Verb.REPORT_RECALLED, version, reason=reason, after=after)
    return taken


def _reason(opinion: str, reason: str) -> str:
    """The reason without blanks around it.

    Raises:
        Refused: an opinion that there is not, one that needs a reason and has none, or a reason too long.
    """
    if opinion not in Opinion.values:
        raise Refused("เลือกความเห็น: เห็นควร ไม่เห็นควร หรือส่งกลับแก้ไข")
    reason = thai.clean(reason)
    if not reason and opinion != Opinion.AGREE:
        raise Refused(f"ระบุเหตุผลที่{Opinion(opinion).label}")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"เหตุผลยาว {len(reason):,} ตัวอักษร ต้องไม่เกิน {LONGEST_REASON:,} ตัวอักษร")
    return reason


def _refuse_recorder(actor: Actor, version: Version, person: User) -> None:
    if actor.agency != version.report.agency:
        raise Refused(NOT_HERE)
    refuse(may_record(actor))
    refuse(wrong_signer(actor.user, person))


def ending_of(scan: bytes) -> str:
    """The ending of a scan by its content: pdf, jpg or png.

    Raises:
        Refused: it is of another kind, or larger than 20 MB.
    """
    if len(scan) > LARGEST_SCAN:
        raise Refused("แฟ้มภาพใหญ่เกิน 20 MB")
    found = next((ending for sign, ending in _ENDINGS.items() if scan.startswith(sign)), None)
    if found is None:
        raise Refused("แฟ้มภาพต้องเป็น PDF, JPEG หรือ PNG")
    return found


def _record(actor: Actor, decision: Decision, used: dict[str, str]) -> None:
    """The event of an opinion: by who gave it, in that capacity, or by who recorded the paper.

    `used`: the roles and orders by which the opinion is hers (accounts/authority.py).
    """
    version, by_hand = decision.version, decision.by_hand
    whose = f" ของ {decision.person_name}" if by_hand else ""
    record(
        actor,
        Verb.OPINION_ON_PAPER if by_hand else Verb.OPINION_GIVEN,
        version,
        name=f"{version}{whose} ว่า{decision.get_opinion_display()}",
        capacity="" if by_hand else decision.capacity,
        reason=decision.reason,
        after=_said(decision),
        used=used,
    )


def _said(decision: Decision) -> dict[str, object]:
    """What the trail keeps of an opinion: what was said in what capacity, and the hashes."""
    said = {
        "ความเห็น": decision.get_opinion_display(),
        "ในฐานะ": decision.capacity,
        "ตามคำสั่ง": decision.appointment,
        kept_words.FACTS: decision.version.sha256,
        kept_words.OPINION: decision.hash,
    }
    if decision.by_hand:
        said["ลงนามวันที่"] = thai.write_date(decision.signed_on)
        said[kept_words.SCAN] = decision.scan_sha256
    return said
