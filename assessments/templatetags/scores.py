"""Filters for points."""

from decimal import Decimal

from django import template

from assessments.bars import Bar, Scale

register = template.Library()


@register.filter
def points(score: Decimal | None) -> str:
    """Points with two decimals; blank where they are unknown."""
    return "" if score is None else f"{score:.2f}"


@register.filter
def signed(change: Decimal | None) -> str:
    """Points with their sign, such as +1.78 or −0.40; blank where they are unknown."""
    return "" if change is None else f"{change:+.2f}".replace("-", "−").replace("+0.00", "0.00")


@register.simple_tag
def bar(scale: Scale, score: Decimal | None, target: Decimal | None = None) -> Bar:
    """The bar of a score on a scale (components/score_bar.html draws it)."""
    return scale.bar(score, target)
