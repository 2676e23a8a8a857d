"""Template filters for Thai text and dates."""

from django import template

register = template.Library()
