"""The forms of publishing: under which item; why it is taken back."""

from collections.abc import Iterable
from itertools import groupby

from django import forms

from assessments.models import Item
from ita_portal.forms import CleanCharField, ThaiMessages
from reports.models import Version
from reports.publishing import items_for, purpose_of


class PublishForm(ThaiMessages, forms.Form):
    """ข้อที่เผยแพร่: those that the rules name for such a document first, the first of them chosen."""

    item = forms.ChoiceField(label="ข้อที่เผยแพร่")

    def __init__(self, version: Version, *arguments: object, **options: object) -> None:
        self.items = {_key(item): item for item in items_for(version)}
        super().__init__(*arguments, **options)
        purpose = purpose_of(version)
        named = [item for item in self.items.values() if item.purpose == purpose]
        others = [item for item in self.items.values() if item.purpose != purpose]
        by_year = groupby(others, lambda item: item.fiscal_year_id)
        self.fields["item"].help_text = f"เอกสารจะเป็นหลักฐานของข้อนี้ {_unchecked(self.items.values())}".rstrip()
        self.fields["item"].choices = [
            ("ข้อที่ตรงกับเอกสารนี้", [_choice(item, with_year=True) for item in named]),
            *((f"ข้ออื่นของปี {year}", [_choice(item) for item in items]) for year, items in by_year),
        ]

    def clean_item(self) -> Item:
        """The item itself."""
        return self.items[self.cleaned_data["item"]]


class WithdrawForm(ThaiMessages, forms.Form):
    """เหตุผลที่ถอน, which the public page will show."""

    reason = CleanCharField(
        label="เหตุผลที่ถอนการเผยแพร่",
        help_text="หน้าสาธารณะจะแสดงเหตุผลนี้แทนเอกสาร",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _unchecked(items: Iterable[Item]) -> str:
    """Of which years items are not verified: the address of what is published bears the code for good."""
    years = sorted({item.fiscal_year_id for item in items if not item.verified})
    called = " และ ".join(f"ปี {year}" for year in years)
    return f"ข้อของ{called} ในระบบยังไม่ได้ตรวจสอบกับคู่มือ โปรดเทียบก่อนเผยแพร่" if years else ""


def _key(item: Item) -> str:
    return f"{item.fiscal_year_id}-{item.code}"


def _choice(item: Item, *, with_year: bool = False) -> tuple[str, str]:
    year = f" ปี {item.fiscal_year_id}" if with_year else ""
    return _key(item), f"{item.code}{year} {item.name}"
