"""When something happened. Recorded times never run backwards, whatever the clock of the server does."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from ita_portal import thai

from .refusals import Refused

SKEW = timedelta(minutes=5)  # two servers may differ by so much, or a clock be set right


def now_after(last: datetime | None, database_time: datetime) -> datetime:
    """The time to record for what happens now: never before the latest on record.

    Raises:
        Refused: the clock is not that of the database, or stands further back than a clock that is set right.
    """
    now = timezone.now()
    if abs(now - database_time) > SKEW:
        raise Refused(
            f"นาฬิกาของเครื่องแม่ข่าย ({_words(now)}) ไม่ตรงกับนาฬิกาของฐานข้อมูล ({_words(database_time)}) "
            "โปรดแจ้งผู้ดูแลเครื่องแม่ข่ายให้ตั้งนาฬิกาทั้งสองให้ตรงกัน แล้วทำรายการนี้อีกครั้ง"
        )
    if last is None or now >= last:
        return now
    if last - now > SKEW:
        raise Refused(
            f"นาฬิกาของเครื่องแม่ข่ายเดินถอยหลัง เวลานี้คือ {_words(now)} แต่รายการล่าสุดบันทึกไว้เมื่อ {_words(last)} "
            "โปรดแจ้งผู้ดูแลเครื่องแม่ข่ายให้ตรวจและตั้งนาฬิกา แล้วทำรายการนี้อีกครั้ง "
            f"ถ้าเวลานี้ถูกต้องอยู่แล้ว ทำรายการนี้ได้ตั้งแต่ {_words(last)} เป็นต้นไป"
        )
    return last


def day_of(time: datetime) -> date:
    """The day it was in Thailand."""
    return timezone.localtime(time).date()


def _words(time: datetime) -> str:
    local = timezone.localtime(time)
    return f"{thai.write_date(local.date(), 'short')} {local:%H.%M} น."
