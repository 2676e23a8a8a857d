"""What follows a submission or an opinion in the background: the decided PDF, the letters.

None of it undoes the opinion: what fails stands in the log and the trail, the PDF is made on first demand.
"""

from django.db import transaction
from django_tasks import task

from reports import letters, sealing, states
from reports.models import Decision, Version


def after_change(version_pk: int, on_paper: int | None = None) -> None:
    """Hands to the background what a version needs now; called once the change itself is stored.

    Args:
        on_paper: the opinion that was just recorded for somebody who signed by hand.
    """
    with transaction.atomic():  # together they wait once for their turn to write
        write_letters.enqueue(version_pk, on_paper)
        seal_decided.enqueue(version_pk)


@task()
def write_letters(version_pk: int, on_paper: int | None = None) -> None:
    """Writes to who is to act now, and to whom an opinion on paper was recorded for."""
    version = _version(version_pk)
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
