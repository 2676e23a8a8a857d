"""Whether sealed documents are what they were: versions, opinions, files, publications against the trail.

The trail is proved first (audit.chain); it keeps the hashes of every version, opinion and file, so that who
changes one of them and recomputes its hash is still found.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models

from ita_portal import kept_files
from ita_portal.audit.models import Event
from ita_portal.audit.triggers import in_force, names_of
from ita_portal.audit.verbs import Verb
from reports import kept_words, sealing
from reports.approvals.actions import SCANS, read_scan
from reports.approvals.hashes import first_wrong
from reports.models import Decision, Publication, SealedFile, Version
from reports.row_hashes import hash_of_rows, hash_of_submission
from reports.snapshot import from_json
from reports.triggers import RULES

VERBS = (
    Verb.REPORT_SUBMITTED,
    Verb.OPINION_GIVEN,
    Verb.OPINION_ON_PAPER,
    Verb.FILE_SEALED,
    Verb.REPORT_RECALLED,
)
PUBLIC_VERBS = (Verb.PUBLISHED, Verb.PUBLICATION_WITHDRAWN)


@dataclass
class Said:
    """What the trail says of a thing: the hashes of its facts, opinions, files and rows, in their order."""

    facts: list[str] = field(default_factory=list)
    opinions: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    rows: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # by the verb

    def hear(self, verb: str, after: dict[str, Any]) -> None:
        """Takes in one event more."""
        self.facts += [after[kept_words.FACTS]] if kept_words.FACTS in after else []
        self.opinions += [after[kept_words.OPINION]] if kept_words.OPINION in after else []
        self.files += [after[kept_words.FILE]] if kept_words.FILE in after else []
        self.rows[verb] += [after[kept_words.ROWS]] if kept_words.ROWS in after else []


def first_difference() -> str | None:
    """What differs first, in the order of submission, in English for the operator; None when all holds."""
    return _of_versions() or _of_publications()


def _of_versions() -> str | None:
    said = _said(Version, VERBS)
    versions = Version.objects.select_related("report__agency").prefetch_related(
        "decisions__step", "steps", "files", "recall"
    )
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
    """Everything about one version that is not as it was; facts are read only after their hash held."""
    decisions = sorted(version.decisions.all(), key=lambda decision: decision.step.order)
    files = sorted(version.files.all(), key=lambda file: file.pk)
    if sealing.sha256_of(version.facts) != version.sha256:
        yield "its facts were changed"
    if set(said.facts) != {version.sha256}:
        yield "its hash is not the one in the trail"
    steps = [(step.order, step.position_name, step.person_name) for step in version.steps.all()]
    if steps != [(step.order, step.position, step.name) for step in from_json(version.facts).chain]:
        yield "its steps are not those of its facts"
    if wrong := first_wrong(decisions, version):
        yield f"the opinion of step {wrong.step.order} was changed, or one before it is missing"
    if [decision.hash for decision in decisions] != said.opinions:
        yield "its opinions are not those in the trail"
    recalls = [hash_of_rows(version.recall)] if hasattr(version, "recall") else []
    if recalls != said.rows[Verb.REPORT_RECALLED]:
        yield "its recall is not the one in the trail"
    if [file.sha256 for file in files] != said.files:
        yield "its files are not those in the trail"
    if said.rows[Verb.REPORT_SUBMITTED] != [hash_of_submission(version)]:
        yield "whose it is, its maker, its time or the positions of its steps are not those in the trail"
    decided = [hash_of_rows(file) for file in files if file.kind == SealedFile.Kind.DECIDED]
    if decided != said.rows[Verb.FILE_SEALED]:
        yield "its file with the opinions is not the one in the trail"
    yield from _files_that_differ(files, decisions)


def _files_that_differ(files: list[SealedFile], decisions: list[Decision]) -> Iterator[str]:
    for file in files:
        try:
            sealing.read_sealed(file)
        except (kept_files.FileChanged, OSError):
            yield f"its file {sealing.FOLDER}/{file.name} ({file.kind}) is missing or was changed"
    for decision in decisions:
        if not decision.scan:
            continue
        try:
            read_scan(decision)
        except (kept_files.FileChanged, OSError):
            yield f"the scan {SCANS}/{decision.scan} of step {decision.step.order} is missing or was changed"
