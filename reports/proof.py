"""Whether sealed documents are what they were: versions, opinions, files, publications against the trail.

The trail is proved first (audit.chain); it keeps the hashes of every version, opinion and file, so that who
changes one of them and recomputes its hash is still found.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import connection, models

from ita_portal import kept_files
from ita_portal.audit.models import Event
from ita_portal.audit.triggers import in_force, names_of
from ita_portal.audit.verbs import Verb
from reports import sealing
from reports.approvals.actions import SCANS, read_scan
from reports.models import Decision, Publication, SealedFile, Version
from reports.row_hashes import hash_of_rows
from reports.told import PARTS, VERBS, Said, differences
from reports.triggers import RULES

PUBLIC_VERBS = (Verb.PUBLISHED, Verb.PUBLICATION_WITHDRAWN)


def first_difference() -> str | None:
    """What differs first, in the order of submission, in English for the operator; None when all holds."""
    return _of_versions() or _of_publications()


def _of_versions() -> str | None:
    said = _said(Version, VERBS)
    versions = Version.objects.select_related("report__agency").prefetch_related(*PARTS)
    for version in versions.order_by("pk").iterator(chunk_size=100):
        if wrong := next(_differences(version, said.pop(version.pk, Said())), None):
            return f"version {version.shown_code} of {version.report.agency.code}, {wrong}"
    if said:
        return f"version {min(said)} is missing, though the trail tells of it"
    return None


def _of_publications() -> str | None:
    said = _said(Publication, PUBLIC_VERBS)
    rows = Publication.objects.select_related("version__report__agency", "item", "withdrawal").order_by("pk")
    for publication in rows.iterator(chunk_size=100):
        heard = said.pop(publication.pk, Said()).rows
        withdrawal = getattr(publication, "withdrawal", None)
        ends = [hash_of_rows(withdrawal)] if withdrawal else []
        if heard[Verb.PUBLISHED] != [hash_of_rows(publication)] or heard[Verb.PUBLICATION_WITHDRAWN] != ends:
            code, agency = publication.version.shown_code, publication.agency.code
            return (
                f"the publication of version {code} of {agency} or its withdrawal is not the one in the trail"
            )
    return f"publication {min(said)} is missing, though the trail tells of it" if said else None


def missing_guards() -> list[str]:
    """The triggers that are not there, or are switched off: what they refuse could be written unseen."""
    wanted = {f"{table}_follows_rules" for table in RULES}
    for table in (Event._meta.db_table, *RULES):
        wanted |= names_of(connection.vendor, table)
    return sorted(wanted - in_force())


def stray_files() -> int:
    """How many files lie beside those that documents name."""
    sealed = set(SealedFile.objects.values_list("name", flat=True))
    scans = set(Decision.objects.exclude(scan="").values_list("scan", flat=True))
    folders = ((sealing.FOLDER, sealed), (SCANS, scans))
    return sum(1 for folder, known in folders for _ in kept_files.strays(folder, known))


def _said(model: type[models.Model], verbs: Sequence[Verb]) -> dict[int, Said]:
    events = Event.objects.filter(
        thing_kind=model._meta.label_lower, verb__in=verbs, outcome=Event.Outcome.DONE
    )
    said: dict[int, Said] = defaultdict(Said)
    for pk, verb, after in events.order_by("number").values_list("thing_id", "verb", "after").iterator():
        said[int(pk)].hear(verb, after)
    return dict(said)


def _differences(version: Version, said: Said) -> Iterator[str]:
    yield from differences(version, said)
    yield from _files_that_differ(version)


def _files_that_differ(version: Version) -> Iterator[str]:
    for file in sorted(version.files.all(), key=lambda file: file.pk):
        try:
            sealing.read_sealed(file)
        except (kept_files.FileChanged, OSError):
            yield f"its file {sealing.FOLDER}/{file.name} ({file.kind}) is missing or was changed"
    for decision in sorted(version.decisions.all(), key=lambda decision: decision.step.order):
        if not decision.scan:
            continue
        try:
            read_scan(decision)
        except (kept_files.FileChanged, OSError):
            yield f"the scan {SCANS}/{decision.scan} of step {decision.step.order} is missing or was changed"
