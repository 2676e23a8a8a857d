"""A text that names another agency than its own: copied from a neighbour."""

from collections.abc import Iterator

from .names import KIND_OF, Name, names_in
from .text import FreeText, Place, Record, Slip, TextRule

PROVINCIAL = "องค์การบริหารส่วนจังหวัด"


def check(text: FreeText, record: Record) -> Iterator[Slip]:
    """Who works with others or visits them may name them; the organisation of the province is no slip."""
    for name in names_in(text.text):
        if name.sort == "agency" and not name.elsewhere and not _is_own(name, record.place):
            yield Slip(name.name, f"เขียนถึง “{name.written}” ซึ่งไม่ใช่{record.place.name}")


def _is_own(name: Name, place: Place) -> bool:
    if name.kind == PROVINCIAL and place.province and name.tail.startswith(place.province):
        return True
    for spelling, kind in KIND_OF.items():
        if place.name.startswith(spelling):
            return name.kind == kind and name.is_of(place.name.removeprefix(spelling).strip())
    return False


RULE = TextRule("other-agency", "error", "แก้ชื่อหน่วยงาน", check)
