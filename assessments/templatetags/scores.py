"""Filters for points."""

from decimal import Decimal

from django import template

from ita_portal import thai

register = template.Library()


@register.filter
def points(score: Decimal | None) -> str:
    """Points with two decimals; blank where they are unknown."""
    return "" if score is None else f"{score:.2f}"


@register.filter
def signed(change: Decimal | None) -> str:
    """Points with their sign, such as +1.78 or −0.40; blank where they are unknown."""
    return "" if change is None else f"{change:+.2f}".replace("-", "−").replace("+0.00", "0.00")


@register.filter
def moved(change: Decimal) -> str:
    """The change of a score in words."""
    if not change:
        return "เท่าเดิม"
    return f"{'เพิ่มขึ้น' if change > 0 else 'ลดลง'} {abs(change):.2f}"


@register.filter
def ranked(announced: str) -> str:
    """A rank as it was announced; a number alone with its separator, such as 1,014."""
    return thai.grouped(announced)


@register.filter
def counted(number: int) -> str:
    """A number of things, such as 8,317."""
    return f"{number:,}"
