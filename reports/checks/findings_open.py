"""A finding that no measure answers."""

from collections.abc import Iterator

from ita_portal.problems import Problem
from reports.facts import Snapshot
from reports.formats import Format

from .place import Found, Place


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """What was found weak wants something done about it; a measure of the issue alone answers all of it."""
    chosen = {number for issue in snapshot.analysis for each in issue.findings for number in each.measures}
    answered = {measure.issue for measure in snapshot.measures if measure.number not in chosen}
    for issue in snapshot.analysis:
        if issue.nothing or issue.number in answered:
            continue
        for order, finding in enumerate(issue.findings, start=1):
            if not finding.measures:
                where = f"ข้อค้นพบที่ {order} ของประเด็นที่ {issue.number}"
                message = f"{where} ยังไม่มีมาตรการในแผนปี {snapshot.year}"
                problem = Problem("finding-without-measure", "warning", message, where, "เลือกมาตรการที่ตอบ")
                yield Found(problem, Place.ANALYSIS, issue.number)
