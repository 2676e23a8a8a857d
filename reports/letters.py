"""Letters by e-mail about a version: to who is to act now, to whom an opinion on paper was recorded for.

A letter brings a link and nothing else: who follows it signs in first, and no opinion is given by it.
"""

import logging
from dataclasses import dataclass
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from ita_portal.accounts.access import the_portal
from ita_portal.accounts.models import User
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from reports.answering import able_to_answer
from reports.models import Decision, Version
from reports.opinion_words import with_reason
from reports.route import officials_of
from reports.standing import standing_of
from reports.states import Kind, State

log = logging.getLogger(__name__)
NO_ANSWER = "เครื่องแม่ข่ายอีเมลไม่รับหรือไม่ตอบ"


@dataclass(frozen=True)
class Letter:
    """A letter to one person about one version; `template` is the beginning of its files' names."""

    person: User
    version: Version
    template: str
    words: dict[str, Any]

    def message(self) -> EmailMessage:
        """The letter in plain text."""
        words = {"person": self.person, "version": self.version, **self.words}
        subject = render_to_string(f"reports/email/{self.template}_subject.txt", words)
        subject = settings.ACCOUNT_EMAIL_SUBJECT_PREFIX + " ".join(subject.split())
        body = render_to_string(f"reports/email/{self.template}_message.txt", words)
        return EmailMessage(subject, body, to=[self.person.email])


def awaited(version: Version, state: State) -> list[User]:
    """Who may give the next opinion; the maker when it came back, is decided, or where nobody may."""
    if state.waiting_for is not None:
        officials = officials_of(version.agency, timezone.localdate())
        return able_to_answer(standing_of(version), officials) or [version.made_by]
    return [version.made_by] if state.is_decided or state.kind is Kind.RETURNED else []


def to_next(person: User, version: Version, state: State) -> Letter:
    """To one of those who are to act now."""
    if person == version.made_by:
        template = "vacant" if state.is_open else "maker"
        path = version.report.get_absolute_url()
    else:
        template, path = "next", reverse("inbox_version", args=[version.code])
    because = with_reason(state.by.opinion, state.by.reason) if state.by else ""
    words = {"state": state, "because": because, "link": settings.PUBLIC_URL + path}
    return Letter(person, version, template, words)


def to_signer(decision: Decision) -> Letter:
    """To whom an opinion signed by hand was recorded for, so that nothing is said in her name unseen."""
    link = settings.PUBLIC_URL + reverse("inbox_version", args=[decision.version.code])
    return Letter(decision.person, decision.version, "paper", {"decision": decision, "link": link})


def send(letter: Letter) -> bool:
    """Sends it and tells whether it went; the trail says so too. Without an address none is sent."""
    if not letter.person.email:
        return False
    verb, reason = Verb.NOTICE_SENT, ""
    try:
        letter.message().send()
    except (OSError, SMTPException) as problem:
        log.error("A letter about version %s could not be sent: %s", letter.version.shown_code, problem)
        verb, reason = Verb.NOTICE_FAILED, NO_ANSWER
    name = f"{letter.person.full_name} เรื่อง {letter.version}"
    record(the_portal(letter.version.agency), verb, letter.version, name=name, reason=reason)
    return verb is Verb.NOTICE_SENT
