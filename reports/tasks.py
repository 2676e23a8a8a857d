"""What follows a submission or an opinion in the background: the letters, the decided PDF.

It is asked for in the same transaction, so that it is neither forgotten nor done for nothing. None of it
undoes the opinion: what fails stands in the log and the trail, the PDF is made on first demand.
"""

from django_tasks import task

from reports import letters, sealing, states
from reports.models import Decision, Version


def after_submission(version: Version) -> None:
    """Asks for what a submitted version needs; inside the transaction that stores it."""
    write_letters.enqueue(version.pk)


def after_opinion(decision: Decision, *, is_last: bool) -> None:
    """Asks for what an opinion needs; inside the transaction that stores it.

    Args:
        is_last: whether it is that of the last step, so that the version may be decided now.
    """
    write_letters.enqueue(
        decision.version_id, decision.pk if decision.by_hand else None, after=decision.step.order
    )
    if is_last:
        seal_decided.enqueue(decision.version_id)


@task()
def write_letters(version_pk: int, on_paper: int | None = None, after: int = 0) -> None:
    """Writes to who is to act now, and to whom an opinion on paper was recorded for.

    Args:
        after: the step whose opinion this follows, 0 for the submission. Where there is a later opinion by
            now, its own letter tells who is to act: nobody gets the same one twice.
    """
    version = _version(version_pk)
    if not version.decisions.filter(step__order__gt=after).exists():
        state = states.state_of(version)
        for person in letters.awaited(version, state):
            letters.send(letters.to_next(person, version, state))
    if on_paper is not None:
        letters.send(letters.to_signer(Decision.objects.select_related("person", "version").get(pk=on_paper)))


@task()
def seal_decided(version_pk: int) -> None:
    """Makes the decided PDF once the last of the chain has decided; does nothing before, nothing twice."""
    version = _version(version_pk)
    if states.state_of(version).is_decided:
        sealing.decided_file(version)


def _version(pk: int) -> Version:
    return Version.objects.select_related("report__agency", "made_by").get(pk=pk)
