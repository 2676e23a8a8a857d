"""What the trail tells of a version, and whether the rows of the database say the same.

`verify_audit` asks for all versions once the whole trail was proved (proof.py); before one is signed, or
confirmed to a stranger, its own events are proved by their seals alone.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ita_portal.audit import keys
from ita_portal.audit.chain import Seals
from ita_portal.audit.models import Event
from ita_portal.audit.record import events_of
from ita_portal.audit.verbs import Verb
from reports import kept_words
from reports.models import SealedFile, Version
from reports.opinion_hashes import first_wrong
from reports.row_hashes import hash_of_rows, hash_of_submission, sha256_of
from reports.snapshot import from_json

VERBS = (
    Verb.REPORT_SUBMITTED,
    Verb.OPINION_GIVEN,
    Verb.OPINION_ON_PAPER,
    Verb.FILE_SEALED,
    Verb.REPORT_RECALLED,
)
PARTS = ("decisions__step", "steps", "files", "recall")  # of a version, for prefetch_related


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


def differences(version: Version, said: Said) -> Iterator[str]:
    """All about one version that is not as it was, in English; facts are read after their hash held."""
    decisions = sorted(version.decisions.all(), key=lambda decision: decision.step.order)
    files = sorted(version.files.all(), key=lambda file: file.pk)
    if sha256_of(version.facts) != version.sha256:
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


def first_unproved(version: Version) -> str | None:
    """What about a version is not as its sealed events tell, in English for the log; None when all is.

    Looks twice before it says so: an opinion may be stored between two questions to the database.

    Raises:
        keys.NoKey: the file of a key is damaged.
    """
    return _look(version.pk) and _look(version.pk)


def _look(pk: int) -> str | None:
    version = Version.objects.select_related("report").prefetch_related(*PARTS).get(pk=pk)
    events = events_of(version).filter(verb__in=VERBS, outcome=Event.Outcome.DONE)
    said, seals = Said(), Seals(keys.keyring())
    for event in events:
        if wrong := seals.refuse(event):
            return wrong
        said.hear(event.verb, event.after)
    return next(differences(version, said), None)
