"""Who may give the opinion that a version waits for. Pure; positions and orders change while it waits."""

from ita_portal.accounts.models import User
from reports.route import Officials
from reports.standing import Standing


def able_to_answer(standing: Standing, officials: Officials) -> list[User]:
    """Everybody who may give the next opinion on the day of these officials; nobody where none is awaited.

    Neither its maker is one of them nor who gave an opinion below.
    """
    step = standing.state.waiting_for
    if step is None:
        return []
    taken = {standing.version.made_by_id, *(said.person_id for said in standing.decisions.values())}
    return [user for user in officials.able(step.position_ids, without=None) if user.pk not in taken]


def waits_for_nobody(standing: Standing, officials: Officials) -> bool:
    """Whether it waits for an opinion that nobody may give, until somebody is appointed."""
    return standing.state.is_open and not able_to_answer(standing, officials)
