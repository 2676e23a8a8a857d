"""When something happened. Recorded times never run backwards, whatever the clock of the server does."""

from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from ita_portal import thai
from reports.models import Report, Version

from .refusals import Refused

SKEW = timedelta(minutes=5)  # two servers may differ by so much, or a clock be set right


def now_for(report: Report) -> datetime:
    """The time to record for what happens to the report now: never before what is recorded of it already.

    Raises:
        Refused: the clock stands further back than a clock that is set right.
    """
    now, last = timezone.now(), last_recorded(report)
    if last is None or now >= last:
        return now
    if last - now > SKEW:
        raise Refused(
            f"นาฬิกาของเครื่องแม่ข่ายเดินถอยหลัง เวลานี้คือ {_words(now)} แต่รายการล่าสุดบันทึกไว้เมื่อ {_words(last)} "
            "โปรดแจ้งผู้ดูแลเครื่องแม่ข่ายให้ตั้งนาฬิกา แล้วทำรายการนี้อีกครั้ง"
        )
    return last


def last_recorded(report: Report) -> datetime | None:
    """The latest time that stands in the record of the report's versions; one query."""
    times = Version.objects.filter(report=report).aggregate(
        made=Max("made_at"), said=Max("decisions__at"), recalled=Max("recall__at")
    )
    return max((time for time in times.values() if time is not None), default=None)


def day_of(time: datetime) -> date:
    """The day it was in Thailand."""
    return timezone.localtime(time).date()


def _words(time: datetime) -> str:
    local = timezone.localtime(time)
    return f"{thai.write_date(local.date(), 'short')} {local:%H.%M} น."
