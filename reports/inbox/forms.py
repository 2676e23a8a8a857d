"""What an executive sends: which opinion, and why."""

from typing import Any

from django import forms

from ita_portal.forms import CleanCharField, ThaiMessages, messages_of
from reports.approvals.actions import LONGEST_REASON
from reports.models import Decision
from reports.opinion_words import WHY


class OpinionForm(ThaiMessages, forms.Form):
    """ความเห็น and its reason, which ไม่เห็นควร and ส่งกลับแก้ไข must have."""

    opinion = forms.ChoiceField(label="ความเห็น", choices=Decision.Opinion.choices, widget=forms.HiddenInput)
    reason = CleanCharField(
        label="เหตุผลหรือข้อสังเกต",
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        named = (self.data if self.is_bound else self.initial).get("opinion", "")
        self.chosen = Decision.Opinion(named) if named in Decision.Opinion.values else None
        if self.chosen is None:
            return
        field = self.fields["reason"]
        field.label = WHY[self.chosen]
        field.required = self.chosen != Decision.Opinion.AGREE
        field.error_messages.update(messages_of(field))
