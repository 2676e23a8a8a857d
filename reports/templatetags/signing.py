"""What a page says of a decided file that is not there."""

from django import template

from ita_portal.accounts.models import Agency
from reports.signing import trouble_of

register = template.Library()


@register.filter
def signing_trouble(agency: Agency) -> str:
    """Why files of the agency cannot be signed now; "" where nothing stands in the way."""
    return trouble_of(agency)
