"""การวิเคราะห์ as a page shows it: issue by issue, findings with the measures that answer them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from assessments.analysis.lines import lines_of
from assessments.analysis.selectors import findings_of
from assessments.findings import NOTHING
from assessments.models import Finding, Issue
from ita_portal.accounts.models import Agency, Membership, User
from ita_portal.audit.models import Event

from ..answers import Answer
from ..models import Measure

LABEL = "ข้อบกพร่องหรือจุดอ่อน"  # under which the trail tells that an issue has no weak point


@dataclass(frozen=True)
class ShownFinding:
    """One finding with its codes and measures."""

    finding: Finding
    codes: tuple[str, ...]
    measures: tuple[Measure, ...]

    @classmethod
    def of(cls, finding: Finding, measures: tuple[Measure, ...] = ()) -> "ShownFinding":
        """A finding read with its items."""
        items = sorted(finding.items.all(), key=lambda item: item.order)
        return cls(finding, tuple(item.code for item in items), measures)

    @property
    def called(self) -> str:
        """How a sentence calls it: its codes, else its place in the issue."""
        return ", ".join(self.codes) or f"ข้อค้นพบที่ {self.finding.order}"

    @property
    def recommendations(self) -> tuple[str, ...]:
        """Its recommendations, a line each."""
        return lines_of(self.finding.recommendation)


@dataclass(frozen=True)
class ShownIssue:
    """ประเด็น: its findings, or that it has none (`marked`: who said so, and when)."""

    issue: Issue
    findings: tuple[ShownFinding, ...] = ()
    nothing: Finding | None = None
    marked: Event | None = None
    drafts: int = 0  # findings that its item scores propose, and nobody stored yet
    unchosen: tuple[Measure, ...] = ()  # its measures that were chosen for no finding (`unchosen_of`)

    @property
    def looked_at(self) -> bool:
        """Whether anybody analysed it."""
        return bool(self.findings or self.nothing)

    @cached_property
    def recommendations(self) -> tuple[str, ...]:
        """The lines of all its findings, each once."""
        rows = [each.finding for each in self.findings] + ([self.nothing] if self.nothing else [])
        lines = (line for row in rows for line in lines_of(row.recommendation) if line != NOTHING)
        return tuple(dict.fromkeys(lines))

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of all its findings, each once, in the order of the plan."""
        found = {measure.pk: measure for each in self.findings for measure in each.measures}
        return tuple(sorted(found.values(), key=lambda measure: measure.number))

    @cached_property
    def unanswered(self) -> tuple[ShownFinding, ...]:
        """The findings that no measure answers; none while a measure of the issue answers all of it."""
        return () if self.unchosen else tuple(each for each in self.findings if not each.measures)

    @property
    def shape(self) -> str:
        """How far it is: awaited, half done while a finding waits for a measure, done."""
        if not self.looked_at:
            return "todo"
        return "doing" if self.unanswered else "done"

    @property
    def word(self) -> str:
        """The same in words."""
        if self.nothing:
            return "ไม่มีจุดอ่อน"
        if not self.findings:
            return "ยังไม่ได้วิเคราะห์"
        count = f"{len(self.findings)} ข้อค้นพบ"
        answering = len(self.measures) + len(self.unchosen)
        if not answering:
            return f"{count} ยังไม่มีมาตรการ"
        words = f"{count} {answering} มาตรการ"
        return f"{words} ขาดอีก {len(self.unanswered)} ข้อ" if self.unanswered else words


def analysis_of(agency: Agency, year: int, issues: Iterable[Issue]) -> list[ShownIssue]:
    """The analysis of a year's result; four queries, one more where an issue has no weak point."""
    rows = list(findings_of(agency, year))
    measures = _measures(rows)
    unchosen = list(unchosen_of(agency, year).select_related("issue"))
    marks = _marks([row for row in rows if row.nothing_found])
    shown = []
    for issue in issues:
        mine = [row for row in rows if row.issue_id == issue.pk]
        nothing = next((row for row in mine if row.nothing_found), None)
        findings = tuple(
            ShownFinding.of(row, measures.get(row.pk, ())) for row in mine if not row.nothing_found
        )
        marked = marks.get(str(nothing.pk)) if nothing else None
        further = tuple(each for each in unchosen if each.issue and each.issue.number == issue.number)
        shown.append(ShownIssue(issue, findings, nothing, marked, unchosen=further))
    return shown


def unchosen_of(agency: Agency, year: int) -> QuerySet[Measure]:
    """The measures of the year after that were chosen for no finding of the year's result.

    A plan that came from a file says of its measures for which issue they are, not for which finding.
    """
    rows = Measure.objects.of_plan(agency, year + 1).filter(answers=None)
    return rows.select_related("plan__agency").order_by("number")


def whose_turn(agency: Agency) -> list[User]:
    """Who analyses the results of an agency: its administrators by name; one query."""
    rows = Membership.objects.filter(agency=agency, role=Membership.Role.ADMINISTRATOR)
    return [row.user for row in rows.select_related("user").order_by("user__first_name", "user_id")]


def _measures(rows: Sequence[Finding]) -> dict[int, tuple[Measure, ...]]:
    found: dict[int, tuple[Measure, ...]] = {}
    for answer in Answer.objects.filter(finding__in=rows).live():
        found[answer.finding_id] = (*found.get(answer.finding_id, ()), answer.measure)
    return found


def _marks(rows: Sequence[Finding]) -> Mapping[str, Event]:
    """By id of a finding, the event that last said that there is no weak point."""
    if not rows:
        return {}
    kind = Finding._meta.label_lower
    events = Event.objects.filter(thing_kind=kind, thing_id__in=[str(row.pk) for row in rows])
    return {event.thing_id: event for event in events.order_by("number") if event.after.get(LABEL) == NOTHING}
