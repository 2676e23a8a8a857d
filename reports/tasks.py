"""What follows a submission or an opinion in the background: the decided PDF, the letter to who comes next.

None of it undoes the opinion: what fails stands in the log and the trail, the PDF is made on first demand.
"""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from ita_portal.accounts.access import Actor
from ita_portal.accounts.models import User
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from reports import sealing, states
from reports.models import Version
from reports.route import officials_of
from reports.states import Kind, State

log = logging.getLogger(__name__)


def after_change(version_pk: int) -> None:
    """Hands to the background what a version needs now; called once the change itself is stored."""
    write_letters.enqueue(version_pk)
    seal_decided.enqueue(version_pk)


@task()
def seal_decided(version_pk: int) -> None:
    """Makes the decided PDF once the last of the chain has decided; does nothing before, nothing twice."""
    version = _version(version_pk)
    if states.state_of(version).is_decided:
        sealing.decided_file(version)


@task()
def write_letters(version_pk: int) -> None:
    """Writes to who is to act now: the next of the chain, or the maker when it came back or is decided."""
    version = _version(version_pk)
    state = states.state_of(version)
    for person in awaited(version, state):
        write_to(person, version, state)


def awaited(version: Version, state: State) -> list[User]:
    """Who is to act now; nobody once a version is recalled or replaced."""
    if state.waiting_for is not None:
        officials = officials_of(version.agency, timezone.localdate())
        return officials.able(state.waiting_for.position_ids, without=version.made_by)
    return [version.made_by] if state.is_decided or state.kind is Kind.RETURNED else []


def write_to(person: User, version: Version, state: State) -> bool:
    """Sends the letter and tells whether it went; the trail says so too. Without an address none is sent."""
    if not person.email:
        return False
    verb, reason = Verb.NOTICE_SENT, ""
    try:
        letter(person, version, state).send()
    except (OSError, SMTPException) as problem:
        log.error("A letter about version %s could not be sent: %s", version.shown_code, problem)
        verb, reason = Verb.NOTICE_FAILED, "เครื่องแม่ข่ายอีเมลไม่รับหรือไม่ตอบ"
    name = f"{person.full_name} เรื่อง {version}"
    record(Actor(user=None, agency=version.agency), verb, version, name=name, reason=reason)
    return verb is Verb.NOTICE_SENT


def letter(person: User, version: Version, state: State) -> EmailMessage:
    """The letter in plain text; its link leads to the page, where the person signs in first."""
    words = {
        "person": person,
        "version": version,
        "state": state,
        "link": settings.PUBLIC_URL + version.report.get_absolute_url(),
    }
    subject = render_to_string("reports/email/next_subject.txt", words)
    body = render_to_string("reports/email/next_message.txt", words)
    subject = settings.ACCOUNT_EMAIL_SUBJECT_PREFIX + " ".join(subject.split())
    return EmailMessage(subject, body, to=[person.email])


def _version(pk: int) -> Version:
    return Version.objects.select_related("report__agency", "made_by").get(pk=pk)
