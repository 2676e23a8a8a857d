"""What a report has on record, asked once it is locked: whether what was read of it before is still all."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q
from django.db.models.functions import Now

from reports.models import Report, Version
from reports.standing import Standing

DATABASE_TIME = Now()
_TIMES = {"made": Max("made_at"), "said": Max("decisions__at"), "recalled": Max("recall__at")}


@dataclass(frozen=True)
class OnRecord:
    """How much there is of one version, which version of its report is the newest, the latest time of all."""

    version_id: int
    newest: int
    opinions: int
    recalls: int
    last: datetime

    def is_all_of(self, read: Standing) -> bool:
        """Whether nothing was added since that was read: rows are only ever added, so their number tells."""
        counted = (self.version_id, self.newest, self.opinions, self.recalls)
        return counted == (read.version.pk, read.version.number, len(read.decisions), 0)


def lock(report_id: int) -> datetime:
    """The time by the clock of the database; until the transaction ends nobody else adds anything to it."""
    rows = Report.objects.select_for_update().annotate(time=DATABASE_TIME)
    return rows.values_list("time", flat=True).get(pk=report_id)


def on_record(version: Version) -> OnRecord:
    """What there is now of a version and its report; one query."""
    mine = Q(pk=version.pk)
    found = Version.objects.filter(report=version.report_id).aggregate(
        newest=Max("number"),
        opinions=Count("decisions", filter=mine),
        recalls=Count("recall", filter=mine),
        **_TIMES,
    )
    return OnRecord(version.pk, found["newest"], found["opinions"], found["recalls"], _latest(found))


def last_recorded(report: Report) -> datetime | None:
    """The latest time that stands in the record of the report's versions; one query."""
    return _latest(Version.objects.filter(report=report).aggregate(**_TIMES))


def _latest(found: dict[str, datetime | None]) -> datetime | None:
    return max((found[name] for name in _TIMES if found[name] is not None), default=None)
