"""The forms of the analysis: one finding, the threshold, the items of an issue."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from assessments.analysis.lines import lines_of
from assessments.findings import FindingDraft
from assessments.rules import ItemRule
from ita_portal import thai
from ita_portal.forms import CleanCharField, ThaiMessages
from ita_portal.numbers import read_positive
from ita_portal.problems import Problem

from ..models import Measure, MeasureQuerySet


class MeasureChoices(forms.ModelMultipleChoiceField):
    """Measures of the plan, each under its number and name."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Iterable[str] | None) -> MeasureQuerySet:
        """The measures that are ticked; a number that no database holds is none of the list.

        Raises:
            ValidationError: something else than measures of the list.
        """
        return super().clean([pk if read_positive(str(pk)) else "" for pk in value or ()])

    def label_from_instance(self, measure: Measure) -> str:
        """Number and name."""
        return f"{measure.number}. {measure.name}"


class FindingForm(ThaiMessages, forms.Form):
    """ข้อค้นพบ: the items that show it, the weak point, recommendations, the measures that answer it."""

    items = forms.MultipleChoiceField(
        label="ข้อที่แสดงจุดอ่อน", required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.MultipleChoiceField(label="ข้ออื่นของปีนี้", required=False, widget=forms.CheckboxSelectMultiple)
    text = CleanCharField(
        label="ข้อบกพร่องหรือจุดอ่อน",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "กรอกข้อบกพร่องหรือจุดอ่อน"},
    )
    recommendation = CleanCharField(
        label="ข้อเสนอแนะ",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="ข้อละหนึ่งบรรทัด ไม่ต้องพิมพ์ขีดนำหน้า",
    )
    measures = MeasureChoices(label="มาตรการที่ตอบ", required=False, queryset=Measure.objects.none())
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    answered = CleanCharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *arguments,
        items: Sequence[ItemRule],
        tied: Iterable[str],
        scores: Mapping[str, Decimal],
        measures: MeasureQuerySet,
        **options,
    ) -> None:
        super().__init__(*arguments, **options)
        near = set(tied)
        named = [(item.code, _named(item, scores)) for item in items]
        self.fields["items"].choices = [row for row in named if row[0] in near]
        self.fields["others"].choices = [row for row in named if row[0] not in near]
        self.fields["measures"].queryset = measures

    def draft(self, issue: int) -> FindingDraft:
        """What was typed, as a finding of this issue; the form must be valid."""
        return FindingDraft(
            issue=issue,
            text=self.cleaned_data["text"],
            recommendation="\n".join(lines_of(self.cleaned_data["recommendation"])),
            items=tuple(self.codes),
        )

    @property
    def codes(self) -> list[str]:
        """The codes that are ticked, in the order of the year."""
        return [*self.cleaned_data.get("items", ()), *self.cleaned_data.get("others", ())]

    @property
    def ties(self) -> tuple[list[Measure], list[Measure]]:
        """The measures to tie, and those to untie: only what differs from what was read."""
        read = {read_positive(pk) for pk in self.cleaned_data["answered"].split(",")}
        chosen = list(self.cleaned_data["measures"])
        kept = {measure.pk for measure in chosen}
        gone = [measure for measure in self.fields["measures"].queryset if measure.pk in read - kept]
        return [measure for measure in chosen if measure.pk not in read], gone

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Puts what an action refused at the fields it names, else above them all."""
        for problem in problems:
            self.add_error(problem.where if problem.where in self.fields else None, problem.message)


def _named(item: ItemRule, scores: Mapping[str, Decimal]) -> str:
    score = f" ({scores[item.code]} คะแนน)" if item.code in scores else ""
    return f"{item.code} {item.name}{score}"


class ThresholdForm(ThaiMessages, forms.Form):
    """The item score below which findings are drafted; blank: the pass mark of the year."""

    below = CleanCharField(
        label="ร่างจากข้อที่ได้คะแนนต่ำกว่า",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "input-score", "inputmode": "decimal", "autocomplete": "off"}),
    )

    def clean_below(self) -> Decimal | None:
        """The score that was typed, in either digits."""
        typed = self.cleaned_data["below"]
        try:
            return thai.read_score(typed) if typed else None
        except ValueError as problem:
            raise ValidationError(str(problem), code="no_score") from problem


class IssueItemsForm(ThaiMessages, forms.Form):
    """ข้อในประเด็น: which items the agency looks at under one issue."""

    codes = forms.MultipleChoiceField(
        label="ข้อที่อยู่ในประเด็นนี้", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *arguments, items: Sequence[ItemRule], scores: Mapping[str, Decimal], **options
    ) -> None:
        super().__init__(*arguments, **options)
        self.fields["codes"].choices = [(item.code, _named(item, scores)) for item in items]
