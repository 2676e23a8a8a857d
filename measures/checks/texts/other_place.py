"""A text that names another district or province than that of its agency."""

from collections.abc import Iterator

from ita_portal.thai.vocabulary import SHORT_NAMES

from .names import KINDS, Name, names_in
from .other_agency import PROVINCIAL
from .text import FreeText, Place, Record, Slip, TextRule

CAPITAL = "เมือง"  # อำเภอเมือง is short for อำเภอเมืองยโสธร


def check(text: FreeText, record: Record) -> Iterator[Slip]:
    """Where somebody trains or meets may be anywhere; an agency of unknown place has no wrong one.

    Every district of its province is the business of the organisation of a province.
    """
    place = record.place
    district = "" if place.name.startswith(KINDS[PROVINCIAL]) else place.district
    for name in names_in(text.text):
        own = {"district": district, "province": place.province}.get(name.sort, "")
        if own and not name.elsewhere and not _is_own(name, place):
            yield Slip(f"{name.kind}{name.name}", f"เขียนถึง “{name.written}” ซึ่งไม่ใช่{name.kind}{own}")


def _is_own(name: Name, place: Place) -> bool:
    if name.sort == "province":
        full = SHORT_NAMES.get(place.province, place.province)
        return name.tail.startswith(place.province) or SHORT_NAMES.get(name.name, name.name) == full
    if name.tail.startswith(place.district):
        return place.district != CAPITAL or name.name in (CAPITAL, CAPITAL + place.province)
    return place.district.startswith(CAPITAL) and name.name == CAPITAL


RULE = TextRule("other-place", "error", "แก้ชื่ออำเภอหรือจังหวัด", check)
