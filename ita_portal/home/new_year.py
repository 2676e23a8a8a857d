"""What home says of a fiscal year that has begun without rules: what to do, and who can."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.html import format_html

from assessments.new_year import year_to_open
from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May


def year_without_rules(
    actors: Collection[Actor], known: Collection[int], today: date, *, is_operator: bool
) -> str:
    """A sentence for the operator, with the way to open the year, and for administrators; else blank."""
    year = year_to_open(known, today)
    if year is None or not (is_operator or any(actor.may(May.MANAGE_SETTINGS) for actor in actors)):
        return ""
    begun = f"ปีงบประมาณ {year} เริ่มแล้ว แต่ระบบยังไม่มีเกณฑ์ของปีนี้ จึงยังบันทึกมาตรการของปี {year} ไม่ได้"
    if is_operator:
        way = f"เปิดปีงบประมาณ {year} โดยนำเกณฑ์ของปี {year - 1} มาใช้ไปก่อน"
        return format_html('{} <a href="{}">{}</a>', begun, reverse("operator_open_year", args=[year]), way)
    return f"{begun} โปรดแจ้งผู้ดูแลเครื่องแม่ข่ายให้เปิดปีงบประมาณ {year}"
