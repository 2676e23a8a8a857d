"""A letter dated outside the years that its plan touches."""

from collections.abc import Iterator

from ita_portal.problems import Problem
from ita_portal.thai import fiscal_year, write_date
from reports.facts import Snapshot
from reports.formats import Format

from .place import Found, Place


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """Results come in August, the memo by spring, the report by autumn: further away is a mistyped year."""
    on = snapshot.letter.on
    if on is None or abs(fiscal_year(on) - snapshot.year) <= 1:
        return
    message = f"{format.name} ลงวันที่ {write_date(on)} ซึ่งห่างจากปีงบประมาณ {snapshot.year} โปรดตรวจปีที่พิมพ์"
    problem = Problem("date-of-other-year", "warning", message, format.name, "ตรวจวันที่")
    yield Found(problem, Place.TEXTS, field="on")
