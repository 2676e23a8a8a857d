"""Names of indicators in the headings of a file `scores`: what they are, and which differ from the year's."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from assessments import figures
from assessments.models import Indicator
from ita_portal.sheets import Sheet, Value

_NUMBERED = re.compile(r"^ตัวชี้วัด\s*(?:ที่)?\s*[0-9๐-๙]+[\s.:)–-]*")


def called_name(number: int) -> str:
    """The heading under which a name is told: ชื่อตัวชี้วัดที่ 8."""
    return f"ชื่อ{figures.call_indicator(number)}"


def names_in(called: Mapping[str, str], numbers: Iterable[int]) -> dict[int, str]:
    """What the headings of a file call the indicators, by number.

    A name stands behind ตัวชี้วัดที่ 8; a heading that was matched is one where some year has that name.
    """
    known = set(Indicator.objects.order_by().values_list("number", "name").distinct())
    found = {}
    for number in numbers:
        text = called.get(figures.call_indicator(number), "")
        name = _NUMBERED.sub("", text)
        if name and (name != text or (number, name) in known):
            found[number] = name
    return found


def with_names(sheet: Sheet, names: Mapping[int, str]) -> Sheet:
    """The sheet with the names beside the scores of every row, as if columns of the file said them."""

    def told(cells: Mapping[str, Value]) -> dict[str, Value]:
        scored = {number: cells.get(figures.call_indicator(number), "") != "" for number in names}
        return {called_name(number): name if scored[number] else "" for number, name in names.items()}

    return replace(
        sheet,
        headings=(*sheet.headings, *map(called_name, names)),
        rows=tuple(replace(row, cells=row.cells | told(row.cells)) for row in sheet.rows),
    )
