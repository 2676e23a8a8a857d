"""The agency's emblem, as facts."""

import base64

from ita_portal.accounts.agency_files import emblem_of
from ita_portal.accounts.models import Agency
from reports.facts import EmblemFacts


def emblem_facts(agency: Agency) -> EmblemFacts | None:
    """The emblem as documents print it now; none where the agency has none. One query and one small file."""
    emblem = emblem_of(agency)
    if emblem is None:
        return None
    return EmblemFacts(emblem.media_type, base64.b64encode(emblem.data).decode("ascii"))
