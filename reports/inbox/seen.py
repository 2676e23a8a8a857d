"""Which versions a person opened: the trail keeps it, once a version; the next is compared with the last."""

from ita_portal.accounts.access import Actor
from ita_portal.audit.models import Event
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from reports.models import Version

_READING = (Verb.REPORT_READ, Verb.OPINION_GIVEN)


def last_seen(actor: Actor, version: Version) -> Version | None:
    """The latest version of the same report before this one that the person opened; None where there is none.

    That she opens this one now is written to the trail, once. Two queries.
    """
    earlier = list(
        Version.objects.filter(report=version.report_id, number__lt=version.number)
        .defer("facts", "problems")
        .order_by("-number")
    )
    ids = [str(each.pk) for each in (version, *earlier)]
    read = Event.objects.filter(
        thing_kind=Version._meta.label_lower,
        thing_id__in=ids,
        person=actor.user,
        verb__in=_READING,
        outcome=Event.Outcome.DONE,
    )
    seen = set(read.values_list("thing_id", flat=True))
    if str(version.pk) not in seen:
        record(actor, Verb.REPORT_READ, version)
    return next((each for each in earlier if str(each.pk) in seen), None)
