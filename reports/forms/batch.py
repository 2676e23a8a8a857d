"""What the operator orders: one kind of report for many agencies."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

from ita_portal.forms import ThaiMessages
from reports import formats
from reports.batch.order import Order
from reports.formats import FORMATS
from reports.render import KINDS

EVERYWHERE = "ทุกจังหวัด"


class BatchForm(ThaiMessages, forms.Form):
    """จัดทำรายงานหลายหน่วยงาน; `order` is what was ordered, once it is valid."""

    format = forms.ChoiceField(
        label="แบบรายงาน",
        choices=[(each.code, each.name) for each in FORMATS],
        widget=forms.RadioSelect,
        initial=FORMATS[0].code,
    )
    year = forms.TypedChoiceField(
        label="ปีงบประมาณ", coerce=int, help_text="ปีที่ดำเนินการตามมาตรการ", widget=forms.Select
    )
    province = forms.ChoiceField(label="จังหวัด", required=False)
    kind = forms.ChoiceField(
        label="ชนิดแฟ้ม",
        choices=[(kind.ending, kind.name) for kind in KINDS.values()],
        widget=forms.RadioSelect,
        initial="pdf",
    )
    digits = forms.ChoiceField(label="ตัวเลข", widget=forms.RadioSelect, initial="thai")

    def __init__(
        self,
        years: Iterable[int],
        provinces: Iterable[str],
        digits: dict[str, str],
        *arguments: object,
        **options: object,
    ) -> None:
        super().__init__(*arguments, **options)
        self.fields["year"].choices = [(year, str(year)) for year in years]
        self.fields["province"].choices = [("", EVERYWHERE), *((name, name) for name in provinces)]
        self.fields["digits"].choices = list(digits.items())

    def clean(self) -> dict[str, object]:
        """An order that has at least one agency."""
        said = self.cleaned_data
        if not self.errors:
            self.order = Order(
                formats.find(said["format"]), said["year"], said["kind"], said["digits"], said["province"]
            )
            if not self.order.agencies.exists():
                where = f"ในจังหวัด{said['province']}" if said["province"] else ""
                lacks = self.order.format.lacks
                sentence = f"ปีงบประมาณ {said['year']} ยังไม่มี{lacks}ของหน่วยงานใด{where} เลือกปีหรือจังหวัดอื่น"
                self.add_error("year", ValidationError(sentence, code="nobody"))
        return said
