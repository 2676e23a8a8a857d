"""What an executive has before her: one version to read, what became of it, what she may say."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from ita_portal.accounts.access import Actor, actors_here, require
from ita_portal.accounts.roles import May
from reports import approvals
from reports.codes import read_code
from reports.models import Decision, Step, Version
from reports.route import Standing as Capacity
from reports.standing import Standing, standings_of

from .waiting import Waiting, waiting_of


@dataclass(frozen=True)
class Desk:
    """One executive before one version; `mine` is her turn, else `why_not` says why it is not."""

    actor: Actor
    standing: Standing
    waiting: tuple[Waiting, ...]  # all that waits for her
    mine: Waiting | None
    why_not: str = ""

    @property
    def version(self) -> Version:
        """What she reads."""
        return self.standing.version

    @property
    def capacity(self) -> Capacity | None:
        """In what capacity she would answer."""
        return self.mine.capacity if self.mine else None

    @property
    def step(self) -> Step | None:
        """Whose turn it is."""
        return self.standing.state.waiting_for

    @property
    def next_step(self) -> Step | None:
        """Who comes after her; None where she decides."""
        return self.standing.next_step

    @property
    def draft_key(self) -> str:
        """Under what a browser keeps a reason typed and not sent; one for all versions of a report."""
        return f"opinion {self.version.report_id} {self.actor.user.pk}"

    @property
    def place_in_row(self) -> int:
        """Which of those that wait for her this is, from 1; 0 where it does not wait for her."""
        return self.waiting.index(self.mine) + 1 if self.mine else 0


def open_desk(request: HttpRequest, code: str) -> Desk:
    """Lets an executive in to one version, by its short code however it is typed.

    Raises:
        Http404: no such version, or one of an agency she does not serve.
        PermissionDenied: she serves it, and not as an executive.
    """
    code, waiting = read_code(code), tuple(waiting_of(request))
    mine = next((each for each in waiting if each.version.code == code), None)
    if mine:
        return Desk(mine.actor, mine.standing, waiting, mine)
    found = standings_of(Version.objects.filter(code=code).select_related("made_by"))
    if not found:
        raise Http404
    (standing,) = found
    agency = standing.version.report.agency_id
    actor = next((each for each in actors_here(request) if each.agency.pk == agency), None)
    if actor is None:
        raise Http404
    require(actor, May.GIVE_OPINION)
    why_not = approvals.may_decide(actor, standing.version, timezone.localdate()) or ""
    return Desk(actor, standing, waiting, None, why_not)


def what_now(desk: Desk) -> tuple[str, str]:
    """Where to go instead: address and words of the link; of the newest version, else of all that waits."""
    newest = desk.version.report.versions.order_by("-number").values_list("number", "code").first()
    if newest and newest[0] > desk.version.number:
        return reverse("inbox_version", args=[newest[1]]), f"เปิดรุ่นที่ {newest[0]}"
    return reverse("inbox"), "เรื่องที่รอความเห็นของคุณ"


def said_already(desk: Desk, opinion: str, reason: str) -> bool:
    """Whether the person has said just this before: the second click of a double one."""
    said = Decision.objects.filter(version=desk.version, person=desk.actor.user)
    return said.filter(opinion=opinion, reason=reason).exists()


def next_in_row(desk: Desk) -> str:
    """Where to go after this one: the next that waits for her, in its turn, else the list."""
    others = [each for each in desk.waiting if each.version != desk.version]
    later = [each for each in others if desk.mine and each.since >= desk.mine.since] or others
    return reverse("inbox_version", args=[later[0].version.code]) if later else reverse("inbox")
