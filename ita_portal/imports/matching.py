"""Files with headings that are not the form's: somebody matches them once, and her agency keeps them."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict

from ita_portal import sheets
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.forms import ThaiMessages
from ita_portal.imports.doors import Door
from ita_portal.imports.models import HeadingMatch

LEFT_OUT = "ไม่นำเข้า"
LONGEST = 200  # characters of a heading that can be remembered


def matches_of(door: Door) -> dict[str, str]:
    """What the agency's headings of this kind of file stand for; "" for a column that is left out."""
    rows = HeadingMatch.objects.filter(agency=door.actor.agency, kind=door.kind.name)
    return dict(rows.values_list("found", "meant"))


@transaction.atomic
def store_matches(door: Door, matches: Mapping[str, str]) -> None:
    """Remembers what headings stand for; those that are not named stay as they are."""
    before = matches_of(door)
    differing = {found: meant for found, meant in matches.items() if before.get(found) != meant}
    for found, meant in differing.items():
        HeadingMatch.objects.update_or_create(
            agency=door.actor.agency, kind=door.kind.name, found=found, defaults={"meant": meant}
        )
    if differing:
        record(
            door.actor,
            Verb.HEADINGS_MATCHED,
            name=door.kind.label,
            before={found: before[found] or LEFT_OUT for found in differing if found in before},
            after={found: meant or LEFT_OUT for found, meant in differing.items()},
        )


class ColumnsForm(ThaiMessages, forms.Form):
    """A choice for each heading of a file that is not the form's own."""

    def __init__(self, door: Door, content: bytes, data: QueryDict | None) -> None:
        matched = matches_of(door)
        headings = door.kind.resource.headings()
        sheet = sheets.read(content, headings, matched)
        self.found = {
            f"column-{number}": heading
            for number, heading in enumerate(sheet.foreign, start=1)
            if len(heading) <= LONGEST
        }
        meant = {matched.get(heading, "") for heading in sheet.foreign}
        own = [heading for heading in headings.all if heading not in sheet.headings or heading in meant]
        choices = [("", LEFT_OUT), *((heading, heading) for heading in own)]
        self.base_fields = {
            name: forms.ChoiceField(
                label=f"“{heading}”", choices=choices, required=False, initial=matched.get(heading, "")
            )
            for name, heading in self.found.items()
        }
        super().__init__(data)

    def clean(self) -> dict[str, str]:
        """Two columns cannot stand for the same heading."""
        taken: dict[str, str] = {}
        for name, meant in list(self.cleaned_data.items()):
            first = taken.setdefault(meant, name) if meant else name
            if first != name:
                both = f"“{self.found[name]}” และ “{self.found[first]}”"
                sentence = f"{both} จับคู่กับ “{meant}” ทั้งคู่ ให้เหลือคอลัมน์เดียว"
                self.add_error(name, ValidationError(sentence, code="twice"))
        return self.cleaned_data

    def matches(self) -> dict[str, str]:
        """What was chosen, by heading of the file."""
        return {heading: self.cleaned_data[name] for name, heading in self.found.items()}
