"""What may be told of a paper before it is recorded: who signs for whom, and on which day."""

from datetime import date

from ita_portal import thai
from ita_portal.accounts.models import User
from reports.standing import Standing

from .clock import day_of


def wrong_signer(recorder: User | None, person: User) -> str | None:
    """Why the recorder may not record what this person signed, as a Thai sentence; None when she may."""
    if recorder == person:
        return "ผู้บันทึกต้องไม่ใช่ผู้ลงนามเอง ถ้าเป็นความเห็นของคุณ ให้ความเห็นในระบบได้โดยตรง"
    return None


def wrong_day(standing: Standing, signed_on: date, today: date) -> str | None:
    """Why a paper cannot bear this day, as a Thai sentence; None when it can.

    It is signed after the version was submitted and after the opinion below it, and not tomorrow.
    """
    earliest, last = day_of(standing.version.made_at), standing.last_opinion
    if last is not None:
        earliest = max(earliest, last.signed_on or day_of(last.at))
    if earliest <= signed_on <= today:
        return None
    first, latest = thai.write_date(earliest), thai.write_date(today)
    if signed_on > today:
        return f"วันที่ลงนามต้องไม่เกินวันนี้ ({latest})"
    return f"วันที่ลงนามต้องไม่ก่อนวันที่ {first} ซึ่งเป็นวันที่เสนอหรือวันที่มีความเห็นก่อนหน้า"
