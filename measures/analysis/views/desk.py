"""Somebody at work on one finding: what the form offers, and the page it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from assessments.analysis.library import Advice
from assessments.analysis.selectors import issue_items_of, item_scores_of
from assessments.analysis.shelf import library
from assessments.models import Finding, Issue
from assessments.rules import YearRules
from assessments.selectors import rules_of
from assessments.storing.findings import draft_of
from ita_portal.accounts.access import Actor

from ...answers import Answer
from ...models import Measure
from ..forms import FindingForm


@dataclass(frozen=True)
class FindingDesk:
    """An administrator at work on one finding of an issue; a new one when `finding` is None."""

    request: HttpRequest
    actor: Actor
    year: int
    issue: Issue
    finding: Finding | None = None

    @cached_property
    def rules(self) -> YearRules:
        """The rules of the year of the result."""
        return rules_of(self.year)

    @cached_property
    def scores(self) -> Mapping[str, Decimal]:
        """Item scores by code."""
        return item_scores_of(self.actor.agency, self.year)

    @cached_property
    def tied(self) -> tuple[str, ...]:
        """The codes that the agency looks at under this issue."""
        rows = issue_items_of(self.actor.agency, self.year)
        return next(row.codes for row in rows if row.issue.pk == self.issue.pk)

    @property
    def action(self) -> str:
        """The address the form is sent to."""
        place = [self.actor.agency.code, self.year, self.issue.number]
        if self.finding is None:
            return reverse("finding_add", args=place)
        return reverse("finding_edit", args=[*place, self.finding.order])

    @property
    def draft_key(self) -> str:
        """Under which name the browser keeps what is typed."""
        which = self.finding.pk if self.finding else f"new {self.actor.agency.code} {self.issue.pk}"
        return f"finding {which} {self.request.user.pk}"

    @cached_property
    def offered(self) -> list[tuple[str, Advice]]:
        """What the library has for the items of this issue, by code."""
        shelf = library()
        rows = [(item.code, shelf.of(self.year, item)) for item in self.rules.items if item.code in self.tied]
        return [(code, advice) for code, advice in rows if advice]

    def form(self, data: QueryDict | None = None, initial: Mapping[str, object] | None = None) -> FindingForm:
        """The form with what was typed, or as it is stored."""
        return FindingForm(
            data,
            initial=initial,
            items=self.rules.items,
            tied=self.tied,
            scores=self.scores,
            measures=Measure.objects.of_plan(self.actor.agency, self.year + 1).select_related("plan"),
        )

    def stored(self) -> dict[str, object]:
        """The fields as they are stored."""
        if self.finding is None:
            return {"items": [], "version": 0, "answered": ""}
        draft = draft_of(self.finding)
        answers = Answer.objects.filter(finding=self.finding).live()
        measures = list(answers.values_list("measure_id", flat=True))
        return {
            "items": draft.items,
            "others": draft.items,
            "text": draft.text,
            "recommendation": draft.recommendation,
            "measures": measures,
            "version": self.finding.version,
            "answered": ",".join(map(str, measures)),
        }

    def page(self, form: FindingForm, *, status: int = HTTPStatus.OK, **more: object) -> HttpResponse:
        """The page with this form."""
        context = {
            "desk": self,
            "agency": self.actor.agency,
            "year": self.year,
            "plan_year": self.year + 1,
            "issue": self.issue,
            "form": form,
            **more,
        }
        return render(self.request, "assessments/analysis/finding.html", context, status=status)
