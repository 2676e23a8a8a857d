"""An issue of the analysis that nobody looked at."""

from collections.abc import Iterator

from assessments.analysis.check import check_issues
from reports.facts import Snapshot
from reports.formats import Format

from .place import Found, Place


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """Its row prints empty; nothing is asked of a year whose result is not stored."""
    if snapshot.result is None:
        return
    numbers = [issue.number for issue in snapshot.analysis]
    looked_at = [issue.number for issue in snapshot.analysis if issue.looked_at]
    open_ones = [number for number in numbers if number not in looked_at]
    problems = check_issues(snapshot.result_year, open_ones, ())
    for number, problem in zip(open_ones, problems, strict=True):
        yield Found(problem, Place.ANALYSIS, number)
